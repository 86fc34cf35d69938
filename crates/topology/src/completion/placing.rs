//! Subnets for components that name none.

use std::collections::{BTreeMap, BTreeSet};

use design::{Body, Component, ComponentId, Subnet};

use super::needs;
use super::tables::{self, TableKind};
use super::work::Work;

/// Places each component in subnets of its VPC: public ones if it needs them, else private ones; one in each zone.
pub(super) fn place(work: &mut Work<'_>) {
    let homes = work.homes.clone();
    let vpcs: BTreeSet<&ComponentId> = homes.values().collect();
    let public = tables::public_subnets(work);
    let kinds: BTreeMap<&ComponentId, Vec<TableKind>> =
        vpcs.into_iter().map(|vpc| (vpc, tables::kinds(work, vpc, &public))).collect();
    let reached = needs::reached_from_internet(&work.design);
    for (id, vpc) in &homes {
        let Some(component) = work.component(id) else { continue };
        if component.placement.subnets.is_empty() {
            let kinds = kinds.get(vpc).map_or(&[][..], Vec::as_slice);
            let names = subnets_for(work, component, vpc, kinds);
            if names.is_empty() {
                continue;
            }
            work.say(id, |work| {
                let title = work.component(id).map_or("", Component::title);
                format!("Proposed: {} of {vpc} for {title}, because it names no subnet.", list(&names))
            });
            if let Some(component) = work.component_mut(id) {
                component.placement.subnets = names;
            }
        }
        if reached.contains(id) {
            give_address(work, id);
        }
    }
}

/// Gives instances that the internet connects to a public IPv4 address.
fn give_address(work: &mut Work<'_>, id: &ComponentId) {
    let ipv6 = work.index().uses_ipv6(id);
    let Some(component) = work.component_mut(id) else { return };
    if let Body::Ec2 { config, .. } = &mut component.body
        && config.public_ipv4 == 0
        && !ipv6
    {
        config.public_ipv4 = 1;
        work.say(id, |work| {
            let title = work.component(id).map_or("", Component::title);
            format!("Proposed: a public IPv4 address for each of {title}, because the internet talks to it.")
        });
    }
}

fn list(names: &[String]) -> String {
    let word = if names.len() == 1 { "subnet" } else { "subnets" };
    format!("{word} {}", names.join(", "))
}

/// The subnets that suit a component: one in each of its zones, of the kind it needs if there are any.
fn subnets_for(work: &Work<'_>, component: &Component, vpc: &ComponentId, kinds: &[TableKind]) -> Vec<String> {
    let Some(config) = work.vpc(vpc) else { return Vec::new() };
    let public = work.public.contains(&component.id);
    let rank = |kind: TableKind| match (kind, public) {
        (TableKind::Public, true) | (TableKind::Private, false) => 0,
        (TableKind::Isolated, false) => 1,
        (TableKind::Public, false) | (TableKind::Private | TableKind::Isolated, true) => 2,
    };
    let mut subnets: Vec<(u8, &Subnet)> =
        config.subnets.iter().zip(kinds).map(|(subnet, kind)| (rank(*kind), subnet)).collect();
    subnets.sort_by_key(|(rank, subnet)| (*rank, &subnet.zone, &subnet.name));
    // Never use a less suitable kind of subnet to reach another zone, unless the design specifies the zones.
    let first = subnets.first().map(|(rank, _)| *rank);
    let mut best: Vec<&Subnet> = Vec::new();
    let said = &component.placement.zones;
    for (rank, subnet) in subnets {
        let wanted = if said.is_empty() { Some(rank) == first } else { said.contains_key(&subnet.zone) };
        if wanted && best.iter().all(|other| other.zone != subnet.zone) {
            best.push(subnet);
        }
    }
    if said.is_empty() {
        best.truncate(usize::try_from(needs::zones_wanted(component)).unwrap_or(usize::MAX));
    }
    best.sort_by_key(|subnet| &subnet.zone);
    best.truncate(design::limits::ZONES);
    best.into_iter().map(|subnet| subnet.name.clone()).collect()
}
