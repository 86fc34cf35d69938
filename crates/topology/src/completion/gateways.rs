//! Internet gateways and free gateway endpoints of VPCs with proposed route tables.

use design::{Body, ComponentId, Endpoint, EndpointType, FlowAddress, FlowEnd, Gateway, Kind, NatMode, SubnetIp, View};
use foldhash::{HashMap, HashMapExt as _};

use super::tables::TableKind;
use super::work::Work;
use crate::resolve::{data_of, same_service};

/// Services with gateway endpoints.
const FREE_SERVICES: [&str; 2] = ["s3", "dynamodb"];

pub(super) fn propose(work: &mut Work<'_>) {
    let flows = flows_by_vpc(work);
    let none = Vec::new();
    for vpc in work.own_tables.clone() {
        let flows = flows.get(&vpc).unwrap_or(&none);
        internet_gateway(work, &vpc);
        egress_only_gateway(work, &vpc, flows);
        for service in FREE_SERVICES {
            gateway_endpoint(work, &vpc, service, flows);
        }
    }
}

/// The flows with an end in each VPC, as positions in the design.
fn flows_by_vpc(work: &Work<'_>) -> HashMap<ComponentId, Vec<usize>> {
    let mut by_vpc: HashMap<ComponentId, Vec<usize>> = HashMap::new();
    for place in work.index().flows() {
        let Some(flow) = work.flow_at(*place) else { continue };
        let (from, to) = (work.home(&flow.from), work.home(&flow.to));
        for vpc in from.into_iter().chain(to.filter(|to| Some(*to) != from)) {
            by_vpc.entry(vpc.clone()).or_default().push(*place);
        }
    }
    by_vpc
}

/// Proposes an internet gateway for public subnets or a regional NAT gateway, and default routes to it from the public
/// subnets.
fn internet_gateway(work: &mut Work<'_>, vpc: &ComponentId) {
    let public = work.tables_of(vpc, TableKind::Public);
    let region = work.region(vpc);
    let regional = work.of_kind(Kind::NatGateway).any(|component| {
        matches!(&component.body, Body::NatGateway { config, .. } if config.mode == NatMode::Regional)
            && work.region_of(component) == region
    });
    if public.is_empty() && !regional {
        return;
    }
    let gateway = unused(work, &region, false).unwrap_or_else(|| {
        let body = Gateway::default().body();
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

/// Proposes an egress-only internet gateway if private instances send over IPv6.
fn egress_only_gateway(work: &mut Work<'_>, vpc: &ComponentId, flows: &[usize]) {
    let private = work.tables_of(vpc, TableKind::Private);
    if private.is_empty() || !has_ipv6(work, vpc) || !sends_ipv6(work, vpc, flows) {
        return;
    }
    let region = work.region(vpc);
    let gateway = unused(work, &region, true).unwrap_or_else(|| {
        let body = Gateway { egress_only: true }.body();
        work.add("eigw", &region, body, |id| {
            format!("Proposed: egress-only internet gateway {id} for IPv6 of private subnets of {vpc}. It is free.")
        })
    });
    work.route(vpc, "::/0", &gateway, |table| private.contains(table));
}

/// Whether something in a VPC opens connections over IPv6 to something outside it.
fn sends_ipv6(work: &Work<'_>, vpc: &ComponentId, flows: &[usize]) -> bool {
    let inside = |end: &FlowEnd| work.home(end) == Some(vpc);
    let flows = flows.iter().filter_map(|place| work.flow_at(*place));
    let mut flows = flows.filter(|flow| flow.address == FlowAddress::Ipv6);
    flows.any(|flow| inside(&flow.from) && !inside(&flow.to))
}

fn has_ipv6(work: &Work<'_>, vpc: &ComponentId) -> bool {
    work.vpc(vpc).is_some_and(|config| config.subnets.iter().any(|subnet| subnet.ip != SubnetIp::Ipv4))
}

/// A gateway of the region that no VPC's routes point to yet.
fn unused(work: &Work<'_>, region: &str, egress_only: bool) -> Option<ComponentId> {
    let mut gateways = work.of_kind(Kind::INTERNET_GATEWAY);
    let free = gateways.find(|component| {
        matches!(component.body.view(), View::InternetGateway(config) if config.egress_only == egress_only)
            && work.budget.spend(budget::Work::Proposals, 1)
            && work.region_of(component) == region
            && !work.index().is_target(&component.id)
    });
    free.map(|component| component.id.clone())
}

/// Proposes a gateway endpoint for a service that components in a VPC exchange data with, and the routes to it.
fn gateway_endpoint(work: &mut Work<'_>, vpc: &ComponentId, service: &str, flows: &[usize]) {
    let region = work.region(vpc);
    let said = endpoints(work, service, &region);
    let gateway = said.iter().find(|(_, kind)| *kind == EndpointType::Gateway).map(|(id, _)| id.clone());
    let endpoint = match gateway {
        Some(gateway) => gateway,
        None if !said.is_empty() || !talks_to(work, vpc, service, &region, flows) => return,
        None => {
            let body = Endpoint { endpoint_type: EndpointType::Gateway, service, zones: None }.body();
            work.add(&format!("{service}-endpoint"), &region, body, |id| {
                format!("Proposed: gateway endpoint {id}, because {vpc} exchanges data with {service}. It is free.")
            })
        }
    };
    work.route(vpc, service, &endpoint, |_| true);
}

/// The endpoints for a service in a region, of any type, except gateway endpoints that the routes of another VPC point
/// to.
fn endpoints(work: &Work<'_>, service: &str, region: &str) -> Vec<(ComponentId, EndpointType)> {
    let of = work.of_kind(Kind::VPC_ENDPOINT).filter_map(|component| match component.body.view() {
        View::VpcEndpoint(config)
            if work.budget.spend(budget::Work::Proposals, 1)
                && same_service(config.service, service)
                && work.region_of(component) == region =>
        {
            Some((component.id.clone(), config.endpoint_type))
        }
        _ => None,
    });
    of.filter(|(id, kind)| *kind != EndpointType::Gateway || !work.index().is_target(id)).collect()
}

/// Whether something in a VPC exchanges data with a service in its region.
fn talks_to(work: &Work<'_>, vpc: &ComponentId, service: &str, region: &str, flows: &[usize]) -> bool {
    let inside = |end: &FlowEnd| work.home(end) == Some(vpc);
    let is_service = |end: &FlowEnd| match end {
        FlowEnd::Service { name, region: of } => {
            same_service(data_of(name), service) && of.as_deref().is_none_or(|of| of == region)
        }
        FlowEnd::Component(id) => work.component(id).is_some_and(|component| {
            component.body.service().is_some_and(|own| own.data() == service) && work.region_of(component) == region
        }),
        _ => false,
    };
    let mut flows = flows.iter().filter_map(|place| work.flow_at(*place));
    flows.any(|flow| (inside(&flow.from) && is_service(&flow.to)) || (inside(&flow.to) && is_service(&flow.from)))
}
