//! Peering, VPN connections and the routes to links and transit gateways.

use design::{Body, Component, ComponentId, FlowAddress, FlowConfig, FlowEnd, PeeringConfig, VpnConfig};

use super::needs;
use super::ranges;
use super::work::Work;
use crate::network::Network;
use crate::resolve::{leads_to_region, remote_ranges};

/// Proposes links that flows need, and routes over all links in VPCs whose route tables are proposed.
pub(super) fn propose(work: &mut Work) {
    on_premises(work);
    peerings(work);
    regions(work);
    for vpc in work.own_tables.clone() {
        over_transit(work, &vpc);
        over_peering(work, &vpc);
    }
}

/// Links of a VPC's own: a VPN connection is proposed for a flow to a network on premises without any link.
fn on_premises(work: &mut Work) {
    let network = Network::of(&work.design);
    let mut wanting: Vec<ComponentId> = Vec::new();
    for flow in needs::flows(&work.design) {
        let end = match (&flow.from, &flow.to) {
            (FlowEnd::OnPremises, end) | (end, FlowEnd::OnPremises) => end,
            _ => continue,
        };
        wanting.extend(needs::home(&network, end).filter(|vpc| work.takes_routes(vpc)));
    }
    wanting.sort();
    wanting.dedup();
    let attached = attached_anywhere(work);
    for vpc in work.own_tables.clone() {
        let region = work.region(&vpc);
        let only = work.vpcs().iter().filter(|other| work.region(other) == region).count() == 1;
        let wants = wanting.contains(&vpc);
        if !only && !wants {
            continue;
        }
        let mut links = links(work, &vpc, &attached);
        if links.is_empty() && wants && !over_a_gateway(work, &vpc) {
            let body = Body::VpnConnection { config: VpnConfig::default(), usage: Box::default() };
            links.push(work.add("vpn", &region, body, |id| {
                format!("Proposed: VPN connection {id}, because data goes between {vpc} and a network on premises.")
            }));
        }
        for link in links {
            let ranges = work.design.component(&link).and_then(remote_ranges).unwrap_or_default();
            for range in ranges {
                work.route(&vpc, &range.to_string(), &link, |_| true);
            }
        }
    }
}

/// The links that a VPC can have for itself: not those at transit gateways, and no VPN connection of another VPC.
fn links(work: &Work, vpc: &ComponentId, attached: &[ComponentId]) -> Vec<ComponentId> {
    let region = work.region(vpc);
    let network = Network::of(&work.design);
    let own = work.by_id().into_iter().filter(|link| {
        let of_other = network.vpc_by_routes(link).is_some_and(|of| of.component.id != *vpc);
        remote_ranges(link).is_some()
            && work.design.region_of(link) == region
            && !attached.contains(&link.id)
            && !(of_other && matches!(link.body, Body::VpnConnection { .. }))
    });
    own.map(|link| link.id.clone()).collect()
}

fn attached_anywhere(work: &Work) -> Vec<ComponentId> {
    let gateways = work.design.components.iter().filter_map(attached);
    gateways.flatten().cloned().collect()
}

fn attached(component: &Component) -> Option<&Vec<ComponentId>> {
    match &component.body {
        Body::TransitGateway { config, .. } => Some(&config.attached),
        _ => None,
    }
}

/// Whether a VPC reaches a network on premises over a transit gateway.
fn over_a_gateway(work: &Work, vpc: &ComponentId) -> bool {
    reach(work, vpc).iter().any(|(_, id)| work.design.component(id).is_some_and(|link| remote_ranges(link).is_some()))
}

/// What a VPC reaches over transit gateways, with the gateway that it is attached to: also over one more gateway.
fn reach(work: &Work, vpc: &ComponentId) -> Vec<(ComponentId, ComponentId)> {
    let mut all = Vec::new();
    for gateway in work.by_id() {
        let Some(near) = attached(gateway).filter(|attached| attached.contains(vpc)) else { continue };
        let mut far: Vec<&ComponentId> = near.iter().collect();
        for peer in near.iter().filter_map(|id| work.design.component(id)) {
            far.extend(attached(peer).into_iter().flatten());
        }
        all.extend(far.into_iter().filter(|id| *id != vpc).map(|id| (gateway.id.clone(), id.clone())));
    }
    all
}

/// Routes to what transit gateways lead to.
fn over_transit(work: &mut Work, vpc: &ComponentId) {
    for (gateway, id) in reach(work, vpc) {
        let Some(far) = work.design.component(&id) else { continue };
        let ranges: Vec<String> = match &far.body {
            Body::Vpc { config } => config.cidrs.clone(),
            _ => remote_ranges(far).unwrap_or_default().iter().map(ToString::to_string).collect(),
        };
        for range in ranges {
            work.route(vpc, &range, &gateway, |_| true);
        }
    }
}

