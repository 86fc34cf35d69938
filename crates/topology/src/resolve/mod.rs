//! [`resolve`]: follows the route tables from one end of a flow to the other.

mod endpoint;
mod ends;
mod goal;
mod hops;
mod inbound;
mod leg;
mod link;
mod nat;
mod outside;
mod problems;
mod transit;
mod walk;
mod weights;

use design::{Body, Component, FlowConfig, ZoneAffinity};

use crate::network::Network;
use crate::path::{Leg, PathProblem, Paths};
use ends::End;
use leg::Spot;
use weights::{Choice, Zones};

/// Where the data of a flow goes: over its pinned path, or else by the routes. Of anything but a flow: nowhere.
#[must_use]
pub fn resolve(network: &Network<'_>, flow: &Component) -> Paths {
    resolve_derived(network, flow)
}

/// Where the data of a flow goes by the routes, even if its path is pinned.
#[must_use]
pub fn resolve_derived(network: &Network<'_>, flow: &Component) -> Paths {
    let Body::Flow { config, .. } = &flow.body else { return Paths::default() };
    match End::both(network, config) {
        Ok((from, to)) => paths(network, config, from, to),
        Err(problem) => Paths { whole: 1, problems: vec![problem], ..Paths::default() },
    }
}

fn paths<'a>(network: &Network<'a>, config: &'a FlowConfig, from: End<'a>, to: End<'a>) -> Paths {
    let (senders, receivers) = (spots(network, from), spots(network, to));
    let zones =
        |spots: &[(Spot<'a>, u64)]| -> Zones<'a> { spots.iter().map(|(spot, count)| (spot.zone, *count)).collect() };
    let weights = weights::split(&zones(&senders), &zones(&receivers), choice(config, from));
    let mut paths = Paths { whole: weights.whole, ..Paths::default() };
    for ((sender, _), parts) in senders.iter().zip(&weights.parts) {
        for ((receiver, _), weight) in receivers.iter().zip(parts).filter(|(_, weight)| **weight > 0) {
            match leg::leg(network, *sender, *receiver, config.address) {
                Ok(hops) => paths.legs.push(Leg {
                    from_zone: sender.zone.map(str::to_owned),
                    to_zone: receiver.zone.map(str::to_owned),
                    weight: *weight,
                    hops,
                }),
                Err(problem) => note(&mut paths.problems, problem),
            }
        }
    }
    paths
}

/// Keeps each reason once.
fn note(problems: &mut Vec<PathProblem>, problem: PathProblem) {
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// How a sender chooses: load balancers that do not cross zones keep to their own.
fn choice(config: &FlowConfig, from: End<'_>) -> Choice {
    match from.balancer() {
        Some((_, balancer)) if !balancer.crosses_zones() => Choice::SameZoneOnly,
        _ if config.zones == ZoneAffinity::SameZone => Choice::SameZoneFirst,
        _ => Choice::All,
    }
}

/// The parts of an end by zone, with the count of each.
fn spots<'a>(network: &Network<'a>, end: End<'a>) -> Vec<(Spot<'a>, u64)> {
    let outside = || vec![(Spot { end, zone: None, subnet: None }, 1)];
    match end.places(network) {
        None => outside(),
        // It stands nowhere: the leg tells.
        Some(places) if places.is_empty() => outside(),
        Some(places) => places
            .into_iter()
            .map(|place| (Spot { end, zone: Some(place.zone), subnet: place.subnet }, place.count))
            .collect(),
    }
}
