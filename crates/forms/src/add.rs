//! The components that can be added to a design, with typical values. The amount of data is left open.

use definitions::{DATA_TRANSFER, Definition, Value};
use design::{
    BalancerConfig, BalancerType, Body, Component, ComponentId, Design, EbsConfig, EbsUsage, Ec2Config, Ec2Usage,
    FlowEnd, HostConfig, HostPurchase, HostUsage, Kind, NatConfig, Number, OfferingClass, OperatingSystem, Payment,
    Placement, PlanKind, ReservedConfig, S3Config, SavingsPlanConfig, SnapshotConfig, StorageClass, Term,
    TransitConfig, VolumeType, limits,
};

use crate::act::{Act, Done};
use crate::kinds;

/// The instance type of a new group, which is sold in nearly every region.
const FIRST_TYPE: &str = "m5.large";
/// Size of a new root volume in GiB.
const ROOT_GIB: u64 = 20;
/// Size of a new data volume in GiB.
const DATA_GIB: u64 = 100;
/// The instance type of a NAT instance: the smallest one.
const NAT_TYPE: &str = "t4g.nano";
/// Size of its root volume in GiB.
const NAT_ROOT_GIB: u64 = 8;

/// An entry of the add menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The value of the `add` change.
    pub code: &'static str,
    /// What it adds.
    pub label: &'static str,
}

/// The entries without a definition, by section.
const CODED: &[(&str, &[Entry])] = &[
    (
        "Compute",
        &[
            Entry { code: "ec2", label: "EC2 instances" },
            Entry { code: "dedicated-host", label: "Dedicated hosts" },
            Entry { code: "load-balancer", label: "Load balancer" },
        ],
    ),
    (
        "Storage",
        &[
            Entry { code: "ebs", label: "EBS volume" },
            Entry { code: "snapshots", label: "EBS snapshots" },
            Entry { code: "s3", label: "S3 bucket" },
        ],
    ),
    ("Databases", &[]),
    ("Integration", &[]),
    ("Security", &[]),
    ("Monitoring", &[]),
    (
        "Network",
        &[
            Entry { code: "flow", label: "Flow" },
            Entry { code: "vpc", label: "VPC" },
            Entry { code: "nat-gateway", label: "NAT gateway" },
            Entry { code: "nat-instance", label: "NAT instance" },
            Entry { code: "transit-gateway", label: "Transit gateway" },
        ],
    ),
    (
        "Purchase",
        &[
            Entry { code: "reserved-instances", label: "Reserved Instances" },
            Entry { code: "savings-plan", label: "Savings Plan" },
        ],
    ),
];

/// The add menu, by section: first kinds written in code, then kinds with a definition.
#[must_use]
pub fn menu() -> Vec<(&'static str, Vec<Entry>)> {
    let section = |(heading, coded): &(&'static str, &[Entry])| {
        let defined = definitions::ALL.iter().filter(|definition| definition.section.label() == *heading);
        let defined = defined.map(|definition| Entry { code: definition.kind, label: definition.adds });
        (*heading, coded.iter().copied().chain(defined).collect())
    };
    CODED.iter().map(section).collect()
}

/// The change `add`: its value is the code of an entry, its component the selected one. `add-transfer` adds transfer to
/// the internet from a component. What would exceed the limits of a design is not added.
pub(crate) fn act(design: &mut Design, act: &Act) -> Option<Done> {
    let selected = design.components.iter().find(|component| component.id.as_str() == act.component).cloned();
    let added = match act.name.as_str() {
        "add" => of_code(design, &act.value, selected.as_ref())?,
        "add-transfer" => return Some(transfer(design, selected?.id)),
        _ => return None,
    };
    Some(put(design, added))
}

