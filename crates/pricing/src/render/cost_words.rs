//! [`CostWords`]: the cost of a component, or of several together, in a few words.

use units::Usd;
use units::format::money;

use crate::estimate::{ComponentEstimate, Estimate};
use crate::line::Cost;
use crate::total::Total;

/// A cost in words, short for a row or a card and long for a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CostWords {
    /// Short, such as `$135.00` or `depends on usage`; empty if nothing is charged at all.
    pub short: String,
    /// For a sentence, such as `at least $135.00 a month`.
    pub long: String,
    /// The monthly amount that counts towards the total.
    pub amount: Option<Usd>,
    /// Whether a price or a usage value is missing.
    pub open: bool,
}

impl CostWords {
    /// The short words; `free` if nothing is charged at all.
    #[must_use]
    pub fn or_free(self) -> String {
        if self.short.is_empty() { "free".to_owned() } else { self.short }
    }
}

/// The cost of components together. Upfront payments and what occurs once are beside the monthly amount, and components
/// that something else pays for are not shown as free.
#[must_use]
pub fn cost_words<'a>(components: impl IntoIterator<Item = &'a ComponentEstimate>) -> CostWords {
    let (mut monthly, mut upfront, mut once) = (Usd::ZERO, Usd::ZERO, Usd::ZERO);
    let [mut any, mut open, mut covered, mut by_usage] = [false; 4];
    for component in components {
        monthly += component.totals.monthly;
        upfront += component.totals.upfront;
        once += component.totals.once;
        open |= Total::Monthly.is_at_least(&component.totals);
        for line in &component.lines {
            any = true;
            covered |= matches!(line.cost, Cost::Covered { .. });
            by_usage |= matches!(line.cost, Cost::DependsOnUsage { .. });
        }
    }
    if !any {
        return CostWords::default();
    }
    let (amount, beside) = (money(monthly), beside_monthly(upfront, once));
    let (short, long) = match (open, monthly.is_zero(), beside.is_empty()) {
        (true, true, true) if by_usage => ("depends on usage".to_owned(), "depends on usage".to_owned()),
        (true, true, true) => ("not known".to_owned(), "price not known".to_owned()),
        (true, ..) => (format!("≥ {amount}{beside}"), format!("at least {amount} a month{beside}")),
        (false, true, true) if covered => ("covered".to_owned(), "covered by other components".to_owned()),
        (false, true, true) => ("free".to_owned(), "free".to_owned()),
        (false, true, false) => (beside.trim_start_matches(" + ").to_owned(), format!("nothing a month{beside}")),
        (false, false, _) => (format!("{amount}{beside}"), format!("{amount} a month{beside}")),
    };
    CostWords { short, long, amount: Some(monthly), open }
}

/// A component of an estimate with what is attached to it, such as the volumes of instances: itself first.
pub fn with_attached<'a>(estimate: &'a Estimate, of: &'a str) -> impl Iterator<Item = &'a ComponentEstimate> {
    let own = estimate.components.iter().filter(move |one| one.id.as_str() == of);
    let is_attached =
        move |one: &&ComponentEstimate| one.attached_to.as_ref().is_some_and(|owner| owner.as_str() == of);
    own.chain(estimate.components.iter().filter(is_attached))
}

/// What is paid besides a monthly amount, to follow it: ` + $120.00 upfront + $30.00 once`; empty if nothing is.
#[must_use]
pub fn beside_monthly(upfront: Usd, once: Usd) -> String {
    let part = |amount: Usd, word: &str| match amount.is_zero() {
        true => String::new(),
        false => format!(" + {} {word}", money(amount)),
    };
    part(upfront, "upfront") + &part(once, "once")
}
