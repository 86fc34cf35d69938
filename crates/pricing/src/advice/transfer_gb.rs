//! Data between zones, between Regions and through endpoints that is given by hand, without flows.

use std::collections::HashSet;

use budget::Work;
use definitions::AwsService;
use design::{Body, Component, ComponentId, EndpointType, View};
use units::{Decimal, Usd, format};

use super::Subject;
use crate::finding::{Finding, Severity, noticeable};
use crate::line::Line;

/// Findings of other rules about the same data.
const TOLD: [&str; 2] = ["path-public-address", "lb-cross-zone-cost"];

/// Rules `path-cross-az`, `path-cross-region` and `endpoint-s3-interface` for GB that are a noticeable part of the `total`
/// and that no flow explains. How much of them a change would save is not known.
pub(super) fn findings(subject: &Subject<'_>, total: Usd, told: &[Finding]) -> Vec<Finding> {
    let task = subject.basis.task;
    let told: HashSet<&ComponentId> =
        told.iter().filter(|one| TOLD.contains(&one.rule.as_ref())).map(|one| &one.component).collect();
    let components = task.design.components.iter().enumerate();
    let all = components.take_while(|_| task.budget.spend_each(Work::Prices, 1));
    // Flows and NAT gateways have rules of their own.
    let by_hand = all.filter(|(index, component)| {
        !matches!(component.body, Body::Flow { .. } | Body::NatGateway { .. })
            && !task.flows.is_proposed(*index)
            && !told.contains(&component.id)
    });
    by_hand.filter_map(|(index, component)| unexplained(subject, index, component, noticeable(total))).collect()
}

fn unexplained(subject: &Subject<'_>, index: usize, component: &Component, least: Usd) -> Option<Finding> {
    let lines = &subject.components.get(index)?.lines;
    let cost_of = |code: &str| {
        let of = |line: &&Line| line.code == code;
        let cost = lines.iter().filter(of).map(|line| line.cost.known()).sum::<Option<Usd>>()?;
        let gb = lines.iter().filter(of).try_fold(Decimal::ZERO, |all, line| all.checked_add(line.quantity?))?;
        (!cost.is_zero() && cost >= least).then(|| (format::money(cost), format::quantity(gb, 0)))
    };
    let context = subject.basis.context(index)?;
    let found = |rule, message: String, fix: &'static str| {
        Some(context.finding(Severity::Warning, rule, "/usage", message, fix))
    };
    if let Some((cost, _)) = cost_of("transfer.cross-zone") {
        let message = format!("data between zones costs {cost} a month, and would be free within a zone");
        let fix = "keep chatty tiers in one zone per request; draw the flows to see what each would save";
        return found("path-cross-az", message, fix);
    }
    if let Some((cost, gb)) = cost_of("transfer.other-region") {
        let message = format!("{gb} GB a month leave their region for {cost}; the region that sends bills them");
        let fix = "put what talks to each other in one region, or keep a copy of the data in both";
        return found("path-cross-region", message, fix);
    }
    let View::VpcEndpoint(config) = component.body.view() else { return None };
    let service = AwsService::named(config.service).filter(|service| service.has_gateway_endpoint())?;
    let (cost, gb) = cost_of("endpoint.data").filter(|_| config.endpoint_type == EndpointType::Interface)?;
    let name = service.label;
    let message = format!(
        "{gb} GB a month through an interface endpoint for {name} cost {cost}; from within its VPC a gateway endpoint is \
         free"
    );
    let fix = "route clients in the VPC to a gateway endpoint: only those on-premises or in other VPCs need this one";
    found("endpoint-s3-interface", message, fix)
}
