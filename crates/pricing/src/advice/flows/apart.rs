//! Data between two ends that share no Availability Zone.

use design::{Body, Component, ZoneAffinity};
use topology::{SubnetNode, VpcNode};
use units::format;

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity, noticeable};
use crate::saving::saving;

/// Rule `path-zones-apart`: data between zones costs a noticeable part of what the design does, and would be free with
/// both ends in the same zones.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    subject.flows().filter_map(|flow| together(subject, flow)).collect()
}

fn together(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let ids = [flow.config.from.component()?, flow.config.to.component()?];
    let [from, to] = [subject.network.component(ids[0])?, subject.network.component(ids[1])?];
    let is_group = |component: &Component| matches!(component.body, Body::Ec2 { .. });
    // Instances are moved: where else a database or a load balancer could be, its subnets do not say.
    let (moved, other) = if is_group(to) { (to, from) } else { (from, to) };
    if !is_group(moved) || flow.config.zones != ZoneAffinity::Spread {
        return None;
    }
    let [here, there] = [zones(subject, from), zones(subject, to)];
    let vpc = subject.network.vpc_of(moved)?;
    let same_vpc = vpc.component.id == subject.network.vpc_of(other)?.component.id;
    if !same_vpc || here.is_empty() || there.is_empty() || there.iter().any(|zone| here.contains(zone)) {
        return None;
    }
    let estimate = subject.estimate(flow.index)?;
    let cost = cost_of(&estimate.lines, &[".cross-zone"])?;
    let total = subject.total();
    if cost.is_zero() || cost < noticeable(total) {
        return None;
    }
    let index = subject.task.relations.index(&moved.id)?;
    let subnets = zones(subject, other).into_iter().map(|zone| subnet_like(subject, vpc, moved, zone)).collect();
    let mut changed = subject.task.design.clone();
    let placement = &mut changed.components.get_mut(index)?.placement;
    let count = placement.count();
    placement.subnets = match subnets {
        Some(subnets) => subnets,
        None if is_group(other) => other.placement.subnets.clone(),
        None => return None,
    };
    placement.zones.clear();
    placement.count = Some(count);
    let saved = subject.saved_by(&changed)?;
    let saved = saving(total, total - saved)?;
    let message = format!(
        "{} GB a month between zone {} and zone {} cost {}; with both in the same zone the design costs {} less",
        format::quantity(subject.gb(flow, flow.ways.found.whole)?, 0),
        here.join(", "),
        there.join(", "),
        format::money(cost),
        format::money(saved)
    );
    let fix = format!(
        "place {} in the zone of {}, unless they are meant to survive the loss of a zone",
        moved.title(),
        other.title()
    );
    Some(subject.context(flow.index)?.finding(Severity::Warning, "path-zones-apart", "", message, fix).saves(saved))
}

/// The zones in which something of a component runs; all of its zones if nothing does.
fn zones<'a>(subject: &Subject<'a>, component: &'a Component) -> Vec<&'a str> {
    let places = subject.network.locations(component);
    let runs = places.iter().any(|place| place.count > 0);
    places.into_iter().filter(|place| place.count > 0 || !runs).map(|place| place.zone).collect()
}

/// A subnet in `zone` of the same kind as that of a component, preferably with the same route table.
fn subnet_like(subject: &Subject<'_>, vpc: VpcNode<'_>, component: &Component, zone: &str) -> Option<String> {
    let own = subject.network.locations(component).into_iter().find_map(|place| place.subnet)?;
    let kind = subject.network.kind_of(own);
    let alike = vpc
        .config
        .subnets
        .iter()
        .filter(|subnet| subnet.zone == zone && subject.network.kind_of(SubnetNode { vpc, subnet }) == kind);
    alike.max_by_key(|subnet| subnet.route_table == own.subnet.route_table).map(|subnet| subnet.name.clone())
}
