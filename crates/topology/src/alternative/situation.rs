//! [`Situation`]: what a flow connects, where several path options exist.

use definitions::AwsService;
use design::{Body, Component, FlowAddress, FlowConfig, FlowEnd, Scheme, SubnetIp, ZoneAffinity};

use super::path_option::PathOption;
use super::{between, internal_balancer, same_zone};
use crate::network::{Location, Network, VpcNode};
use crate::path::Paths;
use crate::resolve::{has_gateway_endpoints, service_name};

/// What a flow connects.
pub(super) struct Situation<'a> {
    pub flow: &'a Component,
    pub kind: Kind<'a>,
}

/// The kinds of ends that a flow can connect.
pub(super) enum Kind<'a> {
    /// From instances to something with a public address.
    Out {
        group: &'a Component,
        /// Where they are, by zone.
        places: Vec<Location<'a>>,
        vpc: VpcNode<'a>,
        /// The service at the other end, if it is in the region of the instances.
        service: Option<String>,
        /// Whether the other end is instances in another region.
        to_region: bool,
        /// Whether the other end may be reachable over IPv6 at public addresses.
        ipv6: bool,
    },
    /// Within a VPC.
    Within { ends: [&'a Component; 2], vpc: VpcNode<'a> },
    /// Between two VPCs, of one region or of two.
    Between {
        ends: [&'a Component; 2],
        /// Their VPCs, in the same order.
        vpcs: [VpcNode<'a>; 2],
    },
}

impl<'a> Situation<'a> {
    /// What a flow connects; `None` if only one path option exists.
    pub fn of(network: &Network<'a>, flow: &'a Component) -> Option<Situation<'a>> {
        let Body::Flow { config, .. } = &flow.body else { return None };
        let kind = match config.address {
            FlowAddress::Ipv4 => {
                out(network, config).or_else(|| between(network, config)).or_else(|| within(network, config))?
            }
            FlowAddress::Ipv6 => out(network, config)?,
            FlowAddress::PublicIpv4 => return None,
        };
        Some(Situation { flow, kind })
    }

    /// Whether the flow uses IPv6.
    pub fn is_ipv6(&self) -> bool {
        matches!(&self.flow.body, Body::Flow { config, .. } if config.address == FlowAddress::Ipv6)
    }

    /// Whether the flow is between instances that must be in different zones.
    fn must_cross_zones(&self) -> bool {
        matches!(&self.flow.body, Body::Flow { config, .. } if config.zones == ZoneAffinity::OtherZones)
    }

    /// Whether the flow is between VPCs of two regions.
    pub fn is_far(&self) -> bool {
        matches!(&self.kind, Kind::Between { vpcs, .. } if between::is_far(vpcs))
    }

    /// The zones of the instances, for a flow to something with a public address.
    pub fn zones(&self) -> Vec<&'a str> {
        match &self.kind {
            Kind::Out { places, .. } => places.iter().map(|place| place.zone).collect(),
            Kind::Within { .. } | Kind::Between { .. } => Vec::new(),
        }
    }

    /// The path options to compare, for a flow that takes these paths.
    pub fn ways(&self, now: PathOption, paths: &Paths) -> Vec<PathOption> {
        if self.is_ipv6() && now != PathOption::EgressOnly {
            return Vec::new();
        }
        match &self.kind {
            Kind::Within { .. } => match internal_balancer::scheme(self) {
                Some(Scheme::InternetFacing) => vec![PathOption::InternalLoadBalancer],
                None if !self.must_cross_zones() && same_zone::pays_between_zones(paths) => vec![PathOption::SameZone],
                Some(Scheme::Internal) | None => Vec::new(),
            },
            Kind::Between { .. } => vec![PathOption::Peering, PathOption::TransitGateway],
            Kind::Out { to_region: true, .. }
                if matches!(now, PathOption::Peering | PathOption::TransitGateway | PathOption::AsIs) =>
            {
                Vec::new()
            }
            Kind::Out { service, ipv6, .. } => {
                let mut ways = match self.zones().len() {
                    1 => vec![PathOption::NatSameZone],
                    _ => vec![PathOption::NatOne, PathOption::NatPerZone],
                };
                ways.push(PathOption::NatRegional);
                ways.push(PathOption::CentralNat);
                ways.push(PathOption::NatInstance);
                if service.as_deref().is_some_and(has_gateway_endpoints) {
                    ways.push(PathOption::GatewayEndpoint);
                }
                if service.is_some() {
                    ways.push(PathOption::InterfaceEndpoint);
                }
                if *ipv6 {
                    ways.push(PathOption::EgressOnly);
                }
                ways.push(PathOption::PublicSubnet);
                ways
            }
        }
    }
}

