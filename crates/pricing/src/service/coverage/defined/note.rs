//! [`Applies`]: whether a commitment has anything to cover.

use std::collections::BTreeMap;

use super::All;
use crate::service::coverage::{Coverage, MOST_NAMED};

/// What a commitment that is a component of its own is for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Applies {
    /// Whether the design has usage that it can cover.
    pub any: bool,
    /// The components with usage that it can cover and whose amount is unknown.
    pub open: Vec<usize>,
    /// The first components with usage that a plan does not cover, although it applies to their service.
    pub ineligible: Vec<usize>,
}

impl Applies {
    fn join(&mut self, other: &Applies) {
        self.any |= other.any;
        self.open.extend(&other.open);
    }
}

/// Notes what the commitments are for, and the components without a plan rate.
pub(super) fn add(all: &All<'_>, coverage: &mut Coverage) {
    let mut by_pool: BTreeMap<&str, Applies> = BTreeMap::new();
    let ineligible = all.ineligible.iter().copied().take(MOST_NAMED).collect();
    let mut planned = Applies { ineligible, ..Applies::default() };
    let mut without_rate = Vec::new();
    for demand in &all.demands {
        if let Some(pool) = &demand.pool {
            by_pool.entry(&pool.name).or_default().any = true;
        }
        planned.any |= demand.is_planned;
        if demand.is_planned && demand.plan.is_none() && without_rate.last() != Some(&demand.component) {
            without_rate.push(demand.component);
        }
    }
    for open in &all.open {
        let one = Applies { any: true, open: vec![open.component], ..Applies::default() };
        if let Some(pool) = &open.pool {
            by_pool.entry(&pool.name).or_default().join(&one);
        }
        if open.is_planned {
            planned.join(&one);
        }
    }
    for purchase in &all.bought {
        let mut applies = Applies::default();
        for pool in [&purchase.pool.name, &purchase.pool.also] {
            by_pool.get(pool.as_str()).into_iter().for_each(|other| applies.join(other));
        }
        coverage.applies.insert(purchase.commitment, applies);
    }
    for plan in &all.plans {
        coverage.applies.insert(plan.commitment, planned.clone());
        if !without_rate.is_empty() {
            coverage.unknown.insert(plan.commitment, without_rate.iter().copied().take(MOST_NAMED).collect());
        }
    }
}
