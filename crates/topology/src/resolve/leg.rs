//! One leg: from a place of one end to a place of the other.

use design::{BalancerType, FlowAddress, SubnetIp};

use super::ends::End;
use super::goal::{Family, Goal, Public};
use super::problems::{self, problem};
use super::walk::{Crossing, Walk};
use super::{endpoint, hops, in_vpc, inbound, outside, uses};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode};
use crate::path::{Hop, PathProblem};

/// A part of an end: the whole end if it is outside of zones.
#[derive(Clone, Copy)]
pub(super) struct EndPart<'a> {
    /// The end.
    pub end: End<'a>,
    /// Letter of the zone.
    pub zone: Option<&'a str>,
    /// The subnet of the end in that zone.
    pub subnet: Option<SubnetNode<'a>>,
}

impl<'a> EndPart<'a> {
    /// The subnet, for ends that need one.
    fn node(self, network: &Network<'_>) -> Result<SubnetNode<'a>, PathProblem> {
        self.subnet.ok_or_else(|| match self.end.component() {
            Some(component) => problems::no_subnet(network, component, self.zone),
            None => problem("path-none", "this end stands in no subnet", "choose another end"),
        })
    }
}

/// The hops between parts of two ends.
pub(super) fn leg<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    to: EndPart<'a>,
    address: FlowAddress,
) -> Result<Vec<Hop>, PathProblem> {
    use End::{Balancer, Managed, Service, Volumes};
    if let Some(hops) = in_vpc::replicated(network, from.end, to.end) {
        return Ok(hops);
    }
    let stands = |end: End<'_>| end.component().is_some();
    match (from.end, to.end) {
        (Volumes(_), _) | (_, Volumes(_)) => outside::volumes(network, from.end, to.end),
        (Managed(service), other) | (other, Managed(service)) if stands(other) => {
            Ok(service.hops(from, to, from.end.is_free_between_zones() || to.end.is_free_between_zones()))
        }
        (Balancer(..), Service { name: "lambda", region }) => {
            Ok(vec![hops::within_aws("The load balancer calls the function: free", vec![hops::free(region)])])
        }
        (one, other) if stands(one) && stands(other) => between(network, from, to, address),
        (one, _) if stands(one) => outwards(network, from, to.end, address),
        (_, other) if stands(other) => inwards(network, from.end, to, address),
        _ => outside::regional(network, from.end, to.end),
    }
}

/// The hops between two ends in subnets.
fn between<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    to: EndPart<'a>,
    address: FlowAddress,
) -> Result<Vec<Hop>, PathProblem> {
    let (here, there) = (from.node(network)?, to.node(network)?);
    if let Some(hops) = over_privatelink(network, here, to.end) {
        return Ok(hops);
    }
    if let Some((balancer, config)) = to.end.balancer()
        && config.balancer_type == BalancerType::Gateway
    {
        let message = format!("{} is reached only over an endpoint", balancer.title());
        let fix = "add a Gateway Load Balancer endpoint to the sender's VPC, with its id as the service";
        return Err(problems::at(balancer, problem("path-none", message, fix)));
    }
    let from_balancer = from.end.balancer().is_some();
    // Load balancers reach their targets at private addresses; the name of an internet-facing load balancer is public.
    let public = address == FlowAddress::PublicIpv4 || (to.end.has_public_name() && !from_balancer);
    if public {
        inbound::has_address(to.end, there, Family::Ipv4)?;
    }
    let by_public = Goal::Public(Public::Node(to.end, there));
    let goal = if public { by_public } else { Goal::Private(there) };
    let mut walk = walk(network, from, here, to.end, goal, address);
    if walk.family == Family::Ipv6 {
        inbound::has_address(from.end, here, Family::Ipv6)?;
        inbound::has_address(to.end, there, Family::Ipv6)?;
        if walk.route().is_none() && here.vpc.component.id != there.vpc.component.id {
            walk.goal = by_public;
        }
    }
    let mut hops = walk.run()?;
    hops.extend(units_of(network, to.end));
    Ok(hops)
}

/// A walk from a part of an end, with the rules of both ends.
pub(super) fn walk<'n, 'a>(
    network: &'n Network<'a>,
    from: EndPart<'a>,
    here: SubnetNode<'a>,
    to: End<'a>,
    goal: Goal<'a>,
    address: FlowAddress,
) -> Walk<'n, 'a> {
    let mut walk = Walk::new(network, from.end, here, goal);
    let balancers = from.end.is_free_between_zones() || to.is_free_between_zones();
    let managed =
        |end: End<'a>| end.balancer().is_some_and(|(_, config)| config.balancer_type == BalancerType::Gateway);
    let service = from.end.in_vpc().or(to.in_vpc());
    walk.crossing = Crossing {
        free_in_vpc: balancers,
        ends: service.map_or(2, |stands| stands.billed_ends),
        peered_ends: if balancers { 1 } else { service.map_or(2, |stands| stands.billed_ends) },
        assumption: match service {
            Some(stands) => stands.assumption,
            None => managed(from.end).then_some(hops::BOTH_ENDS),
        },
    };
    // Clients reach the public addresses of load balancers over IPv4.
    let ipv4_only = to.balancer().is_some() && matches!(goal, Goal::Public(_));
    walk.family = match (address, goal) {
        (FlowAddress::Ipv6, _) if !ipv4_only => Family::Ipv6,
        // IPv6-only senders reach IPv4 addresses through the NAT64 prefix.
        (_, Goal::Public(_) | Goal::Region(_)) if here.subnet.ip == SubnetIp::Ipv6 => Family::Nat64,
        _ => Family::Ipv4,
    };
    walk
}

