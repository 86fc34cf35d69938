//! Thin lines between things that belong together but have no flow between them: gateways and links with what they
//! connect.

use std::collections::HashSet;

use design::{Body, Component, ComponentId, View};

use super::Picture;
use super::context::Context;
use super::ends::{INTERNET, ON_PREMISES};

/// The lines, as pairs of keys. VPCs have their ids as keys.
pub(crate) fn of(context: &Context<'_>, picture: &Picture) -> Vec<(String, String)> {
    let mut wires: Vec<(String, String)> = Vec::new();
    for component in &context.input.design.components {
        let id = component.id.to_string();
        match component.body.view() {
            View::InternetGateway(config) if !config.egress_only && context.routed_from(component).is_some() => {
                wires.push((id, INTERNET.to_owned()));
            }
            View::Other(Body::TransitGateway { config, .. }) => {
                wires.extend(config.attached.iter().map(|attached| (id.clone(), attached.to_string())));
            }
            View::VpcPeering(config) => {
                wires.extend(config.vpcs.iter().map(|vpc| (id.clone(), vpc.to_string())));
            }
            View::VpnConnection(_) | View::DirectConnect(_) => {
                wires.push((id.clone(), ON_PREMISES.to_owned()));
                wires.extend(routed_vpcs(context, component).map(|vpc| (id.clone(), vpc)));
            }
            _ => {}
        }
    }
    let passed = passed(context, picture);
    let is_between = |pairs: &HashSet<(String, String)>, (from, to): &(String, String)| {
        pairs.contains(&(from.clone(), to.clone())) || pairs.contains(&(to.clone(), from.clone()))
    };
    let mut known: HashSet<(String, String)> = HashSet::new();
    wires.retain(|wire| {
        !is_between(&passed, wire) && !is_between(&known, wire) && {
            known.insert(wire.clone());
            true
        }
    });
    wires
}

/// The VPCs whose routes lead directly to a link: their virtual private gateway is not drawn.
fn routed_vpcs<'a>(context: &'a Context<'_>, link: &'a Component) -> impl Iterator<Item = String> + 'a {
    let leads = |vpc: &&topology::VpcNode<'_>| {
        vpc.config.route_tables.iter().flat_map(|table| &table.routes).any(|route| route.target == link.id)
    };
    context.network.vpcs().iter().filter(leads).map(|vpc| vpc.component.id.to_string())
}

/// The pairs that flows run between, so that their arrows already connect them: cards, and the VPCs that contain them.
fn passed(context: &Context<'_>, picture: &Picture) -> HashSet<(String, String)> {
    let with_vpc = |key: &str| {
        let id = ComponentId::parse(key);
        let vpc = id.and_then(|id| context.network.vpc_of(context.network.component(&id)?));
        [Some(key.to_owned()), vpc.map(|vpc| vpc.component.id.to_string())]
    };
    let mut passed = HashSet::new();
    let flows = picture.flows.iter().filter(|flow| !flow.blocked);
    for pair in flows.flat_map(|flow| &flow.ways).flat_map(|way| way.windows(2)) {
        let [from, to] = pair else { continue };
        if passed.contains(&(from.clone(), to.clone())) {
            continue;
        }
        let (from, to) = (with_vpc(from), with_vpc(to));
        for from in from.into_iter().flatten() {
            passed.extend(to.iter().flatten().map(|to| (from.clone(), to.clone())));
        }
    }
    passed
}
