//! Makes the line of a charge: finds its price and applies it.

use catalog::PricePoint;
use units::{Decimal, Error, ForUnit, Rate, Tier, Tiers, Unit, UnitKind, Usd};

use super::{ComponentCharge, Price, PriceKey, fitting};
use crate::line::{Cost, Line, LinePrice, NoPrice};
use crate::service::pool::PoolKey;
use crate::service::priced::{self, ShareOf};
use crate::service::{Context, unpriced};

/// Selects the function that makes a line of a charge, by unit.
pub(super) struct ToLine;

impl ForUnit for ToLine {
    type Made = fn(&ComponentCharge<'_>, &Context<'_>) -> Result<Line, Error>;

    fn of<U: UnitKind>(self) -> Self::Made {
        to_line::<U>
    }
}

fn to_line<U: UnitKind>(charge: &ComponentCharge<'_>, context: &Context<'_>) -> Result<Line, Error> {
    let region = charge.region;
    let missing = |why: NoPrice, priced_in| {
        let why = if context.catalogue.region(region).is_some() { why } else { NoPrice::UnknownName };
        let amounts = charge.amounts.clone();
        let mut line = unpriced(charge.code.clone(), charge.label.clone(), charge.unit, amounts, (why, priced_in))?;
        line.assumption.clone_from(&charge.assumption);
        line.reason = charge.reason.map(Into::into);
        Ok(line)
    };
    // A quantity of zero costs nothing, whatever its price.
    let is_none = || -> Result<bool, Error> {
        let quantity = charge.quantity()?;
        Ok(quantity.is_some_and(|quantity| quantity.is_zero()) && context.catalogue.region(region).is_some())
    };
    if let Some(by) = &charge.covered_by {
        let line = without_price::<U>(charge)?;
        return Ok(Line { cost: Cost::Covered { by: by.clone() }, ..line });
    }
    match &charge.price {
        Price::Unlisted if is_none()? => without_price::<U>(charge),
        Price::Unlisted => missing(charge.why, Vec::new()),
        Price::Open => without_price::<U>(charge),
        Price::Free => {
            let price = LinePrice::free();
            let tiers = Tiers::flat(price.unit_price)?;
            charged::<U>(charge, &tiers, U::UNIT, price, None)
        }
        Price::Entered(usd) => charged::<U>(charge, &Tiers::flat(*usd)?, U::UNIT, LinePrice::entered(*usd), None),
        Price::Listed(price) => {
            let PriceKey { list, dimension, item } = price;
            let pools = context.pools.filter(|_| charge.pooled);
            let (total, free) = pools.map_or((None, None), |pools| {
                let key = PoolKey { price: price.clone(), region };
                (pools.total(&key), pools.free(&key, charge.free))
            });
            let (allowance, included) = free.map_or((None, None), |(amount, words)| (Some(amount), words));
            let Some(point) = context.catalogue.point(*list, region, dimension, item) else {
                if is_none()? {
                    return without_price::<U>(charge);
                }
                // If the allowance covers everything, the line costs nothing, whatever its price.
                let known = !charge.amounts.is_open() && context.catalogue.region(region).is_some();
                if known && allowance.is_some() && allowance >= total {
                    let price = LinePrice { allowance, included, ..LinePrice::free() };
                    return charged::<U>(charge, &Tiers::flat(Usd::ZERO)?, U::UNIT, price, None);
                }
                return missing(charge.why, context.priced_in(*list, dimension, item));
            };
            let mut price = LinePrice::of_point(&point);
            if let Some(rule) = charge.rule {
                price.basis = catalog::Basis::derived(rule);
            }
            match allowance {
                Some(allowance) => {
                    let tiers = with_allowance(&point, allowance)?;
                    price.allowance = Some(allowance);
                    price.included = included;
                    charged::<U>(charge, &tiers, point.unit, price, total)
                }
                None => charged::<U>(charge, point.tiers, point.unit, price, total),
            }
        }
    }
}

/// The line when its price is unknown and does not matter: nothing is charged, or a usage value is unknown.
fn without_price<U: UnitKind>(charge: &ComponentCharge<'_>) -> Result<Line, Error> {
    let line = charged::<U>(charge, &Tiers::flat(Usd::ZERO)?, U::UNIT, LinePrice::free(), None)?;
    Ok(Line { price: None, ..line })
}

/// The line at a price. When the `total` of a pool exceeds the first tier, the tiers are those of the whole pool, and
/// the line pays its share.
fn charged<U: UnitKind>(
    charge: &ComponentCharge<'_>,
    tiers: &Tiers,
    unit: Unit,
    price: LinePrice,
    total: Option<Decimal>,
) -> Result<Line, Error> {
    let rate = Rate::<U>::new(tiers, unit)?;
    let amounts = charge.amounts.clone();
    let mut line = priced::open::<U>(charge.code.clone(), charge.label.clone(), amounts.missing.clone());
    line.assumption.clone_from(&charge.assumption);
    if amounts.is_open()
        && !matches!(charge.price, Price::Open)
        && tiers.steps().iter().all(|tier| tier.price.is_zero())
    {
        // Free at any quantity.
        line.cost = Cost::Priced { monthly: Usd::ZERO };
    }
    let first = tiers.steps().first().and_then(|tier| tier.up_to);
    let pool = match total {
        Some(total) if first.is_some_and(|first| total > first) && Some(total) != charge.quantity()? => {
            Some(fitting(total))
        }
        _ => None,
    };
    priced::at(line, price, &rate, amounts, ShareOf::Quantity, pool)
}

/// The tiers of a price with the first `allowance` units free. The allowance is within the first tier.
fn with_allowance(point: &PricePoint<'_>, allowance: Decimal) -> Result<Tiers, Error> {
    let free = Tier { up_to: Some(allowance), price: Usd::ZERO };
    let rest = point.tiers.steps().iter().filter(|tier| tier.up_to.is_none_or(|bound| bound > allowance));
    Tiers::new(std::iter::once(free).chain(rest.copied()).collect())
}
