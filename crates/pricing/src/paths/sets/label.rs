//! The label of a set: what moves where, and what is taken out.

use std::collections::BTreeMap;

use design::{Component, ComponentId};
use units::format::capitalised;

use super::point::Point;
use super::search::{FlowAt, Search};
use crate::service::flow::words::noun;

/// Destinations that a label names; more are counted.
const NAMED: usize = 3;

/// What changes in a design, in plain words.
pub(super) fn label(search: &Search<'_>, point: &Point) -> String {
    let mut parts: BTreeMap<(&[ComponentId], String), Vec<usize>> = BTreeMap::new();
    for index in point.moved_from(&search.base) {
        if let (Some(flow), Some(now)) = (search.flows.get(index), point.flows.get(index)) {
            let words = match now.code() {
                "gateway-endpoint" | "interface-endpoint" => "endpoints".to_owned(),
                _ => now.options.as_ref().map_or(String::new(), |options| within_sentence(&options.label)),
            };
            parts.entry((&flow.vpcs, words)).or_default().push(index);
        }
    }
    let parts = parts.into_iter().map(|((vpcs, words), flows)| {
        let by = if words.is_empty() { String::new() } else { format!(" by {words}") };
        format!("{}{by}", subject(search, vpcs, &flows))
    });
    let label = capitalised(&parts.collect::<Vec<_>>().join("; "));
    let gone = gone(search, point);
    if gone.is_empty() { label } else { format!("{label}, {} taken out", listed(&gone)) }
}

/// The flows that move, such as `All AWS services of VPC main`.
fn subject(search: &Search<'_>, vpcs: &[ComponentId], flows: &[usize]) -> String {
    let is_of = |flow: &FlowAt| flow.vpcs == vpcs;
    let moved: Vec<&FlowAt> = flows.iter().filter_map(|index| search.flows.get(*index)).collect();
    let names: Vec<String> = vpcs.iter().map(|id| vpc_words(search, id)).collect();
    if let [from, to] = names.as_slice() {
        return format!("{from} and {to}");
    }
    let of = names.first().map_or(String::new(), |vpc| format!(" of {vpc}"));
    let services = search.flows.iter().filter(|flow| is_of(flow) && flow.is_service).count();
    if services == moved.len() && moved.iter().all(|flow| flow.is_service) {
        return format!("all AWS services{of}");
    }
    if search.flows.iter().filter(|flow| is_of(flow)).count() == moved.len() {
        return format!("all flows{of}");
    }
    let mut destinations: Vec<String> = moved.iter().map(|flow| flow.to.clone()).collect();
    destinations.sort_unstable();
    destinations.dedup();
    match destinations.len() {
        1..=NAMED => format!("{}{of}", listed(&destinations)),
        count => format!("{count} destinations{of}"),
    }
}

fn vpc_words(search: &Search<'_>, id: &ComponentId) -> String {
    let title = search.base.design.component(id).map_or(id.as_str(), Component::title);
    if title == "VPC" {
        "the VPC".to_owned()
    } else if title.to_lowercase().contains("vpc") {
        title.to_owned()
    } else {
        format!("VPC {title}")
    }
}

/// The kinds of the billed components that are taken out.
fn gone(search: &Search<'_>, point: &Point) -> Vec<String> {
    let billed = search.base.costs.iter().filter(|(_, cost)| !cost.amount().is_zero()).map(|(id, _)| id);
    let taken = billed.filter(|id| point.design.component(id).is_none());
    let mut kinds: BTreeMap<&'static str, u64> = BTreeMap::new();
    for component in taken.filter_map(|id| search.base.design.component(id)) {
        if let Some(noun) = noun(component) {
            let count = kinds.entry(noun).or_default();
            *count = count.saturating_add(component.placement.count());
        }
    }
    kinds.into_iter().map(|(kind, count)| if count > 1 { format!("{kind}s") } else { kind.to_owned() }).collect()
}

/// `a, b and c`.
fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The label of a path option within a sentence: in lower case, except for abbreviations such as NAT.
#[must_use]
pub fn within_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
