//! Properties of every network, whatever its routes.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod completing;
mod designs;
mod near;

use design::{Component, Design};
use proptest::prelude::*;
use topology::{Direction, Element, Leg, Network, Paths, complete, resolve, resolve_derived};

use designs::{Drawn, designs, turned};

/// The paths of all flows, by id.
fn all(design: &Design) -> Vec<(String, Paths)> {
    let network = Network::of(design);
    let mut flows: Vec<&Component> = design.components.iter().filter(|c| c.id.as_str().starts_with("flow")).collect();
    flows.sort_by_key(|flow| &flow.id);
    let both = |flow: &Component| [resolve(&network, flow), resolve_derived(&network, flow)];
    flows.into_iter().flat_map(|flow| both(flow).map(|paths| (flow.id.to_string(), paths))).collect()
}

fn weight(paths: &Paths) -> u64 {
    paths.legs.iter().map(|leg| leg.weight).sum()
}

/// Whether the zone crossings of a leg are contiguous: each starts in the zone that the data is in.
fn is_chain(leg: &Leg) -> bool {
    let mut zone = leg.from_zone.clone();
    for hop in &leg.hops {
        match &hop.element {
            Element::CrossZone { from, to } => {
                if from == to || zone.as_ref().is_some_and(|zone| zone != from) {
                    return false;
                }
                zone = Some(to.clone());
            }
            // Data can be in any zone after a transit gateway or a public name or address.
            Element::Component(_) => zone = None,
            Element::AwsNetwork => {}
        }
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn all_data_is_on_its_way_or_has_a_problem(Drawn(design) in designs()) {
        for design in [complete(&design).design, design] {
            for (flow, paths) in all(&design) {
                prop_assert!(paths.whole > 0);
                prop_assert!(weight(&paths) <= paths.whole);
                prop_assert_eq!(weight(&paths) < paths.whole, !paths.problems.is_empty(), "{}", flow);
            }
        }
    }

    #[test]
    fn hops_make_a_chain_and_all_say_what_they_charge_and_why(Drawn(design) in designs()) {
        let design = complete(&design).design;
        let titles: Vec<&str> = design.components.iter().map(Component::title).collect();
        for (flow, paths) in all(&design) {
            for leg in &paths.legs {
                prop_assert!(!leg.hops.is_empty());
                prop_assert!(is_chain(leg), "{flow}: {leg:#?}");
                for hop in &leg.hops {
                    prop_assert!(!hop.charges.is_empty() && !hop.why.is_empty());
                }
            }
            for problem in &paths.problems {
                // In the format of other findings: `message; fix`.
                for text in [&problem.message, &problem.fix] {
                    let is_sentence = text.starts_with(char::is_uppercase) && !titles.iter().any(|title| text.starts_with(title));
                    prop_assert!(!text.ends_with('.') && !is_sentence, "{problem:?}");
                }
            }
        }
    }

    #[test]
    fn merged_paths_carry_what_the_legs_carry(Drawn(design) in designs()) {
        for (_, paths) in all(&complete(&design).design) {
            let merged = paths.merged();
            prop_assert_eq!(merged.iter().map(|path| path.weight).sum::<u64>(), weight(&paths));
            prop_assert_eq!(charged(&paths), merged_charged(&paths));
            for path in merged {
                for hop in path.hops {
                    let border = matches!(hop.element, Element::CrossZone { .. });
                    prop_assert!(hop.weight == path.weight || (border && hop.weight < path.weight));
                }
            }
        }
    }

    #[test]
    fn order_of_the_design_does_not_matter(Drawn(design) in designs(), by in 0_usize..40) {
        prop_assert_eq!(all(&design), all(&turned(&design, by)));
    }
}

/// The charges, by code, direction and region, with the weight of the data.
fn charged(paths: &Paths) -> Vec<(String, u64)> {
    let hops = paths.legs.iter().flat_map(|leg| leg.hops.iter().map(move |hop| (&hop.charges, leg.weight)));
    sums(hops)
}

fn merged_charged(paths: &Paths) -> Vec<(String, u64)> {
    let merged = paths.merged();
    let hops = merged.iter().flat_map(|path| path.hops.iter().map(|hop| (&hop.charges, hop.weight)));
    sums(hops)
}

fn sums<'a>(hops: impl Iterator<Item = (&'a Vec<topology::HopCharge>, u64)>) -> Vec<(String, u64)> {
    let mut sums = std::collections::BTreeMap::new();
    for (charges, weight) in hops {
        for charge in charges.iter().filter(|charge| charge.code != topology::ChargeCode::Free) {
            for direction in [Direction::Request, Direction::Response] {
                if charge.direction == direction || charge.direction == Direction::Both {
                    let key = format!("{:?} {direction:?} {} {:?}", charge.code, charge.region, charge.of);
                    *sums.entry(key).or_insert(0) += weight;
                }
            }
        }
    }
    sums.into_iter().collect()
}