/// The components that an entry adds; the one to select comes first.
fn of_code(design: &Design, code: &str, selected: Option<&Component>) -> Option<Vec<Component>> {
    let group = in_use(design, selected);
    Some(match code {
        "ec2" => new_group(design),
        "ebs" => vec![volume(design.fresh_id("volume"), "Volume", DATA_GIB, None, false)],
        "snapshots" => vec![snapshots(design)],
        "dedicated-host" => vec![hosts(design, group)],
        "reserved-instances" => vec![reserved(design, group)],
        "savings-plan" => vec![savings_plan(design)],
        "nat-instance" => nat_instance(design),
        "flow" => {
            let from = selected.filter(|c| kinds::is_end(c));
            match from.or_else(|| design.components.iter().find(|c| kinds::is_end(c))) {
                Some(from) => vec![kinds::new_flow(design, &from.id, FlowEnd::Internet)],
                None => talking_group(design),
            }
        }
        code => match Kind::from_code(code)? {
            Kind::Defined(definition) => vec![defined(design, definition)],
            kind => vec![network(design, kind)?],
        },
    })
}

/// A flow to the internet and the group that sends it, for a design without any component that could send.
fn talking_group(design: &Design) -> Vec<Component> {
    let mut with_group = design.clone();
    let group = new_group(design);
    with_group.components.extend(group.iter().cloned());
    let flow = group.first().map(|from| kinds::new_flow(&with_group, &from.id, FlowEnd::Internet));
    flow.into_iter().chain(group).collect()
}

/// Appends components to a design, if they fit.
pub(crate) fn put(design: &mut Design, added: Vec<Component>) -> Done {
    if design.components.len() + added.len() > limits::COMPONENTS {
        return Done::default();
    }
    let first = added.first().map(|first| first.id.clone());
    design.components.extend(added);
    Done { select: first }
}

/// Inserts a component after another one and its volumes.
pub(crate) fn insert_after(design: &mut Design, other: &ComponentId, added: Component) {
    let last = design.components.iter().rposition(|c| c.id == *other || c.attached_to() == Some(other));
    design.components.insert(last.map_or(design.components.len(), |last| last + 1), added);
}

/// The selected group, or the first one.
fn in_use<'d>(design: &'d Design, selected: Option<&'d Component>) -> Option<&'d Component> {
    let is_group = |c: &&Component| matches!(c.body, Body::Ec2 { .. });
    selected.filter(is_group).or_else(|| design.components.iter().find(is_group))
}

/// The family of the first group, or of the default type, such as `m5`.
pub(crate) fn family_in_use(design: &Design) -> String {
    family(in_use(design, None)).to_owned()
}

/// The family of a group's instance type.
fn family(group: Option<&Component>) -> &str {
    let instance_type = match group.map(|group| &group.body) {
        Some(Body::Ec2 { config, .. }) => &config.instance_type,
        _ => FIRST_TYPE,
    };
    instance_type.split('.').next().unwrap_or_default()
}

/// Instances with a root volume.
fn new_group(design: &Design) -> Vec<Component> {
    let group = design.fresh_id("group");
    let root = design.fresh_id(&format!("{group}-root"));
    let number = design.components.iter().filter(|c| matches!(c.body, Body::Ec2 { .. })).count() + 1;
    let body = Body::Ec2 { config: Ec2Config::of_type(FIRST_TYPE), usage: Ec2Usage::default() };
    let instances = counted(group.clone(), &format!("Instances {number}"), 1, body);
    vec![instances, volume(root, "Root volume", ROOT_GIB, Some(group), true)]
}

/// Daily snapshots of the first volume without snapshots.
fn snapshots(design: &Design) -> Component {
    let taken = |volume: &Component| {
        let of =
            |c: &Component| matches!(&c.body, Body::Snapshots { config, .. } if config.of.as_ref() == Some(&volume.id));
        design.components.iter().any(of)
    };
    let mut volumes = design.components.iter().filter(|c| matches!(c.body, Body::Ebs { .. }));
    let of = volumes.find(|volume| !taken(volume)).map(|volume| volume.id.clone());
    let config = SnapshotConfig { of, ..SnapshotConfig::default() };
    counted(design.fresh_id("snapshots"), "Daily snapshots", 1, Body::Snapshots { config, usage: Box::default() })
}

