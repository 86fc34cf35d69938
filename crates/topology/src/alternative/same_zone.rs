//! Both ends of a flow within a VPC in one zone.

use std::collections::{BTreeMap, BTreeSet};

use design::{Body, Component, ComponentId};

use super::change::Change;
use super::places;
use super::situation::{Kind, Situation};
use crate::charge::ChargeCode;
use crate::path::{Element, Paths};

/// Moves the instances of a flow into one zone: that of the other end if it is no group of instances, else the zone with
/// most of them. `None` if an end that cannot move is in several zones.
pub(super) fn together(change: &mut Change<'_>, situation: &Situation<'_>, paths: &Paths) -> Option<()> {
    let Kind::Within { ends, vpc } = &situation.kind else { return None };
    let zones = zones(paths);
    let mut fixed = ends.iter().zip(&zones).filter(|(end, _)| !can_move(change, end));
    let zone = match (fixed.next(), fixed.next()) {
        (Some((_, zones)), None) if zones.len() == 1 => zones.first()?.to_string(),
        (None, _) => busiest(change, ends)?,
        _ => return None,
    };
    let movable: BTreeSet<&ComponentId> = ends.iter().filter(|end| can_move(change, end)).map(|end| &end.id).collect();
    for end in movable {
        move_to(change, &vpc.component.id, end, &zone)?;
    }
    Some(())
}

/// Whether both ends are in one zone only, and in the same.
pub(super) fn are_together(paths: &Paths) -> bool {
    let [from, to] = zones(paths);
    from.len() == 1 && from == to
}

/// The zones of both ends, in the order of the flow.
fn zones(paths: &Paths) -> [BTreeSet<&str>; 2] {
    let of = |zone: fn(&crate::path::Leg) -> Option<&str>| paths.legs.iter().filter_map(zone).collect();
    [of(|leg| leg.from_zone.as_deref()), of(|leg| leg.to_zone.as_deref())]
}

/// Whether data of a flow between zones is charged.
pub(super) fn pays_between_zones(paths: &Paths) -> bool {
    let mut hops = paths.legs.iter().flat_map(|leg| &leg.hops);
    hops.any(|hop| {
        matches!(hop.element, Element::CrossZone { .. })
            && hop.charges.iter().any(|charge| matches!(charge.code, ChargeCode::CrossZone { .. }))
    })
}

/// Whether an end can be moved: instances, unless they are a gateway of a route table.
fn can_move(change: &Change<'_>, end: &Component) -> bool {
    matches!(end.body, Body::Ec2 { .. }) && !change.is_target(&end.id)
}

/// The zone with most of the instances; the first of several.
fn busiest(change: &Change<'_>, ends: &[&Component; 2]) -> Option<String> {
    let network = change.network();
    let ids: BTreeSet<&ComponentId> = ends.iter().map(|end| &end.id).collect();
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for end in ids.into_iter().filter_map(|id| network.component(id)) {
        for place in network.locations(end) {
            let count = counts.entry(place.zone).or_default();
            *count = count.saturating_add(place.count);
        }
    }
    let most = counts.into_iter().reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.map(|(zone, _)| zone.to_owned())
}

/// Puts all instances of a component into a zone: into a subnet that it has there, else one with the same route table,
/// else a new one.
fn move_to(change: &mut Change<'_>, vpc: &ComponentId, end: &ComponentId, zone: &str) -> Option<()> {
    let network = change.network();
    let own: Vec<_> =
        network.component(end)?.placement.subnets.iter().filter_map(|name| network.subnet(name)).collect();
    let first = own.first()?;
    let (table, kind) = (first.subnet.route_table.clone(), network.kind_of(*first));
    let there = own.iter().find(|node| node.subnet.zone == zone).map(|node| node.subnet);
    let mut alike = first.vpc.config.subnets.iter();
    let alike = alike.find(|subnet| subnet.zone == zone && subnet.route_table == table && subnet.ip == first.subnet.ip);
    let subnet = match there.or(alike).map(|subnet| subnet.name.clone()) {
        Some(name) => name,
        None => places::new_subnet(change, vpc, kind.label(), zone, &table)?,
    };
    let placement = &mut change.component_mut(end)?.placement;
    placement.subnets = vec![subnet];
    if !placement.zones.is_empty() {
        placement.zones = BTreeMap::from([(zone.to_owned(), placement.zones.values().sum())]);
    }
    Some(())
}
