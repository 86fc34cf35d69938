//! Gateways, endpoints and links that no flow passes.

use design::{Body, Component, EndpointType, UsageValue, View};
use units::{Usd, format};

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::service::Context;

/// Rule `path-unused`: in a design with flows, a component that no flow passes is assumed to carry no data. Its removal
/// saves what it costs.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let flows = subject.task.flows;
    let unused = subject.components_by_id(|index, component| {
        is_passage(component) && !flows.is_proposed(index) && !flows.pass(&component.id)
    });
    let told = unused.into_iter().filter_map(|(index, component)| {
        let context = subject.context(index).filter(carries_nothing)?;
        let cost = subject.estimate(index)?.totals.monthly;
        let paid = if cost > Usd::ZERO { format!("; it costs {} a month", format::money(cost)) } else { String::new() };
        let message = format!("no flow passes {}, so it is taken to carry no data{paid}", component.title());
        let fix = "draw the flows that pass it, enter its GB, or take it out";
        let finding = context.finding(Severity::Advice, "path-unused", "/usage", message, fix);
        let finding = finding.with(Remedy::Remove);
        Some(if cost > Usd::ZERO { finding.saves(cost) } else { finding })
    });
    told.collect()
}

/// Whether a component is there only for data to pass it. Gateway endpoints are free, and recommended in any case.
fn is_passage(component: &Component) -> bool {
    match component.body.view() {
        View::Other(Body::NatGateway { .. })
        | View::Other(Body::TransitGateway { .. })
        | View::VpcPeering(_)
        | View::VpnConnection(_)
        | View::DirectConnect(_) => true,
        View::VpcEndpoint(config) => config.endpoint_type != EndpointType::Gateway,
        _ => false,
    }
}

/// Whether none of the usage values of a component says that data passes it.
fn carries_nothing(context: &Context<'_>) -> bool {
    let figures = context.component.body.figures().map(|figures| figures.figures()).unwrap_or_default();
    let nothing = Some(UsageValue::known(0));
    let mut data = figures.iter().filter(|(name, _)| *name != "hours_per_month").map(|(_, value)| value).peekable();
    context.flows_tell_gb() || (data.peek().is_some() && data.all(|value| value.is_none() || *value == nothing))
}
