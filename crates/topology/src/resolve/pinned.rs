//! Pinned paths: the elements that the user names determine the path instead of the routes.

use design::{Body, Component, ComponentId, EndpointType, FlowAddress, NatMode, View};

use super::ends::End;
use super::goal::{Goal, Public};
use super::leg::{self, EndPart};
use super::problems::{self, problem};
use super::walk::{NextHop, Step, Walk};
use super::{endpoint, hops, inbound, link, outside, uses};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::{Hop, PathProblem};

/// Why data goes to an element of a pinned path.
const PINNED: &str = "Pinned path";

/// The components of a pinned path.
pub(super) fn components<'a>(network: &Network<'a>, via: &[ComponentId]) -> Result<Vec<&'a Component>, PathProblem> {
    let component = |id: &ComponentId| {
        network.component(id).ok_or_else(|| {
            let message = format!("the pinned path passes {id}, which is not there");
            problem("path-none", message, "pin another path, or let the routes decide")
        })
    };
    via.iter().map(component).collect()
}

/// An element that a pinned path cannot pass at that point.
pub(super) fn not_on_the_way(pin: &Component) -> PathProblem {
    let message = format!("the pinned path names {}, which is not on the way", pin.title());
    problems::at(pin, problem("path-none", message, "pin another path, or let the routes decide"))
}

/// The hops between parts of two ends over pinned elements.
pub(super) fn leg<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    to: EndPart<'a>,
    address: FlowAddress,
    pins: &[&'a Component],
) -> Result<Vec<Hop>, PathProblem> {
    let is_end =
        |pin: &&Component| [from.end, to.end].iter().any(|end| end.component().is_some_and(|c| c.id == pin.id));
    // Elements that only the requests of a service pass are not on the path of its data.
    let is_asked = |pin: &&Component| [from.end, to.end].iter().any(|end| uses::asks_alone(*end, pin));
    let pins: Vec<&'a Component> = pins.iter().copied().filter(|pin| !is_end(pin) && !is_asked(pin)).collect();
    let balancer = pins.iter().position(|pin| matches!(pin.body, Body::LoadBalancer { .. }));
    if let Some(place) = balancer {
        return over_balancer(network, from, to, address, &pins, place);
    }
    if pins.is_empty() {
        return leg::leg(network, from, to, address);
    }
    match (from.subnet, to.subnet) {
        (Some(here), Some(there)) => between(network, from, here, to, there, address, &pins),
        (Some(here), None) => outwards(network, from, here, to.end, address, &pins),
        (None, Some(there)) => {
            let back: Vec<&'a Component> = pins.into_iter().rev().collect();
            let hops = outwards(network, to, there, from.end, address, &back)?;
            leg::no_nat_inwards(network, &hops)?;
            let mut hops = hops::reversed(hops);
            hops.extend(leg::units_of(network, to.end));
            Ok(hops)
        }
        (None, None) => regional(network, from.end, to.end, &pins),
    }
}

/// The hops over a load balancer: to its node in the zone of one of the ends, and onwards from there.
fn over_balancer<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    to: EndPart<'a>,
    address: FlowAddress,
    pins: &[&'a Component],
    place: usize,
) -> Result<Vec<Hop>, PathProblem> {
    let (before, rest) = pins.split_at(place);
    let Some((balancer, after)) = rest.split_first() else { return leg::leg(network, from, to, address) };
    let Body::LoadBalancer { config, .. } = &balancer.body else { return Err(not_on_the_way(balancer)) };
    let mut places = network.locations(balancer);
    places.sort_by_key(|place| (Some(place.zone) != from.zone, Some(place.zone) != to.zone, place.zone));
    let node = places.first().ok_or_else(|| problems::no_subnet(network, balancer, None))?;
    let part = EndPart { end: End::Balancer(balancer, config), zone: Some(node.zone), subnet: node.subnet };
    let mut hops = leg(network, from, part, address, before)?;
    hops.extend(leg(network, part, to, FlowAddress::Ipv4, after)?);
    Ok(hops)
}

/// Whether pinned elements lead over public addresses.
fn are_public(pins: &[&Component]) -> bool {
    pins.iter().any(|pin| match pin.body.view() {
        View::InternetGateway(_) => true,
        View::Other(Body::NatGateway { config, .. }) => config.mode != NatMode::Private,
        _ => false,
    })
}

fn between<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    here: SubnetNode<'a>,
    to: EndPart<'a>,
    there: SubnetNode<'a>,
    address: FlowAddress,
    pins: &[&'a Component],
) -> Result<Vec<Hop>, PathProblem> {
    let mut hops = if let ([pin], Some((balancer, _))) = (pins, to.end.balancer())
        && let View::VpcEndpoint(config) = pin.body.view()
        && config.endpoint_type != EndpointType::Gateway
        && config.service == balancer.id.as_str()
    {
        let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, here.vpc.region, pin);
        vec![hops::over(pin, PINNED, vec![charge])]
    } else {
        let public = are_public(pins);
        let goal = if public { Goal::Public(Public::Node(to.end, there)) } else { Goal::Private(there) };
        let mut walk = leg::walk(network, from, here, to.end, goal, address);
        walk.pins = Some(pins);
        walk.look_back = false;
        walk.run()?
    };
    hops.extend(leg::units_of(network, to.end));
    Ok(hops)
}

