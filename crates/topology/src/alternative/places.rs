//! Subnets and gateways that a path option needs: existing ones of the design, or new ones.

use design::{Body, ComponentId, Gateway, Placement, Route, RouteTable, Subnet, SubnetIp, View};
use ipnet::Ipv4Net;

use super::change::{Change, DEFAULT, fresh};
use super::situation::{Kind, Situation};
use crate::network::{Network, SubnetKind, SubnetNode};
use crate::plan::{free_blocks, parse_range};

/// Prefix length of a new subnet, where there is room for it.
const NEW_SUBNET: u8 = 24;

/// A public subnet in each of these zones, in the same order.
pub(super) fn public_subnets(change: &mut Change<'_>, vpc: &ComponentId, zones: &[String]) -> Option<Vec<String>> {
    zones.iter().map(|zone| public_subnet(change, vpc, zone)).collect()
}

fn public_subnet(change: &mut Change<'_>, vpc: &ComponentId, zone: &str) -> Option<String> {
    if let Some(name) = existing(&change.network(), vpc, zone, SubnetKind::Public) {
        return Some(name);
    }
    let table = public_table(change, vpc)?;
    new_subnet(change, vpc, "public", zone, &table)
}

/// A route table of a VPC whose default route points to the internet gateway; adds both if needed.
pub(super) fn public_table(change: &mut Change<'_>, vpc: &ComponentId) -> Option<String> {
    let gateway = internet_gateway(change, vpc)?;
    let leads_out =
        |table: &RouteTable| table.routes.iter().any(|route| route.destination == DEFAULT && route.target == gateway);
    let config = change.vpc_mut(vpc)?;
    if let Some(table) = config.route_tables.iter().find(|table| leads_out(table)) {
        return Some(table.name.clone());
    }
    let name = fresh("public", |name| config.route_tables.iter().any(|table| table.name == name));
    config.route_tables.push(RouteTable { name: name.clone(), routes: Vec::new() });
    change.route(vpc, &name, DEFAULT, &gateway);
    Some(name)
}

/// Moves the instances of a flow out of public subnets, so that their route tables can point to another gateway. `None`
/// if something reaches them at their public addresses.
pub(super) fn make_private(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<Vec<String>> {
    let Kind::Out { group, places, vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let mut subnets = Vec::with_capacity(places.len());
    let mut moved = false;
    for place in places {
        let node = place.subnet?;
        let kind = change.network().kind_of(node_of(&change.network(), &node.subnet.name)?);
        if kind != SubnetKind::Public {
            subnets.push(node.subnet.name.clone());
            continue;
        }
        moved = true;
        let found = private(&change.network(), vpc, place.zone);
        subnets.push(match found {
            Some(name) => name,
            None => {
                let config = change.vpc_mut(vpc)?;
                let name = fresh("private", |name| config.route_tables.iter().any(|table| table.name == name));
                config.route_tables.push(RouteTable { name: name.clone(), routes: Vec::new() });
                new_subnet(change, vpc, "private", place.zone, &name)?
            }
        });
    }
    if moved {
        if change.is_target(&group.id) || is_reached(change, &group.id) {
            return None;
        }
        let old = change.component_mut(&group.id)?.placement.subnets.clone();
        carry_routes(change, vpc, &old, &subnets);
        let component = change.component_mut(&group.id)?;
        component.placement.subnets.clone_from(&subnets);
        if let Body::Ec2 { config, .. } = &mut component.body {
            config.public_ipv4 = 0;
        }
    }
    Some(subnets)
}

/// Copies all routes except default routes from the tables of some subnets to those of others, so that moved components
/// keep their links and gateway endpoints.
pub(super) fn carry_routes(change: &mut Change<'_>, vpc: &ComponentId, from: &[String], to: &[String]) {
    let old = change.tables(vpc, from);
    let tables = change.network().vpc(vpc).map(|vpc| vpc.config.route_tables.clone()).unwrap_or_default();
    let is_default = |route: &Route| parse_range(&route.destination).is_some_and(|range| range.prefix_len() == 0);
    let routes: Vec<Route> = tables
        .into_iter()
        .filter(|table| old.contains(&table.name))
        .flat_map(|table| table.routes)
        .filter(|route| !is_default(route) && route.destination != "::/0")
        .collect();
    for table in change.tables(vpc, to) {
        for route in &routes {
            change.add_route(vpc, &table, route);
        }
    }
}

/// If the default route of a table points to a transit gateway, adds explicit routes to what is attached there:
/// replacing the default route would cut it off.
pub(super) fn keep_links(change: &mut Change<'_>, vpc: &ComponentId, table: &str) {
    let network = change.network();
    let tables = network.vpc(vpc).map(|node| node.config.route_tables.as_slice()).unwrap_or_default();
    let default = tables.iter().filter(|one| one.name == table).flat_map(|table| &table.routes);
    let Some(default) = default.into_iter().find(|route| route.destination == DEFAULT) else { return };
    let Some(Body::TransitGateway { config, .. }) = network.component(&default.target).map(|one| &one.body) else {
        return;
    };
    let attached = config.attached.iter().filter(|id| *id != vpc).filter_map(|id| network.component(id));
    let ranges = attached.flat_map(|component| match component.body.view() {
        View::Other(Body::Vpc { config }) => config.cidrs.as_slice(),
        View::VpnConnection(config) => config.remote_cidrs,
        View::DirectConnect(config) => config.remote_cidrs,
        _ => &[],
    });
    let to = |range: &String| Route { destination: range.clone(), target: default.target.clone(), zone: None };
    let routes: Vec<Route> = ranges.map(to).collect();
    for route in &routes {
        change.add_route(vpc, table, route);
    }
}

/// Whether instances are the end of flows from outside or of flows over public IPv4 addresses.
fn is_reached(change: &Change<'_>, group: &ComponentId) -> bool {
    change.design.components.iter().any(|component| match &component.body {
        Body::Flow { config, .. } => {
            config.to.component() == Some(group) && config.from.component().is_none()
                || (config.address == design::FlowAddress::PublicIpv4
                    && [&config.from, &config.to].into_iter().any(|end| end.component() == Some(group)))
        }
        _ => false,
    })
}

fn node_of<'a>(network: &Network<'a>, name: &str) -> Option<SubnetNode<'a>> {
    network.subnet(name)
}

