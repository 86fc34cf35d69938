//! [`Terms`]: the upfront and hourly cost of a commitment, and its break-even.

use design::{Payment, Term};
use units::time::{HOURS_PER_MONTH, HOURS_PER_YEAR};
use units::{Decimal, Error, Usd};

const TWO: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// Hours in a term: 8,760 or 26,280.
#[must_use]
pub fn term_hours(term: Term) -> Decimal {
    HOURS_PER_YEAR.saturating_mul(Decimal::from(term.months() / 12))
}

/// The cost of an hourly rate in a standard month of 730 hours.
///
/// # Errors
/// [`Error::Overflow`] when it exceeds the range of exact decimals.
pub fn monthly(rate: Usd) -> Result<Usd, Error> {
    rate.times(HOURS_PER_MONTH)
}

/// The share of the month that instances must run for a commitment to cost no more than on-demand: its effective
/// monthly cost ÷ their on-demand cost for a whole month. If the share is above one, it never does. `None` where
/// on-demand costs nothing.
#[must_use]
pub fn break_even(effective_monthly: Usd, on_demand_monthly: Usd) -> Option<Decimal> {
    effective_monthly.amount().checked_div(on_demand_monthly.amount())
}

/// Converts a break-even ratio to hours of a standard month of 730 hours.
#[must_use]
pub fn break_even_hours(ratio: Decimal) -> Option<Decimal> {
    ratio.checked_mul(HOURS_PER_MONTH)
}

/// How an hourly rate is paid over a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The part of the rate that is paid upfront, for every hour of the term.
    pub upfront_rate: Usd,
    /// The part of the rate that is paid hourly.
    pub hourly: Usd,
    /// The term.
    pub term: Term,
}

impl Terms {
    /// Splits an effective rate: with partial upfront, half of the cost of the term is paid at the start (Savings Plans
    /// user guide; for Reserved Instances, the price list follows the same rule).
    ///
    /// # Errors
    /// [`Error::Overflow`] when the half exceeds the range of exact decimals.
    pub fn split(rate: Usd, term: Term, payment: Payment) -> Result<Terms, Error> {
        let (upfront_rate, hourly) = match payment {
            Payment::NoUpfront => (Usd::ZERO, rate),
            Payment::PartialUpfront => {
                let half = rate.share(Decimal::ONE, TWO)?.to_price();
                (half, half)
            }
            Payment::AllUpfront => (rate, Usd::ZERO),
        };
        Ok(Terms { upfront_rate, hourly, term })
    }

    /// The upfront payment.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it exceeds the range of exact decimals.
    pub fn upfront(&self) -> Result<Usd, Error> {
        self.upfront_rate.times(term_hours(self.term))
    }

    /// The payment in a standard month.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it exceeds the range of exact decimals.
    pub fn monthly(&self) -> Result<Usd, Error> {
        monthly(self.hourly)
    }

    /// The cost of a standard month, with the upfront payment spread over the term.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it exceeds the range of exact decimals.
    pub fn effective_monthly(&self) -> Result<Usd, Error> {
        let spread = self.upfront()?.share(Decimal::ONE, Decimal::from(self.term.months()))?;
        self.monthly()?.checked_add(spread)
    }

    /// The cost of the whole term.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it exceeds the range of exact decimals.
    pub fn total(&self) -> Result<Usd, Error> {
        self.upfront()?.checked_add(self.hourly.times(term_hours(self.term))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Usd {
        Usd::parse(text).unwrap()
    }

    #[test]
    fn partial_upfront_pays_half_at_the_start() {
        let terms = Terms::split(usd("0.301"), Term::ThreeYears, Payment::PartialUpfront).unwrap();
        assert_eq!(terms.upfront().unwrap(), usd("3955.14"));
        assert_eq!(terms.hourly, usd("0.1505"));
        assert_eq!(terms.effective_monthly().unwrap(), usd("219.73"));
        assert_eq!(terms.total().unwrap(), usd("7910.28"));
    }

    #[test]
    fn a_commitment_breaks_even_where_on_demand_costs_as_much() {
        let effective = Terms::split(usd("0.361"), Term::OneYear, Payment::NoUpfront).unwrap().effective_monthly();
        let ratio = break_even(effective.unwrap(), monthly(usd("0.398")).unwrap()).unwrap();
        assert_eq!(ratio.round_dp(12).to_string(), "0.907035175879");
        assert_eq!(break_even_hours(ratio).unwrap().round_dp(6).to_string(), "662.135678");
        assert_eq!(break_even(usd("1"), Usd::ZERO), None);
    }

    #[test]
    fn all_upfront_leaves_nothing_for_the_months() {
        let terms = Terms::split(usd("0.349"), Term::OneYear, Payment::AllUpfront).unwrap();
        assert_eq!((terms.upfront().unwrap(), terms.monthly().unwrap()), (usd("3057.24"), Usd::ZERO));
    }
}
