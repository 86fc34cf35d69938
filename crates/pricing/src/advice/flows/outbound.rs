//! Data through NAT gateways to the internet and to other Regions, where no endpoint can take it.

use units::{Usd, format};

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity, noticeable};
use crate::paths::{PathPrice, compare_paths_within};

/// Flows whose path options are compared for one estimate: those that pay NAT gateways most.
const COMPARED: usize = 2;
/// The path options of a flow that are priced at most.
const OPTIONS: u64 = 7;

/// Rule `nat-outbound`: a noticeable part of the cost is data through NAT gateways that another path option would lower.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let noticeable = noticeable(subject.total());
    let mut flows: Vec<(Usd, FlowAt<'_>)> = subject
        .flows()
        .filter(|flow| flow.config.via.is_empty() && flow.client_and_service(subject.network).is_none())
        .filter_map(|flow| Some((cost_of(&subject.estimate(flow.index)?.lines, &[".nat"])?, flow)))
        .filter(|(cost, _)| !cost.is_zero() && *cost >= noticeable)
        .collect();
    flows.sort_by_key(|(cost, flow)| (std::cmp::Reverse(*cost), &flow.component.id));
    flows.into_iter().take(COMPARED).filter_map(|(cost, flow)| cheaper(subject, cost, flow)).collect()
}

fn cheaper(subject: &Subject<'_>, cost: Usd, flow: FlowAt<'_>) -> Option<Finding> {
    let left = subject.reprices.get();
    if left < OPTIONS || subject.task.budget.is_over() {
        return None;
    }
    subject.reprices.set(left.saturating_sub(OPTIONS));
    let (id, catalogue, budget) = (&flow.component.id, subject.task.catalogue, subject.task.budget);
    let comparison = compare_paths_within(subject.said, id, catalogue, budget).ok()?;
    // Whether the other end supports IPv6 is not known: that option is compared, but not proposed.
    let saves = |choice: &PathPrice| choice.change.filter(|change| *change < Usd::ZERO && choice.code != "egress-only");
    let best = comparison.choices.iter().filter_map(|choice| Some((saves(choice)?, choice)));
    let (change, option) = best.min_by_key(|(change, choice)| (*change, choice.code))?;
    let saved = Usd::ZERO - change;
    let message = format!(
        "{} GB a month through NAT gateways cost {}; with the path option \"{}\" the design costs {} less",
        format::quantity(subject.gb(flow, flow.weight_over_nat())?, 0),
        format::money(cost),
        option.label,
        format::money(saved)
    );
    let fix = "compare the path options of the flow: each says what it takes and what it gives up";
    Some(subject.context(flow.index)?.finding(Severity::Warning, "nat-outbound", "", message, fix).saves(saved))
}
