//! Gateways, endpoints and links that no flow passes.

use design::{Body, Component, EndpointType, View};

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::service::Context;

/// Rule `path-unused`: in a design with flows, a component that no flow passes is assumed to carry no data.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let flows = subject.task.flows;
    let unused = subject.components_by_id(|index, component| {
        pays_for_data(component) && !flows.is_proposed(index) && !flows.pass(&component.id)
    });
    let told = unused.into_iter().filter_map(|(index, component)| {
        let context = subject.context(index).filter(Context::flows_tell_gb)?;
        let message = format!("no flow passes {}, so it is taken to carry no data", component.title());
        let fix = "draw the flows that pass it, enter its GB, or take it out";
        Some(context.finding(Severity::Advice, "path-unused", "/usage", message, fix))
    });
    told.collect()
}

/// Whether data through such a component is charged.
fn pays_for_data(component: &Component) -> bool {
    match component.body.view() {
        View::Other(Body::NatGateway { .. })
        | View::Other(Body::TransitGateway { .. })
        | View::VpnConnection(_)
        | View::DirectConnect(_) => true,
        View::VpcEndpoint(config) => config.endpoint_type != EndpointType::Gateway,
        _ => false,
    }
}
