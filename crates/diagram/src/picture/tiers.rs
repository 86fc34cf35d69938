//! Tiers: subnets with the same use side by side, and their content.

use std::collections::BTreeMap;

use design::{Body, Component, Kind};
use pricing::render::CostWords;
use topology::{SubnetNode, VpcNode};

use super::context::Context;
use super::{Piece, SubnetPart, Tier, VpcPart};
use crate::words;

/// The tiers of a VPC: public, private, isolated; within these in the order of the design. Subnets whose names differ
/// only by zone are side by side.
pub(crate) fn of(context: &Context<'_>, vpc: &VpcNode<'_>, letters: &[&str]) -> Vec<Tier> {
    let mut tiers: Vec<(String, Tier)> = Vec::new();
    for subnet in &vpc.config.subnets {
        let Some(zone) = letters.iter().position(|letter| *letter == subnet.zone) else { continue };
        let kind = context.network.kind_of(SubnetNode { vpc: *vpc, subnet });
        let stem = stem(&subnet.name, &subnet.zone);
        let part = SubnetPart {
            name: subnet.name.clone(),
            cidr: subnet.cidr.clone(),
            proposed: context.is_proposed_subnet(&subnet.name),
        };
        let free = |tier: &Tier| tier.kind == kind && tier.subnets[zone].is_none();
        let same = tiers.iter().position(|(own, tier)| *own == stem && free(tier));
        let index = same.unwrap_or_else(|| {
            let subnets = letters.iter().map(|_| None).collect();
            tiers.push((stem, Tier { kind, subnets, pieces: Vec::new() }));
            tiers.len() - 1
        });
        tiers[index].1.subnets[zone] = Some(part);
    }
    let mut tiers: Vec<Tier> = tiers.into_iter().map(|(_, tier)| tier).collect();
    tiers.sort_by_key(|tier| tier.kind);
    joined(tiers)
}

/// Joins tiers of one kind that have no zone in common, whose subnets have unrelated names.
fn joined(tiers: Vec<Tier>) -> Vec<Tier> {
    let mut all: Vec<Tier> = Vec::new();
    for tier in tiers {
        let apart = |other: &&mut Tier| {
            let both = |(own, other): (&Option<SubnetPart>, &Option<SubnetPart>)| own.is_some() && other.is_some();
            other.kind == tier.kind && !tier.subnets.iter().zip(&other.subnets).any(both)
        };
        match all.iter_mut().find(apart) {
            Some(other) => {
                for (place, subnet) in other.subnets.iter_mut().zip(tier.subnets) {
                    *place = place.take().or(subnet);
                }
            }
            None => all.push(tier),
        }
    }
    all
}

/// The name of a subnet without its zone: `web` of `web-a`, `web-1a` and `web-eu-west-1a`.
fn stem(name: &str, zone: &str) -> String {
    let between = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '_' | ' ');
    match name.strip_suffix(zone) {
        Some(rest) if rest.ends_with(between) => rest.trim_end_matches(between).to_owned(),
        _ => name.to_owned(),
    }
}

/// Puts a component into its subnets: a single piece if they are next to each other in one tier.
pub(crate) fn put(context: &Context<'_>, component: &Component, vpc: &mut VpcPart) {
    let places = context.network.locations(component);
    // By tier: the zones it is in and how many instances are there.
    let mut by_tier: BTreeMap<usize, BTreeMap<usize, u64>> = BTreeMap::new();
    for place in &places {
        let Some(node) = place.subnet else { continue };
        let Some(zone) = vpc.zones.iter().position(|zone| zone.letter == place.zone) else { continue };
        let is_here = |tier: &Tier| tier.subnets[zone].as_ref().is_some_and(|part| part.name == node.subnet.name);
        if let Some(tier) = vpc.tiers.iter().position(is_here) {
            by_tier.entry(tier).or_default().insert(zone, place.count);
        }
    }
    let mut is_first = true;
    for (tier, zones) in by_tier {
        for run in runs(&zones) {
            let piece = piece(context, component, &run, is_first);
            vpc.tiers[tier].pieces.push(piece);
            is_first = false;
        }
    }
    if is_first {
        vpc.band.push(context.card(component));
    }
}

/// Puts a component that is in a zone but in no subnet below the subnets.
pub(crate) fn put_beside(context: &Context<'_>, component: &Component, vpc: &mut VpcPart, letter: &str) {
    let zone = vpc.zones.iter().position(|zone| zone.letter == letter).unwrap_or_default();
    vpc.beside.push(Piece { card: context.card(component), from: zone, to: zone, cells: Vec::new() });
}

