//! Describes an evaluated design as a set of path options.

use std::collections::{HashMap, HashSet};

use design::{Component, ComponentId, Design};

use super::label::label;
use super::point::{FlowNow, Point};
use super::search::Search;
use super::set::{MovedFlow, OptionName, PathSet, SetComponent};

/// The set of path options that leads to a design; its components are put in this order, with new ones at the end.
pub(super) fn set(search: &Search<'_>, point: &Point, order: &[ComponentId]) -> PathSet {
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
        design: ordered(&point.design, order),
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

fn ordered(design: &Design, order: &[ComponentId]) -> Design {
    let places: HashMap<&ComponentId, usize> = order.iter().enumerate().map(|(place, id)| (id, place)).collect();
    let mut design = design.clone();
    // Sorting is stable: new components stay in the order in which they were added.
    design.components.sort_by_key(|component| places.get(&component.id).copied().unwrap_or(usize::MAX));
    design
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