/// Dedicated hosts for a group's family, in its region.
pub(crate) fn hosts(design: &Design, group: Option<&Component>) -> Component {
    let config = HostConfig { family: family(group).to_owned(), purchase: HostPurchase::OnDemand };
    let body = Body::DedicatedHost { config, usage: HostUsage::default() };
    let mut hosts = counted(design.fresh_id("hosts"), "Dedicated hosts", 1, body);
    hosts.placement.region = group.and_then(|group| group.placement.region.clone());
    hosts
}

/// As many Reserved Instances as a group has instances.
fn reserved(design: &Design, group: Option<&Component>) -> Component {
    let (instance_type, os) = match group.map(|group| &group.body) {
        Some(Body::Ec2 { config, .. }) => (config.instance_type.clone(), config.os),
        _ => (FIRST_TYPE.to_owned(), OperatingSystem::default()),
    };
    let config = ReservedConfig {
        instance_type,
        os,
        class: OfferingClass::Standard,
        term: Term::OneYear,
        payment: Payment::NoUpfront,
    };
    let count = group.map_or(1, Component::count);
    let mut added =
        counted(design.fresh_id("reserved"), "Reserved Instances", count, Body::ReservedInstances { config });
    added.placement.region = group.and_then(|group| group.placement.region.clone());
    added
}

/// A Compute Savings Plan of one dollar an hour.
fn savings_plan(design: &Design) -> Component {
    let config = SavingsPlanConfig {
        plan: PlanKind::Compute,
        family: None,
        usd_per_hour: Number::from(1),
        term: Term::OneYear,
        payment: Payment::NoUpfront,
    };
    named(design.fresh_id("savings-plan"), "Savings Plan", Body::SavingsPlan { config })
}

/// An instance that translates addresses, with its transfer to the internet.
fn nat_instance(design: &Design) -> Vec<Component> {
    let id = design.fresh_id("nat-instance");
    let config = Ec2Config { public_ipv4: 1, ..Ec2Config::of_type(NAT_TYPE) };
    let body = Body::Ec2 { config, usage: Ec2Usage::default() };
    let root = volume(design.fresh_id(&format!("{id}-root")), "Root volume", NAT_ROOT_GIB, Some(id.clone()), true);
    let out = transfer_out(design.fresh_id("transfer"), id.clone());
    vec![counted(id, "NAT instance", 1, body), root, out]
}

/// Transfer to the internet, inserted after the component that sends it.
fn transfer(design: &mut Design, from: ComponentId) -> Done {
    if design.components.len() >= limits::COMPONENTS {
        return Done::default();
    }
    let added = transfer_out(design.fresh_id("transfer"), from.clone());
    let id = added.id.clone();
    insert_after(design, &from, added);
    Done::selecting(id)
}

fn transfer_out(id: ComponentId, from: ComponentId) -> Component {
    let mut values = DATA_TRANSFER.new_values();
    values.set("from", Some(Value::Reference(from)));
    named(id, "Data transfer", Body::Defined(Box::new(values)))
}

/// A component of a kind with a definition.
fn defined(design: &Design, definition: &'static Definition) -> Component {
    let (prefix, name) = definition.new;
    named(design.fresh_id(prefix), name, Body::Defined(Box::new(definition.new_values())))
}

/// A network component or a bucket.
fn network(design: &Design, kind: Kind) -> Option<Component> {
    let (prefix, name, body) = match kind {
        Kind::Vpc => ("vpc", "VPC", Body::Vpc { config: Box::default() }),
        Kind::NatGateway => {
            ("nat", "NAT gateway", Body::NatGateway { config: NatConfig::default(), usage: Box::default() })
        }
        Kind::TransitGateway => {
            let config = TransitConfig { vpcs: 2, ..TransitConfig::default() };
            ("transit-gateway", "Transit gateway", Body::TransitGateway { config, usage: Box::default() })
        }
        Kind::LoadBalancer => {
            let config = BalancerConfig::of_type(BalancerType::Application);
            ("load-balancer", "Load balancer", Body::LoadBalancer { config, usage: Box::default() })
        }
        Kind::S3 => {
            let config = S3Config { storage_class: StorageClass::Standard, bucket: String::new(), replication: None };
            ("bucket", "S3 bucket", Body::S3 { config, usage: Box::default() })
        }
        _ => return None,
    };
    Some(named(design.fresh_id(prefix), name, body))
}

