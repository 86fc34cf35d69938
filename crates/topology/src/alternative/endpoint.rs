//! Gateway endpoints and interface endpoints.

use definitions::AwsService;
use design::{Component, ComponentId, Endpoint, EndpointType, Placement, View};

use super::change::Change;
use super::situation::{Kind, Situation};
use crate::resolve::{data_of, has_gateway_endpoints, serves, service_name};
use crate::service_label::service_label;

/// Adds a gateway endpoint with a route from every table of the VPC: a subnet without that route would pay for traffic
/// that could be free.
pub(super) fn gateway(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Out { vpc, service: Some(service), .. } = &situation.kind else { return None };
    if !has_gateway_endpoints(service) {
        return None;
    }
    lead_to_gateway(change, &vpc.component.id, service, &subnets(situation))
}

fn lead_to_gateway(change: &mut Change<'_>, vpc: &ComponentId, service: &str, subnets: &[String]) -> Option<()> {
    let endpoint = match of_vpc(change, vpc, service) {
        Some(id) => id,
        None => add(change, vpc, service, EndpointType::Gateway, Vec::new())?,
    };
    change.tables(vpc, subnets);
    let tables: Vec<String> = change.vpc_mut(vpc)?.route_tables.iter().map(|table| table.name.clone()).collect();
    for table in tables {
        change.route(vpc, &table, service, &endpoint);
    }
    Some(())
}

/// Adds the interface endpoints that a service requires, in the zones of the instances, and a gateway endpoint for data
/// that the service serves from S3.
pub(super) fn interface(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Out { vpc, service: Some(service), .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let subnets = subnets(situation);
    let taken = taken_by(service);
    let data = data_of(service);
    if taken.iter().any(|name| name == data) {
        without_gateway(change, vpc, data, &subnets);
    } else {
        lead_to_gateway(change, vpc, data, &subnets)?;
        let label = service_label(data);
        change.notes.push(format!("It takes {}, and a gateway endpoint for {label}.", taken.join(", ")));
    }
    for name in taken {
        if interfaces(change, vpc, &name).is_empty() {
            add(change, vpc, &name, EndpointType::Interface, subnets.clone())?;
        }
    }
    Some(())
}

/// The services whose interface endpoints are required to use a service.
pub(super) fn taken_by(service: &str) -> Vec<String> {
    match AwsService::named(service) {
        Some(of) => of.interfaces().iter().map(|name| (*name).to_owned()).collect(),
        None => vec![service.to_owned()],
    }
}

/// Removes the endpoints and endpoint routes through which data from these subnets to the service of a flow would bypass
/// other gateways. Data that the service serves from S3 still passes the S3 gateway endpoint, which is free.
pub(super) fn without(change: &mut Change<'_>, situation: &Situation<'_>, subnets: &[String]) {
    let Kind::Out { vpc, service: Some(service), .. } = &situation.kind else { return };
    let vpc = &vpc.component.id;
    let taken = taken_by(service);
    if taken.iter().any(|name| name == data_of(service)) {
        without_gateway(change, vpc, data_of(service), subnets);
    }
    for endpoint in taken.iter().flat_map(|name| interfaces(change, vpc, name)).collect::<Vec<_>>() {
        change.remove(&endpoint);
    }
}

/// Removes the routes to gateway endpoints of a service from the tables of subnets, and the endpoint if no route is
/// left. Other subnets keep theirs: they may have no other path.
fn without_gateway(change: &mut Change<'_>, vpc: &ComponentId, service: &str, subnets: &[String]) {
    let endpoint = of_vpc(change, vpc, service);
    for table in change.tables(vpc, subnets) {
        change.drop_routes(vpc, &table, |route| service_name(&route.destination) == service);
    }
    if let Some(endpoint) = endpoint.filter(|id| !change.is_target(id)) {
        change.remove(&endpoint);
    }
}

fn subnets(situation: &Situation<'_>) -> Vec<String> {
    let Kind::Out { places, .. } = &situation.kind else { return Vec::new() };
    places.iter().filter_map(|place| Some(place.subnet?.subnet.name.clone())).collect()
}

fn leads(component: &Component, service: &str, wanted: EndpointType) -> bool {
    matches!(component.body.view(), View::VpcEndpoint(config) if config.endpoint_type == wanted && match wanted {
        EndpointType::Interface => serves(config.service, service),
        _ => service_name(config.service) == service,
    })
}

/// The gateway endpoint of a VPC: one that its routes point to, else one in the region that no route points to.
fn of_vpc(change: &Change<'_>, vpc: &ComponentId, service: &str) -> Option<ComponentId> {
    let network = change.network();
    let node = network.vpc(vpc)?;
    let all = network.design.components.iter().filter(|component| leads(component, service, EndpointType::Gateway));
    let named = |component: &&Component| {
        let mut routes = node.config.route_tables.iter().flat_map(|table| &table.routes);
        routes.any(|route| route.target == component.id)
    };
    let free =
        |component: &&Component| network.design.region_of(component) == node.region && !change.is_target(&component.id);
    let own = all.clone().filter(named).min_by_key(|component| &component.id);
    own.or_else(|| all.filter(free).min_by_key(|component| &component.id)).map(|component| component.id.clone())
}

/// The interface endpoints of a VPC for a service.
fn interfaces(change: &Change<'_>, vpc: &ComponentId, service: &str) -> Vec<ComponentId> {
    let network = change.network();
    let fits = |component: &&Component| {
        leads(component, service, EndpointType::Interface)
            && network.vpc_of(component).is_some_and(|of| of.component.id == *vpc)
    };
    network.design.components.iter().filter(fits).map(|component| component.id.clone()).collect()
}

fn add(
    change: &mut Change<'_>,
    vpc: &ComponentId,
    service: &str,
    endpoint_type: EndpointType,
    subnets: Vec<String>,
) -> Option<ComponentId> {
    let region = change.network().vpc(vpc)?.component.placement.region.clone();
    let zones = (endpoint_type == EndpointType::Interface).then(|| u64::try_from(subnets.len())).transpose().ok()?;
    let body = Endpoint { endpoint_type, service, zones }.body();
    let plain: String =
        service.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let title = service_label(service);
    let (kind, word) =
        if endpoint_type == EndpointType::Gateway { ("endpoint", "") } else { ("interface-endpoint", "interface ") };
    let placement = Placement { region, subnets, ..Placement::default() };
    Some(change.add(&format!("{plain}-{kind}"), &format!("{title} {word}endpoint"), placement, body))
}
