//! Savings, and whether they are worth reporting.

use units::{Decimal, Usd};

use crate::line::Line;

/// The smallest monthly saving worth reporting.
pub(crate) const LEAST_SAVING: Usd = Usd::new(Decimal::ONE);
/// The smallest share of the cost worth reporting: one percent.
const PART_OF_COST: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The monthly cost of all `lines`; `None` when one of them is unknown.
pub(crate) fn monthly(lines: &[Line]) -> Option<Usd> {
    lines.iter().map(|line| line.cost.known()).sum::<Option<Usd>>()
}

/// The saving between `now` and `then`, if it is worth reporting: more than $1 and more than 1 %.
pub(crate) fn saving(now: Usd, then: Usd) -> Option<Usd> {
    let (saved, least) = (now - then, now.amount().checked_mul(PART_OF_COST)?);
    (saved > LEAST_SAVING && saved.amount() > least).then_some(saved)
}
