//! [`Usd`]: money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{Error, exact_mul, format};

/// An amount of US dollars, exact, never rounded before it is displayed.
///
/// Its operators saturate at [`Decimal::MAX`] and [`Decimal::MIN`], some 8 × 10^28 dollars. Where usage values of a
/// document are added up, [`Usd::checked_add`] reports that instead.
///
/// Serialised as decimal text. `Display` shows it as users read it, with cents (`$1,234.56`); the exact digits come
/// from [`Usd::amount`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Usd(#[serde(serialize_with = "crate::exact::text")] Decimal);

impl Usd {
    /// No money.
    pub const ZERO: Usd = Usd(Decimal::ZERO);

    /// Money from an exact decimal.
    #[must_use]
    pub const fn new(amount: Decimal) -> Usd {
        Usd(amount)
    }

    /// Parses exact decimal text such as `0.0416`.
    ///
    /// # Errors
    /// [`Error::NotANumber`] for anything else.
    pub fn parse(text: &str) -> Result<Usd, Error> {
        crate::parse_plain(text).map(Usd)
    }

    /// The exact amount.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        self.0
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This unit price times `quantity`, exact.
    ///
    /// # Errors
    /// [`Error::Overflow`] if the product has more digits than a decimal can hold exactly.
    pub fn times(self, quantity: Decimal) -> Result<Usd, Error> {
        exact_mul(self.0, quantity).map(Usd)
    }

    /// The share `part / whole` of this amount, for hours of a week or days of a month.
    ///
    /// A quotient that is not finite is rounded to 28 digits; this is the only inexact operation, so it comes last in a
    /// calculation.
    ///
    /// # Errors
    /// [`Error::Overflow`] if `whole` is zero or the product is out of range.
    pub fn share(self, part: Decimal, whole: Decimal) -> Result<Usd, Error> {
        if part == whole && !whole.is_zero() {
            return Ok(self);
        }
        let product = self.0.checked_mul(part).ok_or(Error::Overflow)?;
        product.checked_div(whole).map(Usd).ok_or(Error::Overflow)
    }

    /// This amount in percent of `whole`, rounded to `decimals`; `None` if the whole is zero or the percentage exceeds the
    /// range of exact decimals.
    #[must_use]
    pub fn percent_of(self, whole: Usd, decimals: u32) -> Option<Decimal> {
        let percent = self.0.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.0)?;
        Some(percent.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    }

    /// A computed unit price, rounded to the [`MAX_PRICE_DIGITS`](crate::MAX_PRICE_DIGITS) significant digits that a
    /// price may have, half away from zero.
    #[must_use]
    pub fn to_price(self) -> Usd {
        let away = RoundingStrategy::MidpointAwayFromZero;
        Usd(self.0.round_sf_with_strategy(crate::MAX_PRICE_DIGITS, away).unwrap_or(self.0).normalize())
    }

    /// Adds, reporting overflow as an error.
    ///
    /// # Errors
    /// [`Error::Overflow`] if the sum leaves the range of decimals.
    pub fn checked_add(self, other: Usd) -> Result<Usd, Error> {
        self.0.checked_add(other.0).map(Usd).ok_or(Error::Overflow)
    }
}

impl fmt::Display for Usd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format::money(*self))
    }
}

impl Add for Usd {
    type Output = Usd;
    fn add(self, other: Usd) -> Usd {
        Usd(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Usd {
    fn add_assign(&mut self, other: Usd) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl Sub for Usd {
    type Output = Usd;
    fn sub(self, other: Usd) -> Usd {
        Usd(self.0.saturating_sub(other.0))
    }
}

impl Neg for Usd {
    type Output = Usd;
    fn neg(self) -> Usd {
        Usd(-self.0)
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Usd>>(iter: I) -> Usd {
        iter.fold(Usd::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computed_price_keeps_ten_digits() {
        let price = Usd(Decimal::new(261, 4)).share(Decimal::from(100), Decimal::from(105)).unwrap().to_price();
        assert_eq!(price.amount().to_string(), "0.02485714286");
        assert_eq!(Usd::ZERO.to_price(), Usd::ZERO);
    }

    #[test]
    fn times_is_exact() {
        let rate = Usd::parse("0.0225").unwrap();
        assert_eq!(rate.times(Decimal::from(730)), Usd::parse("16.425"));
    }

    #[test]
    fn what_leaves_the_range_saturates_or_is_reported() {
        let (most, least) = (Usd(Decimal::MAX), Usd(Decimal::MIN));
        assert_eq!((most + most, -most - most, least - most), (most, least, least));
        assert_eq!([most, most].into_iter().sum::<Usd>(), most);
        let mut all = least;
        all += least;
        assert_eq!(all, least);
        assert_eq!(most.checked_add(most), Err(Error::Overflow));
    }

    #[test]
    fn share_of_the_whole_is_the_amount_itself() {
        let third = Usd::new(Decimal::ONE / Decimal::from(3));
        assert_eq!(third.share(Decimal::from(730), Decimal::from(730)), Ok(third));
        assert_eq!(third.share(Decimal::ONE, Decimal::ZERO), Err(Error::Overflow));
    }

    #[test]
    fn json_is_decimal_text_and_survives_a_round_trip() {
        let price = Usd::parse("0.0000004").unwrap();
        let json = serde_json::to_string(&price).unwrap();
        assert_eq!(json, "\"0.0000004\"");
        assert_eq!(serde_json::from_str::<Usd>(&json).unwrap(), price);
    }

    #[test]
    fn a_percentage_is_rounded_to_its_decimals() {
        let usd = |text: &str| Usd::parse(text).unwrap();
        // 1 ÷ 3 = 33.33… %, 2 ÷ 3 = 66.66… %, 1 ÷ 800 = 0.125 %.
        let percent =
            |part: &str, whole: &str, decimals| usd(part).percent_of(usd(whole), decimals).unwrap().to_string();
        assert_eq!([percent("1", "3", 1), percent("2", "3", 1), percent("1", "800", 2)], ["33.3", "66.7", "0.13"]);
        assert_eq!(usd("1").percent_of(Usd::ZERO, 1), None);
    }
}
