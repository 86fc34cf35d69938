//! How the instances of a component stand in availability zones.

use std::collections::BTreeMap;

use design::{Body, Component, Design, NatMode};

use super::profile;

/// The zones of a component that names none: as many as Abacus proposes.
const USUAL: [&str; 2] = ["a", "b"];

/// Whether its number can be said zone by zone.
#[must_use]
pub fn are_counted(component: &Component) -> bool {
    match &component.body {
        // The number of an Auto Scaling group stands in its profile.
        Body::Ec2 { .. } => profile::of(component).is_none(),
        Body::NatGateway { config, .. } => config.mode == NatMode::Zonal,
        _ => false,
    }
}

/// How many stand in each zone: as it says, else spread evenly over the zones of its subnets or the usual ones.
#[must_use]
pub fn counts(component: &Component, design: &Design) -> BTreeMap<String, u64> {
    let said = &component.placement.zones;
    let mut counts: BTreeMap<String, u64> = letters(component, design).into_iter().map(|zone| (zone, 0)).collect();
    if said.is_empty() {
        let zones = u64::try_from(counts.len()).unwrap_or(1).max(1);
        let all = component.placement.count();
        for (index, count) in (0_u64..).zip(counts.values_mut()) {
            *count = all / zones + u64::from(index < all % zones);
        }
    }
    for (zone, count) in said {
        counts.insert(zone.clone(), *count);
    }
    counts
}

fn letters(component: &Component, design: &Design) -> Vec<String> {
    let vpcs = design.components.iter().filter_map(|other| match &other.body {
        Body::Vpc { config } => Some(&config.subnets),
        _ => None,
    });
    let named = vpcs.flatten().filter(|subnet| component.placement.subnets.contains(&subnet.name));
    let letters: Vec<String> = named.map(|subnet| subnet.zone.clone()).collect();
    if letters.is_empty() { USUAL.map(str::to_owned).into() } else { letters }
}

/// Adds instances to a zone, or takes some away.
pub fn change(component: &mut Component, design: &Design, zone: &str, up: bool) {
    let mut counts = counts(component, design);
    let count = counts.entry(zone.to_owned()).or_default();
    *count = if up { count.saturating_add(1).min(design::limits::COUNT) } else { count.saturating_sub(1) };
    counts.retain(|_, count| *count > 0);
    component.placement.count = counts.is_empty().then_some(0);
    component.placement.zones = counts;
}

/// The letter of the zone after those that are in use, if there is one more.
#[must_use]
pub fn next(counts: &BTreeMap<String, u64>) -> Option<String> {
    let free = ('a'..='f').map(String::from).find(|letter| !counts.contains_key(letter));
    free.filter(|_| counts.len() < design::limits::ZONES)
}

#[cfg(test)]
mod tests {
    use design::{ComponentId, Ec2Config, Ec2Usage, Placement};

    use super::*;

    fn group(count: u64) -> Component {
        Component {
            id: ComponentId::parse("web").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(count), ..Placement::default() },
            body: Body::Ec2 { config: Ec2Config::of_type("m5.large"), usage: Ec2Usage::default() },
        }
    }

    #[test]
    fn instances_move_between_zones_and_keep_their_number() {
        let design = Design::empty("us-east-1");
        let mut web = group(3);
        let of = |web: &Component| counts(web, &design).into_iter().collect::<Vec<_>>();
        assert_eq!(of(&web), [("a".into(), 2), ("b".into(), 1)]);
        change(&mut web, &design, "a", false);
        change(&mut web, &design, "c", true);
        assert_eq!(of(&web), [("a".into(), 1), ("b".into(), 1), ("c".into(), 1)]);
        assert_eq!((web.placement.count, web.count()), (None, 3));
        assert_eq!(next(&counts(&web, &design)).as_deref(), Some("d"));
    }

    #[test]
    fn the_last_instance_can_go() {
        let design = Design::empty("us-east-1");
        let mut web = group(1);
        change(&mut web, &design, "a", false);
        assert_eq!((web.placement.count, web.count()), (Some(0), 0));
        assert!(web.placement.zones.is_empty());
        change(&mut web, &design, "b", false);
        assert_eq!(web.count(), 0);
    }
}