/// The first subnet of a VPC by name that is of a kind and in a zone.
fn existing(network: &Network<'_>, vpc: &ComponentId, zone: &str, kind: SubnetKind) -> Option<String> {
    let vpc = network.vpc(vpc)?;
    let fits = |subnet: &&Subnet| {
        subnet.zone == zone && subnet.ip != SubnetIp::Ipv6 && network.kind_of(SubnetNode { vpc, subnet }) == kind
    };
    vpc.config.subnets.iter().filter(fits).map(|subnet| subnet.name.clone()).min()
}

/// A private subnet of a VPC in a zone, or an isolated one if no component uses a subnet with its route table.
fn private(network: &Network<'_>, vpc: &ComponentId, zone: &str) -> Option<String> {
    existing(network, vpc, zone, SubnetKind::Private).or_else(|| {
        let name = existing(network, vpc, zone, SubnetKind::Isolated)?;
        let table = &network.subnet(&name)?.subnet.route_table;
        let behind = |name: &String| {
            let node = network.subnet(name);
            node.is_some_and(|node| node.vpc.component.id == *vpc && node.subnet.route_table == *table)
        };
        let used = network.design.components.iter().any(|component| component.placement.subnets.iter().any(behind));
        (!used && !table.is_empty()).then_some(name)
    })
}

/// The internet gateway of a VPC, or a new one.
fn internet_gateway(change: &mut Change<'_>, vpc: &ComponentId) -> Option<ComponentId> {
    let network = change.network();
    let node = network.vpc(vpc)?;
    let is_gateway = |id: &ComponentId| {
        let component = network.component(id);
        component.is_some_and(|c| matches!(c.body.view(), View::InternetGateway(config) if !config.egress_only))
    };
    let targets = node.config.route_tables.iter().flat_map(|table| &table.routes).map(|route| &route.target);
    if let Some(gateway) = targets.into_iter().find(|id| is_gateway(id)) {
        return Some(gateway.clone());
    }
    let region = node.component.placement.region.clone();
    let body = Gateway::default().body();
    Some(change.add("igw", "Internet gateway", Placement { region, ..Placement::default() }, body))
}

/// Adds a subnet in a free range of a VPC: a /24, or the largest that is left.
pub(super) fn new_subnet(
    change: &mut Change<'_>,
    vpc: &ComponentId,
    kind: &str,
    zone: &str,
    table: &str,
) -> Option<String> {
    let name = {
        let network = change.network();
        fresh(&format!("{kind}-{zone}"), |name| network.subnet(name).is_some())
    };
    let config = change.vpc_mut(vpc)?;
    let ranges =
        |texts: Vec<&String>| -> Vec<Ipv4Net> { texts.into_iter().filter_map(|text| parse_range(text)).collect() };
    let blocks = ranges(config.cidrs.iter().collect());
    let used = ranges(config.subnets.iter().map(|subnet| &subnet.cidr).collect());
    let free = free_blocks(&blocks, &used);
    // Taking the smallest block with enough room keeps the large ones whole.
    let block = free.iter().rev().find(|block| block.prefix_len() <= NEW_SUBNET).or(free.first())?;
    let range = Ipv4Net::new(block.network(), block.prefix_len().max(NEW_SUBNET)).ok()?;
    config.subnets.push(Subnet {
        name: name.clone(),
        zone: zone.to_owned(),
        cidr: range.to_string(),
        ip: SubnetIp::Ipv4,
        route_table: table.to_owned(),
    });
    Some(name)
}
