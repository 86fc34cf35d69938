//! [`PathOption`]: the path options that are compared, and which one a flow takes.

use std::collections::BTreeSet;

use design::{Body, EndpointType, NatMode, Scheme, View};

use super::endpoint::taken_by;
use super::situation::{Kind, Situation};
use super::{internal_balancer, same_zone};
use crate::charge::ChargeCode;
use crate::network::Network;
use crate::path::{Element, Leg, Paths};

/// A path that the data of a flow can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathOption {
    /// One NAT gateway for all zones.
    NatOne,
    /// A NAT gateway in every zone.
    NatPerZone,
    /// A NAT gateway in the same zone as the instances, which are all in one zone.
    NatSameZone,
    /// A regional NAT gateway, which is active in every zone in use.
    NatRegional,
    /// The NAT gateway of another VPC, over a transit gateway.
    CentralNat,
    /// An instance that forwards traffic.
    NatInstance,
    /// IPv6 over an egress-only internet gateway.
    EgressOnly,
    /// Directly to the internet, with public addresses.
    PublicSubnet,
    GatewayEndpoint,
    InterfaceEndpoint,
    Peering,
    TransitGateway,
    /// Both ends in one zone.
    SameZone,
    /// An internal load balancer, for clients in its VPC.
    InternalLoadBalancer,
    /// None of these.
    AsIs,
}

impl PathOption {
    pub const fn code(self) -> &'static str {
        match self {
            PathOption::NatOne => "nat-one",
            PathOption::NatPerZone => "nat-per-zone",
            PathOption::NatSameZone => "nat-same-zone",
            PathOption::NatRegional => "nat-regional",
            PathOption::CentralNat => "central-nat",
            PathOption::NatInstance => "nat-instance",
            PathOption::EgressOnly => "egress-only",
            PathOption::PublicSubnet => "public-subnet",
            PathOption::GatewayEndpoint => "gateway-endpoint",
            PathOption::InterfaceEndpoint => "interface-endpoint",
            PathOption::Peering => "peering",
            PathOption::TransitGateway => "transit-gateway",
            PathOption::SameZone => "same-zone",
            PathOption::InternalLoadBalancer => "internal-load-balancer",
            PathOption::AsIs => "as-is",
        }
    }

    /// The name that users see.
    pub fn label(self, situation: Option<&Situation<'_>>) -> String {
        let one_zone = situation.is_some_and(|situation| situation.zones().len() == 1);
        let several = match situation.map(|situation| &situation.kind) {
            Some(Kind::Out { service: Some(service), .. }) => taken_by(service).len(),
            _ => 1,
        };
        let is_far = situation.is_some_and(Situation::is_far);
        let text = match self {
            PathOption::NatOne if one_zone => "NAT gateway in another zone",
            PathOption::NatOne => "One NAT gateway for all zones",
            PathOption::NatPerZone => "NAT gateway in every zone",
            PathOption::NatSameZone => "NAT gateway in the same zone",
            PathOption::NatRegional => "Regional NAT gateway",
            PathOption::CentralNat => "NAT gateway of another VPC",
            PathOption::NatInstance => "NAT instance",
            PathOption::EgressOnly => "IPv6 with an egress-only internet gateway",
            PathOption::PublicSubnet => "Public subnet with public IPv4",
            PathOption::GatewayEndpoint => "Gateway endpoint",
            PathOption::InterfaceEndpoint if several > 1 => return format!("{several} interface endpoints"),
            PathOption::InterfaceEndpoint => "Interface endpoint",
            PathOption::Peering => "VPC peering",
            PathOption::TransitGateway if is_far => "Transit gateways in both regions",
            PathOption::TransitGateway => "Transit gateway",
            PathOption::SameZone => "Both ends in the same zone",
            PathOption::InternalLoadBalancer => "Internal load balancer",
            PathOption::AsIs => "As it is",
        };
        text.to_owned()
    }

    /// What the user should know about it; may be empty.
    pub fn note(self, situation: Option<&Situation<'_>>) -> &'static str {
        match self {
            PathOption::TransitGateway if situation.is_some_and(Situation::is_far) => {
                "The gateway of the sender charges each GB, besides the transfer between the regions."
            }
            PathOption::NatOne => "If the zone of the gateway fails, all zones lose this way.",
            PathOption::NatRegional => {
                "It takes up a new zone within an hour; until then, data of that zone crosses zones to reach it."
            }
            PathOption::CentralNat => {
                "The transit gateway charges each GB as well, and all VPCs behind it share the gateway and its limits."
            }
            PathOption::NatInstance => {
                "One instance forwards all of it: no failover, the bandwidth of its type, and its source/destination \
                 check has to be off."
            }
            PathOption::EgressOnly => {
                "The other end and the software must support IPv6; the VPC and its subnets need IPv6 ranges."
            }
            PathOption::PublicSubnet => {
                "Each instance needs a public address, and security groups alone keep the internet out."
            }
            PathOption::GatewayEndpoint => "It works inside its own VPC only.",
            PathOption::TransitGateway => "Data between zones costs nothing extra here.",
            PathOption::Peering => "Peering leads from one VPC to the other only, not on to a third.",
            PathOption::SameZone => "If that zone fails, both ends fail.",
            PathOption::InternalLoadBalancer => "Clients in the VPC use its own name.",
            _ => "",
        }
    }
}

