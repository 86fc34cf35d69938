//! The goal of a walk, and which routes match it.

use design::{Body, Component, ComponentId, Route, View};
use ipnet::IpNet;

use super::ends::{End, Peer};
use crate::network::{GoalKey, Network, SubnetNode};

/// The goal of a walk through route tables.
#[derive(Clone, Copy)]
pub(super) enum Goal<'a> {
    /// A private address in a subnet.
    Private(SubnetNode<'a>),
    /// A network outside AWS.
    OnPremises,
    /// Instances in another region that are not in the design: over a link that leads there, else over public
    /// addresses.
    Region(&'a str),
    /// Instances behind a peering connection that are not in the design.
    Peer(Peer<'a>),
    /// Anything with a public address.
    Public(Public<'a>),
}

/// A goal with a public address.
#[derive(Clone, Copy)]
pub(super) enum Public<'a> {
    /// Anyone on the internet.
    Internet,
    /// A service.
    Service { name: &'a str, region: &'a str },
    /// Instances in another region.
    Region(&'a str),
    /// Instances or a load balancer of the design.
    Node(End<'a>, SubnetNode<'a>),
}

/// The address family that a walk uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    /// IPv4.
    Ipv4,
    /// IPv6.
    Ipv6,
    /// IPv6 to the NAT64 prefix, for an IPv4 destination.
    Nat64,
}

impl Family {
    /// The range that covers all public addresses.
    pub(super) const fn default_route(self) -> &'static str {
        match self {
            Family::Ipv4 => "0.0.0.0/0",
            Family::Ipv6 => "::/0",
            Family::Nat64 => "64:ff9b::/96",
        }
    }

    /// Whether a range is the one that covers all public addresses.
    pub(super) fn is_default(self, net: IpNet) -> bool {
        match (self, net) {
            (Family::Ipv4, IpNet::V4(_)) | (Family::Ipv6, IpNet::V6(_)) => net.prefix_len() == 0,
            (Family::Nat64, IpNet::V6(_)) => range(self.default_route()) == Some(net),
            _ => false,
        }
    }
}

/// Parses a range such as `10.0.0.0/16`.
pub(crate) fn range(text: &str) -> Option<IpNet> {
    text.trim().parse::<IpNet>().ok().map(|net| net.trunc())
}

/// The ranges at the other end of a link.
pub(crate) fn remote_ranges(link: &Component) -> Option<Vec<IpNet>> {
    let said = match link.body.view() {
        View::VpnConnection(config) => config.remote_cidrs,
        View::DirectConnect(config) => config.remote_cidrs,
        _ => return None,
    };
    if said.is_empty() {
        return Some(range("192.168.0.0/16").into_iter().collect());
    }
    Some(said.iter().filter_map(|text| range(text)).collect())
}

impl<'a> Goal<'a> {
    /// The part of the goal that decides which routes match; `None` if the result is not cached.
    pub(super) fn key(self, network: &Network<'a>, family: Family) -> Option<GoalKey> {
        match self {
            Goal::Private(_) if family == Family::Ipv6 => Some(GoalKey::PrivateIpv6),
            Goal::Private(node) => network.address_of(node).map(GoalKey::Private),
            Goal::OnPremises => Some(GoalKey::OnPremises),
            Goal::Region(_) | Goal::Peer(_) => None,
            Goal::Public(_) => Some(GoalKey::Public),
        }
    }

    /// The goal in words.
    pub(super) fn words(self) -> String {
        match self {
            Goal::Private(node) => {
                let range = node.vpc.config.cidrs.first().map_or(String::new(), |cidr| format!(" ({cidr})"));
                format!("{}{range}", node.vpc.component.title())
            }
            Goal::OnPremises => "the network on premises".to_owned(),
            Goal::Region(code) | Goal::Public(Public::Region(code)) => format!("region {code}"),
            Goal::Peer(peer) => format!("the peer of {}", peer.peering.title()),
            Goal::Public(Public::Internet) => "the internet".to_owned(),
            Goal::Public(Public::Service { name, region }) => format!("{name} in {region}"),
            Goal::Public(Public::Node(end, _)) => {
                end.component().map_or_else(String::new, |component| component.title().to_owned())
            }
        }
    }

    /// How well the destination of a route matches: the longer the prefix, the better.
    pub(super) fn matches(
        self,
        network: &Network<'a>,
        family: Family,
        net: IpNet,
        route: &Route,
    ) -> Option<(bool, u8)> {
        match self {
            Goal::Private(_) if family == Family::Ipv6 => {
                // VPCs name no IPv6 ranges: a route over a link is assumed to cover the range of the other VPC.
                let link = |component: &Component| {
                    matches!(component.body.view(), View::VpcPeering(_) | View::Other(Body::TransitGateway { .. }))
                };
                let leads = network.component(&route.target).is_some_and(link);
                (net.network().is_ipv6() && leads).then(|| (true, net.prefix_len()))
            }
            Goal::Private(node) => {
                network.address_of(node).filter(|address| net.contains(address)).map(|_| (true, net.prefix_len()))
            }
            Goal::OnPremises => {
                let link = |component: &Component| {
                    matches!(
                        component.body.view(),
                        View::VpnConnection(_) | View::DirectConnect(_) | View::Other(Body::TransitGateway { .. })
                    )
                };
                let leads = || network.component(&route.target).is_some_and(link);
                network.holds_remote(net).then(|| (leads(), net.prefix_len()))
            }
            Goal::Region(code) => {
                let leads = network.component(&route.target).is_some_and(|link| network.leads_to_region(link, code));
                let default = family.is_default(net);
                (leads || default).then(|| (leads, net.prefix_len()))
            }
            Goal::Peer(peer) => (route.target == peer.peering.id).then(|| (true, net.prefix_len())),
            Goal::Public(_) => family.is_default(net).then(|| (true, net.prefix_len())),
        }
    }
}

/// Whether a link leads to instances in another region that are not in the design.
pub(crate) fn leads_to_region<'a>(
    component: impl Fn(&ComponentId) -> Option<&'a Component>,
    region: impl Fn(&'a Component) -> &'a str,
    link: &'a Component,
    code: &str,
) -> bool {
    let region_of = |id| component(id).map(&region);
    match link.body.view() {
        View::VpcPeering(config) => {
            config.peer_region == Some(code) || config.vpcs.iter().any(|vpc| region_of(vpc) == Some(code))
        }
        View::Other(Body::TransitGateway { config, .. }) => {
            let gateway = |id: &&ComponentId| {
                component(id).is_some_and(|c| matches!(c.body.view(), View::Other(Body::TransitGateway { .. })))
            };
            let mut peers = config.attached.iter().filter(gateway).peekable();
            // A peered gateway that is not in the design can be in any region.
            if peers.peek().is_none() { config.peerings > 0 } else { peers.any(|id| region_of(id) == Some(code)) }
        }
        _ => false,
    }
}