fn outwards<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    here: SubnetNode<'a>,
    to: End<'a>,
    address: FlowAddress,
    pins: &[&'a Component],
) -> Result<Vec<Hop>, PathProblem> {
    let goal = match leg::goal_of(to, here, address)? {
        Goal::Region(code) if are_public(pins) => Goal::Public(Public::Region(code)),
        goal => goal,
    };
    let mut walk = leg::walk(network, from, here, to, goal, address);
    walk.pins = Some(pins);
    walk.look_back = false;
    walk.run()
}

/// The hops between a service and an on-premises network: over an interface endpoint and a link, or over Direct Connect
/// alone.
fn regional<'a>(
    network: &Network<'a>,
    from: End<'a>,
    to: End<'a>,
    pins: &[&'a Component],
) -> Result<Vec<Hop>, PathProblem> {
    let mut pins = pins.to_vec();
    let (service, back) = match (from, to) {
        (End::Service { .. }, End::OnPremises) => (from, false),
        (End::OnPremises, End::Service { .. }) => {
            pins.reverse();
            (to, true)
        }
        _ => return pins.first().map_or_else(|| outside::regional(network, from, to), |pin| Err(not_on_the_way(pin))),
    };
    let hops = from_service(network, service, &pins)?;
    Ok(if back { hops::reversed(hops) } else { hops })
}

fn from_service<'a>(network: &Network<'a>, service: End<'a>, pins: &[&'a Component]) -> Result<Vec<Hop>, PathProblem> {
    let End::Service { name, region } = service else { return Err(outside::nowhere()) };
    let Some((first, rest)) = pins.split_first() else { return outside::regional(network, service, End::OnPremises) };
    match first.body.view() {
        View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Gateway => {
            Err(endpoint::gateway_scope(first))
        }
        View::VpcEndpoint(config) if super::serves(config.service, uses::data(name)) => {
            let node =
                outside::first_subnet(network, first).ok_or_else(|| problems::no_subnet(network, first, None))?;
            let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, first);
            let mut hops = vec![hops::over(first, PINNED, vec![charge])];
            let mut walk = Walk::new(network, service, node, Goal::OnPremises);
            walk.pins = Some(rest);
            hops.extend(walk.run()?);
            Ok(hops)
        }
        View::DirectConnect(_) if rest.is_empty() => {
            Ok(vec![link::link_hop(first, "Public virtual interface".to_owned(), region)])
        }
        _ => Err(not_on_the_way(first)),
    }
}

impl<'a> Walk<'_, 'a> {
    /// The next element of a pinned path.
    pub(super) fn next_pin(&self) -> Option<&'a Component> {
        self.pins.and_then(|pins| pins.first().copied())
    }

    /// Removes an element from the front of a pinned path, if it is the next one.
    pub(super) fn pass_pin(&mut self, element: &Component) {
        if self.next_pin().is_some_and(|pin| pin.id == element.id) {
            self.pins = self.pins.and_then(|pins| pins.get(1..));
        }
    }

    /// Continues to the next pinned element; after the last one, to the internet gateway that a public goal implies.
    pub(super) fn pinned_way(&mut self) -> Result<NextHop<'a>, PathProblem> {
        if let Some(target) = self.next_pin() {
            self.pass_pin(target);
            return Ok(NextHop { target, zone: None, why: PINNED.to_owned() });
        }
        if !matches!(self.goal, Goal::Public(_)) {
            return Err(self.no_route());
        }
        match inbound::gateway_in(self.network, self.at.vpc) {
            Some(target) => Ok(NextHop { target, zone: None, why: "Leaves the VPC after the pinned path".to_owned() }),
            None => {
                let message = format!("{} has no internet gateway", self.at.vpc.component.title());
                let fix = "add one, and a route to it";
                Err(problems::at(self.at.vpc.component, problem("vpc-public-without-igw", message, fix)))
            }
        }
    }

    /// Enters another VPC, in the same zone if it has a subnet there.
    pub(super) fn enter_pinned(&mut self, vpc: VpcNode<'a>) -> Result<Step, PathProblem> {
        let zone = self.at.subnet.zone.as_str();
        let mut nodes: Vec<_> = vpc.config.subnets.iter().map(|subnet| SubnetNode { vpc, subnet }).collect();
        nodes.sort_by_key(|node| (node.subnet.zone != zone, &node.subnet.zone, &node.subnet.name));
        let Some(node) = nodes.first() else {
            let message = format!("{} has no subnets", vpc.component.title());
            return Err(problems::at(vpc.component, problem("path-none", message, "add subnets")));
        };
        self.at = *node;
        self.zones_free = true;
        Ok(Step::Go)
    }
}
