//! Describes an evaluated design as a set of path options.

use std::collections::HashSet;

use design::{Component, ComponentId, Design};

use super::label::label;
use super::point::{FlowNow, Point};
use super::search::Search;
use super::set::{MovedFlow, OptionName, PathSet, SetComponent};

/// The set of path options that leads to a design.
pub(super) fn set(search: &Search<'_>, point: &Point) -> PathSet {
    let base = &search.base;
    let code = point.steps.iter().map(|(flow, code)| format!("{flow}={code}")).collect::<Vec<_>>().join("+");
    PathSet {
        code,
        label: label(search, point),
        moved: point.moved_from(base).into_iter().filter_map(|index| moved(search, point, index)).collect(),
        gone: without(&base.design, &point.design),
        added: without(&point.design, &base.design),
        change: point.total - base.total,
        total: point.total,
        is_at_least: !point.unknown.is_empty(),
        design: point.design.clone(),
        notes: notes(point),
    }
}

fn moved(search: &Search<'_>, point: &Point, index: usize) -> Option<MovedFlow> {
    let flow = search.flows.get(index)?;
    let name = |now: &FlowNow| {
        let label = now.options.as_ref().map_or_else(String::new, |options| options.label.clone());
        OptionName { code: now.code(), label }
    };
    Some(MovedFlow {
        flow: flow.id.clone(),
        name: flow.name.clone(),
        before: name(search.base.flows.get(index)?),
        after: name(point.flows.get(index)?),
    })
}

/// The components of a design that another one does not have.
fn without(design: &Design, other: &Design) -> Vec<SetComponent> {
    let there: HashSet<&ComponentId> = other.components.iter().map(|component| &component.id).collect();
    let missing = |component: &&Component| !there.contains(&component.id);
    let name = |component: &Component| SetComponent { id: component.id.clone(), name: component.title().to_owned() };
    design.components.iter().filter(missing).map(name).collect()
}

/// What the options say about themselves, each once; not which flows move along with one of them.
fn notes(point: &Point) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in &point.notes {
        let own = note.split_once("Also moves: ").map_or(note.as_str(), |(own, _)| own).trim();
        if !own.is_empty() && !notes.iter().any(|known| known == own) {
            notes.push(own.to_owned());
        }
    }
    notes
}
