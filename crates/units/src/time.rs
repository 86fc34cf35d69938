//! The hours of a month, a week, a day and a year: each is defined here and nowhere else.

use rust_decimal::Decimal;

use crate::{Error, exact_mul};

/// Hours in the standard month: 365 × 24 / 12, as in AWS's calculators.
pub const HOURS_PER_MONTH: Decimal = Decimal::from_parts(730, 0, 0, false, 0);

/// Hours in a week.
pub const HOURS_PER_WEEK: Decimal = Decimal::from_parts(168, 0, 0, false, 0);

/// Hours in a day.
pub const HOURS_PER_DAY: Decimal = Decimal::from_parts(24, 0, 0, false, 0);

/// Hours in a year: 365 × 24.
pub const HOURS_PER_YEAR: Decimal = Decimal::from_parts(8760, 0, 0, false, 0);

/// Months in a year.
pub const MONTHS_PER_YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// Seconds in an hour.
pub const SECONDS_PER_HOUR: Decimal = Decimal::from_parts(3600, 0, 0, false, 0);

/// The length of the month that a design is priced for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Month {
    /// 730 hours, comparable with AWS's calculators.
    #[default]
    Standard,
    /// A calendar month of this many days.
    Days(u8),
}

impl Month {
    /// Hours in this month.
    #[must_use]
    pub fn hours(self) -> Decimal {
        match self {
            Month::Standard => HOURS_PER_MONTH,
            Month::Days(days) => HOURS_PER_DAY.saturating_mul(Decimal::from(days)),
        }
    }

    /// A weekly value as a share of the month: multiply by the first, divide by the second.
    #[must_use]
    pub fn of_week(self) -> (Decimal, Decimal) {
        (self.hours(), HOURS_PER_WEEK)
    }

    /// A daily value as a share of the month: multiply by the first, divide by the second.
    #[must_use]
    pub fn of_day(self) -> (Decimal, Decimal) {
        (self.hours(), HOURS_PER_DAY)
    }
}

/// Twelve times a monthly value.
///
/// # Errors
/// [`Error::Overflow`] if the product does not fit even when rounded to 28 digits.
pub fn per_year(monthly: Decimal) -> Result<Decimal, Error> {
    exact_mul(monthly, MONTHS_PER_YEAR).or_else(|_| monthly.checked_mul(MONTHS_PER_YEAR).ok_or(Error::Overflow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_hours() {
        assert_eq!(Month::Standard.hours(), Decimal::from(730));
        assert_eq!(Month::Days(31).hours(), Decimal::from(744));
    }

    #[test]
    fn a_full_week_is_a_full_month() {
        let (month, week) = Month::Standard.of_week();
        assert_eq!(Decimal::from(168) * month / week, HOURS_PER_MONTH);
    }
}
