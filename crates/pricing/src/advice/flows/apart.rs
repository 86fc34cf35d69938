//! Data between two ends that share no Availability Zone.

use design::{Body, Component, ZoneAffinity};
use topology::{SubnetNode, VpcNode};
use units::{Usd, format};

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity, noticeable};
use crate::saving::saving;

/// Rule `path-zones-apart`: data between zones costs a noticeable part of what the design does, and would be free with
/// both ends in the same zones. Where only all such flows together are noticeable, the dearest stands for them.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let apart: Vec<Apart<'_>> = subject.flows().filter_map(|flow| apart(subject, flow)).collect();
    let least = noticeable(subject.total());
    if apart.iter().map(|apart| apart.cost).sum::<Usd>() < least {
        return Vec::new();
    }
    let dearest = apart.iter().map(|apart| apart.cost).max();
    let is_told = |apart: &&Apart<'_>| apart.cost >= least || Some(apart.cost) == dearest;
    let told = apart.iter().filter(is_told);
    told.filter_map(|one| together(subject, one)).collect()
}

/// A flow between two ends of one VPC that share no zone.
struct Apart<'a> {
    flow: FlowAt<'a>,
    from: &'a Component,
    to: &'a Component,
    /// What its data between zones costs a month.
    cost: Usd,
}

fn apart<'a>(subject: &Subject<'a>, flow: FlowAt<'a>) -> Option<Apart<'a>> {
    let ids = [flow.config.from.component()?, flow.config.to.component()?];
    let [from, to] = [subject.network.component(ids[0])?, subject.network.component(ids[1])?];
    if !(is_group(from) || is_group(to)) || flow.config.zones != ZoneAffinity::Spread {
        return None;
    }
    let [here, there] = [zones(subject, from), zones(subject, to)];
    let same_vpc = subject.network.vpc_of(from)?.component.id == subject.network.vpc_of(to)?.component.id;
    if !same_vpc || here.is_empty() || there.is_empty() || there.iter().any(|zone| here.contains(zone)) {
        return None;
    }
    let cost = cost_of(&subject.estimate(flow.index)?.lines, &[".cross-zone"])?;
    (!cost.is_zero()).then_some(Apart { flow, from, to, cost })
}

fn is_group(component: &Component) -> bool {
    matches!(component.body, Body::Ec2 { .. })
}

fn together(subject: &Subject<'_>, apart: &Apart<'_>) -> Option<Finding> {
    let Apart { flow, from, to, cost } = *apart;
    // Instances are moved: where else a database or a load balancer could be, its subnets do not say.
    let (moved, other) = if is_group(to) { (to, from) } else { (from, to) };
    let [here, there] = [zones(subject, from), zones(subject, to)];
    let vpc = subject.network.vpc_of(moved)?;
    let total = subject.total();
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
