//! Public IPv4 addresses that no flow needs.

use design::{Body, Component, ComponentId, FlowAddress, FlowConfig, View};
use topology::{Element, MergedHop};
use units::{Usd, format};

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity};

/// Rule `vpc-public-ipv4-cost`: public IPv4 addresses of instances whose data enters and leaves through a load balancer
/// or NAT, or not at all. Only flows show this.
pub(super) fn unneeded(subject: &Subject<'_>) -> Vec<Finding> {
    let flows = &subject.flows;
    if flows.is_empty() {
        return Vec::new();
    }
    let with_addresses = subject.components_by_id(|_, component| addresses(component) > 0);
    let idle = with_addresses.into_iter().filter(|(_, component)| {
        !forwards(subject, component) && !flows.iter().any(|flow| needs(subject, flow, &component.id))
    });
    let told = idle.filter_map(|(index, component)| {
        let cost = cost_of(&subject.estimate(index)?.lines, &["vpc.public-ipv4"]).filter(|cost| *cost > Usd::ZERO)?;
        let (count, money) = (addresses(component), format::money(cost));
        let (message, fix) = if count == 1 {
            (format!("1 public IPv4 address costs {money} a month, and no flow needs it"), "take the address away")
        } else {
            let message = format!("{count} public IPv4 addresses cost {money} a month, and no flow needs them");
            (message, "take the addresses away")
        };
        let context = subject.context(index)?;
        let place = "/config/public_ipv4";
        Some(context.finding(Severity::Warning, "vpc-public-ipv4-cost", place, message, fix).saves(cost))
    });
    told.collect()
}

/// The number of public IPv4 addresses of all instances in a group.
fn addresses(component: &Component) -> u64 {
    match &component.body {
        Body::Ec2 { config, .. } => config.public_ipv4.saturating_mul(component.count()),
        _ => 0,
    }
}

/// Whether routes lead to the instances: a NAT instance sends from its own address.
fn forwards(subject: &Subject<'_>, component: &Component) -> bool {
    let tables = subject.network.vpcs().iter().flat_map(|vpc| &vpc.config.route_tables);
    let mut routes = tables.flat_map(|table| &table.routes);
    routes.any(|route| route.target == component.id) || subject.task.flows.pass(&component.id)
}

/// Whether a flow uses the addresses of one of its ends. If a flow does not arrive, assume that it does.
fn needs(subject: &Subject<'_>, flow: &FlowAt<'_>, id: &ComponentId) -> bool {
    let FlowConfig { from, to, address, .. } = flow.config;
    let (sends, receives) = (from.component() == Some(id), to.component() == Some(id));
    if *address == FlowAddress::Ipv6 || !(sends || receives) {
        return false;
    }
    let is = |hop: &MergedHop, wanted: fn(&Body) -> bool| match &hop.element {
        Element::Component(id) => subject.network.component(id).is_some_and(|component| wanted(&component.body)),
        Element::CrossZone { .. } | Element::AwsNetwork => false,
    };
    let is_gateway = |hop: &MergedHop| is(hop, |body| matches!(body.view(), View::InternetGateway(_)));
    // These components send from addresses of their own.
    let stands_in = |hop: &&MergedHop| {
        is(hop, |body| matches!(body, Body::NatGateway { .. } | Body::LoadBalancer { .. } | Body::Ec2 { .. }))
    };
    let near = |hops: &mut dyn Iterator<Item = &MergedHop>| hops.take_while(|hop| !stands_in(hop)).any(is_gateway);
    let uses = |hops: &[MergedHop]| (sends && near(&mut hops.iter())) || (receives && near(&mut hops.iter().rev()));
    !flow.ways.found.problems.is_empty() || flow.ways.paths.iter().any(|path| uses(&path.hops))
}
