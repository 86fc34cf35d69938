//! Test helpers: properties of every form and every change.

use std::collections::BTreeSet;

use design::Design;

use super::Form;
use crate::act::{Act, Done};
use crate::kinds;
use crate::node::{Node, Usage};

/// The design with these components, as JSON.
pub(crate) fn design(components: &str) -> Design {
    Design::parse(&format!(r#"{{"abacus": 1, "name": "Test", "region": "us-east-1", "components": [{components}]}}"#))
        .unwrap()
}

/// The form of the first component; checks that the ids of its elements are all different.
pub(crate) fn nodes(design: &Design) -> Vec<Node> {
    let nodes = kinds::nodes(&Form::of(design, 0, &[]).unwrap());
    let mut ids = Vec::new();
    collect(&nodes, &mut ids);
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{ids:?}");
    nodes
}

/// Applies a change of the kind of the first component. The resulting design must read back unchanged.
pub(crate) fn act(design: &mut Design, name: &str, at: &str, value: &str) -> Result<Done, String> {
    let act = Act { name: name.to_owned(), at: at.to_owned(), value: value.to_owned(), ..Act::default() };
    let done = kinds::act(design, 0, &act).expect("a change of this name");
    assert_eq!(Design::parse(&design.to_json()).as_ref(), Ok(&*design), "{name}");
    done
}

/// The names of the usage values of a form, in order.
pub(crate) fn usage_names(nodes: &[Node]) -> Vec<String> {
    let mut all = Vec::new();
    each(nodes, &mut |node| {
        if let Node::Usage(Usage { at, .. }) = node {
            all.push(at.rsplit('/').next().unwrap_or_default().to_owned());
        }
    });
    all
}

/// Calls `see` for every node at any depth.
pub(crate) fn each<'n>(nodes: &'n [Node], see: &mut impl FnMut(&'n Node)) {
    for node in nodes {
        see(node);
        match node {
            Node::Fields(nodes) | Node::Row(nodes) | Node::Reveal(nodes) => each(nodes, see),
            Node::More(more) => each(&more.nodes, see),
            Node::Group(group) => each(&group.nodes, see),
            _ => {}
        }
    }
}

fn collect(nodes: &[Node], ids: &mut Vec<String>) {
    each(nodes, &mut |node| {
        let id = match node {
            Node::More(more) => &more.id,
            Node::Group(group) => &group.id,
            Node::Field(field) => &field.id,
            Node::Usage(usage) => &usage.id,
            Node::Picks(picks) => &picks.id,
            Node::Grid(grid) => &grid.id,
            Node::Notes { id, .. } => id,
            _ => return,
        };
        ids.push(id.clone());
    });
}
