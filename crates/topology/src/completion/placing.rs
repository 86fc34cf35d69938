//! Subnets for components that name none.

use design::{Body, Component, ComponentId, Subnet};

use super::needs;
use super::tables::{TableKind, kind_of_subnet};
use super::work::Work;

/// Places each component in subnets of its VPC: public ones if it needs them, else private ones; one in each zone.
pub(super) fn place(work: &mut Work) {
    let homes: Vec<(ComponentId, ComponentId)> = work.homes.iter().map(|(id, vpc)| (id.clone(), vpc.clone())).collect();
    for (id, vpc) in homes {
        let Some(component) = work.design.component(&id) else { continue };
        let reached = needs::reached_from_internet(&work.design).contains(&id);
        if component.placement.subnets.is_empty() {
            let names = subnets_for(work, component, &vpc);
            if names.is_empty() {
                continue;
            }
            let text = format!("Proposed: {} for {}, because it names no subnet.", list(&names), component.title());
            work.say(&id, text);
            if let Some(component) = work.component_mut(&id) {
                component.placement.subnets = names;
            }
        }
        if reached {
            give_address(work, &id);
        }
    }
}

/// A public IPv4 address for instances that the internet talks to.
fn give_address(work: &mut Work, id: &ComponentId) {
    let ipv6 = needs::uses_ipv6(&work.design, id);
    let Some(component) = work.component_mut(id) else { return };
    let title = component.title().to_owned();
    if let Body::Ec2 { config, .. } = &mut component.body
        && config.public_ipv4 == 0
        && !ipv6
    {
        config.public_ipv4 = 1;
        let text = format!("Proposed: a public IPv4 address for each of {title}, because the internet talks to it.");
        work.say(id, text);
    }
}

fn list(names: &[String]) -> String {
    let word = if names.len() == 1 { "subnet" } else { "subnets" };
    format!("{word} {}", names.join(", "))
}

/// The subnets that suit a component: one in each of its zones, of the kind it needs if there are such.
fn subnets_for(work: &Work, component: &Component, vpc: &ComponentId) -> Vec<String> {
    let Some(config) = work.vpc(vpc) else { return Vec::new() };
    let public = work.public.contains(&component.id);
    let rank = |subnet: &Subnet| match (kind_of_subnet(work, vpc, subnet), public) {
        (TableKind::Public, true) | (TableKind::Private, false) => 0,
        (TableKind::Isolated, false) => 1,
        (TableKind::Public, false) | (TableKind::Private | TableKind::Isolated, true) => 2,
    };
    let mut subnets: Vec<&Subnet> = config.subnets.iter().collect();
    subnets.sort_by_key(|subnet| (rank(subnet), &subnet.zone, &subnet.name));
    let mut best: Vec<&Subnet> = Vec::new();
    let said = &component.placement.zones;
    for subnet in subnets {
        let wanted = said.is_empty() || said.contains_key(&subnet.zone);
        if wanted && best.iter().all(|other| other.zone != subnet.zone) {
            best.push(subnet);
        }
    }
    if said.is_empty() {
        // Never a worse kind for the sake of another zone.
        let first = best.first().map(|subnet| rank(subnet));
        best.retain(|subnet| Some(rank(subnet)) == first);
        best.truncate(usize::try_from(needs::zones_wanted(component)).unwrap_or(usize::MAX));
    }
    best.sort_by_key(|subnet| &subnet.zone);
    best.truncate(design::limits::ZONES);
    best.into_iter().map(|subnet| subnet.name.clone()).collect()
}
