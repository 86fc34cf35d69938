//! [`Total`]: the names of the totals in an estimate.

use units::Usd;

use crate::estimate::Totals;

/// One of the [`Totals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Paid at the start of a term.
    Upfront,
    /// What occurs in one month only.
    Once,
    /// Paid every month.
    Monthly,
    /// Upfront, once and twelve months.
    FirstYear,
    /// Monthly with the upfront payment spread over its term.
    EffectiveMonthly,
}

impl Total {
    /// All totals, in the order in which they are shown.
    pub const ALL: [Total; 5] =
        [Total::Upfront, Total::Once, Total::Monthly, Total::FirstYear, Total::EffectiveMonthly];

    /// The totals that say something: without [`Total::Once`] if nothing occurs once.
    pub fn shown(totals: &Totals) -> impl Iterator<Item = Total> {
        let has_once = totals.once_at_least || !totals.once.is_zero();
        Total::ALL.into_iter().filter(move |total| *total != Total::Once || has_once)
    }

    /// The name that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Total::Upfront => "Upfront",
            Total::Once => "Once",
            Total::Monthly => "Monthly",
            Total::FirstYear => "First 12 months",
            Total::EffectiveMonthly => "Effective monthly",
        }
    }

    /// Whether it is a monthly amount: for a growing design, that of month 1.
    #[must_use]
    pub const fn is_monthly(self) -> bool {
        matches!(self, Total::Monthly | Total::EffectiveMonthly)
    }

    /// The amount of this total.
    #[must_use]
    pub const fn amount(self, totals: &Totals) -> Usd {
        match self {
            Total::Upfront => totals.upfront,
            Total::Once => totals.once,
            Total::Monthly => totals.monthly,
            Total::FirstYear => totals.first_year,
            Total::EffectiveMonthly => totals.effective_monthly,
        }
    }

    /// The words before this total: `at least ` if charges are missing from it, else nothing.
    #[must_use]
    pub const fn least(self, totals: &Totals) -> &'static str {
        if self.is_at_least(totals) { "at least " } else { "" }
    }

    /// Whether charges are missing from this total. No upfront payment is ever missing.
    #[must_use]
    pub const fn is_at_least(self, totals: &Totals) -> bool {
        totals.at_least
            && match self {
                Total::Upfront => false,
                Total::Once => totals.once_at_least,
                Total::Monthly | Total::EffectiveMonthly => !totals.only_later,
                Total::FirstYear => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_later_is_missing_from_the_first_year_alone() {
        let missing = |totals: Totals| Total::ALL.map(|total| total.is_at_least(&totals));
        assert_eq!(missing(Totals::default()), [false; 5]);
        assert_eq!(missing(Totals { at_least: true, ..Totals::default() }), [false, false, true, true, true]);
        let later = Totals { at_least: true, only_later: true, ..Totals::default() };
        assert_eq!(missing(Totals { once_at_least: true, ..later }), [false, true, false, true, false]);
        assert_eq!(missing(later), [false, false, false, true, false]);
    }
}
