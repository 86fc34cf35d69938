//! [`resolve`]: follows the route tables from one end of a flow to the other.

mod edge;
mod endpoint;
mod ends;
mod goal;
mod hops;
mod in_vpc;
mod inbound;
mod leg;
mod link;
mod nat;
mod outside;
mod pinned;
mod problems;
mod targets;
mod transit;
mod uses;
mod walk;
mod weights;

use design::{Body, Component, ComponentId, FlowConfig, ZoneAffinity};

use crate::network::Network;
use crate::path::{Leg, PathProblem, Paths};
pub(crate) use endpoint::has_gateway_endpoints;
pub(crate) use ends::{same_service, served_by, serves, service_key, service_name};
pub(crate) use goal::{Family, leads_to_region, range, remote_ranges};
pub(crate) use uses::data as data_of;

use ends::End;
use leg::EndPart;
use weights::{Choice, Zones};

/// Where the data of a flow goes: over its pinned path, or else by the routes. Empty for a component that is not a
/// flow.
#[must_use]
pub fn resolve(network: &Network<'_>, flow: &Component) -> Paths {
    match &flow.body {
        Body::Flow { config, .. } => resolve_over(network, config, &config.via),
        _ => Paths::default(),
    }
}

/// Where the data of a flow goes by the routes, even if its path is pinned.
#[must_use]
pub fn resolve_derived(network: &Network<'_>, flow: &Component) -> Paths {
    match &flow.body {
        Body::Flow { config, .. } => resolve_over(network, config, &[]),
        _ => Paths::default(),
    }
}

fn resolve_over(network: &Network<'_>, config: &FlowConfig, via: &[ComponentId]) -> Paths {
    let pinned = !via.is_empty();
    let paths = || {
        let (from, to) = End::both(network, config)?;
        let pins = pinned::components(network, via)?;
        paths(network, config, (from, to), &pins).map(|found| edge::priced_with(network, config, found))
    };
    match paths() {
        Ok(paths) => Paths { pinned, ..paths },
        Err(problem) => Paths { pinned, whole: 1, problems: vec![problem], ..Paths::default() },
    }
}

fn paths<'a>(
    network: &Network<'a>,
    config: &FlowConfig,
    (from, to): (End<'a>, End<'a>),
    pins: &[&'a Component],
) -> Result<Paths, PathProblem> {
    let (senders, receivers) = (end_parts(network, from), end_parts(network, to));
    let receivers = targets::in_dns(network, to, receivers);
    let receivers = targets::reached(network, from, &senders, to, receivers)?;
    let zones =
        |parts: &[(EndPart<'a>, u64)]| -> Zones<'a> { parts.iter().map(|(part, count)| (part.zone, *count)).collect() };
    let is_one_group = config.from == config.to && matches!(from, End::Instances(..));
    let choice = choice(network, config, from, to);
    let weights = weights::split(&zones(&senders), &zones(&receivers), choice, is_one_group);
    let mut paths = Paths { whole: weights.whole, ..Paths::default() };
    for ((sender, _), parts) in senders.iter().zip(&weights.parts) {
        for ((receiver, _), weight) in receivers.iter().zip(parts).filter(|(_, weight)| **weight > 0) {
            let hops = if pins.is_empty() {
                leg::leg(network, *sender, *receiver, config.address)
            } else {
                pinned::leg(network, *sender, *receiver, config.address, pins)
            };
            match hops {
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
    Ok(paths)
}

/// Adds a reason unless it is already listed.
fn note(problems: &mut Vec<PathProblem>, problem: PathProblem) {
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// How a sender chooses: load balancers without cross-zone load balancing stay in the zone, except for targets in other
/// VPCs.
fn choice<'a>(network: &Network<'a>, config: &FlowConfig, from: End<'a>, to: End<'a>) -> Choice {
    let is_far = |balancer| to.component().is_some_and(|target| !targets::in_one_vpc(network, balancer, target));
    match from.balancer() {
        Some((component, _)) if is_far(component) => Choice::All,
        Some((_, balancer)) if !balancer.crosses_zones() => Choice::SameZoneOnly,
        _ if config.zones == ZoneAffinity::SameZone || in_each_zone(from) || in_each_zone(to) => Choice::SameZoneFirst,
        _ if config.zones == ZoneAffinity::OtherZones => Choice::OtherZones,
        _ => Choice::All,
    }
}

/// Whether a service has an interface in each zone.
fn in_each_zone(end: End<'_>) -> bool {
    end.in_vpc().is_some_and(|stands| stands.in_each_zone)
}

/// The parts of an end by zone, with the count of each.
fn end_parts<'a>(network: &Network<'a>, end: End<'a>) -> Vec<(EndPart<'a>, u64)> {
    let outside = || vec![(EndPart { end, zone: None, subnet: None }, 1)];
    match end.locations(network) {
        None => outside(),
        // The end is in no subnet: the leg reports it.
        Some(places) if places.is_empty() => outside(),
        Some(places) => places
            .into_iter()
            .map(|place| (EndPart { end, zone: Some(place.zone), subnet: place.subnet }, place.count))
            .collect(),
    }
}
