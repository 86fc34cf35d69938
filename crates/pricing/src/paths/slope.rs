//! [`Slope`]: the cost of another GB of a flow on its path.

use topology::{ChargeCode, Direction};
use units::{Decimal, Error};

use super::ledger::{Ledger, ends};

/// The cost of another GB of a flow on its path, in either direction, without the charges that all path options share:
/// transfer to the internet and to other regions. Kept as a quotient, so that nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slope {
    /// US dollars.
    pub part: Decimal,
    /// For this many GB.
    pub whole: Decimal,
}

impl Slope {
    /// The slope at the first tier of each price; `None` where a price is missing or the directions differ.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a product has too many digits.
    pub fn of(ledger: &Ledger) -> Result<Option<Slope>, Error> {
        let whole = ledger.ways.first().map_or(0, |way| way.whole);
        if whole == 0 || !ledger.problems.is_empty() {
            return Ok(None);
        }
        let (mut there, mut back) = (Decimal::ZERO, Decimal::ZERO);
        for hop in ledger.ways.iter().flat_map(|way| &way.hops) {
            for charge in &hop.charges {
                let counts = matches!(
                    charge.code,
                    ChargeCode::CrossZone { .. } | ChargeCode::Nat | ChargeCode::Endpoint | ChargeCode::Transit
                );
                if !counts {
                    continue;
                }
                let Some(price) = &charge.line.price else { return Ok(None) };
                let weight = Decimal::from(ends(&charge.code)).checked_mul(Decimal::from(hop.weight));
                let part = units::exact_mul(price.unit_price.amount(), weight.ok_or(Error::Overflow)?)?;
                if charge.direction != Direction::Response {
                    there = there.checked_add(part).ok_or(Error::Overflow)?;
                }
                if charge.direction != Direction::Request {
                    back = back.checked_add(part).ok_or(Error::Overflow)?;
                }
            }
        }
        Ok((there == back).then(|| Slope { part: there, whole: Decimal::from(whole) }))
    }

    /// How much more another GB costs than with `other`, as a quotient.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a product has too many digits.
    pub fn above(self, other: Slope) -> Result<Slope, Error> {
        let (own, others) = (units::exact_mul(self.part, other.whole)?, units::exact_mul(other.part, self.whole)?);
        let part = own.checked_sub(others).ok_or(Error::Overflow)?;
        Ok(Slope { part, whole: units::exact_mul(self.whole, other.whole)? })
    }
}
