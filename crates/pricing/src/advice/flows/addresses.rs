//! Public IPv4 addresses that no flow needs.

use design::{Body, Component, ComponentId, FlowAddress, FlowConfig, View};
use topology::{Element, MergedHop};

use super::{FlowAt, Subject};
use crate::advice::addresses;
use crate::finding::Finding;

/// Rule `vpc-public-ipv4-cost`: public IPv4 addresses of instances or tasks whose data enters and leaves through a load
/// balancer or NAT, or not at all.
pub(super) fn unneeded(subject: &Subject<'_>) -> Vec<Finding> {
    let flows = &subject.flows;
    if flows.is_empty() {
        return Vec::new();
    }
    let with_addresses = subject.components_by_id(|_, component| addresses::number(component) > 0);
    let idle = with_addresses.into_iter().filter(|(_, component)| {
        !forwards(subject, component)
            && !flows.iter().any(|flow| needs(subject, flow, &component.id))
            && !may_pull_images(subject, component)
    });
    let why = ["no flow needs it", "no flow needs them"];
    let told = idle.filter_map(|(index, _)| {
        let lines = &subject.estimate(index)?.lines;
        addresses::finding(&subject.context(index)?, why, lines)
    });
    told.collect()
}

/// Whether routes lead to the instances.
fn forwards(subject: &Subject<'_>, component: &Component) -> bool {
    addresses::is_routed_to(subject.network, &component.id) || subject.task.flows.pass(&component.id)
}

/// Whether tasks may need their addresses to pull images: they stand in a public subnet, and no flow says where their
/// images come from.
fn may_pull_images(subject: &Subject<'_>, component: &Component) -> bool {
    let is_registry = |flow: &FlowAt<'_>| {
        let service = flow.client_and_service(subject.network);
        service.is_some_and(|(client, service)| client.id == component.id && service.name == "ecr")
    };
    matches!(component.body, Body::Defined(_))
        && !addresses::is_in_private_subnets(subject.network, &component.id)
        && !subject.flows.iter().any(is_registry)
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
