//! NAT gateways, and the default routes of private subnets.

use std::collections::{BTreeSet, HashSet};

use definitions::AwsService;
use design::{BalancerType, Kind, Scheme, View};
use design::{Body, Component, ComponentId, EndpointType, FlowAddress, FlowConfig, FlowEnd, NatConfig, NatMode};
use foldhash::{HashMap, HashMapExt as _};

use super::tables::TableKind;
use super::work::Work;
use crate::network::stands_in_subnets;
use crate::resolve::{has_gateway_endpoints, serves};

/// Gives the private subnets of VPCs with proposed route tables a default route: to an existing gateway, else to a
/// proposed NAT gateway if something needs one.
pub(super) fn propose(work: &mut Work<'_>) {
    let (said, standing) = (SaidWays::of(work), instances_by_vpc(work));
    let none = Vec::new();
    for vpc in work.own_tables.clone() {
        let private = work.tables_of(&vpc, TableKind::Private);
        let standing = standing.get(&vpc).unwrap_or(&none);
        let Some(target) = said.to_take(work, &vpc).or_else(|| nat(work, &vpc, &private, standing)) else { continue };
        work.route(&vpc, "0.0.0.0/0", &target, |table| private.contains(table));
        let ipv6_only = work
            .vpc(&vpc)
            .is_some_and(|config| config.subnets.iter().any(|subnet| subnet.ip == design::SubnetIp::Ipv6));
        if ipv6_only && work.component(&target).is_some_and(is_nat) {
            work.route(&vpc, "64:ff9b::/96", &target, |table| private.contains(table));
        }
    }
}

fn is_nat(component: &Component) -> bool {
    matches!(component.body, Body::NatGateway { .. })
}

/// The existing paths out of the VPCs of a design.
struct SaidWays {
    /// By VPC: its first zonal NAT gateway by id.
    zonal: HashMap<ComponentId, ComponentId>,
    /// By region: the first regional NAT gateway by id.
    regional: HashMap<String, ComponentId>,
    /// By VPC: the first transit gateway by id that has a default route to something other than the VPC.
    transit: HashMap<ComponentId, ComponentId>,
}

impl SaidWays {
    fn of(work: &Work<'_>) -> SaidWays {
        let mut said = SaidWays { zonal: HashMap::new(), regional: HashMap::new(), transit: HashMap::new() };
        for nat in work.of_kind(Kind::NatGateway) {
            let Body::NatGateway { config, .. } = &nat.body else { continue };
            match (config.mode, work.home_of(nat)) {
                (NatMode::Zonal, Some(vpc)) => {
                    said.zonal.entry(vpc.clone()).or_insert_with(|| nat.id.clone());
                }
                (NatMode::Regional, _) => {
                    said.regional.entry(work.region_of(nat).to_owned()).or_insert_with(|| nat.id.clone());
                }
                _ => {}
            }
        }
        for gateway in work.of_kind(Kind::TransitGateway) {
            let Body::TransitGateway { config, .. } = &gateway.body else { continue };
            let mut targets: Vec<&ComponentId> = config
                .routes
                .iter()
                .filter(|route| route.destination == "0.0.0.0/0")
                .map(|route| &route.target)
                .collect();
            targets.dedup();
            for vpc in config.attached.iter().filter(|vpc| targets.iter().any(|target| target != vpc)) {
                said.transit.entry(vpc.clone()).or_insert_with(|| gateway.id.clone());
            }
        }
        said
    }

    /// The NAT gateway of a VPC, a regional NAT gateway in its region, or a transit gateway with a default route.
    fn to_take(&self, work: &Work<'_>, vpc: &ComponentId) -> Option<ComponentId> {
        let regional = || self.regional.get(&work.region(vpc));
        self.zonal.get(vpc).or_else(regional).or_else(|| self.transit.get(vpc)).cloned()
    }
}

/// Instances, functions and containers by the VPCs that they are in, sorted by id.
fn instances_by_vpc(work: &Work<'_>) -> HashMap<ComponentId, Vec<ComponentId>> {
    let mut by_vpc: HashMap<ComponentId, Vec<ComponentId>> = HashMap::new();
    let senders = definitions::ALL.iter().filter(|of| of.end().is_some_and(AwsService::opens_connections));
    let kinds = std::iter::once(Kind::Ec2).chain(senders.map(|of| Kind::Defined(of)));
    for component in kinds.flat_map(|kind| work.of_kind(kind)) {
        let mut vpcs: Vec<&ComponentId> =
            component.placement.subnets.iter().filter_map(|name| Some(&work.index().subnet(name)?.vpc)).collect();
        vpcs.sort_unstable();
        vpcs.dedup();
        for vpc in vpcs {
            by_vpc.entry(vpc.clone()).or_default().push(component.id.clone());
        }
    }
    by_vpc
}

