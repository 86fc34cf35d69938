//! Transit gateways on a walk.

use design::{Body, Component, ComponentId, TransitConfig, View};

use super::goal::{Family, Goal, Public, range, remote_ranges};
use super::hops;
use super::problems::{self, problem};
use super::walk::{NextHop, Step, Walk};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, VpcNode};
use crate::path::PathProblem;

/// The assumption for two peered transit gateways in one region.
const ONE_END: &str = "Peered transit gateways of one region are taken to bill one end of the transfer between zones.";

/// Where a transit gateway forwards data.
enum Onward<'a> {
    Vpc(VpcNode<'a>),
    Link(&'a Component),
    Peer(&'a Component),
    /// A peered gateway that is not in the design, in another region.
    Outside(&'a str),
}

impl<'a> Walk<'_, 'a> {
    /// Follows a route to a transit gateway, and to the gateways that it is peered with.
    pub(super) fn transit(&mut self, way: &NextHop<'a>) -> Result<Step, PathProblem> {
        let (network, first) = (self.network, way.target);
        if !network.is_attached(first, self.at.vpc.component) {
            return Err(problems::not_attached(self.at.vpc, first));
        }
        let mut gateways = vec![first];
        let onward = loop {
            let Some(gateway) = gateways.last().copied() else { return Err(self.no_route()) };
            let onward = match self.next_pin() {
                Some(pin) => self.pinned_onward(gateway, pin)?,
                None => self.onward(gateway, &gateways)?,
            };
            match onward {
                Onward::Peer(peer) => gateways.push(peer),
                onward => break onward,
            }
        };
        let outside = if let Onward::Outside(region) = onward { Some(region) } else { None };
        self.gateway_hops(&gateways, outside, &way.why);
        let region_of = |gateway: &&'a Component| network.region_of(gateway);
        match onward {
            Onward::Vpc(vpc) => self.enter(vpc, gateways.last().copied().unwrap_or(first)),
            Onward::Link(link) => {
                let region = gateways.last().map_or(self.at.vpc.region, region_of);
                self.leave_over(link, format!("Attached to {}", first.title()), region)
            }
            Onward::Peer(_) | Onward::Outside(_) => Ok(Step::There),
        }
    }

    /// Adds one hop for each gateway. The first is charged for the requests of its VPC, the last for the responses;
    /// data from one to the next is charged as transfer between their regions.
    fn gateway_hops(&mut self, gateways: &[&'a Component], outside: Option<&'a str>, why: &str) {
        let network = self.network;
        let region_of = |gateway: &Component| network.region_of(gateway).to_owned();
        let last = gateways.len().saturating_sub(1);
        for (index, gateway) in gateways.iter().enumerate() {
            let region = region_of(gateway);
            let mut charges = Vec::new();
            let direction = match (index == 0, index == last && outside.is_none()) {
                (true, true) => Some(Direction::Both),
                (true, false) => Some(Direction::Request),
                (false, true) => Some(Direction::Response),
                (false, false) => None,
            };
            charges.extend(direction.map(|direction| hops::priced(ChargeCode::Transit, direction, &region, gateway)));
            let previous = index.checked_sub(1).and_then(|index| gateways.get(index)).map(|gateway| region_of(gateway));
            let next = index.checked_add(1).and_then(|index| gateways.get(index)).map(|gateway| region_of(gateway));
            charges.extend(next.map(|next| peered(&region, &next, Direction::Request)));
            charges.extend(previous.map(|previous| peered(&region, &previous, Direction::Response)));
            if let Some(outside) = outside.filter(|_| index == last) {
                charges.push(peered(&region, outside, Direction::Request));
                // Responses enter the gateway there, which is not in the design, at the price of its region.
                charges.push(hops::priced(ChargeCode::Transit, Direction::Response, outside, gateway));
                charges.push(peered(outside, &region, Direction::Response));
            }
            let why = if index == 0 { why.to_owned() } else { "Peered transit gateway".to_owned() };
            self.hops.push(hops::over(gateway, why, charges));
        }
    }

    /// Enters a VPC from a transit gateway.
    fn enter(&mut self, vpc: VpcNode<'a>, gateway: &'a Component) -> Result<Step, PathProblem> {
        if let Goal::Private(node) = self.goal
            && node.vpc.component.id == vpc.component.id
        {
            self.check_back(node)?;
            return Ok(Step::There);
        }
        if self.pins.is_some() {
            return self.enter_pinned(vpc);
        }
        let mut nodes: Vec<_> =
            vpc.config.subnets.iter().map(|subnet| crate::network::SubnetNode { vpc, subnet }).collect();
        let zone = self.at.subnet.zone.as_str();
        let before = self.at;
        nodes.sort_by_key(|node| (node.subnet.zone != zone, &node.subnet.zone, &node.subnet.name));
        // The attachment uses a subnet with an onward route: not one that leads back, and one that leads straight to an
        // internet gateway only as a last resort.
        let mut straight = None;
        for node in nodes {
            self.at = node;
            let Some(route) = self.route().map(|route| self.past_peering(route)) else { continue };
            let target = self.network.component(&route.target);
            if route.target == gateway.id || self.is_closed(route) {
                continue;
            }
            if target.is_some_and(|target| matches!(target.body.view(), View::InternetGateway(_))) {
                straight = straight.or(Some(node));
                continue;
            }
            self.zones_free = true;
            return Ok(Step::Go);
        }
        match straight {
            Some(node) => {
                self.at = node;
                Ok(Step::Go)
            }
            None => {
                self.at = before;
                let message = format!("no subnet of {} leads on to {}", vpc.component.title(), self.goal.words());
                let fix = "add a route there, to a NAT gateway for example";
                Err(problems::at(vpc.component, problem("path-none", message, fix)))
            }
        }
    }

    /// Where a transit gateway forwards the data.
    fn onward(&self, gateway: &'a Component, passed: &[&'a Component]) -> Result<Onward<'a>, PathProblem> {
        if let Goal::Region(code) = self.goal
            && self.network.leads_to_region(gateway, code)
        {
            // The end is outside the design even if the design has a gateway in its region.
            return Ok(Onward::Outside(code));
        }
        let said = self.said_route(gateway)?;
        let learned = self.learned(gateway);
        let best = match (said, learned) {
            // A static route is preferred to a propagated route with the same prefix length.
            (Some((said, target)), Some((learned, _))) if said >= learned => Some(target),
            (_, Some((_, target))) => Some(target),
            (Some((_, target)), None) => Some(target),
            (None, None) => self.peer_that_knows(gateway, passed),
        };
        let onward = best.and_then(|target| as_onward(self.network, target));
        match onward {
            Some(Onward::Peer(peer)) if passed.iter().any(|gateway| gateway.id == peer.id) => {
                Err(problems::looped(self.at))
            }
            Some(onward) => Ok(onward),
            None => {
                let message = format!("{} has no route to {}", gateway.title(), self.goal.words());
                let fix = "attach what leads there, or add a static route";
                Err(problems::at(gateway, problem("path-none", message, fix)))
            }
        }
    }

    /// Where a pinned path leaves a transit gateway.
    fn pinned_onward(&mut self, gateway: &'a Component, pin: &'a Component) -> Result<Onward<'a>, PathProblem> {
        let onward = match pin.body.view() {
            View::Other(Body::TransitGateway { .. }) | View::VpnConnection(_) | View::DirectConnect(_) => {
                self.pass_pin(pin);
                as_onward(self.network, pin).filter(|_| self.network.is_attached(gateway, pin))
            }
            _ => self.network.vpc_of(pin).or_else(|| self.network.vpc_by_routes(pin)).map(Onward::Vpc),
        };
        onward.ok_or_else(|| super::pinned::not_on_the_way(pin))
    }

    /// The best static route.
    fn said_route(&self, gateway: &'a Component) -> Result<Option<(u8, &'a Component)>, PathProblem> {
        let Some(config) = config_of(gateway) else { return Ok(None) };
        if !self.network.spend(config.routes.len()) {
            return Ok(None);
        }
        let matching = config.routes.iter().filter_map(|route| {
            let net = range(&route.destination)?;
            let matches = match self.goal {
                Goal::Private(_) if self.family == Family::Ipv6 => net.prefix_len() == 0 && net.network().is_ipv6(),
                Goal::Private(node) => self.network.address_of(node).is_some_and(|address| net.contains(&address)),
                Goal::OnPremises => self.network.holds_remote(net),
                // Peering is not transitive.
                Goal::Peer(_) => false,
                Goal::Public(_) | Goal::Region(_) => self.family.is_default(net),
            };
            matches.then_some((net.prefix_len(), route))
        });
        let order = |(prefix, route): &(u8, &'a design::Route)| (*prefix, std::cmp::Reverse(&route.target));
        let best = matching.max_by(|a, b| order(a).cmp(&order(b)));
        let Some((prefix, route)) = best else { return Ok(None) };
        match self.network.component(&route.target).filter(|target| self.network.is_attached(gateway, target)) {
            Some(target) => Ok(Some((prefix, target))),
            None => {
                let message = format!(
                    "route {} of {} leads to {}, which is not attached to it",
                    route.destination,
                    gateway.title(),
                    route.target
                );
                let fix = "attach it, or change the route";
                Err(problems::at(gateway, problem("vpc-route-dangling", message, fix)))
            }
        }
    }

    /// The best route propagated from an attachment: ranges of VPCs, and of networks behind links.
    fn learned(&self, gateway: &'a Component) -> Option<(u8, &'a Component)> {
        // The only VPC that can match is that of the goal.
        let wanted = match self.goal {
            Goal::Private(node) if self.network.is_attached(gateway, node.vpc.component) => {
                Some(&node.vpc.component.id)
            }
            _ => None,
        };
        let all = match self.goal {
            Goal::Private(_) => &[],
            _ => attached(gateway),
        };
        if !self.network.spend(all.len()) {
            return None;
        }
        let targets = wanted.into_iter().chain(all).filter_map(|id| self.network.component(id));
        let known = targets.filter_map(|target| {
            let prefix = match (self.goal, &target.body) {
                (Goal::Private(node), Body::Vpc { config }) if node.vpc.component.id == target.id => {
                    let address = self.network.address_of(node);
                    let ranges = self.network.ranges_of(config);
                    let of = ranges.iter().filter(|net| address.is_some_and(|address| net.contains(&address)));
                    of.map(|net| net.prefix_len()).max().or(Some(0))
                }
                (Goal::OnPremises, _) => remote_ranges(target)?.iter().map(|net| net.prefix_len()).max(),
                (Goal::Public(Public::Internet | Public::Service { .. }), _) => {
                    remote_ranges(target)?.iter().any(|net| net.prefix_len() == 0).then_some(0)
                }
                _ => None,
            }?;
            Some((prefix, target))
        });
        // Direct Connect is preferred to VPN for the same range.
        let order = |(prefix, target): &(u8, &'a Component)| {
            (*prefix, matches!(target.body.view(), View::DirectConnect(_)), std::cmp::Reverse(&target.id))
        };
        known.max_by(|a, b| order(a).cmp(&order(b)))
    }

    /// A peered gateway that has a route to the goal.
    fn peer_that_knows(&self, gateway: &'a Component, passed: &[&'a Component]) -> Option<&'a Component> {
        let peers = attached(gateway).iter().filter_map(|id| self.network.component(id));
        let fresh =
            |peer: &&'a Component| config_of(peer).is_some() && passed.iter().all(|gateway| gateway.id != peer.id);
        let private = matches!(self.goal, Goal::Private(_) | Goal::OnPremises);
        peers.filter(fresh).filter(|peer| private && self.learned(peer).is_some()).min_by_key(|peer| &peer.id)
    }
}

fn config_of(gateway: &Component) -> Option<&TransitConfig> {
    match &gateway.body {
        Body::TransitGateway { config, .. } => Some(config),
        _ => None,
    }
}

fn attached(gateway: &Component) -> &[ComponentId] {
    config_of(gateway).map_or(&[], |config| &config.attached)
}

fn as_onward<'a>(network: &Network<'a>, target: &'a Component) -> Option<Onward<'a>> {
    match target.body.view() {
        View::Other(Body::Vpc { .. }) => network.vpc(&target.id).map(Onward::Vpc),
        View::VpnConnection(_) | View::DirectConnect(_) => Some(Onward::Link(target)),
        View::Other(Body::TransitGateway { .. }) => Some(Onward::Peer(target)),
        _ => None,
    }
}

/// The charge for data from one peered gateway to another.
fn peered(from: &str, to: &str, direction: Direction) -> crate::HopCharge {
    if from == to {
        let charge = hops::between_zones(from, 1, Some(ONE_END));
        crate::HopCharge { direction, ..charge }
    } else {
        hops::regional(ChargeCode::OtherRegion { to: to.to_owned() }, direction, from)
    }
}
