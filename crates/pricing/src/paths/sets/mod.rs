//! Path options over sets of flows: changes that save money only together, such as endpoints for all services that let
//! the NAT gateways be taken out.
//!
//! Trying every combination of the path options of all flows would take too long: with four options, 20 flows have more
//! combinations than can be counted. But the cost is nearly a sum over destinations once it is settled which gateways
//! stand, so the search
//! 1. prices each option of each flow alone ([`single`]);
//! 2. divides the flows into [`clusters`](cluster) that share nothing billed by the hour;
//! 3. tries every combination of a cluster of few flows ([`every`]); for others, it combines, for each egress and for none,
//!    the cheapest option of each destination ([`starts`]);
//! 4. improves the best of these designs by changing one flow at a time ([`local`]);
//! 5. joins the best designs of all clusters.
//!
//! Every design is made of the path options of single flows, one after the other, and every total is that of the whole
//! design, as in an estimate.

#[cfg(test)]
mod brute_force;
mod choose;
mod cluster;
mod describe;
mod effort;
mod every;
mod label;
mod local;
mod point;
mod search;
mod seek;
mod set;
mod shown;
mod single;
mod starts;

use budget::Budget;
use catalog::Catalogue;
use design::{Body, Design, Problems};

pub(crate) use effort::Effort;
pub(crate) use seek::seek;

pub use choose::choose_path_set;
pub use label::within_sentence;
pub use set::{MovedFlow, OptionName, PathSet, PathSets, SetComponent};

/// Most flows whose options are combined: with more, even the single options take too long.
const FLOWS: usize = 40;

/// The best few sets of path options that cost less together.
///
/// # Errors
/// As [`estimate`](crate::estimate()).
pub fn path_sets(design: &Design, catalogue: &Catalogue) -> Result<PathSets, Problems> {
    path_sets_within(design, catalogue, Budget::unlimited())
}

/// As [`path_sets`], with a limit on the work. When [`Budget::check`] fails afterwards, the sets must be discarded.
///
/// # Errors
/// As [`path_sets`].
pub fn path_sets_within(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<PathSets, Problems> {
    let flows = design.components.iter().filter(|component| matches!(component.body, Body::Flow { .. })).count();
    if flows > FLOWS {
        let note = format!("The design has more than {FLOWS} flows: their path options are not combined.");
        return Ok(PathSets { notes: vec![note], ..PathSets::default() });
    }
    if flows < 2 {
        return Ok(PathSets::default());
    }
    seek(topology::completed_design(design, budget), Effort::Full, catalogue, budget)
}
