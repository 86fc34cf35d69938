//! VPC peering or transit gateways between two VPCs, of one region or of two.

use std::collections::HashSet;

use design::{Body, Component, ComponentId, Peering, Placement, TransitConfig, TransitUsage, View};
use ipnet::Ipv4Net;

use super::change::Change;
use super::situation::{Kind, Situation};
use crate::network::VpcNode;
use crate::plan::parse_range;

/// Adds VPC peering with routes in both directions, in place of routes over transit gateways.
pub(super) fn peering(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Between { vpcs, .. } = &situation.kind else { return None };
    let ids = vpcs.map(|vpc| vpc.component.id.clone());
    let peering = match of_both(change, &ids, joins_by_peering) {
        Some(id) => id,
        None => {
            let peer_region = is_far(vpcs).then_some(vpcs[1].region);
            let body = Peering { peer_region, vpcs: &ids }.body();
            change.add("peering", "VPC peering", placement(&vpcs[0]), body)
        }
    };
    let gateways = all(change, |component| matches!(component.body, Body::TransitGateway { .. }));
    connect(change, situation, [&peering; 2], &gateways);
    for gateway in gateways {
        detach(change, &gateway, &ids);
    }
    Some(())
}

/// Whether two VPCs are in different regions.
pub(super) fn is_far(vpcs: &[VpcNode<'_>; 2]) -> bool {
    vpcs[0].region != vpcs[1].region
}

/// Attaches both VPCs to a transit gateway, in place of peering; in two regions, each to one of its own region, and
/// peers these.
pub(super) fn transit_gateway(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Between { vpcs, .. } = &situation.kind else { return None };
    let ids = vpcs.map(|vpc| vpc.component.id.clone());
    let gateways = match of_both(change, &ids, is_attached) {
        Some(id) if !is_far(vpcs) => [id.clone(), id],
        _ => {
            let first = gateway_for(change, &vpcs[0]);
            let second = if is_far(vpcs) { gateway_for(change, &vpcs[1]) } else { first.clone() };
            [first, second]
        }
    };
    attach(change, &gateways[0], &ids[0])?;
    attach(change, &gateways[1], &ids[1])?;
    if gateways[0] != gateways[1] {
        attach(change, &gateways[0], &gateways[1])?;
        attach(change, &gateways[1], &gateways[0])?;
    }
    let peerings =
        all(change, |component| joins_by_peering(component, &ids[0]) && joins_by_peering(component, &ids[1]));
    connect(change, situation, gateways.each_ref(), &peerings);
    for peering in peerings {
        if !change.is_target(&peering) {
            change.remove(&peering);
        }
    }
    Some(())
}

/// The transit gateway of a region that two of its VPCs are attached to; attaches them if none has both.
pub(super) fn shared_gateway(change: &mut Change<'_>, own: &ComponentId, hub: &ComponentId) -> Option<ComponentId> {
    let ids = [own.clone(), hub.clone()];
    if let Some(id) = of_both(change, &ids, is_attached) {
        return Some(id);
    }
    let place = change.component_mut(hub)?.placement.region.clone();
    let id = match existing_gateway(change, hub)? {
        Some(id) => id,
        None => add_gateway(change, place),
    };
    ids.iter().try_for_each(|vpc| attach(change, &id, vpc))?;
    Some(id)
}

/// A transit gateway of the region of a VPC: one that it is attached to, else the first by id, else a new one.
fn gateway_for(change: &mut Change<'_>, vpc: &VpcNode<'_>) -> ComponentId {
    match existing_gateway(change, &vpc.component.id).flatten() {
        Some(id) => id,
        None => add_gateway(change, vpc.component.placement.region.clone()),
    }
}

/// The transit gateway that exists for a VPC, if any; `None` without such a VPC.
fn existing_gateway(change: &Change<'_>, vpc: &ComponentId) -> Option<Option<ComponentId>> {
    let region = change.design.region_of(change.design.component(vpc)?);
    let of_region = |component: &Component| {
        matches!(component.body, Body::TransitGateway { .. }) && change.design.region_of(component) == region
    };
    let own = all(change, |component| of_region(component) && is_attached(component, vpc));
    Some(own.into_iter().min().or_else(|| all(change, of_region).into_iter().min()))
}

fn add_gateway(change: &mut Change<'_>, region: Option<String>) -> ComponentId {
    let body = Body::TransitGateway { config: TransitConfig::default(), usage: Box::<TransitUsage>::default() };
    change.add("transit-gateway", "Transit gateway", Placement { region, ..Placement::default() }, body)
}

/// Names a VPC or a peered gateway as an attachment of a transit gateway.
fn attach(change: &mut Change<'_>, gateway: &ComponentId, id: &ComponentId) -> Option<()> {
    if let Body::TransitGateway { config, .. } = &mut change.component_mut(gateway)?.body
        && !config.attached.contains(id)
    {
        config.attached.push(id.clone());
    }
    Some(())
}

fn placement(vpc: &VpcNode<'_>) -> Placement {
    Placement { region: vpc.component.placement.region.clone(), ..Placement::default() }
}

fn all(change: &Change<'_>, fits: impl Fn(&Component) -> bool) -> Vec<ComponentId> {
    change.design.components.iter().filter(|component| fits(component)).map(|component| component.id.clone()).collect()
}

fn joins_by_peering(component: &Component, vpc: &ComponentId) -> bool {
    matches!(component.body.view(), View::VpcPeering(config) if config.vpcs.contains(vpc))
}

fn is_attached(component: &Component, vpc: &ComponentId) -> bool {
    matches!(&component.body, Body::TransitGateway { config, .. } if config.attached.contains(vpc))
}

/// The first component by id that joins both VPCs.
fn of_both(
    change: &Change<'_>,
    vpcs: &[ComponentId; 2],
    joins: impl Fn(&Component, &ComponentId) -> bool,
) -> Option<ComponentId> {
    all(change, |component| vpcs.iter().all(|vpc| joins(component, vpc))).into_iter().min()
}

/// Routes the data between the VPCs over the link of each of them: from the subnets of the ends, and wherever a route went over one of
/// `instead`.
fn connect(change: &mut Change<'_>, situation: &Situation<'_>, links: [&ComponentId; 2], instead: &[ComponentId]) {
    let Kind::Between { ends, vpcs } = &situation.kind else { return };
    for (own, other, end, link) in [(vpcs[0], vpcs[1], ends[0], links[0]), (vpcs[1], vpcs[0], ends[1], links[1])] {
        let vpc = &own.component.id;
        let ranges: Vec<Ipv4Net> = other.config.cidrs.iter().filter_map(|text| parse_range(text)).collect();
        let leads_there = |destination: &str| {
            parse_range(destination).is_some_and(|to| ranges.iter().any(|range| range.contains(&to)))
        };
        for route in change.routes_mut(vpc) {
            if instead.contains(&route.target) && leads_there(&route.destination) {
                route.target = link.clone();
                route.zone = None;
            }
        }
        for table in change.tables(vpc, &end.placement.subnets) {
            for range in &ranges {
                change.route(vpc, &table, &range.to_string(), link);
            }
        }
    }
}

/// Detaches VPCs whose routes no longer point to a transit gateway, and removes the gateway if nothing is left to
/// connect.
fn detach(change: &mut Change<'_>, gateway: &ComponentId, vpcs: &[ComponentId; 2]) {
    let network = change.network();
    let leads = |vpc: &ComponentId| {
        let tables = network.vpc(vpc).map(|vpc| vpc.config.route_tables.as_slice()).unwrap_or_default();
        tables.iter().any(|table| table.routes.iter().any(|route| route.target == *gateway))
    };
    let gone: HashSet<&ComponentId> = vpcs.iter().filter(|vpc| !leads(vpc)).collect();
    let others_lead = change.is_target(gateway);
    let Some(component) = change.component_mut(gateway) else { return };
    let Body::TransitGateway { config, .. } = &mut component.body else { return };
    config.attached.retain(|id| !gone.contains(id));
    config.routes.retain(|route| !gone.contains(&route.target));
    let counted = [config.vpcs, config.vpns, config.direct_connects, config.connects, config.peerings];
    let connects_nothing = config.attached.len() < 2 && counted.iter().all(|count| *count == 0) && !others_lead;
    if connects_nothing {
        change.remove(gateway);
    }
}
