//! What is saved, and whether that is worth telling.

use units::{Decimal, Usd};

use crate::line::Line;

/// The least saving worth telling a month.
pub(crate) const LEAST_SAVING: Usd = Usd::new(Decimal::ONE);
/// The least part of the cost worth telling: one in a hundred.
const PART_OF_COST: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// What all `lines` cost a month; `None` when one of them is not known.
pub(crate) fn monthly(lines: &[Line]) -> Option<Usd> {
    lines.iter().map(|line| line.cost.known()).sum::<Option<Usd>>()
}

/// What is saved between `now` and `then`, if it is worth telling: more than $1 and more than 1 %.
pub(crate) fn saving(now: Usd, then: Usd) -> Option<Usd> {
    let saved = now - then;
    (saved > LEAST_SAVING && saved.amount() > now.amount() * PART_OF_COST).then_some(saved)
}
