//! Data between two VPCs through a transit gateway.

use units::{Usd, format};

use super::outbound::{best, compared, dearest};
use super::{FlowAt, Subject};
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;

/// Rule `tgw-for-two`: a noticeable part of the cost is data between VPCs through transit gateways, and VPC peering, which
/// charges neither hours nor data within a zone, costs less.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let is_between = |flow: &FlowAt<'_>| {
        let vpc_of = |end: &design::FlowEnd| {
            let component = subject.network.component(end.component()?)?;
            Some(&subject.network.vpc_of(component)?.component.id)
        };
        let vpcs = [vpc_of(&flow.config.from), vpc_of(&flow.config.to)];
        vpcs.iter().all(Option::is_some) && vpcs[0] != vpcs[1]
    };
    let flows = dearest(subject, is_between, &[".transit"]);
    flows.into_iter().filter_map(|(cost, flow)| by_peering(subject, cost, flow)).collect()
}

fn by_peering(subject: &Subject<'_>, cost: Usd, flow: FlowAt<'_>) -> Option<Finding> {
    let comparison = compared(subject, flow)?;
    let (saved, _) = best(&comparison, |code| code == "peering")?;
    let message = format!(
        "{} GB a month between two VPCs through transit gateways cost {}; with VPC peering the design costs {} less",
        format::quantity(subject.gb(flow, flow.ways.found.whole)?, 0),
        format::money(cost),
        format::money(saved)
    );
    let fix = "join the two VPCs by peering, unless their data must pass what the transit gateway leads to";
    let change = Remedy::Path { option: "peering".into() };
    Some(
        subject
            .context(flow.index)?
            .finding(Severity::Warning, "tgw-for-two", "", message, fix)
            .saves(saved)
            .with(change),
    )
}
