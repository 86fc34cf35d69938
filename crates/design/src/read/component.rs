//! Reads one component.

use std::collections::BTreeMap;

use definitions::{ComponentId, Definition, Stands, limits};

use super::node::{Node, one_of};
use super::{balancer, commitment, defined, ebs, ec2, flow, host, network, s3, snapshot, tags, vpc};
use crate::component::{Body, Component, Placement};
use crate::kind::Kind;
use crate::running::Running;

/// Reads the component at an index of the list. If its id is refused, it gets a replacement, so that the rest is still
/// read.
pub(super) fn component(node: Node<'_, '_>, index: usize) -> Option<Component> {
    let mut object = node.object()?;
    let id = object.required("id", component_id);
    let name = object.optional("name", |node| node.text(limits::NAME_CHARS));
    let placement = object.optional("placement", placement).unwrap_or_default();
    let tags = object.optional("tags", tags::tags).unwrap_or_default();
    let body = match object.required("kind", kind) {
        Some(Kind::Ec2) => ec2::ec2(&mut object),
        Some(Kind::Ebs) => ebs::ebs(&mut object),
        Some(Kind::Snapshots) => snapshot::snapshots(&mut object),
        Some(Kind::DedicatedHost) => host::host(&mut object),
        Some(Kind::ReservedInstances) => commitment::reserved(&mut object),
        Some(Kind::SavingsPlan) => commitment::savings_plan(&mut object),
        Some(Kind::NatGateway) => network::nat(&mut object),
        Some(Kind::TransitGateway) => network::transit(&mut object),
        Some(Kind::LoadBalancer) => balancer::balancer(&mut object),
        Some(Kind::S3) => s3::s3(&mut object),
        Some(Kind::Vpc) => vpc::vpc(&mut object),
        Some(Kind::Flow) => flow::flow(&mut object),
        Some(Kind::Defined(definition)) => Some(defined::defined(&mut object, definition)),
        // Without a kind the fields cannot be interpreted.
        None => return None,
    };
    if let (Some(Body::Ec2 { usage, .. }), Some(count)) = (&body, placement.count)
        && let Running::Profile(profile) = &usage.running
        && profile.peak() != count
    {
        let message = format!("count is {count}, but the profile peaks at {}", profile.peak());
        object.node().refuse::<()>(message, "leave count out: the profile tells it");
    }
    if let Some(Body::Defined(values)) = &body {
        check_placement(object.node(), values.definition(), &placement);
    }
    object.finish();
    let id = id.or_else(|| ComponentId::parse(&format!("component-{index}")));
    Some(Component { id: id?, name: name.unwrap_or_default(), placement, tags, body: body? })
}

/// Refuses a placement that would have no effect, or another one than meant.
fn check_placement(node: &Node<'_, '_>, definition: &Definition, placement: &Placement) {
    let stands = definition.stands;
    if placement.region.is_some() && stands == Stands::Edge {
        node.refuse::<()>("it stands at the edge, in no region", "leave the region of its placement out");
    }
    // A finding reports a count of plans, which AWS sells one by one.
    if let Some(count) = placement.count.filter(|count| *count != 1)
        && definition.count.is_empty()
        && stands != Stands::Nowhere
    {
        let fix = "leave it out of the placement, and enter the usage of all, or add a component for each";
        node.refuse::<()>(format!("count is {count}, but {} has no count", definition.title), fix);
    }
    if !placement.zones.is_empty() && matches!(stands, Stands::Region | Stands::Edge | Stands::Nowhere) {
        let fix = if definition.count.is_empty() {
            "leave the zones of its placement out"
        } else {
            "leave the zones of its placement out, and write how many there are as count"
        };
        node.refuse::<()>(format!("{} is not placed in zones", definition.title), fix);
    }
}

fn kind(node: Node<'_, '_>) -> Option<Kind> {
    let text = node.words(limits::NAME_CHARS)?;
    Kind::from_code(text).or_else(|| {
        let all: Vec<&str> = Kind::all().map(Kind::code).collect();
        let shown: String = text.chars().take(60).collect();
        node.refuse(format!("unknown value {shown:?}"), one_of(&shown, all.iter().copied(), &all.join(", ")))
    })
}

pub(super) fn component_id(node: Node<'_, '_>) -> Option<ComponentId> {
    let text = node.words(limits::ID_CHARS)?;
    match ComponentId::parse(text) {
        Some(id) => Some(id),
        None => node.refuse(
            format!("{text:?} is not an id"),
            "use lower-case letters, digits and hyphens, starting with a letter or digit",
        ),
    }
}

fn placement(node: Node<'_, '_>) -> Option<Placement> {
    let mut object = node.object()?;
    let region = object.optional("region", |node| node.name("a region code such as us-east-1"));
    let count = object.optional("count", |node| node.whole(0, limits::COUNT));
    let zones = object.optional("zones", zones).unwrap_or_default();
    let mut subnets = object.optional("subnets", |node| vpc::texts(node, limits::ZONES)).unwrap_or_default();
    // Older documents name a single subnet.
    if let Some(subnet) = object.optional("subnet", |node| node.text(limits::NAME_CHARS)) {
        subnets.push(subnet);
    }
    let in_zones: u64 = zones.values().sum();
    if let Some(count) = count
        && !zones.is_empty()
        && count != in_zones
    {
        object.node().refuse::<()>(
            format!("count is {count}, but the zones hold {in_zones}"),
            "make them agree, or leave count out",
        );
    }
    object.finish();
    Some(Placement { region, count, zones, subnets })
}

/// Whether this is the letter of an Availability Zone.
pub(super) fn is_zone(text: &str) -> bool {
    text.len() == 1 && text.chars().all(|c| c.is_ascii_lowercase())
}

fn zones(node: Node<'_, '_>) -> Option<BTreeMap<String, u64>> {
    let object = node.object()?;
    let entries = object.entries();
    if entries.len() > limits::ZONES {
        return object.node().refuse(format!("{} zones", entries.len()), format!("use at most {}", limits::ZONES));
    }
    let mut zones = BTreeMap::new();
    for (zone, node) in entries {
        if is_zone(zone) {
            zones.insert(zone.to_owned(), node.whole(0, limits::COUNT)?);
        } else {
            let shown: String = zone.chars().take(60).collect();
            node.refuse::<()>(format!("{shown:?} is not a zone"), "use the letter of the zone, such as \"a\"");
        }
    }
    Some(zones)
}
