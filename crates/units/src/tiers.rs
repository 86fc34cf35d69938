//! [`Tiers`]: marginal price tiers.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smallvec::{SmallVec, smallvec};

use crate::decimal::has_digits;
use crate::{Error, MAX_PRICE_DIGITS, Usd, exact_mul};

/// One tier of a price: units up to `up_to` (from the end of the previous tier) cost `price` each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Upper bound, counted from zero; `None` for the last tier.
    pub up_to: Option<Decimal>,
    /// Price of one unit in this tier.
    pub price: Usd,
}

impl Tier {
    /// A single price for every unit.
    ///
    /// # Errors
    /// [`Error::Negative`] and [`Error::TooManyDigits`] for a price outside its limits.
    pub fn flat(price: Usd) -> Result<Tier, Error> {
        let tier = Tier { up_to: None, price };
        tier.check().map(|()| tier)
    }

    fn check(&self) -> Result<(), Error> {
        let price = self.price.amount();
        if price < Decimal::ZERO {
            return Err(Error::Negative(price));
        }
        if !has_digits(price, MAX_PRICE_DIGITS) {
            return Err(Error::TooManyDigits { value: price, max: MAX_PRICE_DIGITS });
        }
        Ok(())
    }
}

/// The part of a quantity that falls into one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// Lower bound of the tier, in units.
    #[serde(serialize_with = "crate::exact::text")]
    pub from: Decimal,
    /// Upper bound of the tier; `None` if it is open.
    #[serde(serialize_with = "crate::exact::text_or_null")]
    pub up_to: Option<Decimal>,
    /// Units charged in this tier.
    #[serde(serialize_with = "crate::exact::text")]
    pub quantity: Decimal,
    /// Price of one unit.
    pub price: Usd,
    /// `quantity` × `price`.
    pub amount: Usd,
}

/// The slices of a quantity: usually a single one, which needs no allocation.
pub type Slices = SmallVec<[Slice; 1]>;

/// A price in one or more marginal tiers: each slice of the quantity is charged at its own price.
///
/// The bounds are strictly ascending and above zero, and the last tier is open; prices are zero or more and have at
/// most [`MAX_PRICE_DIGITS`] significant digits.
///
/// In formats that are not for people, such as a compiled catalogue, numbers are written as digits and scale instead of
/// text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiers(Steps);

/// Tiers: usually a single one, which needs no allocation.
pub(crate) type Steps = SmallVec<[Tier; 1]>;

impl Tiers {
    /// A single price for every unit.
    ///
    /// # Errors
    /// As [`Tiers::new`].
    pub fn flat(price: Usd) -> Result<Tiers, Error> {
        Tier::flat(price).map(|tier| Tiers(smallvec![tier]))
    }

    /// Validates tiers.
    ///
    /// # Errors
    /// [`Error::BadTiers`] if empty, unsorted or closed at the top, [`Error::Negative`] and [`Error::TooManyDigits`]
    /// for a price outside its limits.
    pub fn new(tiers: Vec<Tier>) -> Result<Tiers, Error> {
        Tiers::of(tiers.into())
    }

    pub(crate) fn of(tiers: Steps) -> Result<Tiers, Error> {
        let Some((last, rest)) = tiers.split_last() else { return Err(Error::BadTiers) };
        if last.up_to.is_some() {
            return Err(Error::BadTiers);
        }
        let mut below = Decimal::ZERO;
        for tier in rest {
            match tier.up_to {
                Some(bound) if bound > below => below = bound,
                _ => return Err(Error::BadTiers),
            }
        }
        for tier in &tiers {
            tier.check()?;
        }
        Ok(Tiers(tiers))
    }

    /// The same price for a smaller unit, `parts` of which make one of this unit, such as MiB/s and GiB/s.
    ///
    /// A quotient of a listed price may have more digits than [`MAX_PRICE_DIGITS`]; products that do not fit are
    /// reported when they are computed.
    ///
    /// # Errors
    /// [`Error::Overflow`] if `parts` is zero or a quotient is not finite within 28 digits.
    pub fn per_part(&self, parts: Decimal) -> Result<Tiers, Error> {
        let step = |tier: &Tier| {
            let price = tier.price.share(Decimal::ONE, parts)?;
            if exact_mul(price.amount(), parts)? != tier.price.amount() {
                return Err(Error::Overflow);
            }
            let up_to = tier.up_to.map(|bound| exact_mul(bound, parts)).transpose()?;
            Ok(Tier { up_to, price: Usd::new(price.amount().normalize()) })
        };
        self.0.iter().map(step).collect::<Result<_, Error>>().map(Tiers)
    }

