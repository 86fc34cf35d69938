//! S3 and DynamoDB without their free gateway endpoints.

use design::{Component, EndpointType, View};
use topology::{ChargeCode, Element};
use units::{Usd, format};

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::saving::saving;
use crate::service::flow::words::component_words;

/// Rules `nat-s3-gateway-endpoint`, `nat-dynamodb-gateway-endpoint` and `endpoint-route-missing`.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    subject.flows().filter_map(|flow| finding(subject, flow)).collect()
}

fn finding(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let (client, service) = flow.client_and_service(subject.network)?;
    let service = service.data();
    let (rule, name) = match service {
        "s3" => ("nat-s3-gateway-endpoint", "S3"),
        "dynamodb" => ("nat-dynamodb-gateway-endpoint", "DynamoDB"),
        _ => return None,
    };
    let context = subject.context(flow.index)?;
    let estimate = subject.estimate(flow.index)?;
    // The data crosses zones and transit gateways only to reach the NAT gateway: the service is in no zone and no VPC.
    let saved = match flow.weight_over_nat() {
        0 => None,
        _ => cost_of(&estimate.lines, &[".nat", ".cross-zone", ".transit"]).and_then(|cost| saving(cost, Usd::ZERO)),
    };
    if let Some((endpoint, subnets)) = endpoint_without_route(subject, client, service)
        && let Some(via) = detour(subject, flow)
    {
        let paid = saved.map_or(String::new(), |saved| format!(", for {} a month", format::money(saved)));
        let (have, their, tables) = match subnets.as_slice() {
            [subnet] => (format!("subnet {subnet} has"), "its", "its route table"),
            _ => (format!("subnets {} have", subnets.join(", ")), "their", "their route tables"),
        };
        let message =
            format!("{have} no route to the {}: {their} traffic to {name} uses {via}{paid}", component_words(endpoint));
        let fix = format!("add a route for {name} to {tables}, with {} as the target", endpoint.id);
        // If the flow costs nothing today, the mistake costs nothing.
        let is_free = estimate.totals.monthly == Usd::ZERO && !estimate.totals.at_least;
        let severity = if is_free { Severity::Warning } else { Severity::Error };
        return Some(context.finding(severity, "endpoint-route-missing", "", message, fix));
    }
    let saved = saved?;
    let message =
        format!("{name} traffic through NAT pays {} a month; a gateway endpoint is free", format::money(saved));
    let is_far = estimate.lines.iter().any(|line| line.code.contains(".transit"));
    let place = match subject.network.vpc_of(client) {
        Some(vpc) if is_far => format!(" in {}, as it serves only its own VPC", vpc.component.title()),
        _ => String::new(),
    };
    let fix = format!("add a gateway endpoint for {service}{place}, and a route to it");
    let change = Remedy::Path { option: "gateway-endpoint".into() };
    Some(context.finding(Severity::Warning, rule, "", message, fix).saves(saved).with(change))
}

/// A gateway endpoint of the VPC for a service, and the subnets of the client that have no route to it.
fn endpoint_without_route<'a>(
    subject: &Subject<'a>,
    client: &'a Component,
    service: &str,
) -> Option<(&'a Component, Vec<&'a str>)> {
    let network = subject.network;
    let vpc = network.vpc_of(client)?;
    let names = |of: &topology::VpcNode<'a>, endpoint: &Component| {
        of.config.route_tables.iter().flat_map(|table| &table.routes).any(|route| route.target == endpoint.id)
    };
    let is_of_vpc = |endpoint: &&'a Component| match endpoint.body.view() {
        View::VpcEndpoint(config) => {
            config.endpoint_type == EndpointType::Gateway
                && config.service.rsplit(['.', ' ']).next().is_some_and(|own| own.eq_ignore_ascii_case(service))
                && network.design.region_of(endpoint) == vpc.region
                && (names(&vpc, endpoint) || !network.vpcs().iter().any(|of| names(of, endpoint)))
        }
        _ => false,
    };
    let endpoint = network.design.components.iter().filter(is_of_vpc).min_by_key(|endpoint| &endpoint.id)?;
    let places = network.locations(client).into_iter().filter_map(|place| place.subnet);
    let without = places.filter(|node| !network.routes(*node).iter().any(|route| route.target == endpoint.id));
    let mut subnets: Vec<&str> = without.map(|node| node.subnet.name.as_str()).collect();
    subnets.sort_unstable();
    subnets.dedup();
    (!subnets.is_empty()).then_some((endpoint, subnets))
}

/// The gateway that the data takes instead of a gateway endpoint; `None` if it takes one, is pinned to its path, or
/// takes an interface endpoint on purpose.
fn detour(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<String> {
    if !flow.config.via.is_empty() {
        return None;
    }
    let hops = flow.ways.paths.iter().flat_map(|path| &path.hops);
    let mut gateways = hops.filter_map(|hop| match &hop.element {
        Element::Component(id) => Some((subject.network.component(id)?, hop)),
        Element::CrossZone { .. } | Element::AwsNetwork => None,
    });
    let (gateway, _) = gateways.find(|(gateway, hop)| {
        let is_endpoint = matches!(gateway.body.view(), View::VpcEndpoint(_));
        !is_endpoint && hop.charges.iter().all(|charge| charge.code != ChargeCode::Endpoint)
    })?;
    Some(component_words(gateway))
}