fn named(id: ComponentId, name: &str, body: Body) -> Component {
    Component { id, name: name.to_owned(), placement: Placement::default(), body }
}

/// Components of a kind with a count.
pub(crate) fn counted(id: ComponentId, name: &str, count: u64, body: Body) -> Component {
    let placement = Placement { count: Some(count), ..Placement::default() };
    Component { id, name: name.to_owned(), placement, body }
}

/// A gp3 volume.
pub(crate) fn volume(
    id: ComponentId,
    name: &str,
    size_gib: u64,
    attached_to: Option<ComponentId>,
    root: bool,
) -> Component {
    let config = EbsConfig { attached_to, root, ..EbsConfig::of_type(VolumeType::Gp3, size_gib) };
    counted(id, name, 1, Body::Ebs { config, usage: EbsUsage::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(design: &mut Design, code: &str, selected: &str) -> Option<String> {
        let (name, value, component) = ("add".to_owned(), code.to_owned(), selected.to_owned());
        let done = crate::act(design, &Act { name, value, component, ..Act::default() }).unwrap();
        done.select.map(|id| id.to_string())
    }

    #[test]
    fn every_entry_of_the_menu_adds_what_it_says() {
        for (_, entries) in menu() {
            for entry in entries {
                let mut design = Design::empty("eu-west-1");
                let selected = add(&mut design, entry.code, "").unwrap();
                assert_eq!(selected, design.components[0].id.as_str(), "{}", entry.label);
                assert_eq!(Design::parse(&design.to_json()), Ok(design), "{}", entry.label);
            }
        }
    }

    #[test]
    fn what_is_added_follows_what_is_selected() {
        let mut design = Design::empty("us-east-1");
        add(&mut design, "ec2", "");
        add(&mut design, "ec2", "");
        let Body::Ec2 { config, .. } = &mut design.components[2].body else { panic!("a group") };
        config.instance_type = "c7g.xlarge".to_owned();
        add(&mut design, "dedicated-host", "group-2");
        let family = |c: &Component| match &c.body {
            Body::DedicatedHost { config, .. } => config.family.clone(),
            _ => String::new(),
        };
        assert_eq!(design.components.last().map(family).as_deref(), Some("c7g"));
        assert_eq!(add(&mut design, "flow", "group-2").as_deref(), Some("flow"));
        let Body::Flow { config, .. } = &design.components.last().unwrap().body else { panic!("a flow") };
        assert_eq!((config.from.text().as_str(), config.to.text().as_str()), ("group-2", "@internet"));
        let mut empty = Design::empty("us-east-1");
        assert_eq!(add(&mut empty, "flow", "").as_deref(), Some("flow"), "not the group that it needs");
        assert_eq!(empty.components.first().map(Component::title), Some("Instances 1 → internet"));
        assert_eq!(
            empty.components.iter().map(|c| c.body.kind()).collect::<Vec<_>>(),
            [Kind::Flow, Kind::Ec2, Kind::Ebs]
        );
        // Snapshots are taken of the first volume without snapshots.
        add(&mut design, "snapshots", "");
        add(&mut design, "snapshots", "");
        let of = |c: &Component| match &c.body {
            Body::Snapshots { config, .. } => config.of.as_ref().map(ToString::to_string),
            _ => None,
        };
        let of: Vec<_> = design.components.iter().filter_map(of).collect();
        assert_eq!(of, ["group-root", "group-2-root"]);
    }

    #[test]
    fn a_full_design_takes_nothing_more() {
        let mut design = Design::empty("us-east-1");
        while design.components.len() < limits::COMPONENTS {
            let body = Body::Vpc { config: Box::default() };
            design.components.push(named(design.fresh_id("vpc"), "VPC", body));
        }
        assert_eq!(add(&mut design, "vpc", ""), None);
        assert_eq!(design.components.len(), limits::COMPONENTS);
    }
}
