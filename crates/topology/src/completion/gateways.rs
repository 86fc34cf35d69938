//! Internet gateways and free gateway endpoints of VPCs whose route tables are proposed.

use std::collections::BTreeSet;

use design::{Body, ComponentId, EndpointConfig, EndpointType, FlowAddress, FlowEnd, GatewayConfig, NatMode, SubnetIp};

use super::needs;
use super::tables::{TableKind, kind_of_table};
use super::work::Work;
use crate::network::Network;
use crate::resolve::same_service;

/// Services with gateway endpoints.
const FREE_SERVICES: [&str; 2] = ["s3", "dynamodb"];

pub(super) fn propose(work: &mut Work) {
    for vpc in work.own_tables.clone() {
        internet_gateway(work, &vpc);
        egress_only_gateway(work, &vpc);
        for service in FREE_SERVICES {
            gateway_endpoint(work, &vpc, service);
        }
    }
}

/// The names of the proposed tables of a VPC that are of a kind.
pub(super) fn tables_of(work: &Work, vpc: &ComponentId, kind: TableKind) -> BTreeSet<String> {
    let tables = work.vpc(vpc).map_or(&[][..], |config| &config.route_tables);
    let of = tables.iter().filter(|table| kind_of_table(work, vpc, &table.name) == kind);
    of.map(|table| table.name.clone()).collect()
}

/// An internet gateway where there are public subnets or a regional NAT gateway, with the default routes to it.
fn internet_gateway(work: &mut Work, vpc: &ComponentId) {
    let public = tables_of(work, vpc, TableKind::Public);
    let region = work.region(vpc);
    let regional = work.design.components.iter().any(|component| {
        matches!(&component.body, Body::NatGateway { config, .. } if config.mode == NatMode::Regional)
            && work.design.region_of(component) == region
    });
    if public.is_empty() && !regional {
        return;
    }
    let gateway = unused(work, &region, false).unwrap_or_else(|| {
        let body = Body::InternetGateway { config: GatewayConfig::default() };
        let why = if public.is_empty() { "a regional NAT gateway" } else { "public subnets" };
        work.add("igw", &region, body, |id| {
            format!("Proposed: internet gateway {id}, because {vpc} has {why}. It is free.")
        })
    });
    work.route(vpc, "0.0.0.0/0", &gateway, |table| public.contains(table));
    if has_ipv6(work, vpc) {
        work.route(vpc, "::/0", &gateway, |table| public.contains(table));
    }
}

/// An egress-only internet gateway where private instances send by IPv6.
fn egress_only_gateway(work: &mut Work, vpc: &ComponentId) {
    let private = tables_of(work, vpc, TableKind::Private);
    if private.is_empty() || !has_ipv6(work, vpc) || !sends_ipv6(work, vpc) {
        return;
    }
    let region = work.region(vpc);
    let gateway = unused(work, &region, true).unwrap_or_else(|| {
        let body = Body::InternetGateway { config: GatewayConfig { egress_only: true } };
        work.add("eigw", &region, body, |id| {
            format!("Proposed: egress-only internet gateway {id} for IPv6 of private subnets of {vpc}. It is free.")
        })
    });
    work.route(vpc, "::/0", &gateway, |table| private.contains(table));
}

/// Whether something in a VPC opens connections by IPv6 to what is not in it.
fn sends_ipv6(work: &Work, vpc: &ComponentId) -> bool {
    let network = Network::of(&work.design);
    let inside = |end: &FlowEnd| needs::home(&network, end).as_ref() == Some(vpc);
    let mut flows = needs::flows(&work.design).into_iter().filter(|flow| flow.address == FlowAddress::Ipv6);
    flows.any(|flow| inside(&flow.from) && !inside(&flow.to))
}

fn has_ipv6(work: &Work, vpc: &ComponentId) -> bool {
    work.vpc(vpc).is_some_and(|config| config.subnets.iter().any(|subnet| subnet.ip != SubnetIp::Ipv4))
}

/// A gateway of the region that no VPC's routes name yet.
fn unused(work: &Work, region: &str, egress_only: bool) -> Option<ComponentId> {
    let vpcs = work.vpcs();
    let routes = vpcs.iter().filter_map(|vpc| work.vpc(vpc)).flat_map(|config| &config.route_tables);
    let used: BTreeSet<&ComponentId> = routes.flat_map(|table| &table.routes).map(|route| &route.target).collect();
    let free = work.by_id().into_iter().find(|component| {
        matches!(&component.body, Body::InternetGateway { config } if config.egress_only == egress_only)
            && work.design.region_of(component) == region
            && !used.contains(&component.id)
    });
    free.map(|component| component.id.clone())
}

/// A gateway endpoint for a service that members of a VPC talk to, and the routes to it.
fn gateway_endpoint(work: &mut Work, vpc: &ComponentId, service: &str) {
    let region = work.region(vpc);
    let said = endpoints(work, service, &region);
    let gateway = said.iter().find(|(_, kind)| *kind == EndpointType::Gateway).map(|(id, _)| id.clone());
    let endpoint = match gateway {
        Some(gateway) => gateway,
        None if !said.is_empty() || !talks_to(work, vpc, service, &region) => return,
        None => {
            let config =
                EndpointConfig { endpoint_type: EndpointType::Gateway, service: service.to_owned(), zones: None };
            let body = Body::VpcEndpoint { config, usage: Box::default() };
            work.add(&format!("{service}-endpoint"), &region, body, |id| {
                format!("Proposed: gateway endpoint {id}, because {vpc} exchanges data with {service}. It is free.")
            })
        }
    };
    work.route(vpc, service, &endpoint, |_| true);
}

/// The endpoints of a region for a service, of whichever kind; gateway endpoints that another VPC's routes name are not
/// for this one.
fn endpoints(work: &Work, service: &str, region: &str) -> Vec<(ComponentId, EndpointType)> {
    let of = work.by_id().into_iter().filter_map(|component| match &component.body {
        Body::VpcEndpoint { config, .. }
            if same_service(&config.service, service) && work.design.region_of(component) == region =>
        {
            Some((component.id.clone(), config.endpoint_type))
        }
        _ => None,
    });
    let vpcs = work.vpcs();
    let routes = vpcs.iter().filter_map(|vpc| work.vpc(vpc)).flat_map(|config| &config.route_tables);
    let used: BTreeSet<&ComponentId> = routes.flat_map(|table| &table.routes).map(|route| &route.target).collect();
    of.filter(|(id, kind)| *kind != EndpointType::Gateway || !used.contains(id)).collect()
}

/// Whether something in a VPC exchanges data with a service of its region.
fn talks_to(work: &Work, vpc: &ComponentId, service: &str, region: &str) -> bool {
    let network = Network::of(&work.design);
    let inside = |end: &FlowEnd| needs::home(&network, end).as_ref() == Some(vpc);
    let is_service = |end: &FlowEnd| match end {
        FlowEnd::Service { name, region: of } => {
            same_service(name, service) && of.as_deref().is_none_or(|of| of == region)
        }
        FlowEnd::Component(id) => network.component(id).is_some_and(|component| {
            service == "s3" && matches!(component.body, Body::S3 { .. }) && work.design.region_of(component) == region
        }),
        _ => false,
    };
    let flows = needs::flows(&work.design);
    flows
        .iter()
        .any(|flow| (inside(&flow.from) && is_service(&flow.to)) || (inside(&flow.to) && is_service(&flow.from)))
}
