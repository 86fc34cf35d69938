//! Data through NAT gateways to the internet and to other Regions, where no endpoint can take it.

use units::{Usd, format};

use super::{FlowAt, Subject, cost_of, own_balancer};
use crate::finding::{Finding, Severity, noticeable};
use crate::paths::{PathComparison, PathPrice, compare_paths_within};
use crate::remedy::Remedy;

/// Flows whose path options are compared for one rule: those that pay most.
const COMPARED: usize = 2;
/// The path options of a flow that are priced at most.
const OPTIONS: u64 = 7;
/// Path options that give up private addresses or managed gateways.
const COMPROMISES: [&str; 2] = ["public-subnet", "nat-instance"];

/// Rule `nat-outbound`: a noticeable part of the cost is data through NAT gateways that another path option would lower.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let is_outbound = |flow: &FlowAt<'_>| {
        flow.client_and_service(subject.network).is_none() && own_balancer::reached(subject, *flow).is_none()
    };
    let flows = dearest(subject, is_outbound, &[".nat"]);
    flows.into_iter().filter_map(|(cost, flow)| cheaper(subject, cost, flow)).collect()
}

/// The flows that pay most for lines with these codes, with what they pay, if all flows together pay a noticeable part.
pub(super) fn dearest<'a>(
    subject: &Subject<'a>,
    is_wanted: impl Fn(&FlowAt<'a>) -> bool,
    codes: &[&str],
) -> Vec<(Usd, FlowAt<'a>)> {
    let noticeable = noticeable(subject.total());
    let mut flows: Vec<(Usd, FlowAt<'a>)> = subject
        .flows()
        .filter(|flow| flow.config.via.is_empty() && is_wanted(flow))
        .filter_map(|flow| Some((cost_of(&subject.estimate(flow.index)?.lines, codes)?, flow)))
        .filter(|(cost, _)| !cost.is_zero())
        .collect();
    if flows.iter().map(|(cost, _)| *cost).sum::<Usd>() < noticeable {
        return Vec::new();
    }
    flows.sort_by_key(|(cost, flow)| (std::cmp::Reverse(*cost), &flow.component.id));
    flows.truncate(COMPARED);
    flows
}

/// The path options of a flow, unless too many designs were priced already.
pub(super) fn compared(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<PathComparison> {
    let left = subject.reprices.get();
    if left < OPTIONS || subject.task.budget.is_over() {
        return None;
    }
    subject.reprices.set(left.saturating_sub(OPTIONS));
    let (id, catalogue, budget) = (&flow.component.id, subject.task.catalogue, subject.task.budget);
    compare_paths_within(subject.said, id, catalogue, budget).ok()
}

/// The path option that saves most, among those whose code is `wanted`, and what it saves. Of equal ones, the first in the
/// comparison: it changes least.
pub(super) fn best(comparison: &PathComparison, wanted: impl Fn(&str) -> bool) -> Option<(Usd, &PathPrice)> {
    let saves = |choice: &PathPrice| choice.change.filter(|change| *change < Usd::ZERO && wanted(choice.code));
    let cheaper = comparison.choices.iter().filter_map(|choice| Some((saves(choice)?, choice)));
    let (change, option) = cheaper.min_by_key(|(change, _)| *change)?;
    Some((Usd::ZERO - change, option))
}

fn cheaper(subject: &Subject<'_>, cost: Usd, flow: FlowAt<'_>) -> Option<Finding> {
    let comparison = compared(subject, flow)?;
    // Whether the other end supports IPv6 is not known: that option is compared, but not proposed.
    let is_possible = |code: &str| code != "egress-only";
    let (saved, option) = best(&comparison, is_possible)?;
    let message = format!(
        "{} GB a month through NAT gateways cost {}; with the path option \"{}\" the design costs {} less",
        format::quantity(subject.gb(flow, flow.weight_over_nat())?, 0),
        format::money(cost),
        option.label,
        format::money(saved)
    );
    let mut fix = "compare the path options of the flow: each says what it takes and what it gives up".to_owned();
    let other = best(&comparison, |code| is_possible(code) && !COMPROMISES.contains(&code));
    if let (true, Some((saved, other))) = (COMPROMISES.contains(&option.code), other) {
        let less = format::money(saved);
        fix = format!("{fix}; \"{}\" keeps private addresses and managed gateways, for {less} less", other.label);
    }
    let change = Remedy::Path { option: option.code.into() };
    Some(
        subject
            .context(flow.index)?
            .finding(Severity::Warning, "nat-outbound", "", message, fix)
            .saves(saved)
            .with(change),
    )
}
