//! [`Total`]: the names of the totals in an estimate.

use units::Usd;

use crate::estimate::Totals;

/// One of the [`Totals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Paid once at the start.
    Upfront,
    /// Paid every month.
    Monthly,
    /// Upfront plus twelve months.
    FirstYear,
    /// Monthly with the upfront payment spread over its term.
    EffectiveMonthly,
}

impl Total {
    /// All totals, in the order in which they are shown.
    pub const ALL: [Total; 4] = [Total::Upfront, Total::Monthly, Total::FirstYear, Total::EffectiveMonthly];

    /// The name that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Total::Upfront => "Upfront",
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

    /// Whether charges are missing from this total. They are missing only from the monthly costs: no upfront payment is
    /// ever missing.
    #[must_use]
    pub const fn is_at_least(self, totals: &Totals) -> bool {
        totals.at_least
            && match self {
                Total::Upfront => false,
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
        assert_eq!(missing(Totals::default()), [false; 4]);
        assert_eq!(missing(Totals { at_least: true, ..Totals::default() }), [false, true, true, true]);
        let later = Totals { at_least: true, only_later: true, ..Totals::default() };
        assert_eq!(missing(later), [false, false, true, false]);
    }
}
