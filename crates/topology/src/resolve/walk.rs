//! [`Walk`]: from a subnet by its routes, hop by hop, until the goal is reached.

use design::{Body, Component, Route, View};

use super::ends::End;
use super::goal::{Family, Goal, Public};
use super::hops;
use super::problems;
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode};
use crate::path::{Hop, PathProblem};

/// The maximum number of routes that one walk follows; a longer path is a loop.
const MOST_STEPS: usize = 32;
/// Steps of work for each route: building its texts costs more than a comparison.
const STEP: usize = 8;

/// The owner of the source address of the packets.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// An end of the flow, or an instance that replaces it as the source.
    End(End<'a>),
    /// A NAT gateway.
    Nat(&'a Component),
}

/// What a walk charges between zones, depending on its ends.
#[derive(Clone, Copy)]
pub(super) struct Crossing {
    /// Application and Classic Load Balancers: no charge within a VPC.
    pub free_in_vpc: bool,
    /// Billed ends within a VPC.
    pub ends: u8,
    /// Billed ends over peering.
    pub peered_ends: u8,
    /// The assumption about the billed ends.
    pub assumption: Option<&'static str>,
}

/// Whether a walk continues.
pub(super) enum Step {
    /// There are more routes to follow.
    Go,
    /// The walk has arrived.
    There,
}

/// The next hop of a walk.
pub(super) struct NextHop<'a> {
    /// The component that it passes.
    pub target: &'a Component,
    /// The zone of the intended gateway, if the route specifies one.
    pub zone: Option<&'a str>,
    /// The reason for the hop.
    pub why: String,
}

/// A walk through route tables.
pub(super) struct Walk<'n, 'a> {
    pub network: &'n Network<'a>,
    pub goal: Goal<'a>,
    pub family: Family,
    pub crossing: Crossing,
    /// Where the walk began.
    pub start: SubnetNode<'a>,
    /// Where the packets are.
    pub at: SubnetNode<'a>,
    /// The owner of their source address, and where it is.
    pub source: Source<'a>,
    pub source_at: SubnetNode<'a>,
    /// Whether transfer between zones is free, as it is next to a transit gateway.
    pub zones_free: bool,
    /// Whether to check for a return path.
    pub look_back: bool,
    /// The elements that a pinned path still has to pass, in order. They replace the routes.
    pub pins: Option<&'n [&'a Component]>,
    pub hops: Vec<Hop>,
    seen: Vec<(&'a str, &'a str)>,
}