/// Groups of neighbouring zones.
fn runs(zones: &BTreeMap<usize, u64>) -> Vec<Vec<(usize, u64)>> {
    let mut runs: Vec<Vec<(usize, u64)>> = Vec::new();
    for (zone, count) in zones {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last + 1 == *zone) => run.push((*zone, *count)),
            _ => runs.push(vec![(*zone, *count)]),
        }
    }
    runs
}

/// A part of a component. The first part has the cost of the whole, the others say which part they are.
fn piece(context: &Context<'_>, component: &Component, run: &[(usize, u64)], is_first: bool) -> Piece {
    let mut card = context.card(component);
    let count: u64 = run.iter().map(|(_, count)| count).sum();
    let whole = component.count();
    let counted = matches!(component.body.kind(), Kind::Ec2 | Kind::NatGateway);
    if counted && count != whole {
        let part = words::part(component, count);
        card.figure =
            if is_first { format!("{count} of {whole}{}", part.trim_start_matches(char::is_numeric)) } else { part };
    }
    if !is_first {
        card.share = if counted { format!("{count} of {whole}") } else { String::new() };
        card.cost = CostWords::default();
        card.label = format!("{}, {} more", component.title(), card.figure);
        card.rows.clear();
    }
    let cells = if counted && run.len() > 1 && !is_scaling(component) {
        run.iter().map(|(_, count)| words::part(component, *count)).collect()
    } else {
        Vec::new()
    };
    let ends = (run.first(), run.last());
    let (from, to) = (ends.0.map_or(0, |(zone, _)| *zone), ends.1.map_or(0, |(zone, _)| *zone));
    Piece { card, from, to, cells }
}

/// Whether the number of instances changes over the day.
fn is_scaling(component: &Component) -> bool {
    matches!(&component.body, Body::Ec2 { usage, .. } if matches!(usage.running, design::Running::Profile(_)))
}

/// Orders the pieces of each tier along the flows: load balancers, their targets, and so on; NAT gateways and endpoints
/// last.
pub(crate) fn order(context: &Context<'_>, vpc: &mut VpcPart) {
    let depths = depths(context);
    let rank = |piece: &Piece| {
        let id = piece.card.key.as_str();
        let component = context.input.design.components.iter().find(|component| component.id.as_str() == id);
        let class = match component.map(|component| component.body.kind()) {
            Some(Kind::LoadBalancer) => 0,
            Some(Kind::NatGateway) => 2,
            Some(kind) if kind == Kind::VPC_ENDPOINT => 3,
            _ => 1,
        };
        (class, depths.get(id).copied().unwrap_or(usize::MAX))
    };
    for tier in &mut vpc.tiers {
        tier.pieces.sort_by_key(rank);
    }
}

/// How many flows away from the internet, or from the start of the flows, each component is.
fn depths<'a>(context: &Context<'a>) -> BTreeMap<&'a str, usize> {
    let mut edges: Vec<(Option<&str>, &str)> = Vec::new();
    for component in &context.input.design.components {
        if let Body::Flow { config, .. } = &component.body
            && let Some(to) = config.to.component()
        {
            edges.push((config.from.component().map(design::ComponentId::as_str), to.as_str()));
        }
    }
    let mut depths: BTreeMap<&str, usize> = BTreeMap::new();
    for (from, to) in &edges {
        match from {
            None => {
                depths.insert(to, 1);
            }
            Some(from) if !edges.iter().any(|(_, end)| end == from) => {
                depths.insert(from, 0);
            }
            Some(_) => {}
        }
    }
    for _ in 0..edges.len().min(64) {
        let mut changed = false;
        for (from, to) in &edges {
            let next = from.and_then(|from| depths.get(from)).map(|depth| depth + 1);
            if let Some(next) = next
                && !depths.contains_key(to)
            {
                depths.insert(to, next);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_is_no_part_of_the_stem() {
        assert_eq!(stem("web-a", "a"), "web");
        assert_eq!(stem("web-eu-west-1a", "a"), "web-eu-west");
        assert_eq!(stem("data", "a"), "data");
    }

    #[test]
    fn neighbouring_zones_make_a_run() {
        let zones = BTreeMap::from([(0, 2), (1, 1), (3, 5)]);
        assert_eq!(runs(&zones), [vec![(0, 2), (1, 1)], vec![(3, 5)]]);
    }
}
