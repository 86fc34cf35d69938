//! NAT gateways and NAT instances on a walk.

use design::{Component, Ec2Config, NatConfig, NatMode};

use super::ends::End;
use super::goal::{Family, Goal};
use super::problems::{self, problem};
use super::walk::{NextHop, Source, Step, Walk};
use super::{hops, inbound};
use crate::charge::{ChargeCode, Direction};
use crate::network::SubnetNode;
use crate::path::PathProblem;

impl<'a> Walk<'_, 'a> {
    /// Follows a route to a NAT gateway.
    pub(super) fn nat(&mut self, way: &NextHop<'a>, config: &'a NatConfig) -> Result<Step, PathProblem> {
        let nat = way.target;
        if self.family == Family::Ipv6 {
            let message = format!("{} leads IPv6 to {}", problems::lower(&way.why), nat.title());
            let fix = "use an egress-only internet gateway: NAT gateways carry no IPv6";
            return Err(problems::at(self.at.vpc.component, problem("vpc-nat-for-ipv6", message, fix)));
        }
        let public = matches!(self.goal, Goal::Public(_) | Goal::Region(_));
        if public && config.mode == NatMode::Private {
            let message = format!("{} is private and has no way to public addresses", nat.title());
            return Err(problems::at(nat, problem("nat-private-internet", message, "use a public NAT gateway")));
        }
        let region = self.at.vpc.region;
        let charge = vec![hops::priced(ChargeCode::Nat, Direction::Both, region, nat)];
        if config.mode == NatMode::Regional {
            if self.is_of_another_vpc(nat) {
                return Err(self.dangling(way, "which belongs to another VPC"));
            }
            self.hops.push(hops::over(nat, &way.why, charge));
            return self.regional_nat(nat);
        }
        if public && config.addresses() == 0 {
            let message = format!("{} has no public IPv4 address", nat.title());
            return Err(problems::at(nat, problem("nat-placement", message, "give it an Elastic IP")));
        }
        let node = self.gateway_in_zone(way)?;
        self.cross_to(node, Some(hops::BOTH_ENDS));
        self.hops.push(hops::over(nat, &way.why, charge));
        self.pass(node, Source::Nat(nat))?;
        Ok(Step::Go)
    }

    /// A regional NAT gateway sends data to the internet gateway of the VPC, from every zone.
    fn regional_nat(&mut self, nat: &'a Component) -> Result<Step, PathProblem> {
        let public = match self.goal {
            Goal::Public(public) => public,
            Goal::Region(code) => super::goal::Public::Region(code),
            Goal::Private(_) | Goal::OnPremises | Goal::Peer(_) => return Err(self.no_private_route()),
        };
        let Some(gateway) = inbound::gateway_in(self.network, self.at.vpc) else {
            let message = format!("{} is in a VPC without an internet gateway", nat.title());
            return Err(problems::at(nat, problem("nat-placement", message, "add an internet gateway")));
        };
        let charges = self.exit_charges(public);
        self.pass_pin(gateway);
        self.hops.push(hops::over(gateway, "A regional NAT gateway leads to it by itself", charges));
        Ok(Step::There)
    }

    /// Follows a route to an instance that forwards traffic.
    pub(super) fn nat_instance(&mut self, way: &NextHop<'a>, config: &'a Ec2Config) -> Result<Step, PathProblem> {
        let instance = way.target;
        let node = self.gateway_in_zone(way)?;
        self.cross_to(node, None);
        self.hops.push(hops::over(instance, &way.why, vec![hops::free(self.at.vpc.region)]));
        self.pass(node, Source::End(End::Instances(instance, config)))?;
        Ok(Step::Go)
    }

    /// The subnet of the gateway that a route refers to: in the zone that the route names; if it names none, in the
    /// current zone, else in the first.
    pub(super) fn gateway_in_zone(&self, way: &NextHop<'a>) -> Result<SubnetNode<'a>, PathProblem> {
        let gateway = way.target;
        let mut places = self.network.locations(gateway);
        places.retain(|place| place.count > 0 || gateway.count() == 0);
        places.sort_by_key(|place| place.zone);
        let own = self.at.subnet.zone.as_str();
        let wanted = way.zone.unwrap_or(own);
        let in_zone = places.iter().find(|place| place.zone == wanted);
        let place = match (in_zone, way.zone) {
            (Some(place), _) => Some(place),
            (None, None) => places.first(),
            (None, Some(_)) => None,
        };
        let node = place.and_then(|place| place.subnet);
        match node {
            Some(node) if node.vpc.component.id == self.at.vpc.component.id => Ok(node),
            Some(_) => Err(self.dangling(way, "which is in another VPC")),
            None => {
                let zone = way.zone.map_or(String::new(), |zone| format!(" of zone {zone}"));
                let message = format!("{} stands in no subnet{zone}", gateway.title());
                let fix = "name its subnets in its placement";
                let rule =
                    if matches!(gateway.body, design::Body::NatGateway { .. }) { "nat-placement" } else { "path-none" };
                Err(problems::at(gateway, problem(rule, message, fix)))
            }
        }
    }

    /// Adds the crossing to the zone of a gateway, if that is a different one.
    pub(super) fn cross_to(&mut self, node: SubnetNode<'a>, assumption: Option<&'static str>) {
        let (from, to) = (self.at.subnet.zone.as_str(), node.subnet.zone.as_str());
        if from != to && !self.zones_free {
            let charge = hops::between_zones(node.vpc.region, 2, assumption);
            self.hops.push(hops::border(from, to, "The gateway of the route is in another zone", charge));
        }
        self.zones_free = false;
    }

    /// Continues from a gateway that puts its own address on the packets. Responses must be routed back to the previous
    /// source.
    pub(super) fn pass(&mut self, node: SubnetNode<'a>, source: Source<'a>) -> Result<(), PathProblem> {
        self.at = node;
        if self.source_at.vpc.component.id != node.vpc.component.id {
            self.check_back(node)?;
        }
        self.source = source;
        self.source_at = node;
        if let (Source::Nat(_), Family::Nat64) = (source, self.family) {
            self.family = Family::Ipv4;
        }
        Ok(())
    }
}
