//! Connected networks with overlapping addresses.

use std::collections::{BTreeSet, HashSet};

use budget::Work;
use design::{Body, Component, ComponentId, NatMode, View};
use foldhash::HashMap;
use ipnet::Ipv4Net;

use crate::network::{Network, VpcNode};
use crate::plan::problem::Problems;
use crate::plan::range::{self, overlap};

/// The assumed range of a network at the other end of a link, if the design specifies none.
const ASSUMED_REMOTE: &str = "192.168.0.0/16";

/// A network that something connects to others.
struct Side<'a> {
    name: &'a str,
    ranges: Vec<Ipv4Net>,
    /// Whether its ranges are assumed.
    assumed: bool,
    /// Whether it has a private NAT gateway, whose purpose is to connect networks that overlap.
    translated: bool,
}

/// The maximum number of pairs reported for one component that connects networks.
const MOST_TOLD: usize = 20;

/// The networks of a design, by the ids of their components.
struct Sides<'a>(HashMap<&'a ComponentId, Side<'a>>);

impl<'a> Sides<'a> {
    fn of(&self, component: &Component) -> Option<&Side<'a>> {
        self.0.get(&component.id)
    }
}

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    let all = network.design.components.iter();
    let sides = Sides(all.filter_map(|component| Some((&component.id, side(network, component)?))).collect());
    for component in &network.design.components {
        let (ids, place) = match component.body.view() {
            View::VpcPeering(config) => (config.vpcs, "/config/vpcs"),
            View::Other(Body::TransitGateway { config, .. }) => (config.attached.as_slice(), "/config/attached"),
            _ => continue,
        };
        let joined = ids.iter().filter_map(|id| network.component(id));
        let sides: Vec<&Side<'_>> = joined.filter_map(|component| sides.of(component)).collect();
        for (one, other) in overlapping(network, &sides) {
            if let (Some(one), Some(other)) = (sides.get(one), sides.get(other)) {
                report(one, other, component, place, problems);
            }
        }
    }
    for vpc in network.vpcs() {
        let Some(own) = sides.of(vpc.component) else { continue };
        let mut told = HashSet::new();
        for (table, routes) in vpc.config.route_tables.iter().enumerate() {
            for (index, route) in routes.routes.iter().enumerate() {
                let link = network.component(&route.target);
                let is_remote = |link: &&Component| !matches!(link.body, Body::Vpc { .. });
                if !told.insert(&route.target) {
                    continue;
                }
                let Some(remote) = link.filter(is_remote).and_then(|link| sides.of(link)) else { continue };
                let place = format!("/config/route_tables/{table}/routes/{index}/target");
                report(own, remote, vpc.component, &place, problems);
            }
        }
    }
}

/// The network of a VPC, or the one behind a VPN or Direct Connect connection.
fn side<'a>(network: &Network<'a>, component: &'a Component) -> Option<Side<'a>> {
    let (texts, translated) = match component.body.view() {
        View::Other(Body::Vpc { config }) => {
            (config.cidrs.as_slice(), translates(network, network.vpc(&component.id)?))
        }
        View::VpnConnection(config) => (config.remote_cidrs, false),
        View::DirectConnect(config) => (config.remote_cidrs, false),
        _ => return None,
    };
    let assumed = texts.is_empty() && !matches!(component.body, Body::Vpc { .. });
    let mut ranges: Vec<Ipv4Net> = texts.iter().filter_map(|text| range::parse(text)).collect();
    if assumed {
        ranges.extend(range::parse(ASSUMED_REMOTE));
    }
    Some(Side { name: component.title(), ranges, assumed, translated })
}

/// Whether routes of a VPC point to a private NAT gateway.
fn translates(network: &Network<'_>, vpc: VpcNode<'_>) -> bool {
    let targets = vpc.config.route_tables.iter().flat_map(|table| &table.routes);
    let is_private = |component: &Component| matches!(&component.body, Body::NatGateway { config, .. } if config.mode == NatMode::Private);
    targets.into_iter().filter_map(|route| network.component(&route.target)).any(is_private)
}

/// The indexes of pairs of networks with overlapping ranges, in order; only the first [`MOST_TOLD`] that are found.
///
/// If two ranges overlap, one contains the other. Ranges are visited in the order of their first addresses, the larger
/// first, so the ranges that contain the current one form a stack.
fn overlapping(network: &Network<'_>, sides: &[&Side<'_>]) -> BTreeSet<(usize, usize)> {
    let mut ranges: Vec<(Ipv4Net, usize)> = Vec::new();
    for (index, side) in sides.iter().enumerate().filter(|(_, side)| !side.translated) {
        ranges.extend(side.ranges.iter().map(|range| (*range, index)));
    }
    ranges.sort_unstable_by_key(|(range, index)| (range.network(), range.prefix_len(), *index));
    ranges.dedup();
    let mut pairs = BTreeSet::new();
    let mut holding: Vec<(Ipv4Net, usize)> = Vec::new();
    for (range, index) in ranges {
        while holding.last().is_some_and(|(outer, _)| !overlap(outer, &range)) {
            holding.pop();
        }
        for (_, other) in &holding {
            if pairs.len() == MOST_TOLD || !network.budget().spend(Work::Addresses, 1) {
                return pairs;
            }
            if *other != index {
                pairs.insert((index.min(*other), index.max(*other)));
            }
        }
        holding.push((range, index));
    }
    pairs
}

fn report(one: &Side<'_>, other: &Side<'_>, at: &Component, place: &str, problems: &mut Problems) {
    if one.translated || other.translated {
        return;
    }
    let pairs = one.ranges.iter().flat_map(|a| other.ranges.iter().map(move |b| (a, b)));
    let Some((a, b)) = pairs.into_iter().find(|(a, b)| overlap(a, b)) else { return };
    let names = format!("{a} of {} and {b} of {} overlap", one.name, other.name);
    if one.assumed || other.assumed {
        let message = format!("{names}, if the networks at the other end have the range that is assumed");
        problems.warning("vpc-overlap-connected", at, place, message, "say which ranges the other networks have");
    } else {
        let message = format!("{names} and cannot be routed to each other");
        let fix = "use ranges that share no address, or a private NAT gateway or AWS PrivateLink";
        problems.error("vpc-overlap-connected", at, place, message, fix);
    }
}
