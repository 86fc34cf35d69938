//! [`Quantity`] and [`Rate`]: numbers that know their unit at compile time.

use std::fmt;
use std::marker::PhantomData;

use rust_decimal::Decimal;

use crate::decimal::{has_digits, normal};
use crate::{Error, MAX_QUANTITY_DIGITS, Slices, Tier, Tiers, Unit, UnitKind, Usd};

/// A non-negative amount of `U` with few enough digits that products stay exact.
pub struct Quantity<U> {
    value: Decimal,
    unit: PhantomData<U>,
}

impl<U: UnitKind> Quantity<U> {
    /// A quantity from an exact number.
    ///
    /// # Errors
    /// [`Error::Negative`] below zero, [`Error::TooManyDigits`] above
    /// [`MAX_QUANTITY_DIGITS`].
    pub fn new(value: Decimal) -> Result<Self, Error> {
        if value.is_sign_negative() && !value.is_zero() {
            return Err(Error::Negative(value));
        }
        if !has_digits(value, MAX_QUANTITY_DIGITS) {
            return Err(Error::TooManyDigits { value, max: MAX_QUANTITY_DIGITS });
        }
        Ok(Quantity { value: normal(value), unit: PhantomData })
    }

    /// The product of exact factors, such as instances × hours.
    ///
    /// # Errors
    /// As [`Quantity::new`], or [`Error::Overflow`].
    pub fn product(factors: impl IntoIterator<Item = Decimal>) -> Result<Self, Error> {
        let value = factors.into_iter().try_fold(Decimal::ONE, crate::exact_mul)?;
        Quantity::new(value)
    }

    /// The number.
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        U::UNIT
    }
}

impl<U> Clone for Quantity<U> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<U> Copy for Quantity<U> {}

impl<U: UnitKind> fmt::Debug for Quantity<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.value, U::UNIT.code())
    }
}

/// A price per `U`, possibly in tiers.
#[derive(Debug)]
pub struct Rate<'a, U> {
    tiers: &'a [Tier],
    unit: PhantomData<U>,
}

impl<'a, U: UnitKind> Rate<'a, U> {
    /// Uses tiers that are listed per `listed` as a rate per `U`.
    ///
    /// # Errors
    /// [`Error::UnitMismatch`] when the two units differ.
    pub fn new(tiers: &'a Tiers, listed: Unit) -> Result<Self, Error> {
        if listed != U::UNIT {
            return Err(Error::UnitMismatch { listed, wanted: U::UNIT });
        }
        Ok(Rate { tiers: tiers.steps(), unit: PhantomData })
    }

    /// A single price for every unit.
    #[must_use]
    pub const fn flat(price: &'a Tier) -> Self {
        Rate { tiers: std::slice::from_ref(price), unit: PhantomData }
    }

    /// The tiers, lowest first.
    #[must_use]
    pub const fn steps(&self) -> &'a [Tier] {
        self.tiers
    }

    /// The cost of `quantity`, tier by tier; the sum of the slices is the charge.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a product does not fit.
    pub fn charge(&self, quantity: Quantity<U>) -> Result<(Usd, Slices), Error> {
        crate::tiers::charge(self.tiers, quantity.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::{GbMonth, InstanceHour};

    #[test]
    fn quantity_refuses_negative_and_endless_numbers() {
        assert!(matches!(Quantity::<GbMonth>::new(Decimal::from(-1)), Err(Error::Negative(_))));
        let third = Decimal::ONE / Decimal::from(3);
        assert!(matches!(Quantity::<GbMonth>::new(third), Err(Error::TooManyDigits { .. })));
    }

    #[test]
    fn rate_refuses_another_unit() {
        let tiers = Tiers::flat(Usd::parse("0.08").unwrap()).unwrap();
        assert!(Rate::<GbMonth>::new(&tiers, Unit::GbMonth).is_ok());
        assert!(matches!(Rate::<InstanceHour>::new(&tiers, Unit::GbMonth), Err(Error::UnitMismatch { .. })));
    }

    #[test]
    fn charge_multiplies_exactly() {
        let tiers = Tiers::flat(Usd::parse("0.0225").unwrap()).unwrap();
        let rate = Rate::<InstanceHour>::new(&tiers, Unit::InstanceHour).unwrap();
        let hours = Quantity::product([Decimal::from(3), Decimal::from(730)]).unwrap();
        assert_eq!(rate.charge(hours).unwrap().0, Usd::parse("49.275").unwrap());
    }
}
