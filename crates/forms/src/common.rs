//! Fields and changes shared by several kinds.

use design::{Body, Component, Design, OperatingSystem, Tenancy, limits};

use crate::act::{Act, Done};
use crate::form::{Form, words};
use crate::node::{Button, Does, Field, Node};
use crate::reads::Reads;

/// The name.
pub(crate) fn name(form: &Form<'_>) -> Node {
    form.input("name", "Name", "/name", &form.component.name, Reads::Text(limits::NAME_CHARS)).into()
}

/// The buttons to duplicate and remove. Removing can be undone, so it needs no confirmation.
pub(crate) fn actions(form: &Form<'_>, noun: &str) -> Node {
    let title = form.component.title();
    let action = |verb: &str, act: &'static str| {
        Button::act(&format!("{verb} {noun}"), act, "").named(format!("{verb} {noun} {title}"))
    };
    Node::Actions(String::new(), vec![action("Duplicate", "duplicate"), action("Remove", "remove").danger()])
}

/// The button that opens the comparison of purchase options, which leads to that of deployments if there is one.
pub(crate) fn compare(has_deployments: bool) -> Node {
    let what = if has_deployments { "purchase options and deployments" } else { "purchase options" };
    let (label, does) = (format!("Compare {what}"), Does::Compare);
    Node::Actions(String::new(), vec![Button { label, name: String::new(), does, danger: false }])
}

/// The instance type of a group or of Reserved Instances.
pub(crate) fn type_field(form: &Form<'_>, instance_type: &str) -> Field {
    type_input(form, "instance-type", "Instance type", "/config/instance_type", instance_type).empty("m5.large")
}

/// An instance type at any place.
pub(crate) fn type_input(form: &Form<'_>, name: &str, label: &str, place: &str, instance_type: &str) -> Field {
    let reads = Reads::Name { what: "an instance type such as m5.large".to_owned(), optional: false };
    let list = format!("types-{}", form.design.region_of(form.component));
    form.input(name, label, place, instance_type, reads).list(list)
}

/// The family of dedicated hosts or of an EC2 Instance Savings Plan.
pub(crate) fn family_field(form: &Form<'_>, family: &str) -> Field {
    let reads = Reads::Name { what: "an instance family such as m5".to_owned(), optional: false };
    let list = format!("families-{}", form.design.region_of(form.component));
    form.input("family", "Instance family", "/config/family", family, reads).empty("m5").list(list)
}

/// The operating system of a group or of Reserved Instances.
pub(crate) fn os_field(form: &Form<'_>, os: OperatingSystem) -> Field {
    let options = words(OperatingSystem::ALL, OperatingSystem::label);
    form.choice("os", "Operating system", "/config/os", options, os.code())
}

/// The changes common to all kinds: duplicate and remove.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Done> {
    match act.name.as_str() {
        "remove" => {
            remove(design, index);
            Some(Done::default())
        }
        "duplicate" => Some(duplicate(design, index)),
        _ => None,
    }
}

/// Removes a component and everything attached to it. Groups that ran on removed hosts go back to shared hardware.
fn remove(design: &mut Design, index: usize) {
    let Some(id) = design.components.get(index).map(|component| component.id.clone()) else { return };
    design.remove(&id);
    for component in &mut design.components {
        if let Body::Ec2 { config, .. } = &mut component.body
            && config.host.as_ref() == Some(&id)
        {
            config.host = None;
            config.tenancy = Tenancy::Shared;
        }
    }
}

/// Copies a component, or a group with its volumes, and selects the copy. The copy of an attached volume is not
/// selected: it is shown in its group's form.
fn duplicate(design: &mut Design, index: usize) -> Done {
    let Some(original) = design.components.get(index).cloned() else { return Done::default() };
    let attached: Vec<Component> =
        design.components.iter().filter(|c| c.attached_to() == Some(&original.id)).cloned().collect();
    if design.components.len() + 1 + attached.len() > limits::COMPONENTS {
        return Done::default();
    }
    let name = format!("{} (copy)", original.title()).chars().take(limits::NAME_CHARS).collect();
    let mut copy = Component { id: design.fresh_id(original.id.as_str()), name, ..original };
    // Instances boot from a single volume.
    if let Body::Ebs { config, .. } = &mut copy.body {
        config.root = false;
    }
    let id = copy.attached_to().is_none().then(|| copy.id.clone());
    design.components.push(copy);
    for mut volume in attached {
        volume.id = design.fresh_id(volume.id.as_str());
        if let Body::Ebs { config, .. } = &mut volume.body {
            config.attached_to.clone_from(&id);
        }
        design.components.push(volume);
    }
    Done { select: id }
}
