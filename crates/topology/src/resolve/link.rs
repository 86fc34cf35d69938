//! VPC peering, VPN connections and Direct Connect on a walk.

use design::{Body, Component, Peering, View};

use super::ends::Peer;
use super::goal::{Family, Goal, Public};
use super::hops;
use super::problems::{self, problem};
use super::walk::{NextHop, Step, Walk};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::{Hop, PathProblem};

/// The assumption for a load balancer that is reached over peering.
pub(super) const CLIENT_END: &str = "Only the client's end of the transfer between zones is taken to be billed.";

/// The assumption for the zone of a peer that is not in the design.
const PEER_ZONE: &str = "The peer is taken to be in another zone; within a zone, data over peering is free.";

impl<'a> Walk<'_, 'a> {
    /// Follows VPC peering.
    pub(super) fn peering(&mut self, way: &NextHop<'a>, config: Peering<'a>) -> Result<Step, PathProblem> {
        let peering = way.target;
        let own = &self.at.vpc.component.id;
        if !config.vpcs.contains(own) {
            return Err(self.dangling(way, "which does not connect this VPC"));
        }
        if self.source_at.vpc.component.id != *own {
            return Err(not_transitive(peering, &self.goal.words()));
        }
        let region = self.at.vpc.region;
        if let Some(next) = self.next_pin().and_then(|pin| self.network.vpc_of(pin))
            && config.vpcs.contains(&next.component.id)
            && next.component.id != *own
            && matches!(self.next_pin().map(|pin| pin.body.view()), Some(View::VpcEndpoint(_)))
        {
            // An interface endpoint in the other VPC, which only a pinned path can use.
            self.hops.push(hops::over(peering, &way.why, self.peering_charges(next)));
            return self.enter_pinned(next);
        }
        match self.goal {
            Goal::Private(node) if config.vpcs.contains(&node.vpc.component.id) => {
                self.hops.push(hops::over(peering, &way.why, self.peering_charges(node.vpc)));
                let from = self.at.subnet.zone.as_str();
                let to = node.subnet.zone.as_str();
                if node.vpc.region == region && from != to && self.family == Family::Ipv4 {
                    let ends = self.crossing.peered_ends;
                    let charge = hops::between_zones(region, ends, (ends < 2).then_some(CLIENT_END));
                    self.hops.push(hops::border(from, to, "The other end of the peering is in another zone", charge));
                }
                self.check_back(node)?;
                Ok(Step::There)
            }
            Goal::Region(code) if self.network.leads_to_region(peering, code) => {
                self.hops.push(hops::over(peering, &way.why, hops::between_regions(region, code)));
                Ok(Step::There)
            }
            Goal::Peer(peer) if peer.peering.id == peering.id => {
                self.hops.push(hops::over(peering, &way.why, self.charges_to(peer)));
                Ok(Step::There)
            }
            _ => Err(self.through_peer(peering, config)),
        }
    }

    fn peering_charges(&self, other: VpcNode<'a>) -> Vec<crate::HopCharge> {
        let region = self.at.vpc.region;
        if other.region != region {
            hops::between_regions(region, other.region)
        } else if self.family == Family::Ipv6 {
            vec![hops::between_zones(region, 2, None::<&str>)]
        } else {
            vec![hops::free(region)]
        }
    }

    /// The charges for data to a peer outside the design, whose zone is unknown unless the flow keeps to one zone.
    fn charges_to(&self, peer: Peer<'_>) -> Vec<crate::HopCharge> {
        let region = self.at.vpc.region;
        match peer.region {
            Some(far) if far != region => hops::between_regions(region, far),
            _ if peer.same_zone => vec![hops::free(region)],
            _ => vec![hops::between_zones(region, self.crossing.peered_ends, Some(PEER_ZONE))],
        }
    }

    /// Peering ends in the other VPC, so no gateway there can be used.
    fn through_peer(&self, peering: &'a Component, config: Peering<'a>) -> PathProblem {
        let peer = config.vpcs.iter().find(|vpc| **vpc != self.at.vpc.component.id);
        let peer = peer.and_then(|vpc| self.network.vpc(vpc));
        let pinned = self.next_pin().filter(|pin| matches!(pin.body, Body::NatGateway { .. }));
        let at_peer = || self.network.gateways.nat(self.network, peer?);
        match pinned.or_else(at_peer) {
            Some(nat) if matches!(self.goal, Goal::Public(_) | Goal::Region(_)) => {
                let message = format!("{} cannot be reached over {}", nat.title(), peering.title());
                let fix = "use a NAT gateway of the own VPC, or a transit gateway";
                problems::at(peering, problem("nat-via-link", message, fix))
            }
            _ => not_transitive(peering, &self.goal.words()),
        }
    }

    /// Follows a VPN connection or a Direct Connect connection of the VPC itself.
    pub(super) fn link(&mut self, way: &NextHop<'a>) -> Result<Step, PathProblem> {
        if self.source_at.vpc.component.id != self.at.vpc.component.id {
            let message = format!("{} cannot be reached from another VPC", way.target.title());
            let fix = "attach the link to the transit gateway";
            return Err(problems::at(way.target, problem("vpc-peering-transit", message, fix)));
        }
        if matches!(way.target.body.view(), View::VpnConnection(_)) && self.is_of_another_vpc(way.target) {
            return Err(self.dangling(way, "whose virtual private gateway is attached to another VPC"));
        }
        let region = self.at.vpc.region;
        self.leave_over(way.target, way.why.clone(), region)
    }

    /// Leaves over a link; public addresses may be reachable from its other end as well.
    pub(super) fn leave_over(&mut self, link: &'a Component, why: String, region: &str) -> Result<Step, PathProblem> {
        match self.goal {
            Goal::OnPremises | Goal::Public(Public::Internet | Public::Service { .. }) => {
                self.hops.push(link_hop(link, why, region));
                Ok(Step::There)
            }
            Goal::Private(_) | Goal::Region(_) | Goal::Peer(_) | Goal::Public(_) => Err(self.no_private_route()),
        }
    }

    /// Checks that responses are routed back from a subnet, unless the walk ignores them.
    pub(super) fn check_back(&self, node: SubnetNode<'a>) -> Result<(), PathProblem> {
        if !self.look_back {
            return Ok(());
        }
        let (network, source) = (self.network, self.source_at);
        way_back(network, node, source, self.family)
    }
}

