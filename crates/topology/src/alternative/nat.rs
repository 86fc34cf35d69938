//! NAT gateways in one zone, in each or regional, and NAT instances.

use std::collections::BTreeSet;

use design::{
    Body, Component, ComponentId, EbsConfig, EbsUsage, Ec2Config, Ec2Usage, NatConfig, NatMode, NatUsage, Placement,
    VolumeType,
};

use super::change::{Change, DEFAULT};
use super::path_option::PathOption;
use super::situation::{Kind, Situation};
use super::{endpoint, places};
use crate::network::Network;
use crate::path::{Element, Leg, Paths};
use crate::resolve::resolve;

/// The type of a NAT instance that is proposed without another one: the smallest of the current instance types.
pub const NAT_INSTANCE_TYPE: &str = "t4g.nano";
/// The size of its root volume: that of Amazon Linux AMIs.
const ROOT_GIB: u64 = 8;

/// Places a NAT gateway in each zone that a path option needs.
pub(super) fn gateways(
    change: &mut Change<'_>,
    situation: &Situation<'_>,
    paths: &Paths,
    way: PathOption,
) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let gateway = gateway_of(change, vpc, paths);
    let standing = gateway.as_ref().map(|id| served_zones(change, situation, id)).unwrap_or_default();
    let shared = gateway.as_ref().is_some_and(|id| others_pass(change, situation, id));
    let subnets = places::make_private(change, situation)?;
    let own: BTreeSet<String> = situation.zones().into_iter().map(str::to_owned).collect();
    let mut zones = if way == PathOption::NatOne { one_zone(situation, &standing) } else { own };
    if way != PathOption::NatOne && shared {
        // Data of other flows passes the gateways in the other zones.
        zones.extend(standing);
    }
    let zones: Vec<String> = zones.into_iter().collect();
    let count = u64::try_from(zones.len()).ok()?;
    let placement = Placement {
        region: change.network().vpc(vpc)?.component.placement.region.clone(),
        count: (count > 1).then_some(count),
        subnets: places::public_subnets(change, vpc, &zones)?,
        ..Placement::default()
    };
    let gateway = place(change, vpc, gateway, (NatMode::Zonal, placement))?;
    lead(change, situation, &subnets, &gateway)
}

/// Adds a regional NAT gateway, or makes the gateway of the VPC regional: active in the zones of all that pass it.
pub(super) fn regional(change: &mut Change<'_>, situation: &Situation<'_>, paths: &Paths) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let gateway = gateway_of(change, vpc, paths);
    let mut zones: BTreeSet<String> = situation.zones().into_iter().map(str::to_owned).collect();
    zones.extend(gateway.iter().flat_map(|id| zones_of_senders(change, situation, id)));
    let subnets = places::make_private(change, situation)?;
    // It leads to the internet gateway by itself, without a public subnet.
    places::public_table(change, vpc)?;
    let count = u64::try_from(zones.len()).ok()?;
    let placement = Placement {
        region: change.network().vpc(vpc)?.component.placement.region.clone(),
        count: (count > 1).then_some(count),
        ..Placement::default()
    };
    let gateway = place(change, vpc, gateway, (NatMode::Regional, placement))?;
    lead(change, situation, &subnets, &gateway)
}

/// Turns a gateway of a VPC into one of this mode and placement, or adds one if there is none.
fn place(
    change: &mut Change<'_>,
    vpc: &ComponentId,
    gateway: Option<ComponentId>,
    (mode, placement): (NatMode, Placement),
) -> Option<ComponentId> {
    let gateway = match gateway {
        Some(id) => {
            turn_into(change, &id, mode, placement)?;
            id
        }
        None => add(change, mode, placement),
    };
    // A route that pointed to the gateway in one zone now points to the nearest one.
    change.routes_mut(vpc).filter(|route| route.target == gateway).for_each(|route| route.zone = None);
    Some(gateway)
}

fn add(change: &mut Change<'_>, mode: NatMode, placement: Placement) -> ComponentId {
    let config = NatConfig { mode, ..NatConfig::default() };
    change.add("nat", "NAT gateway", placement, Body::NatGateway { config, usage: Box::<NatUsage>::default() })
}

fn turn_into(change: &mut Change<'_>, gateway: &ComponentId, wanted: NatMode, placement: Placement) -> Option<()> {
    let component = change.component_mut(gateway)?;
    component.placement = placement;
    if let Body::NatGateway { config, .. } = &mut component.body {
        config.mode = wanted;
    }
    Some(())
}

/// Adds a NAT instance of a type for all zones, unless the VPC has one.
pub(super) fn instance(
    change: &mut Change<'_>,
    situation: &Situation<'_>,
    paths: &Paths,
    instance_type: &str,
) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let subnets = places::make_private(change, situation)?;
    let known = forwarding(change, vpc);
    let instance = match known {
        Some(id) => id,
        None => {
            let standing = gateway_of(change, vpc, paths).map(|id| zones_of(change, &id)).unwrap_or_default();
            let zones: Vec<String> = one_zone(situation, &standing).into_iter().collect();
            let region = change.network().vpc(vpc)?.component.placement.region.clone();
            let subnets = places::public_subnets(change, vpc, &zones)?;
            let config = Ec2Config { public_ipv4: 1, ..Ec2Config::of_type(instance_type) };
            let body = Body::Ec2 { config, usage: Ec2Usage::default() };
            let id =
                change.add("nat-instance", "NAT instance", Placement { region, subnets, ..Placement::default() }, body);
            let config = EbsConfig {
                attached_to: Some(id.clone()),
                root: true,
                ..EbsConfig::of_type(VolumeType::Gp3, ROOT_GIB)
            };
            let body = Body::Ebs { config, usage: EbsUsage::default() };
            change.add("nat-instance-root", "NAT instance root volume", Placement::default(), body);
            id
        }
    };
    lead(change, situation, &subnets, &instance)
}

