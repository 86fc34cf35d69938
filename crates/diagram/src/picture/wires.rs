//! Thin lines between what belongs together, where no flow shows it: gateways and links with what they connect.

use design::{Body, Component};

use super::Picture;
use super::context::Context;
use super::ends::{INTERNET, ON_PREMISES};

/// The lines, as pairs of keys. VPCs have their ids as keys.
pub(crate) fn of(context: &Context<'_>, picture: &Picture) -> Vec<(String, String)> {
    let mut wires: Vec<(String, String)> = Vec::new();
    for component in &context.input.design.components {
        let id = component.id.to_string();
        match &component.body {
            Body::InternetGateway { config } if !config.egress_only && context.routed_from(component).is_some() => {
                wires.push((id, INTERNET.to_owned()));
            }
            Body::TransitGateway { config, .. } => {
                wires.extend(config.attached.iter().map(|attached| (id.clone(), attached.to_string())));
            }
            Body::VpcPeering { config, .. } => {
                wires.extend(config.vpcs.iter().map(|vpc| (id.clone(), vpc.to_string())));
            }
            Body::VpnConnection { .. } | Body::DirectConnect { .. } => {
                wires.push((id.clone(), ON_PREMISES.to_owned()));
                wires.extend(routed_vpcs(context, component).map(|vpc| (id.clone(), vpc)));
            }
            _ => {}
        }
    }
    wires.retain(|(from, to)| !is_passed(context, picture, from, to));
    let mut kept: Vec<(String, String)> = Vec::new();
    for (from, to) in wires {
        if !kept.iter().any(|(a, b)| (*a == from && *b == to) || (*a == to && *b == from)) {
            kept.push((from, to));
        }
    }
    kept
}

/// The VPCs whose routes lead straight to a link: their virtual private gateway is not drawn.
fn routed_vpcs<'a>(context: &'a Context<'_>, link: &'a Component) -> impl Iterator<Item = String> + 'a {
    let leads = |vpc: &&topology::VpcNode<'_>| {
        vpc.config.route_tables.iter().flat_map(|table| &table.routes).any(|route| route.target == link.id)
    };
    context.network.vpcs().iter().filter(leads).map(|vpc| vpc.component.id.to_string())
}

/// Whether a flow runs between the two, so that its arrow shows it.
fn is_passed(context: &Context<'_>, picture: &Picture, from: &str, to: &str) -> bool {
    let matches = |end: &str, key: &str| end == key || vpc_of(context, key).is_some_and(|vpc| vpc == end);
    picture.flows.iter().filter(|flow| !flow.blocked).flat_map(|flow| &flow.ways).any(|way| {
        way.windows(2).any(|pair| {
            let (a, b) = (pair[0].as_str(), pair[1].as_str());
            (matches(from, a) && matches(to, b)) || (matches(from, b) && matches(to, a))
        })
    })
}

fn vpc_of<'a>(context: &Context<'a>, key: &str) -> Option<&'a str> {
    let component = context.input.design.components.iter().find(|component| component.id.as_str() == key)?;
    context.network.vpc_of(component).map(|vpc| vpc.component.id.as_str())
}
