//! Public IPv4 addresses of components that their configuration can take away.

use design::{Body, Component, ComponentId};
use topology::{Network, SubnetKind};
use units::{Usd, format};

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::saving::saving;
use crate::service::Context;

/// Rule `vpc-public-ipv4-cost` for a design without flows: addresses in subnets that have no route to an internet
/// gateway, where they can be neither reached nor sent from.
pub(super) fn in_private_subnets(subject: &Subject<'_>) -> Vec<Finding> {
    let all = (0..).zip(&subject.said.components);
    let named = all.filter(|(_, component)| number(component) > 0 && !component.placement.subnets.is_empty());
    let with_addresses: Vec<(usize, &Component)> = named.collect();
    if subject.network.is_some() || with_addresses.is_empty() {
        return Vec::new();
    }
    let completed = topology::completed_design(subject.said, subject.basis.task.budget);
    let network = Network::within(&completed, subject.basis.task.budget);
    let found = with_addresses.into_iter().filter_map(|(index, component)| {
        let useless = is_in_private_subnets(&network, &component.id) && !is_routed_to(&network, &component.id);
        let why =
            ["its subnet has no route to an internet gateway", "their subnets have no route to an internet gateway"];
        useless.then(|| finding(&subject.basis.context(index)?, why, subject.lines(index))).flatten()
    });
    found.collect()
}

/// The number of public IPv4 addresses of all instances or tasks of a component.
pub(super) fn number(component: &Component) -> u64 {
    match &component.body {
        Body::Ec2 { config, .. } => config.public_ipv4.saturating_mul(component.count()),
        Body::Defined(values) if values.flag("public_ipv4") => component.count(),
        _ => 0,
    }
}

/// Whether a component stands in subnets, none of which has a route to an internet gateway.
pub(super) fn is_in_private_subnets(network: &Network<'_>, id: &ComponentId) -> bool {
    let places = network.component(id).map(|component| network.locations(component)).unwrap_or_default();
    let is_private =
        |place: &topology::Location<'_>| place.subnet.is_some_and(|node| network.kind_of(node) != SubnetKind::Public);
    !places.is_empty() && places.iter().all(is_private)
}

/// Whether routes lead to a component: a NAT instance sends from its own address.
pub(super) fn is_routed_to(network: &Network<'_>, id: &ComponentId) -> bool {
    let tables = network.vpcs().iter().flat_map(|vpc| &vpc.config.route_tables);
    tables.flat_map(|table| &table.routes).any(|route| route.target == *id)
}

/// The finding about a component whose addresses are not needed, with the reasons for one and for several addresses.
pub(super) fn finding(
    context: &Context<'_>,
    [why_one, why]: [&str; 2],
    lines: &[crate::line::Line],
) -> Option<Finding> {
    let of_addresses = lines.iter().filter(|line| line.code.contains("public-ipv4"));
    let cost = of_addresses.map(|line| line.cost.known()).sum::<Option<Usd>>()?;
    let cost = saving(cost, Usd::ZERO)?;
    let (count, money) = (number(context.component), format::money(cost));
    let (message, fix) = if count == 1 {
        (format!("1 public IPv4 address costs {money} a month, and {why_one}"), "take the address away")
    } else {
        (format!("{count} public IPv4 addresses cost {money} a month, and {why}"), "take the addresses away")
    };
    let place = "/config/public_ipv4";
    let change = match &context.component.body {
        Body::Ec2 { config, .. } if config.elastic_ips => {
            Remedy::set(place, 0).and_set("/config/elastic_ips", serde_json::Value::Null)
        }
        Body::Ec2 { .. } => Remedy::set(place, 0),
        _ => Remedy::set(place, false),
    };
    Some(context.finding(Severity::Warning, "vpc-public-ipv4-cost", place, message, fix).saves(cost).with(change))
}