/// The hops over an interface endpoint or a Gateway Load Balancer endpoint in the sender's VPC that leads to the load
/// balancer.
fn over_privatelink<'a>(network: &Network<'a>, here: SubnetNode<'a>, to: End<'a>) -> Option<Vec<Hop>> {
    let (balancer, config) = to.balancer()?;
    if network.vpc_of(balancer).is_some_and(|vpc| vpc.component.id == here.vpc.component.id)
        && config.balancer_type != BalancerType::Gateway
    {
        return None;
    }
    let wanted = [design::EndpointType::Interface, design::EndpointType::GatewayLoadBalancer];
    let service = balancer.id.as_str();
    if network.design.region_of(balancer) != here.vpc.region {
        return None;
    }
    let endpoint = wanted.into_iter().find_map(|kind| endpoint::of_type(network, here.vpc, service, kind))?;
    let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, here.vpc.region, endpoint);
    let mut hops = vec![hops::over(endpoint, format!("Endpoint of the VPC for {}", balancer.title()), vec![charge])];
    hops.extend(units_of(network, to));
    Some(hops)
}

/// A hop for the capacity units of a load balancer that is the end of a flow.
pub(super) fn units_of<'a>(network: &Network<'a>, end: End<'a>) -> Option<Hop> {
    let (balancer, _) = end.balancer()?;
    let region = network.design.region_of(balancer);
    let charge = hops::priced(ChargeCode::LoadBalancer, Direction::Both, region, balancer);
    Some(hops::over(balancer, "Counts in its capacity units", vec![charge]))
}

/// The goal of a walk from a subnet to an end outside of VPCs.
pub(super) fn goal_of<'a>(to: End<'a>, here: SubnetNode<'a>, address: FlowAddress) -> Result<Goal<'a>, PathProblem> {
    Ok(match to {
        End::Internet => Goal::Public(Public::Internet),
        End::OnPremises => Goal::OnPremises,
        End::Region(code) if code == here.vpc.region => return Err(outside::same_region(code)),
        End::Region(code) if address == FlowAddress::PublicIpv4 => Goal::Public(Public::Region(code)),
        End::Region(code) => Goal::Region(code),
        End::Peer(peer) => Goal::Peer(peer),
        End::Service { name, region } => Goal::Public(Public::Service { name: uses::data(name), region }),
        End::Instances(..)
        | End::Balancer(..)
        | End::Placed(..)
        | End::Function(_)
        | End::Volumes(_)
        | End::Managed(_) => return Err(outside::nowhere()),
    })
}

/// The hops from a subnet to an end outside of VPCs.
fn outwards<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    to: End<'a>,
    address: FlowAddress,
) -> Result<Vec<Hop>, PathProblem> {
    let here = from.node(network)?;
    let walk = walk(network, from, here, to, goal_of(to, here, address)?, address);
    if walk.family == Family::Ipv6 {
        inbound::has_address(from.end, here, Family::Ipv6)?;
    }
    let hops = walk.run().map_err(|problem| uses::explain(to, problem))?;
    uses::with_requests(network, from, here, to, address, hops)
}

/// The hops from an end outside of VPCs into a subnet.
fn inwards<'a>(
    network: &Network<'a>,
    from: End<'a>,
    to: EndPart<'a>,
    address: FlowAddress,
) -> Result<Vec<Hop>, PathProblem> {
    let there = to.node(network)?;
    let public = match from {
        End::Internet => true,
        End::OnPremises => to.end.has_public_name(),
        End::Region(_) => to.end.has_public_name() || address == FlowAddress::PublicIpv4,
        _ => to.end.has_public_name(),
    };
    let mut hops = if public {
        let gateway = inbound::entrance(network, to.end, there, address)?;
        let region = there.vpc.region;
        let charges = match from {
            End::Region(code) => hops::between_regions(code, region),
            End::Service { region: code, .. } if code != region => hops::between_regions(code, region),
            End::Service { name, .. } => hops::from_service(name, region),
            _ => vec![hops::regional(ChargeCode::InternetOut, Direction::Response, region)],
        };
        vec![hops::over(gateway, "Public address behind the internet gateway", charges)]
    } else if let End::Service { name, .. } = from
        && from.is_at_edge()
    {
        let why = "Between the edge and private subnets, without the internet";
        vec![hops::within_aws(why, hops::from_service(name, there.vpc.region))]
    } else {
        let hops = outwards(network, to, from, address)?;
        no_nat_inwards(network, &hops)?;
        hops::reversed(hops)
    };
    hops.extend(units_of(network, to.end));
    Ok(hops)
}

/// Checks that the path does not pass a NAT gateway, through which nobody outside can open a connection.
pub(super) fn no_nat_inwards(network: &Network<'_>, hops: &[Hop]) -> Result<(), PathProblem> {
    let nat = |id: &&design::ComponentId| {
        network.component(id).is_some_and(|component| matches!(component.body, design::Body::NatGateway { .. }))
    };
    let Some(nat) = hops::passed(hops).find(nat).and_then(|id| network.component(id)) else { return Ok(()) };
    let message = format!("connections cannot be opened from outside through {}", nat.title());
    let fix = "give the instances public addresses, put a load balancer in front, or add a private link";
    Err(problems::at(nat, problem("path-none", message, fix)))
}
