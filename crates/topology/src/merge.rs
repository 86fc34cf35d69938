//! [`Paths::merged`]: legs that pass the same elements, as one row of hops.

use foldhash::{HashMap, HashMapExt as _};

use crate::charge::HopCharge;
use crate::path::{Element, Hop, Leg, MergedHop, MergedPath, Paths};

impl Paths {
    /// Groups the legs by what they pass: legs that pass the same components with the same charges form one path. Zone
    /// crossings that only some of them make become one hop with their combined weight. Paths are in the order of their
    /// first legs.
    #[must_use]
    pub fn merged(&self) -> Vec<MergedPath> {
        let mut groups: Vec<Vec<&Leg>> = Vec::new();
        let mut known: HashMap<Vec<(&Element, &[HopCharge])>, usize> = HashMap::new();
        for leg in &self.legs {
            let number = *known.entry(solid(leg).collect()).or_insert(groups.len());
            match groups.get_mut(number) {
                Some(group) => group.push(leg),
                None => groups.push(vec![leg]),
            }
        }
        groups.iter().map(|legs| merge(legs)).collect()
    }
}

/// The hops with their charges, except zone crossings and hops within the AWS network that are free.
fn solid(leg: &Leg) -> impl Iterator<Item = (&Element, &[HopCharge])> {
    leg.hops.iter().filter(|hop| is_solid(hop)).map(|hop| (&hop.element, hop.charges.as_slice()))
}

fn is_solid(hop: &Hop) -> bool {
    match hop.element {
        Element::Component(_) => true,
        Element::CrossZone { .. } => false,
        Element::AwsNetwork => hop.charges.iter().any(|charge| charge.code != crate::ChargeCode::Free),
    }
}

fn merge(legs: &[&Leg]) -> MergedPath {
    let weight = legs.iter().fold(0, |sum: u64, leg| sum.saturating_add(leg.weight));
    let solids = legs.first().map_or(0, |leg| leg.hops.iter().filter(|hop| is_solid(hop)).count());
    let mut hops = Vec::new();
    for slot in 0..=solids {
        hops.extend(borders(legs, slot));
        let solid = legs.first().and_then(|leg| leg.hops.iter().filter(|hop| is_solid(hop)).nth(slot));
        hops.extend(solid.map(|hop| merged(hop, weight)));
    }
    if hops.is_empty() {
        // The path passes nothing but the AWS network.
        hops.extend(legs.first().and_then(|leg| leg.hops.first()).map(|hop| merged(hop, weight)));
    }
    MergedPath { weight, hops }
}

/// The zone crossings in front of a solid hop, as one hop for each set of charges.
fn borders(legs: &[&Leg], slot: usize) -> Vec<MergedHop> {
    let mut borders: Vec<MergedHop> = Vec::new();
    for leg in legs {
        let mut passed = 0_usize;
        for hop in &leg.hops {
            if is_solid(hop) {
                passed = passed.saturating_add(1);
            } else if passed == slot && matches!(hop.element, Element::CrossZone { .. }) {
                match borders.iter_mut().find(|border| border.charges == hop.charges) {
                    Some(border) => border.weight = border.weight.saturating_add(leg.weight),
                    None => borders.push(merged(hop, leg.weight)),
                }
            }
        }
    }
    borders
}

fn merged(hop: &Hop, weight: u64) -> MergedHop {
    MergedHop { element: hop.element.clone(), why: hop.why.clone(), weight, charges: hop.charges.clone() }
}