impl<'n, 'a> Walk<'n, 'a> {
    /// A walk from a subnet of an end.
    pub(super) fn new(network: &'n Network<'a>, from: End<'a>, at: SubnetNode<'a>, goal: Goal<'a>) -> Walk<'n, 'a> {
        Walk {
            network,
            goal,
            family: Family::Ipv4,
            crossing: Crossing { free_in_vpc: false, ends: 2, peered_ends: 2, assumption: None },
            start: at,
            at,
            source: Source::End(from),
            source_at: at,
            zones_free: false,
            look_back: true,
            pins: None,
            hops: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Runs the walk to its end.
    pub(super) fn run(mut self) -> Result<Vec<Hop>, PathProblem> {
        for _ in 0..MOST_STEPS {
            if !self.network.spend(STEP) {
                break;
            }
            if let Step::There = self.step()? {
                return match self.next_pin() {
                    None => Ok(self.hops),
                    Some(pin) => Err(super::pinned::not_on_the_way(pin)),
                };
            }
        }
        Err(problems::looped(self.source_at))
    }

    /// Follows one route, or arrives.
    fn step(&mut self) -> Result<Step, PathProblem> {
        if let Goal::Private(node) = self.goal
            && node.vpc.component.id == self.at.vpc.component.id
            && self.next_pin().is_none()
        {
            return self.arrive(node);
        }
        self.check_overlap()?;
        let way = match self.pins {
            Some(_) => self.pinned_way()?,
            None => {
                if let Some(there) = self.at_endpoint()? {
                    return Ok(there);
                }
                self.routed_way()?
            }
        };
        let place = (way.target.id.as_str(), self.at.subnet.name.as_str());
        if self.seen.contains(&place) {
            return Err(match self.source {
                Source::Nat(nat) => problems::nat_placement(nat, self.at),
                Source::End(_) => problems::looped(self.at),
            });
        }
        self.seen.push(place);
        match way.target.body.view() {
            View::InternetGateway(config) => self.internet_gateway(&way, config.egress_only),
            View::Other(Body::NatGateway { config, .. }) => self.nat(&way, config),
            View::Other(Body::Ec2 { config, .. }) => self.nat_instance(&way, config),
            View::VpcEndpoint(config) => self.endpoint(&way, config),
            View::Other(Body::TransitGateway { .. }) => self.transit(&way),
            View::VpcPeering(config) => self.peering(&way, config),
            View::VpnConnection(_) | View::DirectConnect(_) => self.link(&way),
            _ => Err(self.dangling(&way, "to which no route can lead")),
        }
    }

    /// The local route takes precedence: data never leaves a VPC for an address that is also in its own ranges.
    fn check_overlap(&self) -> Result<(), PathProblem> {
        let Goal::Private(node) = self.goal else { return Ok(()) };
        if self.family == Family::Ipv6 || node.vpc.component.id == self.at.vpc.component.id {
            return Ok(());
        }
        let address = self.network.address_of(node);
        let own = self.network.ranges_of(self.at.vpc.config);
        if !own.iter().any(|own| address.is_some_and(|address| own.contains(&address))) {
            return Ok(());
        }
        let (here, there) = (self.at.vpc.component, node.vpc.component);
        let message = format!("{} and {} overlap: no route leads from one to the other", here.title(), there.title());
        let fix = "give them ranges of their own, or use PrivateLink";
        // Report it on the link, like the check for overlapping networks.
        let at = self.joining(here, there).unwrap_or(there);
        Err(problems::at(at, problems::problem("vpc-overlap-connected", message, fix)))
    }

    /// The peering connection or transit gateway that joins two VPCs; the first by id.
    fn joining(&self, one: &Component, other: &Component) -> Option<&'a Component> {
        let joins = |link: &&'a Component| {
            let joined = match link.body.view() {
                View::VpcPeering(config) => config.vpcs,
                View::Other(Body::TransitGateway { config, .. }) => config.attached.as_slice(),
                _ => return false,
            };
            joined.contains(&one.id) && joined.contains(&other.id)
        };
        self.network.design.components.iter().filter(joins).min_by_key(|link| &link.id)
    }

