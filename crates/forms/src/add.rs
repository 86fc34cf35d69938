//! The components that can be added to a design, with typical values. The amount of data is left open.

use definitions::{DATA_TRANSFER, Value};
use design::{Body, Component, ComponentId, Design, Kind, Placement, Tags, limits};

use crate::act::{Act, Done};
use crate::kinds;

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
    if code == "nat-instance" {
        return Some(kinds::nat_instance(design));
    }
    Some(kinds::with(Kind::from_code(code)?, |kind| kind.new_components(design, selected)))
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

/// Transfer to the internet from a component.
pub(crate) fn transfer_out(id: ComponentId, from: ComponentId) -> Component {
    let mut values = DATA_TRANSFER.new_values();
    values.set("from", Some(Value::Reference(from)));
    named(id, "Data transfer", Body::Defined(Box::new(values)))
}

/// A component of a kind without a count.
pub(crate) fn named(id: ComponentId, name: &str, body: Body) -> Component {
    Component { id, name: name.to_owned(), placement: Placement::default(), tags: Tags::default(), body }
}

/// Components of a kind with a count.
pub(crate) fn counted(id: ComponentId, name: &str, count: u64, body: Body) -> Component {
    let placement = Placement { count: Some(count), ..Placement::default() };
    Component { id, name: name.to_owned(), placement, tags: Tags::default(), body }
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
