//! IPv6 over an egress-only internet gateway.

use design::{Body, ComponentId, FlowAddress, Gateway, Placement, SubnetIp, View};

use super::change::Change;
use super::situation::{Kind, Situation};
use super::{endpoint, places};

/// The default route for IPv6.
const DEFAULT: &str = "::/0";

/// Gives the subnets of the instances IPv6 addresses and a route to an egress-only internet gateway, and sends the flow
/// over IPv6. Data over IPv4 keeps its routes.
pub(super) fn egress_only(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Out { vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let subnets = places::make_private(change, situation)?;
    let gateway = gateway(change, vpc)?;
    let config = change.vpc_mut(vpc)?;
    for subnet in config.subnets.iter_mut().filter(|subnet| subnets.contains(&subnet.name)) {
        if subnet.ip == SubnetIp::Ipv4 {
            subnet.ip = SubnetIp::Dual;
        }
    }
    for table in change.tables(vpc, &subnets) {
        change.route(vpc, &table, DEFAULT, &gateway);
    }
    endpoint::without(change, situation, &subnets);
    if let Body::Flow { config, .. } = &mut change.component_mut(&situation.flow.id)?.body {
        config.address = FlowAddress::Ipv6;
    }
    Some(())
}

/// The egress-only internet gateway that the routes of a VPC point to, or a new one.
fn gateway(change: &mut Change<'_>, vpc: &ComponentId) -> Option<ComponentId> {
    let network = change.network();
    let node = network.vpc(vpc)?;
    let is_gateway = |id: &&ComponentId| {
        let component = network.component(id);
        component.is_some_and(|c| matches!(c.body.view(), View::InternetGateway(config) if config.egress_only))
    };
    let mut targets = node.config.route_tables.iter().flat_map(|table| &table.routes).map(|route| &route.target);
    if let Some(gateway) = targets.find(is_gateway) {
        return Some(gateway.clone());
    }
    let placement = Placement { region: node.component.placement.region.clone(), ..Placement::default() };
    Some(change.add("eigw", "Egress-only internet gateway", placement, Gateway { egress_only: true }.body()))
}