    /// The next hop by the most specific route.
    fn routed_way(&self) -> Result<NextHop<'a>, PathProblem> {
        let Some(route) = self.route().map(|route| self.past_peering(route)) else { return Err(self.no_route()) };
        let why = format!("Route {} of {}", route.destination, problems::table_of(self.at));
        match self.network.component(&route.target) {
            Some(target) => Ok(NextHop { target, zone: route.zone.as_deref(), why }),
            None => Err(problems::dangling(self.at.vpc.component, &why, &route.target, "which is not there")),
        }
    }

    /// Whether a route to instances of another region leads over peering that the sender, in another VPC, cannot use.
    pub(super) fn is_closed(&self, route: &Route) -> bool {
        let is_peering = |component: &Component| matches!(component.body.view(), View::VpcPeering(_));
        let elsewhere = self.source_at.vpc.component.id != self.at.vpc.component.id;
        elsewhere
            && matches!(self.goal, Goal::Region(_))
            && self.network.component(&route.target).is_some_and(is_peering)
    }

    /// The default route in place of a route over peering that the sender of another VPC cannot use: instances of another
    /// region, whose range the design does not name, are reached over the internet then.
    pub(super) fn past_peering(&self, route: &'a Route) -> &'a Route {
        if !self.is_closed(route) {
            return route;
        }
        let Some(table) = self.network.table(self.at) else { return route };
        if !self.network.spend(table.routes.len()) {
            return route;
        }
        let is_default = |net: Option<ipnet::IpNet>| net.is_some_and(|net| self.family.is_default(net));
        table.ranges().find(|(net, _)| is_default(*net)).map_or(route, |(_, route)| route)
    }

    /// Whether a gateway or link that serves only one VPC serves a VPC other than the current one.
    pub(super) fn is_of_another_vpc(&self, component: &Component) -> bool {
        self.network.vpc_by_routes(component).is_some_and(|vpc| vpc.component.id != self.at.vpc.component.id)
    }

    /// A hop that leads to nothing.
    pub(super) fn dangling(&self, way: &NextHop<'a>, what: &str) -> PathProblem {
        problems::dangling(self.at.vpc.component, &way.why, &way.target.id, what)
    }

    /// The route to take: the most specific of those that match.
    pub(super) fn route(&self) -> Option<&'a Route> {
        let network = self.network;
        let table = network.table(self.at)?;
        table.found(self.goal.key(network, self.family), self.family, || {
            if !network.spend(table.routes.len()) {
                return None;
            }
            let matching = table.ranges().filter_map(|(net, route)| {
                let (leads, prefix) = self.goal.matches(network, self.family, net?, route)?;
                Some((leads, prefix, route))
            });
            // A table cannot have two routes to the same range; if it does, the first by target keeps the result
            // independent of their order.
            let order = |(leads, prefix, route): &(bool, u8, &'a Route)| {
                (*leads, *prefix, std::cmp::Reverse((&route.target, &route.zone)))
            };
            matching.max_by(|a, b| order(a).cmp(&order(b))).map(|(_, _, route)| route)
        })
    }

    /// Arrives at a private address in this VPC.
    fn arrive(&mut self, node: SubnetNode<'a>) -> Result<Step, PathProblem> {
        let (from, to) = (self.at.subnet.zone.as_str(), node.subnet.zone.as_str());
        let region = node.vpc.region;
        let direct = self.hops.is_empty();
        let same_zone = from == to;
        if direct && self.crossing.free_in_vpc {
            let why = "Between an Application or Classic Load Balancer and its VPC: free in every zone";
            self.hops.push(hops::within_aws(why, vec![hops::free(region)]));
        } else if direct && same_zone {
            self.hops.push(hops::within_aws("Within a zone of the VPC: free", vec![hops::free(region)]));
        } else if !same_zone && !self.zones_free {
            let charge = match self.crossing.ends {
                0 => hops::free(region),
                ends => hops::between_zones(region, ends, self.crossing.assumption),
            };
            self.hops.push(hops::border(from, to, "Local route of the VPC to another zone", charge));
        } else if direct {
            self.hops.push(hops::within_aws("Within the VPC", vec![hops::free(region)]));
        }
        Ok(Step::There)
    }

    /// Follows a route to an internet gateway or egress-only internet gateway.
    fn internet_gateway(&mut self, way: &NextHop<'a>, egress_only: bool) -> Result<Step, PathProblem> {
        let public = match self.goal {
            Goal::Public(public) => public,
            Goal::Region(code) => Public::Region(code),
            Goal::Private(_) | Goal::OnPremises | Goal::Peer(_) => return Err(self.no_private_route()),
        };
        if egress_only && self.family != Family::Ipv6 {
            return Err(self.dangling(way, "which carries IPv6 only"));
        }
        if self.is_of_another_vpc(way.target) {
            return Err(self.dangling(way, "which is attached to another VPC"));
        }
        self.check_source_public()?;
        let charges = self.exit_charges(public);
        self.hops.push(hops::over(way.target, &way.why, charges));
        if let Public::Node(_, node) = public
            && node.vpc.component.id != self.at.vpc.component.id
        {
            self.enter_by_gateway(node)?;
        }
        Ok(Step::There)
    }

    /// The charges for data that leaves to public addresses.
    pub(super) fn exit_charges(&self, public: Public<'a>) -> Vec<crate::HopCharge> {
        let own = self.at.vpc.region;
        let far = match public {
            Public::Internet => return vec![hops::regional(ChargeCode::InternetOut, Direction::Request, own)],
            Public::Service { name, region } if region == own => return hops::to_service(name, own),
            Public::Service { region, .. } | Public::Region(region) => region,
            Public::Node(end, node) if node.vpc.region == own => {
                let assumption = end.balancer().map(|_| hops::PUBLIC_BALANCER);
                return vec![hops::between_zones(own, 2, assumption)];
            }
            Public::Node(_, node) => node.vpc.region,
        };
        hops::between_regions(own, far)
    }

    /// Enters the receiving VPC through its internet gateway.
    fn enter_by_gateway(&mut self, node: SubnetNode<'a>) -> Result<(), PathProblem> {
        let gateway = super::inbound::gateway_of(self.network, node, self.family)?;
        self.pass_pin(gateway);
        self.hops.push(hops::over(gateway, "Public address in the other VPC", vec![hops::free(node.vpc.region)]));
        Ok(())
    }

    /// Checks that the sender has a public address and is in the VPC of the internet gateway.
    fn check_source_public(&self) -> Result<(), PathProblem> {
        if self.source_at.vpc.component.id != self.at.vpc.component.id {
            let message = format!(
                "data of {} enters {} without a NAT gateway before its internet gateway",
                self.source_at.vpc.component.title(),
                self.at.vpc.component.title()
            );
            return Err(problems::problem("path-none", message, "send it through a NAT gateway there"));
        }
        match self.source {
            Source::Nat(_) => Ok(()),
            Source::End(end) => {
                let Some(component) = end.component() else { return Ok(()) };
                match self.family {
                    Family::Ipv4 if !end.has_public_ipv4() => Err(problems::no_public_address(component, "IPv4")),
                    Family::Nat64 => Err(problems::no_public_address(component, "IPv4")),
                    _ => Ok(()),
                }
            }
        }
    }

    /// The problem when data to private addresses arrives at a gateway that does not carry it: a missing route at the
    /// start of the walk.
    pub(super) fn no_private_route(&self) -> PathProblem {
        self.missing(self.start)
    }

    fn missing(&self, node: SubnetNode<'a>) -> PathProblem {
        let fix = match self.goal {
            Goal::OnPremises => "add a route over a VPN connection or Direct Connect",
            Goal::Peer(_) => "add a route to the peering connection, with the range of the peer",
            _ => "add a route over VPC peering or a transit gateway",
        };
        problems::no_route(node, &self.goal.words(), fix)
    }

    /// The problem when no route matches.
    pub(super) fn no_route(&self) -> PathProblem {
        let to = self.goal.words();
        match self.goal {
            Goal::Private(_) | Goal::OnPremises | Goal::Peer(_) => self.missing(self.at),
            Goal::Public(Public::Service { name, .. }) if super::endpoint::exists_for(self.network, self.at, name) => {
                let message = format!("the {} has no route to the endpoint of {name}", problems::table_of(self.at));
                let fix = format!("add a route for {name} to its route table, with the gateway endpoint as the target");
                problems::at(self.at.vpc.component, problems::problem("endpoint-route-missing", message, fix))
            }
            Goal::Public(_) | Goal::Region(_) => match self.source {
                Source::Nat(nat) => problems::nat_placement(nat, self.at),
                Source::End(end) => {
                    let who = end.component().map_or("the sender", |component| component.title());
                    problems::no_egress(self.at, who, &to, self.family.default_route())
                }
            },
        }
    }
}