fn out<'a>(network: &Network<'a>, config: &'a FlowConfig) -> Option<Kind<'a>> {
    let (group, other) = match (component(network, &config.from), component(network, &config.to)) {
        (Some(group), _) if is_group(group) => (group, &config.to),
        // Services answer on connections that instances open, so it does not matter which end is named first.
        (_, Some(group)) if is_group(group) && service(network, group, &config.from).is_some() => (group, &config.from),
        _ => return None,
    };
    let region = network.design.region_of(group);
    let (to_region, service, ipv6) = match other {
        FlowEnd::Internet => (false, None, true),
        FlowEnd::Region(_) => (true, None, true),
        other => {
            let (name, of) = service(network, group, other)?;
            // A gateway endpoint is free as well, and takes IPv4.
            let ipv6 = AwsService::named(name).is_some_and(AwsService::has_ipv6);
            let ipv6 = ipv6 && !(of == region && has_gateway_endpoints(name));
            (false, (of == region).then(|| name.to_owned()), ipv6)
        }
    };
    let mut places: Vec<Location<'a>> =
        network.locations(group).into_iter().filter(|place| place.subnet.is_some()).collect();
    if places.iter().any(|place| place.count > 0) {
        places.retain(|place| place.count > 0);
    }
    places.sort_by_key(|place| place.zone);
    let is_ipv6 = |place: &Location<'_>| place.subnet.is_some_and(|node| node.subnet.ip == SubnetIp::Ipv6);
    if places.is_empty() || places.iter().any(is_ipv6) {
        return None;
    }
    Some(Kind::Out { group, places, vpc: network.vpc_of(group)?, service, to_region, ipv6 })
}

fn between<'a>(network: &Network<'a>, config: &'a FlowConfig) -> Option<Kind<'a>> {
    let ends = [component(network, &config.from)?, component(network, &config.to)?];
    let stands = |end: &Component| matches!(end.body, Body::Ec2 { .. } | Body::LoadBalancer { .. });
    if !ends.iter().all(|end| stands(end)) {
        return None;
    }
    let vpcs = [network.vpc_of(ends[0])?, network.vpc_of(ends[1])?];
    (vpcs[0].component.id != vpcs[1].component.id).then_some(Kind::Between { ends, vpcs })
}

fn within<'a>(network: &Network<'a>, config: &'a FlowConfig) -> Option<Kind<'a>> {
    let ends = [component(network, &config.from)?, component(network, &config.to)?];
    let stands = |end: &Component| {
        matches!(end.body, Body::Ec2 { .. } | Body::LoadBalancer { .. })
            || end.body.service().is_some_and(|service| service.in_vpc().is_some())
    };
    if !ends.iter().all(|end| stands(end)) {
        return None;
    }
    let [vpc, other] = [network.vpc_of(ends[0])?, network.vpc_of(ends[1])?];
    (vpc.component.id == other.component.id).then_some(Kind::Within { ends, vpc })
}

fn component<'a>(network: &Network<'a>, end: &FlowEnd) -> Option<&'a Component> {
    end.component().and_then(|id| network.component(id))
}

const fn is_group(component: &Component) -> bool {
    matches!(component.body, Body::Ec2 { .. })
}

/// The service at an end, and its region.
fn service<'a>(network: &Network<'a>, group: &'a Component, end: &'a FlowEnd) -> Option<(&'a str, &'a str)> {
    match end {
        FlowEnd::Service { name, region } => {
            AwsService::named(name).filter(|service| service.in_vpc().is_none())?;
            Some((service_name(name), region.as_deref().unwrap_or(network.design.region_of(group))))
        }
        FlowEnd::Component(id) => {
            let component = network.component(id)?;
            let service = component.body.service().filter(|service| service.in_vpc().is_none())?;
            Some((service.name, network.design.region_of(component)))
        }
        _ => None,
    }
}
