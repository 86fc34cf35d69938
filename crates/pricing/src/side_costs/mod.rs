//! [`SideCosts`]: what the components of a design cause elsewhere, beside the total until it is accepted.
//!
//! Logs, metrics, requests of keys and firewalls, and snapshots are billed apart from the components that cause them, and are
//! easily left out. Each is found here with an amount that follows from the usage of its cause and stated assumptions, as
//! the change of the document that accepting it makes. Its cost is what the whole design costs more with that change, so
//! that pools, tiers and allowances count.

mod apis;
mod balancers;
mod candidate;
mod containers;
mod covered;
mod databases;
mod firewalls;
mod functions;
mod instances;
mod keys;
mod priced;
mod sizes;
mod span;
mod subject;
mod traffic;
mod volumes;

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design, Problem, Problems};
use serde::{Deserialize, Serialize};
use topology::Completed;
use units::Usd;

use self::candidate::Candidate;
use self::subject::Subject;
use crate::flows::{Flows, has_flows, network_of};
use crate::relations::Relations;

/// What the components of a design cause elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SideCosts {
    /// The side costs, the most expensive first, those without an amount last; at most 40, those with the largest usage.
    pub items: Vec<SideCost>,
    /// How many more there are.
    pub more: usize,
    /// What the design costs more with all of them, also those that are not listed.
    pub all: AddedCost,
}

/// Something that a component causes elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideCost {
    /// Its id: that of its cause and what it is. A component that accepting adds has this id.
    pub id: ComponentId,
    /// The component that causes it.
    pub component: ComponentId,
    /// What is billed, and of what.
    pub title: String,
    /// How its amount follows from the design, with everything that is assumed.
    pub assumption: String,
    /// What accepting changes.
    pub change: String,
    /// What the design costs more with it.
    #[serde(flatten)]
    pub added: AddedCost,
}

/// The difference between two estimates.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AddedCost {
    /// More a month, as far as it is known.
    pub monthly: Usd,
    /// The added charges that depend on usage which is open, by what they depend on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    /// The added charges that have no price, by their labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_price: Vec<String>,
}

impl AddedCost {
    /// Whether no charge is missing from the amount.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.depends_on.is_empty() && self.without_price.is_empty()
    }
}

/// Which side costs to accept.
#[derive(Debug, Clone, Copy)]
pub enum Accept<'a> {
    /// All of them.
    All,
    /// Those with these ids.
    These(&'a [ComponentId]),
}

/// The side costs of a priced design. `completed` is its completion, if it has flows.
pub(crate) fn of(
    said: &Design,
    completed: Option<&Completed>,
    (flows, catalogue, budget): (&Flows, &Catalogue, &Budget),
) -> Result<SideCosts, Problems> {
    let design = completed.map_or(said, |completed| &completed.design);
    let candidates = candidates(said, design, budget);
    priced::price(said, design, candidates, (flows, catalogue, budget))
}

/// The design with side costs accepted. Components are added at its end, as long as it has room for them.
///
/// # Errors
/// A problem for every id that the design has no side cost of.
pub fn accept(said: &Design, accept: Accept<'_>, budget: &Budget) -> Result<Design, Problems> {
    let completed = has_flows(said).then(|| topology::complete_within(said, budget));
    let design = completed.as_ref().map_or(said, |completed| &completed.design);
    let candidates = candidates(said, design, budget);
    if let Accept::These(ids) = accept {
        let is_unknown = |id: &&ComponentId| !candidates.iter().any(|candidate| candidate.id == **id);
        let unknown: Vec<Problem> = ids.iter().filter(is_unknown).map(no_side_cost).collect();
        if !unknown.is_empty() {
            return Err(Problems(unknown));
        }
    }
    let mut accepted = said.clone();
    for candidate in &candidates {
        let is_chosen = match accept {
            Accept::All => true,
            Accept::These(ids) => ids.contains(&candidate.id),
        };
        if is_chosen && candidate.fits(&accepted) {
            candidate.apply(&mut accepted);
        }
    }
    Ok(accepted)
}

fn no_side_cost(id: &ComponentId) -> Problem {
    Problem::new("", format!("the design has no side cost {id}"), "name one that `abacus price` lists")
}

/// The side costs that a design does not have yet, given its completion.
fn candidates(said: &Design, complete: &Design, budget: &Budget) -> Vec<Candidate> {
    let network = network_of(complete, budget);
    let relations = Relations::of(said);
    Subject { design: said, relations: &relations, network: network.as_ref(), budget }.candidates()
}