    /// The tiers, lowest first.
    #[must_use]
    pub fn steps(&self) -> &[Tier] {
        &self.0
    }

    /// The price of the first unit.
    #[must_use]
    pub fn first_price(&self) -> Usd {
        self.0.first().map_or(Usd::ZERO, |tier| tier.price)
    }

    /// Splits `quantity` over the tiers and prices each slice.
    ///
    /// Zero units give one slice of zero in the first tier, so that the unit price is still shown.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a product or the sum does not fit.
    pub fn charge(&self, quantity: Decimal) -> Result<(Usd, Slices), Error> {
        charge(&self.0, quantity)
    }
}

/// Like [`Tiers::charge`], for tiers that have been validated.
pub(crate) fn charge(tiers: &[Tier], quantity: Decimal) -> Result<(Usd, Slices), Error> {
    if let [Tier { up_to: None, price }] = tiers {
        let amount = price.times(quantity)?;
        let slice = Slice { from: Decimal::ZERO, up_to: None, quantity, price: *price, amount };
        return Ok((amount, smallvec![slice]));
    }
    let mut slices = Slices::new();
    let mut total = Usd::ZERO;
    let mut from = Decimal::ZERO;
    for tier in tiers {
        let end = tier.up_to.map_or(quantity, |bound| bound.min(quantity));
        let units = end.checked_sub(from).ok_or(Error::Overflow)?;
        if units > Decimal::ZERO || slices.is_empty() {
            let amount = tier.price.times(units)?;
            total = total.checked_add(amount)?;
            slices.push(Slice { from, up_to: tier.up_to, quantity: units, price: tier.price, amount });
        }
        match tier.up_to {
            Some(bound) if bound < quantity => from = bound,
            _ => break,
        }
    }
    Ok((total, slices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn io2() -> Tiers {
        let price = |text| Usd::parse(text).unwrap();
        Tiers::new(vec![
            Tier { up_to: Some(Decimal::from(32_000)), price: price("0.065") },
            Tier { up_to: Some(Decimal::from(64_000)), price: price("0.0455") },
            Tier { up_to: None, price: price("0.032") },
        ])
        .unwrap()
    }

    #[test]
    fn tiers_refuse_empty_unsorted_and_closed_tables() {
        let tier = |up_to: Option<i64>| Tier { up_to: up_to.map(Decimal::from), price: Usd::ZERO };
        for bad in [
            vec![],
            vec![tier(Some(5))],
            vec![tier(Some(5)), tier(Some(5)), tier(None)],
            vec![tier(Some(0)), tier(None)],
        ] {
            assert_eq!(Tiers::new(bad), Err(Error::BadTiers));
        }
    }

    #[test]
    fn per_part_divides_prices_exactly_and_scales_bounds() {
        let listed = Tiers::flat(Usd::parse("58.4909").unwrap()).unwrap();
        let parts = listed.per_part(Decimal::from(1024)).unwrap();
        assert_eq!(parts.first_price(), Usd::parse("0.05712001953125").unwrap());
        assert_eq!(io2().per_part(Decimal::from(2)).unwrap().steps()[0].up_to, Some(Decimal::from(64_000)));
        assert_eq!(listed.per_part(Decimal::from(3)), Err(Error::Overflow));
    }

    #[test]
    fn charge_is_marginal() {
        let (total, slices) = io2().charge(Decimal::from(70_000)).unwrap();
        let quantities: Vec<_> = slices.iter().map(|s| s.quantity).collect();
        assert_eq!(quantities, [32_000, 32_000, 6_000].map(Decimal::from));
        assert_eq!(total, Usd::parse("3728").unwrap());
    }

    #[test]
    fn charge_of_nothing_is_one_empty_slice() {
        let (total, slices) = io2().charge(Decimal::ZERO).unwrap();
        assert_eq!((total, slices.len()), (Usd::ZERO, 1));
    }

    proptest! {
        #[test]
        fn slices_add_up_to_the_quantity_and_the_total(n in 0u32..200_000) {
            let (total, slices) = io2().charge(Decimal::from(n)).unwrap();
            prop_assert_eq!(slices.iter().map(|s| s.quantity).sum::<Decimal>(), Decimal::from(n));
            prop_assert_eq!(slices.iter().map(|s| s.amount).sum::<Usd>(), total);
        }

        #[test]
        fn one_more_unit_costs_the_price_of_its_tier(n in 0u32..200_000) {
            let cost = |n: u32| io2().charge(Decimal::from(n)).unwrap().0;
            let expected = if n < 32_000 { "0.065" } else if n < 64_000 { "0.0455" } else { "0.032" };
            prop_assert_eq!(cost(n + 1) - cost(n), Usd::parse(expected).unwrap());
        }
    }
}