/// The path option that the data of a flow takes; `None` if it takes several, none, or one that is not compared.
pub(super) fn taken(network: &Network<'_>, paths: &Paths, situation: &Situation<'_>) -> Option<PathOption> {
    if !paths.problems.is_empty() {
        return None;
    }
    if let Kind::Within { .. } = situation.kind {
        if let Some(scheme) = internal_balancer::scheme(situation) {
            return (scheme == Scheme::Internal).then_some(PathOption::InternalLoadBalancer);
        }
        return same_zone::are_together(paths).then_some(PathOption::SameZone);
    }
    let mut ways = paths.legs.iter().map(|leg| of_leg(network, leg, situation));
    let first = ways.next()??;
    // Of the paths for IPv6, only those over egress-only internet gateways are compared with others.
    if ways.any(|way| way != Some(first)) || situation.is_ipv6() != (first == PathOption::EgressOnly) {
        return None;
    }
    if first != PathOption::NatOne {
        return Some(first);
    }
    // A zonal gateway: which zones have one, and does any leg cross zones to reach it?
    let zones: BTreeSet<&str> = paths.legs.iter().filter_map(nat_zone).collect();
    let crosses = paths.legs.iter().any(|leg| nat_zone(leg) != leg.from_zone.as_deref());
    match (zones.len(), crosses) {
        (1, false) => Some(PathOption::NatSameZone),
        (1, true) => Some(PathOption::NatOne),
        (_, false) => Some(PathOption::NatPerZone),
        (_, true) => None,
    }
}

/// The zone in which a leg reaches its NAT gateway.
fn nat_zone(leg: &Leg) -> Option<&str> {
    let crossed = leg.hops.iter().find_map(|hop| match &hop.element {
        Element::CrossZone { to, .. } => Some(to.as_str()),
        _ => None,
    });
    crossed.or(leg.from_zone.as_deref())
}

/// The path option of data that passes first one element and then another.
fn together(before: PathOption, passed: PathOption) -> Option<PathOption> {
    match (before, passed) {
        // Two transit gateways in a row are peered.
        (PathOption::TransitGateway, PathOption::TransitGateway) => Some(PathOption::TransitGateway),
        (PathOption::TransitGateway, PathOption::NatOne | PathOption::NatRegional) => Some(PathOption::CentralNat),
        _ => None,
    }
}

fn of_leg(network: &Network<'_>, leg: &Leg, situation: &Situation<'_>) -> Option<PathOption> {
    let (mut way, mut leaves) = (None, false);
    // For services that require several endpoints: what only the requests pass, without any data.
    let (mut asked, mut asks_outside) = (None, false);
    for hop in &leg.hops {
        let Element::Component(id) = &hop.element else { continue };
        let is_asked = hop.charges.iter().any(|charge| charge.code == ChargeCode::Requests);
        let component = network.component(id)?;
        let passed = match component.body.view() {
            View::Other(Body::NatGateway { config, .. }) if config.mode == NatMode::Zonal => PathOption::NatOne,
            View::Other(Body::NatGateway { config, .. }) if config.mode == NatMode::Regional => PathOption::NatRegional,
            View::Other(Body::Ec2 { .. }) => PathOption::NatInstance,
            View::VpcEndpoint(config) => match config.endpoint_type {
                EndpointType::Gateway => PathOption::GatewayEndpoint,
                EndpointType::Interface => PathOption::InterfaceEndpoint,
                EndpointType::GatewayLoadBalancer => return None,
            },
            View::VpcPeering(_) => PathOption::Peering,
            View::Other(Body::TransitGateway { .. }) => PathOption::TransitGateway,
            View::InternetGateway(config) if config.egress_only => PathOption::EgressOnly,
            View::InternetGateway(_) => {
                *if is_asked { &mut asks_outside } else { &mut leaves } = true;
                continue;
            }
            // The load balancer at the end of the leg, which only counts capacity units.
            View::Other(Body::LoadBalancer { .. }) => continue,
            _ => return None,
        };
        if is_asked {
            if asked.replace(passed).is_some_and(|before| before != passed) {
                return None;
            }
        } else {
            way = Some(match way {
                None => passed,
                Some(before) => together(before, passed)?,
            });
        }
    }
    let outside = matches!(situation.kind, Kind::Out { .. });
    let way = way.or((leaves && outside).then_some(PathOption::PublicSubnet));
    match asked.or(asks_outside.then_some(PathOption::PublicSubnet)) {
        None => way,
        // Data served from S3 passes a gateway endpoint, whichever path option is taken.
        Some(asked) => way.filter(|way| *way == asked || *way == PathOption::GatewayEndpoint).map(|_| asked),
    }
}
