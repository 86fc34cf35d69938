//! Route tables: routes that lead nowhere, and tables that do not exist.

use design::{Body, Component, ComponentId, EndpointType, Route, View};
use foldhash::{HashSet, HashSetExt as _};
use ipnet::IpNet;

use crate::network::{Network, VpcNode};
use crate::plan::problem::Problems;
use crate::resolve::{has_gateway_endpoints, same_service};

const RULE: &str = "vpc-route-dangling";

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for vpc in network.vpcs() {
        for (index, table) in vpc.config.route_tables.iter().enumerate() {
            let place = || format!("/config/route_tables/{index}/routes");
            destinations(network, vpc.component, &table.routes, place, problems);
            for (index, route) in table.routes.iter().enumerate() {
                let Err(refused) = target(network, *vpc, route) else { continue };
                let message = format!("the route {} of {} leads nowhere: {}", route.destination, table.name, refused.0);
                problems.error(RULE, vpc.component, format!("{}/{index}/{}", place(), refused.1), message, refused.2);
            }
        }
        for (index, subnet) in vpc.config.subnets.iter().enumerate() {
            let exists = vpc.config.route_tables.iter().any(|table| table.name == subnet.route_table);
            if !subnet.route_table.is_empty() && !exists {
                problems.error(
                    RULE,
                    vpc.component,
                    format!("/config/subnets/{index}/route_table"),
                    format!(
                        "subnet {} has the route table {:?}, which its VPC does not have",
                        subnet.name, subnet.route_table
                    ),
                    "name a route table of the VPC",
                );
            }
        }
        internet_gateways(network, *vpc, problems);
    }
    for component in &network.design.components {
        let Body::TransitGateway { config, .. } = &component.body else { continue };
        destinations(network, component, &config.routes, || "/config/routes".to_owned(), problems);
        for (index, route) in config.routes.iter().enumerate() {
            if !config.attached.contains(&route.target) {
                let message = format!(
                    "the route {} leads nowhere: {} is not attached to {}",
                    route.destination,
                    route.target,
                    component.title()
                );
                let fix = "attach it to the transit gateway, or name what is attached";
                problems.error(RULE, component, format!("/config/routes/{index}/target"), message, fix);
            }
        }
    }
}

/// The destination of a route: equal ranges are the same destination, however they are written.
#[derive(PartialEq, Eq, Hash)]
enum Destination<'a> {
    Range(IpNet),
    Text(&'a str),
}

/// Reports destinations that are invalid or that occur twice in a table.
fn destinations(
    network: &Network<'_>,
    component: &Component,
    routes: &[Route],
    place: impl Fn() -> String,
    problems: &mut Problems,
) {
    let mut seen = HashSet::with_capacity(routes.len());
    for (index, route) in routes.iter().enumerate() {
        let place = || format!("{}/{index}/destination", place());
        let text = route.destination.as_str();
        let range = text.parse::<IpNet>().ok().map(|range| range.trunc());
        if range.is_none() && !has_gateway_endpoints(text) && !impossible_endpoint(network, route) {
            problems.error(
                "vpc-cidr-text",
                component,
                place(),
                format!("{text:?} is no destination of a route"),
                "write a range such as 0.0.0.0/0 or ::/0, or s3 or dynamodb for a gateway endpoint",
            );
        } else if !seen.insert(range.map_or(Destination::Text(text), Destination::Range)) {
            problems.error(
                "vpc-route-twice",
                component,
                place(),
                format!("the route table has a route {text} already"),
                "leave one of them out: a route table has one target for each destination",
            );
        }
    }
}

/// Whether a route points to a gateway endpoint for a service without gateway endpoints: the endpoint itself is
/// reported.
fn impossible_endpoint(network: &Network<'_>, route: &Route) -> bool {
    network.component(&route.target).is_some_and(|target| match target.body.view() {
        View::VpcEndpoint(config) => {
            config.endpoint_type == EndpointType::Gateway && !has_gateway_endpoints(config.service)
        }
        _ => false,
    })
}

/// Why a route leads nowhere, which field is at fault, and how to fix it.
type Refusal = (String, &'static str, &'static str);

