//! Reads one component.

use std::collections::BTreeMap;

use super::node::{Node, Object};
use super::usage::{provisioned, running, usage_value};
use crate::component::{Body, Component, Kind, Placement};
use crate::ebs::{EbsConfig, EbsUsage, VolumeType};
use crate::ec2::{Ec2Config, Ec2Usage, OperatingSystem};
use crate::id::ComponentId;
use crate::limits;

pub(super) fn component(node: Node<'_, '_>) -> Option<Component> {
    let mut object = node.object()?;
    let id = object.required("id", component_id);
    let name = object.optional("name", |node| node.text(limits::NAME_CHARS));
    let placement = match object.optional("placement", |node| Some(placement(node))) {
        Some(read) => read,
        None => Some(Placement::default()),
    };
    let body = match object.required("kind", |node| node.word(Kind::ALL)) {
        Some(Kind::Ec2) => ec2(&mut object),
        Some(Kind::Ebs) => ebs(&mut object),
        // Without a kind nothing can be said about the fields.
        None => return None,
    };
    object.finish();
    Some(Component { id: id?, name: name.unwrap_or_default(), placement: placement?, body: body? })
}

fn component_id(node: Node<'_, '_>) -> Option<ComponentId> {
    let text = node.text(limits::ID_CHARS)?;
    match ComponentId::parse(&text) {
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
    let subnet = object.optional("subnet", |node| node.text(limits::NAME_CHARS));
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
    Some(Placement { region, count, zones, subnet })
}

fn zones(node: Node<'_, '_>) -> Option<BTreeMap<String, u64>> {
    let object = node.object()?;
    let entries = object.entries();
    if entries.len() > limits::ZONES {
        return object.node().refuse(format!("{} zones", entries.len()), format!("use at most {}", limits::ZONES));
    }
    let mut zones = BTreeMap::new();
    for (zone, node) in entries {
        if zone.len() == 1 && zone.chars().all(|c| c.is_ascii_lowercase()) {
            zones.insert(zone.to_owned(), node.whole(0, limits::COUNT)?);
        } else {
            let shown: String = zone.chars().take(60).collect();
            node.refuse::<()>(format!("{shown:?} is not a zone"), "use the letter of the zone, such as \"a\"");
        }
    }
    Some(zones)
}

/// A group of fields that may be left out, with a default.
fn or_default<T: Default>(read: Option<Option<T>>) -> Option<T> {
    read.unwrap_or_else(|| Some(T::default()))
}

fn ec2(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let instance_type = object.required("instance_type", |node| node.name("an instance type such as m7g.large"));
        let os = or_default(object.optional("os", |node| Some(node.word(OperatingSystem::ALL))));
        object.finish();
        Some(Ec2Config { instance_type: instance_type?, os: os? })
    });
    let usage = or_default(object.optional("usage", |node| {
        let read = || {
            let mut object = node.object()?;
            let running = or_default(object.optional("running", |node| Some(running(node))));
            object.finish();
            Some(Ec2Usage { running: running? })
        };
        Some(read())
    }));
    Some(Body::Ec2 { config: config?, usage: usage? })
}

fn ebs(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let volume_type = object.required("volume_type", |node| node.word(VolumeType::ALL));
        let size_gib = object.required("size_gib", |node| node.whole(1, limits::VOLUME_GIB));
        let iops = object.optional("iops", |node| node.whole(0, limits::IOPS));
        let throughput_mibps = object.optional("throughput_mibps", |node| node.whole(0, limits::THROUGHPUT_MIBPS));
        let attached_to = object.optional("attached_to", component_id);
        let root = object.optional("root", |node| node.boolean()).unwrap_or_default();
        object.finish();
        Some(EbsConfig { volume_type: volume_type?, size_gib: size_gib?, iops, throughput_mibps, attached_to, root })
    });
    let usage = or_default(object.optional("usage", |node| {
        let read = || {
            let mut object = node.object()?;
            let provisioned = or_default(object.optional("provisioned", |node| Some(provisioned(node))));
            let io_requests_per_month =
                object.optional("io_requests_per_month", |node| usage_value(node, limits::USAGE));
            object.finish();
            Some(EbsUsage { provisioned: provisioned?, io_requests_per_month })
        };
        Some(read())
    }));
    Some(Body::Ebs { config: config?, usage: usage? })
}