/// Proposes one NAT gateway for all zones, in the first zone in use if that has a public subnet.
fn nat(
    work: &mut Work<'_>,
    vpc: &ComponentId,
    private: &BTreeSet<String>,
    standing: &[ComponentId],
) -> Option<ComponentId> {
    let config = work.vpc(vpc)?;
    let (mut zones, mut sender): (Vec<&str>, Option<&Component>) = (Vec::new(), None);
    let in_private: HashSet<&str> = config
        .subnets
        .iter()
        .filter(|subnet| private.contains(&subnet.route_table))
        .map(|subnet| subnet.name.as_str())
        .collect();
    for component in standing.iter().filter_map(|id| work.component(id)) {
        let places = work.subnets_of(component).into_iter();
        let inside = places.filter(|(name, subnet)| subnet.vpc == *vpc && in_private.contains(name));
        let inside: Vec<&str> = inside.map(|(_, subnet)| subnet.zone.as_str()).collect();
        if !inside.is_empty() && sends_out(work, &component.id) {
            zones.extend(inside);
            sender = sender.or(Some(component));
        }
    }
    let zone = zones.into_iter().min()?;
    let title = sender?.title().to_owned();
    let public = work.tables_of(vpc, TableKind::Public);
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

/// Whether instances or functions in private subnets send to public addresses that no endpoint or link serves.
pub(super) fn sends_out(work: &Work<'_>, id: &ComponentId) -> bool {
    let Some(component) = work.component(id) else { return false };
    let may_be_public = matches!(component.body, Body::Ec2 { .. });
    let is_workload = component.body.service().is_some_and(AwsService::opens_connections);
    if !(may_be_public || (is_workload && stands_in_subnets(component))) || work.public.contains(id) {
        return false;
    }
    let region = work.region_of(component);
    let of = |flow: &&FlowConfig| flow.address != FlowAddress::Ipv6;
    let mut flows = work.index().flows_of(id).iter().filter_map(|place| work.flow_at(*place)).filter(of);
    flows.any(|flow| {
        let from = flow.from.component() == Some(id) && leaves(work, flow, &flow.to, region, true);
        let to = flow.to.component() == Some(id) && leaves(work, flow, &flow.from, region, false);
        from || to
    })
}

/// Whether the other end of a flow is at a public address that data can reach only by leaving the VPC.
fn leaves(work: &Work<'_>, flow: &FlowConfig, other: &FlowEnd, region: &str, opens: bool) -> bool {
    match other {
        FlowEnd::Internet => opens,
        FlowEnd::OnPremises | FlowEnd::Peer(_) => false,
        FlowEnd::Region(_) => opens && flow.address == FlowAddress::PublicIpv4,
        FlowEnd::Service { name, region: of } => {
            opens
                && AwsService::named(name).is_some_and(|service| service.in_vpc().is_none())
                && (of.as_deref().is_some_and(|of| of != region) || !has_endpoint(work, name, region))
        }
        FlowEnd::Component(other) => {
            let Some(other) = work.component(other) else { return false };
            match &other.body {
                body if body.service().is_some() => opens && is_reached_outside(work, other, region),
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

/// Whether the service of a component is at a public address that no endpoint in the region serves.
fn is_reached_outside(work: &Work<'_>, other: &Component, region: &str) -> bool {
    let Some(service) = other.body.service().filter(|service| service.in_vpc().is_none()) else { return false };
    work.region_of(other) != region || !has_endpoint(work, service.name, region)
}

/// Whether all endpoints that the service requires exist or will be proposed; there are only a few of them.
fn has_endpoint(work: &Work<'_>, service: &str, region: &str) -> bool {
    match AwsService::named(service) {
        Some(of) => {
            has_gateway_endpoints(service) || of.interfaces().iter().all(|name| has_interface(work, name, region))
        }
        None => has_interface(work, service, region),
    }
}

fn has_interface(work: &Work<'_>, service: &str, region: &str) -> bool {
    let leads = |component: &Component| match component.body.view() {
        View::VpcEndpoint(config) => {
            config.endpoint_type == EndpointType::Interface
                && serves(config.service, service)
                && work.region_of(component) == region
        }
        _ => false,
    };
    let mut endpoints = work.of_kind(Kind::VPC_ENDPOINT);
    endpoints.any(|component| work.budget.spend(budget::Work::Proposals, 1) && leads(component))
}