/// Points the default routes of subnets to a gateway, bypassing any endpoint of the service.
fn lead(change: &mut Change<'_>, situation: &Situation<'_>, subnets: &[String], target: &ComponentId) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    for table in change.tables(vpc, subnets) {
        places::keep_links(change, vpc, &table);
        change.route(vpc, &table, DEFAULT, target);
    }
    endpoint::without(change, situation, subnets);
    Some(())
}

/// The zone for a single gateway: its current zone if it is in just one, else the zone with the most instances.
fn one_zone(situation: &Situation<'_>, standing: &BTreeSet<String>) -> BTreeSet<String> {
    let Kind::Out { places, .. } = &situation.kind else { return BTreeSet::new() };
    if standing.len() == 1 {
        return standing.clone();
    }
    let busiest = places.iter().reduce(|most, next| if next.count > most.count { next } else { most });
    busiest.map(|place| place.zone.to_owned()).into_iter().collect()
}

/// The public NAT gateway of a VPC: the one that data of the flow passes now, else the first zonal one by id.
fn gateway_of(change: &Change<'_>, vpc: &ComponentId, paths: &Paths) -> Option<ComponentId> {
    let network = change.network();
    let zonal = |component: &&Component| is_of_vpc(&network, component, NatMode::Zonal, vpc);
    let mut passed = paths.passed().filter_map(|id| network.component(id));
    let now = passed.find(|component| zonal(component) || is_of_vpc(&network, component, NatMode::Regional, vpc));
    let first = || network.design.components.iter().filter(zonal).min_by_key(|one| &one.id);
    now.or_else(first).map(|component| component.id.clone())
}

/// Whether a component is a NAT gateway of this mode and serves this VPC.
fn is_of_vpc(network: &Network<'_>, component: &Component, wanted: NatMode, vpc: &ComponentId) -> bool {
    let Body::NatGateway { config, .. } = &component.body else { return false };
    let of = match wanted {
        NatMode::Regional => network.vpc_by_routes(component),
        NatMode::Zonal | NatMode::Private => {
            network.component(&component.id).and_then(|component| network.vpc_of(component))
        }
    };
    config.mode == wanted && of.is_some_and(|of| of.component.id == *vpc)
}

/// The instances of a VPC that forward traffic: those with a public address that a route points to.
fn forwarding(change: &Change<'_>, vpc: &ComponentId) -> Option<ComponentId> {
    let network = change.network();
    let node = network.vpc(vpc)?;
    let targets = node.config.route_tables.iter().flat_map(|table| &table.routes).map(|route| &route.target);
    let forwards = |id: &&ComponentId| {
        let component = network.component(id);
        component.is_some_and(|c| matches!(&c.body, Body::Ec2 { config, .. } if config.public_ipv4 > 0))
    };
    targets.into_iter().filter(forwards).min().cloned()
}

/// The zones that a gateway serves now: where it stands, or for a regional one those of all that pass it.
fn served_zones(change: &Change<'_>, situation: &Situation<'_>, gateway: &ComponentId) -> BTreeSet<String> {
    let standing = zones_of(change, gateway);
    if standing.is_empty() { zones_of_senders(change, situation, gateway) } else { standing }
}

/// The zones from which data of other flows passes a component.
fn zones_of_senders(change: &Change<'_>, situation: &Situation<'_>, id: &ComponentId) -> BTreeSet<String> {
    let network = change.network();
    let passes =
        |leg: &Leg| leg.hops.iter().any(|hop| matches!(&hop.element, Element::Component(passed) if passed == id));
    let legs = others(&network, situation).flat_map(|flow| resolve(&network, flow).legs).filter(passes);
    legs.filter_map(|leg| leg.from_zone.or(leg.to_zone)).collect()
}

fn zones_of(change: &Change<'_>, id: &ComponentId) -> BTreeSet<String> {
    let network = change.network();
    let places = network.component(id).map(|component| network.locations(component)).unwrap_or_default();
    places.into_iter().filter(|place| place.count > 0).map(|place| place.zone.to_owned()).collect()
}

/// Whether data of other flows passes a component.
fn others_pass(change: &Change<'_>, situation: &Situation<'_>, id: &ComponentId) -> bool {
    let network = change.network();
    others(&network, situation).any(|flow| resolve(&network, flow).passes(id))
}

/// The other flows: each is resolved once, within the budget of the network.
fn others<'n>(network: &'n Network<'_>, situation: &'n Situation<'_>) -> impl Iterator<Item = &'n Component> {
    let flows = network.design.components.iter().filter(|one| matches!(one.body, Body::Flow { .. }));
    flows.filter(|flow| flow.id != situation.flow.id)
}
