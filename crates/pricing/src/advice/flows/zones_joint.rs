//! Data of several flows between Availability Zones that is a noticeable part of the cost only together.

use std::cmp::Reverse;
use std::collections::HashSet;

use design::{ComponentId, ZoneAffinity};
use units::{Decimal, Usd, format};

use super::{FlowAt, Subject, cost_of, zones};
use crate::finding::{Finding, Severity, noticeable};
use crate::remedy::Remedy;
use crate::saving::saving;

/// Flows that are tried within zones at most: those that pay most.
const TRIED: usize = 50;

/// Rule `path-cross-az` for flows of which none is worth a finding of its own, `told` being those that have one.
pub(super) fn findings(subject: &Subject<'_>, told: &[Finding]) -> Option<Finding> {
    let told: HashSet<&ComponentId> = told.iter().map(|one| &one.component).collect();
    let mut flows: Vec<(Usd, FlowAt<'_>)> = subject
        .flows()
        .filter(|flow| flow.config.zones == ZoneAffinity::Spread && !told.contains(&flow.component.id))
        .filter_map(|flow| Some((cost_of(&subject.estimate(flow.index)?.lines, &[".cross-zone"])?, flow)))
        .filter(|(cost, _)| !cost.is_zero())
        .collect();
    let cost = flows.iter().map(|(cost, _)| *cost).sum::<Usd>();
    if flows.len() < 2 || cost < noticeable(subject.total()) || subject.task.budget.is_over() {
        return None;
    }
    flows.sort_by_key(|(cost, flow)| (Reverse(*cost), &flow.component.id));
    flows.truncate(TRIED);
    let mut moved = Vec::new();
    let (mut cost, mut saved, mut gb) = (Usd::ZERO, Usd::ZERO, Decimal::ZERO);
    for (_, flow) in flows {
        let Some(stay) = zones::stay(subject, flow).filter(|stay| stay.saved > Usd::ZERO) else { continue };
        cost = cost.checked_add(stay.cost).ok()?;
        saved = saved.checked_add(stay.saved).ok()?;
        gb = gb.checked_add(stay.gb)?;
        moved.push(flow);
    }
    let first = moved.first().filter(|_| moved.len() > 1 && saved >= noticeable(subject.total()))?;
    let saved = saving(cost, cost - saved)?;
    let message = format!(
        "{} flows together carry {} GB a month between zones for {}; staying within a zone where both ends are in it \
         costs {} less",
        moved.len(),
        format::quantity(gb, 0),
        format::money(cost),
        format::money(saved)
    );
    let fix = "keep each request in one zone: none of these flows pays much, but all of them together do";
    let flows = moved.iter().map(|flow| flow.component.id.clone()).collect();
    let finding =
        subject.context(first.index)?.finding(Severity::Warning, "path-cross-az", "/config/zones", message, fix);
    Some(finding.saves(saved).with(Remedy::set_each(flows, "/config/zones", "same-zone")))
}
