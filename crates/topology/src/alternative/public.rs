//! Instances in public subnets.

use design::Body;

use super::change::{Change, DEFAULT};
use super::situation::{Kind, Situation};
use super::{endpoint, places};

/// Moves the instances to public subnets and gives each a public IPv4 address.
pub(super) fn subnet(change: &mut Change<'_>, situation: &Situation<'_>) -> Option<()> {
    let Kind::Out { group, places: standing, vpc, .. } = &situation.kind else { return None };
    let vpc = &vpc.component.id;
    let old: Vec<String> = standing.iter().filter_map(|place| Some(place.subnet?.subnet.name.clone())).collect();
    let zones: Vec<String> = standing.iter().map(|place| place.zone.to_owned()).collect();
    let subnets = places::public_subnets(change, vpc, &zones)?;
    places::carry_routes(change, vpc, &old, &subnets);
    let component = change.component_mut(&group.id)?;
    component.placement.subnets.clone_from(&subnets);
    if let Body::Ec2 { config, .. } = &mut component.body {
        config.public_ipv4 = config.public_ipv4.max(1);
    }
    endpoint::without(change, situation, &subnets);
    if !subnets.iter().any(|subnet| old.contains(subnet)) {
        close(change, situation, &old);
    }
    Some(())
}

/// Removes the default routes that served only these subnets.
fn close(change: &mut Change<'_>, situation: &Situation<'_>, old: &[String]) {
    let Kind::Out { vpc, .. } = &situation.kind else { return };
    let vpc = &vpc.component.id;
    for table in change.tables(vpc, old) {
        let network = change.network();
        let Some(node) = network.vpc(vpc) else { return };
        let uses = |name: &String| {
            node.config.subnets.iter().any(|subnet| subnet.name == *name && subnet.route_table == table)
        };
        let still_used = network.design.components.iter().any(|component| component.placement.subnets.iter().any(uses));
        if !still_used {
            change.drop_routes(vpc, &table, |route| route.destination == DEFAULT);
        }
    }
}
