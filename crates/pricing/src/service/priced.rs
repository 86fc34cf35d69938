//! The line of a charge at a price: the only place where tiers are applied to a quantity.

use units::{Decimal, Error, Quantity, Rate, UnitKind, Usd};

use super::Amounts;
use crate::line::{Cost, Line, LinePrice, Text, TiersCount};

/// Decimal places of the share of a pool that a line pays: few enough that the sum of the lines is exact in any order.
pub(crate) const PART_DECIMALS: u32 = 15;

/// A line without quantity and price, because a usage value is missing.
pub(crate) fn open<U: UnitKind>(code: impl Into<Text>, label: impl Into<Text>, missing: Text) -> Line {
    Line::bare(code, label, U::UNIT, Cost::DependsOnUsage { missing })
}

/// Where the share of a charge without tiers is applied when it is a periodic quotient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShareOf {
    /// To the quantity, which is rounded to ten decimal places: sums of lines are exact in any order.
    Quantity,
    /// To the amount, with all digits.
    Amount,
}

/// Prices a line of these amounts, which are this quantity, at a rate; it stays unknown while they are. With the `pool`
/// of a region, the tiers count the whole pool, and the line pays its share. The factors are left to the caller.
pub(crate) fn at<U: UnitKind>(
    line: &mut Line,
    mut price: LinePrice,
    rate: &Rate<'_, U>,
    (amounts, quantity): (&Amounts, Option<Decimal>),
    share_of: ShareOf,
    pool: Option<Decimal>,
) -> Result<(), Error> {
    if let Some(quantity) = quantity {
        let Amounts { share, each, .. } = amounts;
        let product = || amounts.product()?.ok_or(Error::Overflow);
        let counted = match (*each, pool) {
            (Some(_), _) => product()?,
            (None, Some(total)) => total,
            (None, None) => quantity,
        };
        let (charge, mut slices) = rate.charge(Quantity::new(counted)?)?;
        let amount = match (*each, pool) {
            (Some(items), _) => {
                (price.counts, price.each) = (TiersCount::Each, items);
                let (part, whole) = share.as_ref().map_or((Decimal::ONE, Decimal::ONE), |of| (of.part, of.whole));
                charge.times(items)?.share(part, whole)?
            }
            (None, Some(total)) => {
                (price.counts, price.pool) = (TiersCount::Region, Some(total));
                Usd::new(charge.share(quantity, total)?.amount().round_dp(PART_DECIMALS).normalize())
            }
            (None, None) => match (share, slices.as_mut_slice()) {
                (Some(share), [all]) if share_of == ShareOf::Amount && all.from.is_zero() && all.up_to.is_none() => {
                    let (whole, _) = rate.charge(Quantity::new(product()?)?)?;
                    all.amount = whole.share(share.part, share.whole)?;
                    all.amount
                }
                _ => charge,
            },
        };
        price.slices = slices;
        line.quantity = Some(quantity);
        line.cost = Cost::Priced { monthly: amount };
        line.share = amounts.partial_share().cloned();
    }
    line.price = Some(price);
    Ok(())
}
