//! Which nodes of a load balancer data passes, and which of its targets receive data.

use design::Component;

use super::ends::End;
use super::leg::EndPart;
use super::problems::{self, problem};
use crate::network::Network;
use crate::path::PathProblem;

/// Parts of an end with their counts.
type EndParts<'a> = Vec<(EndPart<'a>, u64)>;

/// The targets that a load balancer sends to: a target in a zone that is not enabled for it receives nothing (Elastic
/// Load Balancing user guide, Availability Zones and load balancer nodes). Other receivers are returned unchanged.
pub(super) fn reached<'a>(
    network: &Network<'a>,
    from: End<'a>,
    nodes: &[(EndPart<'a>, u64)],
    to: End<'a>,
    targets: EndParts<'a>,
) -> Result<EndParts<'a>, PathProblem> {
    let (Some((balancer, _)), Some(target)) = (from.balancer(), to.component()) else { return Ok(targets) };
    let stands = |parts: &[(EndPart<'a>, u64)]| parts.iter().all(|(part, _)| part.zone.is_some());
    if !in_one_vpc(network, balancer, target) || !stands(nodes) || !stands(&targets) {
        return Ok(targets);
    }
    let runs = targets.iter().any(|(_, count)| *count > 0);
    let is_reached = |(part, count): &&(EndPart<'a>, u64)| {
        nodes.iter().any(|(node, _)| node.zone == part.zone) && (*count > 0 || !runs)
    };
    let reached: EndParts<'a> = targets.iter().filter(is_reached).copied().collect();
    if !reached.is_empty() {
        return Ok(reached);
    }
    let of_use = targets.iter().filter(|(_, count)| *count > 0 || !runs);
    let zones: Vec<&str> = of_use.filter_map(|(part, _)| part.zone).collect();
    let message = match zones.as_slice() {
        [zone] => format!("{}'s targets stand in zone {zone}, which is not enabled for it", balancer.title()),
        zones => {
            format!("{}'s targets stand in zones {}, which are not enabled for it", balancer.title(), zones.join(", "))
        }
    };
    let fix = "add a subnet of that zone to the load balancer, or instances in its zones";
    Err(problems::at(balancer, problem("lb-target-zone", message, fix)))
}

/// The nodes that the name of a load balancer resolves to: without cross-zone load balancing, those in zones with
/// targets, if flows show which these are. Other receivers are returned unchanged.
pub(super) fn in_dns<'a>(network: &Network<'a>, to: End<'a>, mut nodes: EndParts<'a>) -> EndParts<'a> {
    let Some((balancer, config)) = to.balancer() else { return nodes };
    let targets = network.targets(&balancer.id);
    // Targets in other VPCs belong to no zone.
    if config.crosses_zones() || targets.iter().any(|target| !in_one_vpc(network, balancer, target)) {
        return nodes;
    }
    let places = targets.iter().flat_map(|target| network.locations(target));
    let zones: Vec<&str> = places.filter(|place| place.count > 0).map(|place| place.zone).collect();
    let has_targets = |part: &EndPart<'a>| part.zone.is_some_and(|zone| zones.contains(&zone));
    if nodes.iter().any(|(part, _)| has_targets(part)) {
        nodes.retain(|(part, _)| has_targets(part));
    }
    nodes
}

/// Whether targets are in the VPC of their load balancer: those in other VPCs belong to no zone.
pub(super) fn in_one_vpc<'a>(network: &Network<'a>, balancer: &'a Component, target: &'a Component) -> bool {
    match (network.vpc_of(balancer), network.vpc_of(target)) {
        (Some(one), Some(other)) => one.component.id == other.component.id,
        _ => false,
    }
}
