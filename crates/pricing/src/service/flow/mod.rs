//! Flows: the charges for data between two ends, hop by hop on the path that the network determines.
//!
//! The lines of a flow are its ledger: they include every hop, even free ones. Hourly charges of a hop belong to its
//! component.

mod carried;
mod edge;
mod hop;
pub(in crate::service) mod own_data;
mod volume;
pub(crate) mod words;

use budget::Work;
use design::{Body, Component, Design, FlowConfig, FlowUsage, Scenario};
use topology::Direction;
use units::kinds::Gb;
use units::{Decimal, Error};

pub(in crate::service) use self::carried::Carried;
pub(in crate::service) use self::edge::filled as with_flows;
use self::hop::{OnPath, Part};
pub(crate) use self::hop::{code as line_code, way_code};
pub(crate) use self::volume::Volume;
pub(in crate::service) use self::volume::{DAY, says_gb};
use super::charge::{ComponentCharge, Price};
use super::{Amounts, Context};
use crate::finding::{Finding, Severity};
use crate::flows::Ways;
use crate::line::NoPrice;

/// Steps of work to price a hop.
const PER_HOP: usize = 16;

/// The charges of a flow: those of every hop on each of its paths, and one for the data that does not arrive.
pub(super) fn charges<'a>(
    context: &Context<'a>,
    config: &FlowConfig,
    usage: &FlowUsage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let Some(ways) = context.flows.ways(context.index) else { return Ok(Vec::new()) };
    let volume = Volume::of(context, config, usage);
    let mut charges = Vec::new();
    for place in places(context, ways) {
        charges.extend(hop::charges(context, config, &volume, &place)?);
    }
    if let Some(amounts) = lost(ways, &volume)? {
        let label = "Data that does not get there";
        let charge = ComponentCharge::new::<Gb>("flow.lost", label, context.region(), Price::Unlisted, amounts);
        charges.push(charge.without_price_for(NoPrice::NoPath));
    }
    Ok(charges)
}

/// The charges in a scenario other than that of the `typical` charges, which differ only in their amounts.
pub(super) fn charges_like<'a>(
    context: &Context<'a>,
    (config, usage): (&FlowConfig, &FlowUsage),
    typical: &[ComponentCharge<'a>],
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let Some(ways) = context.flows.ways(context.index) else { return Ok(Vec::new()) };
    let volume = Volume::of(context, config, usage);
    let mut amounts = Vec::with_capacity(typical.len());
    for place in places(context, ways) {
        amounts.extend(hop::all_amounts(context, &volume, &place)?);
    }
    amounts.extend(lost(ways, &volume)?);
    Ok(typical.iter().zip(amounts).map(|(charge, amounts)| charge.of_amounts(amounts)).collect())
}

/// The hops of all paths, as far as the budget allows.
fn places<'a>(context: &Context<'a>, ways: &'a Ways) -> impl Iterator<Item = OnPath<'a>> {
    let budget = context.budget;
    let paths = (1..).zip(&ways.paths);
    let paths = paths.take_while(|(_, path)| budget.spend_each(Work::Prices, PER_HOP.saturating_mul(path.hops.len())));
    paths.flat_map(move |(number, path)| {
        let hops = path.hops.iter().enumerate();
        hops.map(move |(position, hop)| OnPath { path, number, position, hop, whole: ways.found.whole })
    })
}

/// The GB that do not arrive, if there are any.
fn lost(ways: &Ways, volume: &Volume) -> Result<Option<Amounts>, Error> {
    if ways.found.problems.is_empty() {
        return Ok(None);
    }
    let label = "the part that does not get there ÷ the whole flow";
    let (weight, whole) = if ways.found.whole == 0 { (1, 1) } else { (ways.lost(), ways.found.whole) };
    if weight == 0 {
        return Ok(None);
    }
    hop::amounts(volume, Direction::Both, Part { weight, whole, label }, Vec::new()).map(Some)
}

/// GB a month of a flow in one direction, with typical usage; `None` while they are unknown.
///
/// # Errors
/// [`Error::Overflow`] when they exceed the range of exact decimals.
pub(crate) fn typical_gb(
    design: &Design,
    (config, usage): (&FlowConfig, &FlowUsage),
    direction: Direction,
) -> Result<Option<Decimal>, Error> {
    Volume::in_scenario(design, Scenario::Typical, config, usage).monthly(direction)
}

/// GB a month that a flow carries with typical usage, and GB back; `None` while they are unknown or too large.
#[must_use]
pub fn flow_gb(design: &Design, flow: &Component) -> [Option<Decimal>; 2] {
    let Body::Flow { config, usage } = &flow.body else { return [None; 2] };
    let gb = |direction| typical_gb(design, (config, usage), direction).ok().flatten();
    [gb(Direction::Request), gb(Direction::Response)]
}

/// Findings about a flow: the missing route, gateway or address, reported at the component to change.
pub(super) fn findings(context: &Context<'_>) -> Vec<Finding> {
    let problems = context.flows.ways(context.index).map(|ways| ways.found.problems.as_slice()).unwrap_or_default();
    let found = problems.iter().map(|problem| {
        // A finding is shown as `message; fix`.
        let message = problem.message.trim_end_matches('.').to_owned();
        let fix = words::in_sentence(&problem.fix);
        let other =
            problem.at.as_ref().and_then(|id| context.relations.index(id)).filter(|index| *index != context.index);
        match other.and_then(|index| context.at(index)) {
            Some(other) => {
                let message = format!("{message} (flow {})", context.component.title());
                other.finding(Severity::Error, problem.rule, "", message, fix)
            }
            None => context.finding(Severity::Error, problem.rule, "", message, fix),
        }
    });
    found.collect()
}
