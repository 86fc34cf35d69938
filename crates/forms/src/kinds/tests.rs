//! Properties of the forms of all kinds.

use std::collections::BTreeSet;

use api::text_of;
use design::{Component, Design, Kind};

use super::nodes;
use crate::act::Act;
use crate::form::Form;
use crate::node::{Control, Does, Field, Node, Sets};
use crate::reads::Reads;

/// A design with everything that can be added.
fn everything() -> Design {
    let mut design = Design::empty("us-east-1");
    for (_, entries) in crate::menu() {
        for entry in entries {
            let act = Act { name: "add".to_owned(), value: entry.code.to_owned(), ..Act::default() };
            crate::act(&mut design, &act).unwrap();
        }
    }
    design
}

/// Applies a change to the first component for which `is` holds.
fn change(design: &mut Design, is: impl Fn(&Component) -> bool, name: &str, value: &str) {
    let component = design.components.iter().find(|c| is(c)).unwrap().id.to_string();
    let act = Act { name: name.to_owned(), component, value: value.to_owned(), ..Act::default() };
    crate::act(design, &act).unwrap();
}

/// All designs whose forms are checked: a design with everything, and with each of these changes.
fn designs() -> Vec<Design> {
    let changes = [
        ("ec2", "running", "hours"),
        ("ec2", "running", "weekly"),
        ("ec2", "running", "profile"),
        ("ec2", "purchase", "reserved"),
        ("ec2", "purchase", "compute"),
        ("ec2", "purchase", "mixed"),
        ("ec2", "base-purchase", "reserved"),
        ("ec2", "tenancy", "host"),
        ("ec2", "add-volume", ""),
        ("ebs", "volume-type", "io2"),
        ("ebs", "volume-type", "standard"),
        ("ebs", "exists", "hours"),
        ("snapshots", "fast-zones", "2"),
        ("dedicated-host", "purchase", "reserved"),
        ("reserved-instances", "scope", "zonal"),
        ("savings-plan", "plan", "ec2-instance"),
    ];
    let mut designs = vec![everything()];
    for (kind, name, value) in changes {
        let mut next = designs.last().unwrap().clone();
        change(&mut next, |c| c.body.kind().code() == kind, name, value);
        designs.push(next);
    }
    designs
}

/// The ids of all elements.
fn ids(nodes: &[Node], all: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Fields(nodes) | Node::Row(nodes) | Node::Reveal(nodes) => ids(nodes, all),
            Node::More(more) => {
                all.push(more.id.clone());
                ids(&more.nodes, all);
            }
            Node::Group(group) => {
                all.push(group.id.clone());
                ids(&group.nodes, all);
            }
            Node::Field(field) => all.push(field.id.clone()),
            Node::Usage(usage) => all.push(usage.id.clone()),
            Node::Picks(picks) => all.push(picks.id.clone()),
            Node::Grid(grid) => all.push(grid.id.clone()),
            Node::Notes { id, .. } => all.push(id.clone()),
            _ => {}
        }
    }
}

/// All fields, at any depth.
fn fields<'n>(nodes: &'n [Node], all: &mut Vec<&'n Field>) {
    for node in nodes {
        match node {
            Node::Fields(nodes) | Node::Row(nodes) | Node::Reveal(nodes) => fields(nodes, all),
            Node::More(more) => fields(&more.nodes, all),
            Node::Group(group) => fields(&group.nodes, all),
            Node::Field(field) => all.push(field),
            _ => {}
        }
    }
}

#[test]
fn ids_of_a_form_are_unique() {
    for design in designs() {
        for index in 0..design.components.len() {
            let mut all = Vec::new();
            ids(&nodes(&Form::of(&design, index, &[]).unwrap()), &mut all);
            let unique: BTreeSet<&String> = all.iter().collect();
            assert_eq!(unique.len(), all.len(), "{all:?}");
        }
    }
}

#[test]
fn fields_show_what_the_document_has_at_their_places() {
    for design in designs() {
        let document = serde_json::to_value(&design).unwrap();
        for index in 0..design.components.len() {
            let nodes = nodes(&Form::of(&design, index, &[]).unwrap());
            let mut all = Vec::new();
            fields(&nodes, &mut all);
            for field in all.into_iter().filter(|field| !field.at.is_empty()) {
                let given = document.pointer(&field.at).map(|value| text_of(Some(value)));
                // The meaning of a document that leaves the value out.
                let (shown, left_out) = match &field.control {
                    Control::Input { reads: Reads::Act(_) | Reads::ActNumber { .. }, .. }
                    | Control::Choice { act: Some(_), .. } => continue,
                    // If left out, it is on for some types of load balancers and off for others.
                    Control::Check { sets: Sets::TrueOrFalse, .. } => continue,
                    // Counts of zero are shown as empty.
                    Control::Input { text, .. } if text.is_empty() && given.as_deref() == Some("0") => continue,
                    Control::Input { text, .. } if field.at.ends_with("/count") => (text.clone(), "1"),
                    Control::Input { text, .. } => (text.clone(), ""),
                    Control::Choice { chosen, options, .. } => {
                        (chosen.clone(), options.first().map_or("", |option| option.0.as_str()))
                    }
                    Control::Check { on, sets: Sets::TrueOrNothing } => (on.to_string(), "false"),
                    // Leaving it out can mean either, or it is a change.
                    Control::Check { .. } => continue,
                };
                assert_eq!(shown, given.unwrap_or_else(|| left_out.to_owned()), "{} at {}", field.id, field.at);
            }
        }
    }
}

#[test]
fn designs_stay_readable() {
    for design in designs() {
        assert_eq!(Design::parse(&design.to_json()), Ok(design));
    }
}

#[test]
fn kinds_with_purchase_options_have_a_button_to_compare_them() {
    fn compares(nodes: &[Node]) -> bool {
        nodes.iter().any(|node| match node {
            Node::Actions(_, buttons) => buttons.iter().any(|button| matches!(button.does, Does::Compare)),
            Node::Fields(nodes) => compares(nodes),
            _ => false,
        })
    }
    let design = everything();
    for (index, component) in design.components.iter().enumerate() {
        let kind = component.body.kind();
        let has_options = match component.body.values() {
            Some(values) => values.definition().purchase_options.is_some(),
            None => kind == Kind::Ec2,
        };
        let form = Form::of(&design, index, &[]).unwrap();
        assert_eq!(compares(&nodes(&form)), has_options, "{}", kind.code());
    }
}
