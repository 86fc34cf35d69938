//! Data between two ends that share no Availability Zone.

use design::{Body, Component, ZoneAffinity};
use units::format;

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity, noticeable};
use crate::saving::saving;

/// Rule `path-zones-apart`: data between zones costs a noticeable part of what its ends do, and would be free with both in
/// the same zones.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    subject.flows().filter_map(|flow| together(subject, flow)).collect()
}

fn together(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let ids = [flow.config.from.component()?, flow.config.to.component()?];
    let [from, to] = [subject.network.component(ids[0])?, subject.network.component(ids[1])?];
    let is_group = |component: &Component| matches!(component.body, Body::Ec2 { .. });
    if !is_group(from) || !is_group(to) || flow.config.zones == ZoneAffinity::SameZone {
        return None;
    }
    let places = [from, to].map(|end| subject.network.locations(end));
    let [here, there] = places.each_ref().map(|all| all.iter().map(|place| place.zone).collect::<Vec<&str>>());
    let same_vpc = subject.network.vpc_of(from)?.component.id == subject.network.vpc_of(to)?.component.id;
    if !same_vpc || here.is_empty() || there.iter().any(|zone| here.contains(zone)) {
        return None;
    }
    let estimate = subject.estimate(flow.index)?;
    let cost = cost_of(&estimate.lines, &[".cross-zone"])?;
    let total = subject.total();
    if cost.is_zero() || cost < noticeable(total) {
        return None;
    }
    let index = subject.task.relations.index(&to.id)?;
    let mut other = subject.task.design.clone();
    let placement = &mut other.components.get_mut(index)?.placement;
    let count = placement.count();
    placement.subnets = from.placement.subnets.clone();
    placement.zones.clear();
    placement.count = Some(count);
    let saved = subject.saved_by(&other)?;
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
        to.title(),
        from.title()
    );
    Some(subject.context(flow.index)?.finding(Severity::Warning, "path-zones-apart", "", message, fix).saves(saved))
}
