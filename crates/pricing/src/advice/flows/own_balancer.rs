//! Clients that reach an internet-facing load balancer of their own VPC.

use design::{Body, Component, Scheme};
use units::{Usd, format};

use super::outbound::{best, compared, dearest};
use super::{FlowAt, Subject};
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;

/// What data to a public address of the same Region costs: the NAT gateway, and transfer at both ends.
const CODES: [&str; 2] = [".nat", ".cross-zone"];

/// Rule `path-own-public-balancer`: a noticeable part of the cost is data to the public addresses of a load balancer in
/// the VPC of its clients, which an internal load balancer would get at private ones.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let flows = dearest(subject, |flow| reached(subject, *flow).is_some(), &CODES);
    flows.into_iter().filter_map(|(cost, flow)| internal(subject, cost, flow)).collect()
}

/// The internet-facing load balancer that a flow reaches from its own VPC.
pub(super) fn reached<'a>(subject: &Subject<'a>, flow: FlowAt<'a>) -> Option<&'a Component> {
    let component = |end: &design::FlowEnd| subject.network.component(end.component()?);
    let [from, to] = [component(&flow.config.from)?, component(&flow.config.to)?];
    let Body::LoadBalancer { config, .. } = &to.body else { return None };
    let vpcs = [subject.network.vpc_of(from)?, subject.network.vpc_of(to)?];
    let is_own = vpcs[0].component.id == vpcs[1].component.id && !matches!(from.body, Body::LoadBalancer { .. });
    (is_own && config.scheme == Scheme::InternetFacing).then_some(to)
}

fn internal(subject: &Subject<'_>, cost: Usd, flow: FlowAt<'_>) -> Option<Finding> {
    let balancer = reached(subject, flow)?;
    let comparison = compared(subject, flow)?;
    let (saved, _) = best(&comparison, |code| code == "internal-load-balancer")?;
    let message = format!(
        "{} GB a month to the public addresses of {}, from its own VPC, cost {}; with an internal load balancer for them \
         the design costs {} less",
        format::quantity(subject.gb(flow, flow.ways.found.whole)?, 0),
        balancer.title(),
        format::money(cost),
        format::money(saved)
    );
    let fix = "let clients in the VPC reach an internal load balancer, at private addresses";
    let change = Remedy::Path { option: "internal-load-balancer".into() };
    let context = subject.context(flow.index)?;
    Some(context.finding(Severity::Warning, "path-own-public-balancer", "", message, fix).saves(saved).with(change))
}
