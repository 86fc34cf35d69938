//! What components require from a network.

use std::collections::BTreeSet;

use definitions::Values;
use design::{BalancerType, Body, Component, ComponentId, Design, EndpointType, FlowConfig, FlowEnd, View};
use design::{NatMode, Scheme};

pub(super) fn flow_of(component: &Component) -> Option<&FlowConfig> {
    match &component.body {
        Body::Flow { config, .. } => Some(config),
        _ => None,
    }
}

/// Instances that the internet opens connections to.
pub(super) fn reached_from_internet(design: &Design) -> BTreeSet<ComponentId> {
    let flows = design.components.iter().filter_map(flow_of);
    let direct = flows.filter(|flow| flow.from == FlowEnd::Internet);
    let reached: BTreeSet<&ComponentId> = direct.filter_map(|flow| flow.to.component()).collect();
    let instances = design.components.iter().filter(|component| matches!(component.body, Body::Ec2 { .. }));
    instances.map(|component| &component.id).filter(|id| reached.contains(id)).cloned().collect()
}

/// The components that belong in public subnets.
pub(super) fn public(design: &Design) -> BTreeSet<ComponentId> {
    let mut public = reached_from_internet(design);
    let vpcs = design.components.iter().filter_map(|vpc| match &vpc.body {
        Body::Vpc { config } => Some(config),
        _ => None,
    });
    let tables = vpcs.flat_map(|vpc| &vpc.route_tables);
    let targets: BTreeSet<&ComponentId> = tables.flat_map(|table| &table.routes).map(|route| &route.target).collect();
    let wants = |component: &&Component| match &component.body {
        Body::Ec2 { config, .. } => config.public_ipv4 > 0 || targets.contains(&component.id),
        Body::LoadBalancer { config, .. } => {
            config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway
        }
        Body::NatGateway { config, .. } => config.mode == NatMode::Zonal,
        Body::Defined(values) => values.flag("public_ipv4"),
        _ => false,
    };
    public.extend(design.components.iter().filter(wants).map(|component| component.id.clone()));
    public
}

/// The number of zones that a component is placed in, if enough are available.
pub(super) fn zones_wanted(component: &Component) -> u64 {
    match component.body.view() {
        View::Other(Body::LoadBalancer { config, .. }) => config.zones,
        View::VpcEndpoint(config) if config.endpoint_type != EndpointType::Gateway => config.zones.unwrap_or(1),
        View::Other(Body::Defined(values)) if is_in_one_zone(values) => 1,
        // A subnet group has subnets in at least two zones.
        View::Other(body) if body.service().is_some_and(|service| service.in_vpc().is_some()) => 2,
        _ => component.count(),
    }
    .max(1)
}

/// Whether the values of a component restrict it to one zone.
fn is_in_one_zone(values: &Values) -> bool {
    let stands = values.definition().end().and_then(|service| service.in_vpc());
    stands.is_some_and(|stands| stands.is_in_one_zone(values))
}

/// The number of zones that a VPC must have for a component; a VPC always has at least two.
pub(super) fn zones_needed(component: &Component) -> u64 {
    match &component.body {
        Body::Ec2 { .. } => 1,
        Body::NatGateway { .. } => zones_wanted(component).min(MOST_ZONES),
        _ => zones_wanted(component),
    }
}

/// The number of zones in the largest regions, as a limit for NAT gateways: beyond it, gateways share zones.
const MOST_ZONES: u64 = 6;