/// Routes to the other VPC of each peering.
fn over_peering(work: &mut Work, vpc: &ComponentId) {
    let peerings = work.by_id().into_iter().filter_map(|component| match &component.body {
        Body::VpcPeering { config, .. } if config.vpcs.contains(vpc) => {
            let other = config.vpcs.iter().find(|other| *other != vpc).cloned();
            Some((component.id.clone(), other, config.peer_region.is_some()))
        }
        _ => None,
    });
    for (peering, other, outside) in peerings.collect::<Vec<_>>() {
        let routed = work.vpc(vpc).is_some_and(|config| {
            config.route_tables.iter().flat_map(|table| &table.routes).any(|route| route.target == peering)
        });
        let ranges: Vec<String> = match other {
            Some(other) => work.vpc(&other).map(|other| other.cidrs.clone()).unwrap_or_default(),
            None if outside && !routed => ranges::free_range(work).iter().map(ToString::to_string).collect(),
            None => Vec::new(),
        };
        for range in ranges {
            work.route(vpc, &range, &peering, |_| true);
        }
    }
}

/// Peering between two VPCs that a flow joins and nothing else does.
fn peerings(work: &mut Work) {
    let network = Network::of(&work.design);
    let mut pairs: Vec<(ComponentId, ComponentId)> = Vec::new();
    for flow in needs::flows(&work.design) {
        if !is_private(work, flow) {
            continue;
        }
        if let (Some(from), Some(to)) = (needs::home(&network, &flow.from), needs::home(&network, &flow.to))
            && from != to
        {
            pairs.push(if from < to { (from, to) } else { (to, from) });
        }
    }
    pairs.sort();
    pairs.dedup();
    for (one, other) in pairs {
        if !work.takes_routes(&one) || !work.takes_routes(&other) || joined(work, &one, &other) {
            continue;
        }
        let (region, far) = (work.region(&one), work.region(&other));
        let peer_region = (region != far).then_some(far);
        let config = PeeringConfig { peer_region, vpcs: vec![one.clone(), other.clone()] };
        let body = Body::VpcPeering { config, usage: Box::default() };
        work.add("peering", &region, body, |id| {
            format!(
                "Proposed: VPC peering {id}, because data goes between {one} and {other}. It has no price by the hour."
            )
        });
    }
}

/// Whether the ends of a flow talk by private addresses, and not over an endpoint.
fn is_private(work: &Work, flow: &FlowConfig) -> bool {
    let balancer = |end: &FlowEnd| {
        end.component().and_then(|id| work.design.component(id)).filter(|c| matches!(c.body, Body::LoadBalancer { .. }))
    };
    if flow.address != FlowAddress::Ipv4 {
        return false;
    }
    let Some(to) = balancer(&flow.to) else { return true };
    let endpoint = work.design.components.iter().any(
        |component| matches!(&component.body, Body::VpcEndpoint { config, .. } if config.service == to.id.as_str()),
    );
    !endpoint && (!work.public.contains(&to.id) || balancer(&flow.from).is_some())
}

fn joined(work: &Work, one: &ComponentId, other: &ComponentId) -> bool {
    let peered = work.design.components.iter().any(|component| {
        matches!(&component.body, Body::VpcPeering { config, .. }
            if config.vpcs.contains(one) && config.vpcs.contains(other))
    });
    peered || reach(work, one).iter().any(|(_, id)| id == other)
}

/// Peering with another region that a flow names, where no link leads there.
fn regions(work: &mut Work) {
    let network = Network::of(&work.design);
    let mut wanted: Vec<(ComponentId, String)> = Vec::new();
    for flow in needs::flows(&work.design) {
        let (end, code) = match (&flow.from, &flow.to) {
            (FlowEnd::Region(code), end) | (end, FlowEnd::Region(code)) => (end, code),
            _ => continue,
        };
        let public = end.component().is_none_or(|id| work.public.contains(id));
        if public || flow.address != FlowAddress::Ipv4 {
            continue;
        }
        wanted.extend(needs::home(&network, end).filter(|vpc| work.takes_routes(vpc)).map(|vpc| (vpc, code.clone())));
    }
    wanted.sort();
    wanted.dedup();
    for (vpc, code) in wanted {
        let region = work.region(&vpc);
        let network = Network::of(&work.design);
        let leads = work.design.components.iter().any(|link| {
            let of_vpc = match &link.body {
                Body::VpcPeering { config, .. } => config.vpcs.contains(&vpc),
                _ => attached(link).is_some_and(|attached| attached.contains(&vpc)),
            };
            of_vpc && leads_to_region(&network, link, &code)
        });
        if leads || code == region {
            continue;
        }
        let config = PeeringConfig { peer_region: Some(code.clone()), vpcs: vec![vpc.clone()] };
        let body = Body::VpcPeering { config, usage: Box::default() };
        work.add("peering", &region, body, |id| {
            format!(
                "Proposed: VPC peering {id}, because data goes between {vpc} and {code}. It has no price by the hour."
            )
        });
    }
}
