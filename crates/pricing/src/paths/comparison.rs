//! [`compare_paths`]: the path options of a flow side by side.

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design, Problems};
use topology::ChargeCode;

use super::break_even;
use super::choice::{self, PathPrice};
use super::forwarding::Forwarding;
use super::nat_type::path_options_within;
use crate::engine;

/// The path options of a flow side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathComparison {
    /// The options, the current one first; empty when there is no such flow.
    pub choices: Vec<PathPrice>,
    /// The assumptions of the comparison.
    pub notes: Vec<String>,
}

/// Prices a design with each path option of a flow.
///
/// # Errors
/// As [`estimate`](crate::estimate()).
pub fn compare_paths(design: &Design, flow: &ComponentId, catalogue: &Catalogue) -> Result<PathComparison, Problems> {
    compare_paths_within(design, flow, catalogue, Budget::unlimited())
}

/// As [`compare_paths`], with a limit on the work. When [`Budget::check`] fails afterwards, the comparison must be
/// discarded.
///
/// # Errors
/// As [`compare_paths`].
pub fn compare_paths_within(
    design: &Design,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<PathComparison, Problems> {
    let mut choices = Vec::new();
    for way in path_options_within(design, flow, catalogue, budget)? {
        if budget.is_over() {
            return Ok(PathComparison::default());
        }
        choices.extend(choice::price(way, flow, catalogue, budget)?);
    }
    // An option that cannot carry the data saves nothing, however little it costs.
    let is_too_much =
        |choice: &PathPrice| !choice.current && choice.forwarding.as_ref().is_some_and(Forwarding::is_too_much);
    let too_much: Option<String> = choices
        .iter()
        .find(|choice| is_too_much(choice))
        .and_then(|choice| Some(choice.forwarding.as_ref()?.too_much(design)));
    choices.retain(|choice| !is_too_much(choice));
    changes(&mut choices);
    let mut evens = Vec::with_capacity(choices.len());
    for way in &choices {
        let other = reference(&choices, way);
        let even = other.map(|(other, stays)| break_even::between(way, other, stays)).transpose();
        evens.push(even.map_err(engine::design_too_large)?.flatten());
    }
    for (choice, even) in choices.iter_mut().zip(evens) {
        choice.break_even = even;
    }
    let mut notes = notes(design, &choices);
    notes.extend(too_much);
    Ok(PathComparison { choices, notes })
}

/// Compares the totals of options with the same unknown charges.
fn changes(choices: &mut [PathPrice]) {
    let Some(current) = choices.first().cloned() else { return };
    for choice in choices.iter_mut().filter(|choice| !choice.current) {
        let known = choice.unknown == current.unknown && !choice.data.at_least && !current.data.at_least;
        choice.change = known.then(|| choice.total.monthly - current.total.monthly);
    }
}

/// The option that the break-even of `way` is compared with, and whether its gateways stay for other data.
fn reference<'a>(choices: &'a [PathPrice], way: &PathPrice) -> Option<(&'a PathPrice, bool)> {
    let find = |code: &str| choices.iter().find(|choice| choice.code == code);
    // The gateways in the current design, whether the flow passes them or not; otherwise those that it would need.
    let gateways = || {
        let is_gateway =
            |choice: &&PathPrice| matches!(choice.code, "nat-one" | "nat-per-zone" | "nat-same-zone" | "nat-regional");
        let standing = choices.iter().find(|choice| choice.current).map(|choice| &choice.standing)?;
        let stands = |choice: &&PathPrice| choice.passed.iter().all(|gateway| standing.contains(gateway));
        let there = choices.iter().filter(is_gateway).find(stands);
        let stays = there.is_some_and(|choice| choice.passed.iter().all(|gateway| way.standing.contains(gateway)));
        Some((there.or_else(|| choices.iter().find(is_gateway))?, stays))
    };
    Some(match way.code {
        "nat-per-zone" => (find("nat-one")?, false),
        "nat-one" => (find("nat-per-zone").or_else(|| find("nat-same-zone"))?, false),
        "nat-same-zone" => (find("nat-one")?, false),
        "nat-regional" => (find("nat-one").or_else(|| find("nat-same-zone"))?, false),
        "nat-instance" | "public-subnet" => (gateways()?.0, false),
        "gateway-endpoint" | "interface-endpoint" | "egress-only" => gateways()?,
        "peering" => (find("transit-gateway")?, false),
        "transit-gateway" => (find("peering")?, false),
        _ => return None,
    })
}

fn notes(design: &Design, choices: &[PathPrice]) -> Vec<String> {
    let Some(current) = choices.first() else { return Vec::new() };
    let mut notes = Vec::new();
    if choices.len() > 1 {
        notes.push(
            "Each total is the whole design priced with that option, so other flows and tiers count. Fixed is what the \
             option needs by the hour, shared with other flows that pass there."
                .to_owned(),
        );
    }
    let hops = choices.iter().flat_map(|choice| &choice.ledger.ways).flat_map(|way| &way.hops);
    if hops.flat_map(|hop| &hop.charges).any(|charge| matches!(charge.code, ChargeCode::CrossZone { ends: 2 })) {
        notes.push(
            "Both ends of transfer between zones are taken to be billed, so a GB that crosses is charged twice; check \
             this against the bill."
                .to_owned(),
        );
    }
    if choices.iter().any(|choice| choice.break_even.is_some()) {
        notes.push(
            "The GB from which an option pays count this flow alone, at the first tier of each price; with other flows \
             on the same gateway it pays sooner."
                .to_owned(),
        );
    }
    let mut forwarding = choices.iter().filter_map(|choice| choice.forwarding.as_ref());
    if let Some(forwarding) = forwarding.find(|forwarding| forwarding.is_proposed(design)) {
        notes.push(format!(
            "A NAT instance is taken to be one {} on demand, with a root volume of 8 GiB gp3: the cheapest type that \
             sustains twice the average of all data through it.",
            forwarding.instance_type
        ));
    }
    if current.ledger.gb.both.is_none() {
        notes.push("The GB of the flow are open: what it costs depends on them.".to_owned());
    }
    notes
}