fn target(network: &Network<'_>, vpc: VpcNode<'_>, route: &Route) -> Result<(), Refusal> {
    if impossible_endpoint(network, route) {
        return Ok(());
    }
    let Some(component) = network.component(&route.target) else {
        let fix = "name a gateway, endpoint, link or instance of the design";
        return Err((format!("there is no {}", route.target), "target", fix));
    };
    let name = component.title();
    let to_service = has_gateway_endpoints(&route.destination);
    let mut home = network.vpc_of(component);
    match component.body.view() {
        View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Gateway => {
            if !same_service(config.service, &route.destination) {
                let fix = "a gateway endpoint is the target of the service it leads to";
                return Err((format!("{name} leads to {}", config.service), "destination", fix));
            }
            home = network.vpc_by_routes(component);
        }
        _ if to_service => {
            let fix = "let a gateway endpoint be its target, or write a range";
            return Err((format!("{name} is not a gateway endpoint"), "target", fix));
        }
        View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Interface => {
            let fix = "leave the route out: an interface endpoint is reached by its name, without a route";
            return Err((format!("{name} is an interface endpoint"), "target", fix));
        }
        View::InternetGateway(_) => home = network.vpc_by_routes(component),
        View::Other(Body::NatGateway { .. }) if home.is_none() => home = network.vpc_by_routes(component),
        View::Other(Body::NatGateway { .. }) | View::VpcEndpoint(_) | View::Other(Body::Ec2 { .. }) => {}
        View::Other(Body::TransitGateway { config, .. }) if !config.attached.contains(&vpc.component.id) => {
            let fix = "attach the VPC to the transit gateway";
            return Err((format!("the VPC is not attached to {name}"), "target", fix));
        }
        View::VpcPeering(config) if !config.vpcs.contains(&vpc.component.id) => {
            let fix = "name the VPC in the peering connection";
            return Err((format!("{name} does not connect the VPC"), "target", fix));
        }
        View::Other(Body::TransitGateway { .. }) | View::VpnConnection(_) => {
            let region = network.design.region_of(component);
            if region != vpc.region {
                let fix = "use one in the region of the VPC";
                return Err((format!("{name} is in {region}, the VPC in {}", vpc.region), "target", fix));
            }
        }
        View::VpcPeering(_) | View::DirectConnect(_) => {}
        _ => {
            let fix = "name a gateway, endpoint, link or instance";
            return Err((format!("{name} cannot be the target of a route"), "target", fix));
        }
    }
    if let Some(other) = home.filter(|home| home.component.id != vpc.component.id) {
        let message = format!("{name} belongs to {}", other.component.title());
        return Err((message, "target", "use one of the VPC: a gateway serves the VPC it belongs to"));
    }
    if let Some(zone) = &route.zone {
        let places = network.locations(component);
        if !places.is_empty() && !places.iter().any(|place| place.zone == zone) {
            let fix = "name a zone in which it stands, or leave the zone out";
            return Err((format!("{name} does not stand in zone {zone}"), "zone", fix));
        }
    }
    Ok(())
}

/// Reports a second internet gateway: a VPC has at most one.
fn internet_gateways(network: &Network<'_>, vpc: VpcNode<'_>, problems: &mut Problems) {
    let mut first: Option<&ComponentId> = None;
    for (table, routes) in vpc.config.route_tables.iter().enumerate() {
        for (index, route) in routes.routes.iter().enumerate() {
            let is_gateway = |component: &Component| matches!(component.body.view(), View::InternetGateway(config) if !config.egress_only);
            if !network.component(&route.target).is_some_and(is_gateway) {
                continue;
            }
            match first {
                Some(first) if *first != route.target => {
                    let place = format!("/config/route_tables/{table}/routes/{index}/target");
                    let message = format!("{first} and {} are both internet gateways of the VPC", route.target);
                    let fix = "use one of them for all of its routes: a VPC has at most one";
                    problems.error("vpc-igw-count", vpc.component, place, message, fix);
                    return;
                }
                _ => first = Some(&route.target),
            }
        }
    }
}
