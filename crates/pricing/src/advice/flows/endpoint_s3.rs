//! Interface endpoints for S3 and DynamoDB that only clients in their own VPC use.

use design::{Component, EndpointType, View};
use units::{Usd, format};

use super::endpoint::over_endpoints;
use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity};
use crate::saving::saving;

/// Rule `endpoint-s3-interface`: a gateway endpoint would carry the data of these clients free of charge.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let endpoints = subject
        .components_by_id(|index, component| service(component).is_some() && !subject.task.flows.is_proposed(index));
    let Some(over) = over_endpoints(subject).filter(|_| !endpoints.is_empty()) else { return Vec::new() };
    let told = endpoints
        .into_iter()
        .filter_map(|(index, endpoint)| by_gateway(subject, index, endpoint, over.get(&endpoint.id)?));
    told.collect()
}

/// The service of an interface endpoint that has gateway endpoints as well.
fn service(component: &Component) -> Option<&'static str> {
    let View::VpcEndpoint(config) = component.body.view() else { return None };
    let service = definitions::AwsService::named(config.service)?;
    (config.endpoint_type == EndpointType::Interface && service.has_gateway_endpoint()).then_some(service.label)
}

fn by_gateway(
    subject: &Subject<'_>,
    index: usize,
    endpoint: &Component,
    flows: &[(FlowAt<'_>, u64)],
) -> Option<Finding> {
    let name = service(endpoint)?;
    let vpc = subject.network.vpc_of(endpoint)?;
    let is_inside = |flow: &FlowAt<'_>| {
        let (client, service) = flow.client_and_service(subject.network)?;
        let client = subject.network.vpc_of(client)?;
        let own = client.component.id == vpc.component.id && flow.config.via.is_empty();
        (own && service.has_gateway_endpoint()).then_some(())
    };
    // Other clients, on-premises or in other VPCs, need the interface endpoint.
    if flows.is_empty() || flows.iter().any(|(flow, _)| is_inside(flow).is_none()) {
        return None;
    }
    // The data crosses zones only to reach the endpoint: the service is in no zone.
    let of_flow = |flow: &FlowAt<'_>| cost_of(&subject.estimate(flow.index)?.lines, &[".endpoint", ".cross-zone"]);
    let data = flows.iter().map(|(flow, _)| of_flow(flow)).sum::<Option<Usd>>()?;
    let own = &subject.estimate(index)?.totals;
    if own.at_least {
        return None;
    }
    let saved = saving(own.monthly.checked_add(data).ok()?, Usd::ZERO)?;
    let message = format!(
        "all clients of the interface endpoint for {name} are in its VPC, where a gateway endpoint is free: {} a month less",
        format::money(saved)
    );
    let fix = format!(
        "route {name} to a gateway endpoint from the subnets of the clients in {}, and take the interface endpoint out",
        vpc.component.title()
    );
    let context = subject.context(index)?;
    Some(context.finding(Severity::Advice, "endpoint-s3-interface", "/config/endpoint_type", message, fix).saves(saved))
}
