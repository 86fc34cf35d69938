//! NAT gateways, and the default routes of private subnets.

use std::collections::BTreeSet;

use design::{BalancerType, Scheme};
use design::{Body, Component, ComponentId, EndpointType, FlowAddress, FlowConfig, FlowEnd, NatConfig, NatMode};

use super::gateways::tables_of;
use super::needs;
use super::tables::TableKind;
use super::work::Work;
use crate::network::Network;
use crate::resolve::{has_gateway_endpoints, same_service};

/// Gives private subnets of VPCs whose route tables are proposed a default route: to what is there, else to a proposed
/// NAT gateway where something needs one.
pub(super) fn propose(work: &mut Work) {
    for vpc in work.own_tables.clone() {
        let private = tables_of(work, &vpc, TableKind::Private);
        let Some(target) = said_way(work, &vpc).or_else(|| nat(work, &vpc, &private)) else { continue };
        work.route(&vpc, "0.0.0.0/0", &target, |table| private.contains(table));
        let ipv6_only = work
            .vpc(&vpc)
            .is_some_and(|config| config.subnets.iter().any(|subnet| subnet.ip == design::SubnetIp::Ipv6));
        if ipv6_only && work.design.component(&target).is_some_and(is_nat) {
            work.route(&vpc, "64:ff9b::/96", &target, |table| private.contains(table));
        }
    }
}

fn is_nat(component: &Component) -> bool {
    matches!(component.body, Body::NatGateway { .. })
}

/// The NAT gateway of a VPC, a regional one of its region, or a transit gateway with a default route.
fn said_way(work: &Work, vpc: &ComponentId) -> Option<ComponentId> {
    let network = Network::of(&work.design);
    let region = work.region(vpc);
    let components = work.by_id();
    let mode = |component: &Component| match &component.body {
        Body::NatGateway { config, .. } => Some(config.mode),
        _ => None,
    };
    let zonal = components.iter().find(|component| {
        mode(component) == Some(NatMode::Zonal) && network.vpc_of(component).is_some_and(|of| of.component.id == *vpc)
    });
    let regional = || {
        let mut all = components.iter();
        all.find(|component| mode(component) == Some(NatMode::Regional) && work.design.region_of(component) == region)
    };
    let transit = || {
        components.iter().find(|component| match &component.body {
            Body::TransitGateway { config, .. } => {
                let mut default = config.routes.iter().filter(|route| route.destination == "0.0.0.0/0");
                config.attached.contains(vpc) && default.any(|route| route.target != *vpc)
            }
            _ => false,
        })
    };
    zonal.or_else(regional).or_else(transit).map(|component| component.id.clone())
}

/// A proposed NAT gateway in the first zone in use, for all zones.
fn nat(work: &mut Work, vpc: &ComponentId, private: &BTreeSet<String>) -> Option<ComponentId> {
    let config = work.vpc(vpc)?;
    let network = Network::of(&work.design);
    let mut zones: Vec<&str> = Vec::new();
    let mut sender: Option<&Component> = None;
    for component in work.by_id() {
        let places = if matches!(component.body, Body::Ec2 { .. }) { network.places(component) } else { continue };
        let inside = places
            .iter()
            .filter_map(|place| place.subnet)
            .filter(|node| node.vpc.component.id == *vpc && private.contains(&node.subnet.route_table));
        let inside: Vec<&str> = inside.map(|node| node.subnet.zone.as_str()).collect();
        if !inside.is_empty() && sends_out(work, &component.id) {
            zones.extend(inside);
            sender = sender.or(Some(component));
        }
    }
    let zone = zones.into_iter().min()?;
    let title = sender?.title().to_owned();
    let public = tables_of(work, vpc, TableKind::Public);
    let mut subnets: Vec<_> = config.subnets.iter().filter(|subnet| public.contains(&subnet.route_table)).collect();
    subnets.sort_by_key(|subnet| (subnet.zone != zone, &subnet.zone, &subnet.name));
    let subnet = subnets.first()?;
    let (name, zone) = (subnet.name.clone(), subnet.zone.clone());
    let region = work.region(vpc);
    let body = Body::NatGateway { config: NatConfig::default(), usage: Box::default() };
    let id = work.add("nat", &region, body, |id| {
        format!(
            "Proposed: NAT gateway {id} in zone {zone} for all zones of {vpc}, because {title} opens connections to \
             public addresses from private subnets."
        )
    });
    work.component_mut(&id)?.placement.subnets = vec![name];
    Some(id)
}

/// Whether instances send to public addresses that no endpoint or link serves.
pub(super) fn sends_out(work: &Work, id: &ComponentId) -> bool {
    let Some(component) = work.design.component(id) else { return false };
    if !matches!(component.body, Body::Ec2 { .. }) || work.public.contains(id) {
        return false;
    }
    let region = work.design.region_of(component);
    let of = |flow: &&FlowConfig| flow.address != FlowAddress::Ipv6;
    needs::flows(&work.design).into_iter().filter(of).any(|flow| {
        let from = flow.from.component() == Some(id) && leaves(work, flow, &flow.to, region, true);
        let to = flow.to.component() == Some(id) && leaves(work, flow, &flow.from, region, false);
        from || to
    })
}

/// Whether the other end of a flow is at a public address that needs a way out.
fn leaves(work: &Work, flow: &FlowConfig, other: &FlowEnd, region: &str, opens: bool) -> bool {
    match other {
        FlowEnd::Internet => opens,
        FlowEnd::OnPremises => false,
        FlowEnd::Region(_) => opens && flow.address == FlowAddress::PublicIpv4,
        FlowEnd::Service { name, region: of } => {
            opens && (of.as_deref().is_some_and(|of| of != region) || !has_endpoint(work, name, region))
        }
        FlowEnd::Component(other) => {
            let Some(other) = work.design.component(other) else { return false };
            match &other.body {
                Body::S3 { .. } => opens && work.design.region_of(other) != region,
                Body::LoadBalancer { config, .. } => {
                    let public =
                        config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway;
                    opens && public
                }
                _ => opens && flow.address == FlowAddress::PublicIpv4,
            }
        }
    }
}

/// Whether there is, or will be, an endpoint for a service.
fn has_endpoint(work: &Work, service: &str, region: &str) -> bool {
    let interface = |component: &Component| match &component.body {
        Body::VpcEndpoint { config, .. } => {
            config.endpoint_type == EndpointType::Interface
                && same_service(&config.service, service)
                && work.design.region_of(component) == region
        }
        _ => false,
    };
    has_gateway_endpoints(service) || work.design.components.iter().any(interface)
}
