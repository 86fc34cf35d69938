//! [`Amounts`]: the factors of a charged quantity.

use units::{Decimal, Error, Usd};

use super::charge::fitting;
use crate::line::{Factor, Factors, Share, Text};

/// Decimal places of a periodic quantity: for GB, a tenth of a byte.
const DECIMALS: u32 = 10;

/// A product: exact, or rounded to the digits that a quantity can have.
fn product(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    units::exact_mul(a, b).or_else(|_| a.checked_mul(b).map(fitting).ok_or(Error::Overflow))
}

/// The factors of a charged quantity, and the share of the product that is charged.
#[derive(Clone, PartialEq)]
pub(crate) struct Amounts {
    /// The factors of the quantity; `None` while a usage value is unknown.
    pub factors: Option<Factors>,
    /// The number of items, where tiers count each item separately: the factors are then those of one item.
    pub each: Option<Decimal>,
    /// The charged share of the product, such as a part of the month.
    pub share: Option<Share>,
    /// The name of the unknown usage value.
    pub missing: Text,
}

impl Amounts {
    /// A product that is charged in full.
    pub fn of(factors: impl Into<Factors>) -> Amounts {
        Amounts { factors: Some(factors.into()), each: None, share: None, missing: Text::default() }
    }

    /// `factors` times `figure`, which has this label; unknown without `figure`, with the name of the `missing` value.
    pub fn times(
        mut factors: Vec<Factor>,
        figure: Option<Decimal>,
        label: &'static str,
        missing: &'static str,
    ) -> Amounts {
        match figure {
            Some(figure) => {
                factors.push(Factor::new(figure, label));
                Amounts::of(factors)
            }
            None => Amounts { factors: None, each: None, share: None, missing: missing.into() },
        }
    }

    /// Whether a usage value in the quantity is unknown.
    pub const fn is_open(&self) -> bool {
        self.factors.is_none()
    }

    /// The product of the factors: exact, or rounded to the digits that a quantity can have. `None` while one is
    /// unknown.
    pub fn product(&self) -> Result<Option<Decimal>, Error> {
        let Some(factors) = &self.factors else { return Ok(None) };
        let Some((first, rest)) = factors.split_first() else { return Ok(Some(Decimal::ONE)) };
        rest.iter().try_fold(first.value, |all, factor| product(all, factor.value)).map(|all| Some(fitting(all)))
    }

    /// The charged quantity: the product, times the items and the share.
    pub fn quantity(&self) -> Result<Option<Decimal>, Error> {
        self.product()?.map(|product| self.quantity_of(product)).transpose()
    }

    /// The charged quantity, given `all`, the product of the factors.
    pub fn quantity_of(&self, mut all: Decimal) -> Result<Decimal, Error> {
        if let Some(items) = self.each {
            all = product(all, items)?;
        }
        let Some(share) = &self.share else { return Ok(fitting(all)) };
        let exact = Usd::new(all).share(share.part, share.whole)?.amount();
        Ok(fitting(exact.round_dp(DECIMALS)))
    }

    /// The charged share of the product, if it is not the whole.
    pub fn partial_share(&self) -> Option<&Share> {
        self.share.as_ref().filter(|share| share.part != share.whole)
    }

    /// Adds a factor.
    pub fn push(&mut self, factor: Factor) {
        if let Some(factors) = &mut self.factors {
            factors.push(factor);
        }
    }

    /// Divides by `whole`, which has this label.
    pub fn divide(&mut self, whole: Decimal, label: &'static str) -> Result<(), Error> {
        self.share = Some(match self.share.take() {
            None => Share { part: Decimal::ONE, whole, label: format!("1 ÷ {label}").into() },
            Some(share) => {
                let label = format!("{} ÷ {label}", share.label).into();
                let whole = share.whole.checked_mul(whole).ok_or(Error::Overflow)?;
                Share { part: share.part, whole, label }
            }
        });
        Ok(())
    }

    /// Makes the quantity unknown: the value `missing` is needed.
    pub fn open(&mut self, missing: &'static str) {
        if self.factors.take().is_some() {
            self.missing = missing.into();
        }
    }
}
