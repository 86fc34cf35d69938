//! The NAT gateway of another VPC of the region, over a transit gateway.

use design::{Body, Component, ComponentId, NatMode, Route};

use super::change::{Change, DEFAULT};
use super::situation::{Kind, Situation};
use super::{between, endpoint, places};

/// Sends data of private subnets over a transit gateway to another VPC that has a NAT gateway, and back from there.
/// `None` if there is no such VPC, or the transit gateway leads elsewhere by default.
pub(super) fn over_transit(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let own = &vpc.component.id;
    let (hub, nat) = hub(change, own)?;
    let subnets = places::make_private(change, situation)?;
    let transit = between::shared_gateway(change, own, &hub)?;
    lead_to(change, &transit, &hub)?;
    onward(change, &hub, &nat)?;
    back(change, own, &nat, &transit)?;
    for table in change.tables(own, &subnets) {
        places::keep_links(change, own, &table);
        change.route(own, &table, DEFAULT, &transit);
    }
    endpoint::without(change, situation, &subnets);
    Some(())
}

/// The first other VPC of the region by id with a public NAT gateway in its subnets, and that gateway.
fn hub(change: &Change<'_>, own: &ComponentId) -> Option<(ComponentId, ComponentId)> {
    let network = change.network();
    let region = network.vpc(own)?.region;
    let in_hub = |component: &Component| -> Option<(ComponentId, ComponentId)> {
        let Body::NatGateway { config, .. } = &component.body else { return None };
        let of = network.vpc_of(network.component(&component.id)?)?;
        let fits = config.mode == NatMode::Zonal && of.component.id != *own && of.region == region;
        fits.then(|| (of.component.id.clone(), component.id.clone()))
    };
    network.design.components.iter().filter_map(in_hub).min()
}

/// Gives a transit gateway a default route to a VPC.
fn lead_to(change: &mut Change<'_>, transit: &ComponentId, hub: &ComponentId) -> Option<()> {
    let Body::TransitGateway { config, .. } = &mut change.component_mut(transit)?.body else { return None };
    let default = config.routes.iter().find(|route| route.destination == DEFAULT);
    match default {
        Some(route) => (route.target == *hub).then_some(()),
        None => {
            config.routes.push(Route { destination: DEFAULT.to_owned(), target: hub.clone(), zone: None });
            Some(())
        }
    }
}

/// Makes sure that a subnet of a VPC leads to its NAT gateway: the attachment of the transit gateway uses it.
fn onward(change: &mut Change<'_>, hub: &ComponentId, nat: &ComponentId) -> Option<()> {
    let network = change.network();
    let config = network.vpc(hub)?.config;
    let leads = |name: &str| {
        let mut tables = config.route_tables.iter().filter(|table| table.name == name).flat_map(|table| &table.routes);
        tables.any(|route| route.destination == DEFAULT && route.target == *nat)
    };
    if config.subnets.iter().any(|subnet| leads(&subnet.route_table)) {
        return Some(());
    }
    let zone = network.locations(network.component(nat)?).first()?.zone.to_owned();
    let subnet = places::new_subnet(change, hub, "transit", &zone, "")?;
    for table in change.tables(hub, &[subnet]) {
        change.route(hub, &table, DEFAULT, nat);
    }
    Some(())
}

/// Routes from the subnets of a NAT gateway back to a VPC.
fn back(change: &mut Change<'_>, own: &ComponentId, nat: &ComponentId, transit: &ComponentId) -> Option<()> {
    let ranges = change.vpc_mut(own)?.cidrs.clone();
    let hub = change.network().vpc_of(change.network().component(nat)?)?.component.id.clone();
    let subnets = change.component_mut(nat)?.placement.subnets.clone();
    for table in change.tables(&hub, &subnets) {
        for range in &ranges {
            change.route(&hub, &table, range, transit);
        }
    }
    Some(())
}
