//! The design with a set of path options, by the code of the set.

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design};
use topology::{FlowPaths, Network};

use super::FLOWS;
use crate::paths::nat_type::with_suitable_types;

/// The design with the path options that the code of a [`PathSet`](super::PathSet) names, chosen one after the other;
/// `None` if one of them does not exist, or has no effect.
#[must_use]
pub fn choose_path_set(design: &Design, code: &str, catalogue: &Catalogue, budget: &Budget) -> Option<Design> {
    let steps: Vec<(&str, &str)> = code.split('+').map(|step| step.split_once('=')).collect::<Option<_>>()?;
    // A set has one step for each flow at most.
    if steps.len() > FLOWS {
        return None;
    }
    let start = topology::completed_design(design, budget);
    let paths = FlowPaths::of(&Network::within(&start, budget));
    let (chosen, paths) = steps.into_iter().try_fold((start.clone(), paths), |(design, paths), (flow, code)| {
        let flow = ComponentId::parse(flow)?;
        let next = topology::alternative_within(&design, &paths, (&flow, code), budget)?;
        Some((next.design, next.paths))
    })?;
    with_suitable_types(chosen, &paths, &start, catalogue, budget).ok()
}
