//! The placement and the count of a component.

use std::collections::BTreeMap;

use definitions::Stands;
use design::{Body, Component, Design, NatMode, Placement, Running, limits};

use crate::act::{Act, Done};
use crate::form::Form;
use crate::node::{Field, More, Node, Options, Zone};
use crate::reads::{COUNTS, Empty, Reads};

/// The zones of a component that names none, as proposed by Abacus.
const USUAL: [&str; 2] = ["a", "b"];

/// The count. The count of an Auto Scaling group is in its profile; if zones are named, the count is spread over them.
pub(crate) fn count(form: &Form<'_>, label: &str) -> Node {
    let placement = &form.component.placement;
    if has_profile(form.component) {
        return Node::Fixed { label: label.to_owned(), text: format!("{} at peak", form.component.count()) };
    }
    let reads = if placement.zones.is_empty() {
        Reads::whole(0, limits::COUNT, COUNTS, Empty::Refused)
    } else {
        Reads::ActNumber { act: "count", most: limits::COUNT, decimals: 0, units: COUNTS, empty: Empty::Refused }
    };
    form.input("count", label, "/placement/count", placement.count().to_string(), reads)
        .hint(in_zones(placement))
        .into()
}

/// The region of a component.
pub(crate) fn region(form: &Form<'_>) -> Field {
    let parent = form.component.hangs_on().and_then(|id| form.design.component(id));
    let none = match parent {
        Some(other) => format!("As {} ({})", other.title(), form.design.region_of(other)),
        None => format!("As the design ({})", form.design.region),
    };
    let own = form.component.placement.region.clone().unwrap_or_default();
    form.choice("region", "Region", "/placement/region", form.regions(&none), own)
}

/// The subnets of a component, one for each zone.
pub(crate) fn subnets(form: &Form<'_>) -> Node {
    let region = form.design.region_of(form.component);
    let mut options = Options::new();
    for vpc in form.design.components.iter().filter(|c| form.design.region_of(c) == region) {
        if let Body::Vpc { config } = &vpc.body {
            options.extend(config.subnets.iter().map(|s| (s.name.clone(), format!("{}, zone {}", s.name, s.zone))));
        }
    }
    let picked = &form.component.placement.subnets;
    let stands = form.component.body.values().map(|values| values.definition().stands);
    let empty = if stands == Some(Stands::RegionOrSubnets) { "In no VPC" } else { "Proposed by Abacus" };
    form.picks("subnets", "Subnets", "/placement/subnets", picked, options, limits::ZONES).empty(empty).into()
}

/// Subnets and the number in each zone, collapsed while nothing is given.
pub(crate) fn stands(form: &Form<'_>) -> Node {
    let placement = &form.component.placement;
    let nodes = std::iter::once(subnets(form)).chain(zones(form.component, form.design).map(Node::Zones)).collect();
    Node::More(More {
        id: form.id("where"),
        label: "Where they stand".to_owned(),
        about: "subnets, availability zones".to_owned(),
        open: !placement.subnets.is_empty() || !placement.zones.is_empty(),
        nodes,
    })
}

/// The number in each zone, followed by one unused zone; `None` for components that are not counted by zone.
pub fn zones(component: &Component, design: &Design) -> Option<Vec<Zone>> {
    if !are_counted(component) {
        return None;
    }
    let counts = counts(component, design);
    let next = next(&counts).map(|letter| Zone { letter, count: None });
    Some(counts.into_iter().map(|(letter, count)| Zone { letter, count: Some(count) }).chain(next).collect())
}

/// The changes of placement: the count to spread over zones, one more or less in a zone, the names of zones.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    match act.name.as_str() {
        "count" => {
            let count = match crate::usage::whole(&act.value, limits::COUNT) {
                Ok(count) => count,
                Err(error) => return Some(Err(error)),
            };
            spread(&mut design.components.get_mut(index)?.placement, count);
        }
        "zone+" | "zone-" => {
            let mut component = design.components.get(index)?.clone();
            change(&mut component, design, &act.value, act.name == "zone+");
            *design.components.get_mut(index)? = component;
        }
        "zones" => return Some(set_zones(design.components.get_mut(index)?, &act.value).map(|()| Done::default())),
        _ => return None,
    }
    Some(Ok(Done::default()))
}

fn has_profile(component: &Component) -> bool {
    matches!(&component.body, Body::Ec2 { usage, .. } if matches!(usage.running, Running::Profile(_)))
}

fn in_zones(placement: &Placement) -> String {
    let zones: Vec<String> = placement.zones.iter().map(|(zone, count)| format!("{zone}: {count}")).collect();
    if zones.is_empty() { String::new() } else { format!("In zones {}", zones.join(", ")) }
}

/// Sets the count; if zones are named, spreads it over them as evenly as possible.
pub(crate) fn spread(placement: &mut Placement, count: u64) {
    if placement.zones.is_empty() {
        placement.count = Some(count);
        return;
    }
    placement.count = None;
    let zones = u64::try_from(placement.zones.len()).unwrap_or(1);
    let rest = count % zones;
    for (index, in_zone) in (0_u64..).zip(placement.zones.values_mut()) {
        *in_zone = count / zones + u64::from(index < rest);
    }
}

/// Places a component in the zones whose letters are in the text.
///
/// # Errors
/// What is wrong, as text for the field.
pub(crate) fn set_zones(component: &mut Component, text: &str) -> Result<(), String> {
    let letters: Vec<&str> = text.split([',', ' ']).filter(|letter| !letter.is_empty()).collect();
    let is_zone = |letter: &&str| letter.len() == 1 && letter.chars().all(|c| c.is_ascii_lowercase());
    if letters.is_empty() || letters.len() > limits::ZONES || !letters.iter().all(is_zone) {
        return Err("Enter the letter of a zone, such as a".to_owned());
    }
    let count = component.placement.count();
    component.placement.zones.clear();
    for letter in letters {
        component.placement.zones.insert(letter.to_owned(), 0);
    }
    spread(&mut component.placement, count);
    Ok(())
}

/// Whether its count can be given for each zone.
fn are_counted(component: &Component) -> bool {
    match &component.body {
        // The count of an Auto Scaling group is in its profile.
        Body::Ec2 { .. } => !has_profile(component),
        Body::NatGateway { config, .. } => config.mode == NatMode::Zonal,
        _ => false,
    }
}

/// The number in each zone: as given, or else spread evenly over the zones of its subnets or the default ones.
fn counts(component: &Component, design: &Design) -> BTreeMap<String, u64> {
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

/// Adds an instance to a zone, or removes one.
fn change(component: &mut Component, design: &Design, zone: &str, up: bool) {
    let mut counts = counts(component, design);
    let count = counts.entry(zone.to_owned()).or_default();
    *count = if up { count.saturating_add(1).min(limits::COUNT) } else { count.saturating_sub(1) };
    counts.retain(|_, count| *count > 0);
    component.placement.count = counts.is_empty().then_some(0);
    component.placement.zones = counts;
}

/// The letter of the zone after those in use, if there is one.
fn next(counts: &BTreeMap<String, u64>) -> Option<String> {
    let free = ('a'..='f').map(String::from).find(|letter| !counts.contains_key(letter));
    free.filter(|_| counts.len() < limits::ZONES)
}
#[cfg(test)]
mod tests {
    use design::{ComponentId, Ec2Config, Ec2Usage, Placement, Tags};

    use super::*;

    fn group(count: u64) -> Component {
        Component {
            id: ComponentId::parse("web").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(count), ..Placement::default() },
            tags: Tags::default(),
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