/// Checks that routes lead from a subnet back to another one.
fn way_back<'a>(
    network: &Network<'a>,
    from: SubnetNode<'a>,
    to: SubnetNode<'a>,
    family: Family,
) -> Result<(), PathProblem> {
    let mut walk = Walk::new(network, super::ends::End::Internet, from, Goal::Private(to));
    walk.look_back = false;
    walk.family = family;
    walk.run().map(|_| ()).map_err(|problem| {
        let message = format!("the answer finds no way back: {}", problem.message);
        PathProblem { message, ..problem }
    })
}

/// A hop over a VPN connection or a Direct Connect connection: data that leaves AWS is charged.
pub(super) fn link_hop(link: &Component, why: String, region: &str) -> Hop {
    let charge = if let View::DirectConnect(_) = link.body.view() {
        hops::priced(ChargeCode::DirectConnect, Direction::Request, region, link)
    } else {
        hops::regional(ChargeCode::InternetOut, Direction::Request, region)
    };
    hops::over(link, why, vec![charge])
}

fn not_transitive(peering: &Component, to: &str) -> PathProblem {
    let message = format!("{} leads to the other VPC only, not on to {to}", peering.title());
    let fix = "peering is not transitive: peer with the VPC itself, or use a transit gateway";
    problems::at(peering, problem("vpc-peering-transit", message, fix))
}
