//! An internal load balancer for clients in its own VPC.

use design::{BalancerType, BalancerUsage, Body, Component, ComponentId, FlowEnd, FlowUsage, Scheme, UsageValue};

use super::change::Change;
use super::situation::{Kind, Situation};

/// Lets clients in the VPC of an internet-facing load balancer reach an internal one: the same load balancer if nothing
/// reaches it from outside the VPC, else a second one with the same targets.
pub(super) fn reach(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Within { ends: [_, balancer], vpc } = &situation.kind else { return None };
    if is_reached_from_outside(change, &vpc.component.id, &balancer.id) {
        return add_internal(change, situation, balancer);
    }
    if let Body::LoadBalancer { config, .. } = &mut change.component_mut(&balancer.id)?.body {
        config.scheme = Scheme::Internal;
    }
    let title = balancer.title();
    change.notes.push(format!("{title}: an internal load balancer takes its place, as a scheme cannot be changed."));
    Some(())
}

/// The scheme of the load balancer that a flow opens connections to; `None` for other flows, and between load balancers,
/// which use private addresses in any case.
pub(super) fn scheme(situation: &Situation<'_>) -> Option<Scheme> {
    let Kind::Within { ends: [from, to], .. } = &situation.kind else { return None };
    match (&from.body, &to.body) {
        (Body::LoadBalancer { .. }, _) => None,
        (_, Body::LoadBalancer { config, .. }) if config.balancer_type != BalancerType::Gateway => Some(config.scheme),
        _ => None,
    }
}

/// Whether any flow reaches a load balancer from outside its VPC.
fn is_reached_from_outside(change: &Change<'_>, vpc: &ComponentId, balancer: &ComponentId) -> bool {
    let network = change.network();
    let is_inside = |end: &FlowEnd| {
        let of = end.component().and_then(|id| network.vpc_of(network.component(id)?));
        of.is_some_and(|of| of.component.id == *vpc)
    };
    network.design.components.iter().any(|component| match &component.body {
        Body::Flow { config, .. } => config.to.component() == Some(balancer) && !is_inside(&config.from),
        _ => false,
    })
}

/// Adds an internal load balancer in the same subnets and with the same targets, and sends the flow to it. The data from
/// it to the targets stays in the flows of the other one: it costs the same there.
fn add_internal(change: &mut Change<'_>, situation: &Situation<'_>, balancer: &Component) -> Option<()> {
    let Body::LoadBalancer { config, usage } = &balancer.body else { return None };
    let mut own = config.clone();
    own.scheme = Scheme::Internal;
    own.reserved_units = None;
    (own.waf, own.fixed_addresses) = (false, false);
    let own_usage = BalancerUsage { hours_per_month: usage.hours_per_month, ..BalancerUsage::default() };
    let title = balancer.title();
    let body = Body::LoadBalancer { config: own, usage: Box::new(own_usage) };
    let internal = change.add("internal-lb", &format!("{title}, internal"), balancer.placement.clone(), body);
    // At most as many as the flows of the design.
    let targets: Vec<Component> =
        change.design.components.iter().filter(|flow| starts_at(flow, &balancer.id)).cloned().collect();
    for flow in targets {
        let Body::Flow { config, .. } = flow.body else { continue };
        let mut config = config;
        config.from = FlowEnd::Component(internal.clone());
        config.via.clear();
        let none = Some(UsageValue::known(0));
        let usage = Box::new(FlowUsage { request_gb: none, response_gb: none, ..FlowUsage::default() });
        change.add("internal-lb-targets", "", flow.placement, Body::Flow { config, usage });
    }
    if let Body::Flow { config, .. } = &mut change.component_mut(&situation.flow.id)?.body {
        config.to = FlowEnd::Component(internal);
    }
    change.notes.push(format!("{title} stays for data from outside; data to its targets stays in its flows."));
    Some(())
}

fn starts_at(flow: &Component, balancer: &ComponentId) -> bool {
    matches!(&flow.body, Body::Flow { config, .. } if config.from.component() == Some(balancer))
}
