//! Makes the line of a charge: finds its price and applies it.

use catalog::PricePoint;
use units::{Decimal, Error, ForUnit, Rate, Tier, Tiers, UnitKind, Usd};

use super::{ComponentCharge, Price, PriceKey, fitting};
use crate::line::{Cost, Line, LinePrice, NoPrice};
use crate::service::Context;
use crate::service::pool::PoolKey;
use crate::service::priced::{self, ShareOf};

/// Selects the function that makes a line of a charge, by unit.
pub(super) struct ToLine;

impl ForUnit for ToLine {
    type Made = fn(&ComponentCharge<'_>, &Context<'_>, &mut Line) -> Result<(), Error>;

    fn of<U: UnitKind>(self) -> Self::Made {
        to_line::<U>
    }
}

fn to_line<U: UnitKind>(charge: &ComponentCharge<'_>, context: &Context<'_>, line: &mut Line) -> Result<(), Error> {
    let region = charge.region;
    // A quantity of zero costs nothing, whatever its price.
    let is_none = || -> Result<bool, Error> {
        let quantity = charge.quantity()?;
        Ok(quantity.is_some_and(|quantity| quantity.is_zero()) && context.catalogue.region(region).is_some())
    };
    if let Some(by) = &charge.covered_by {
        without_price::<U>(charge, line)?;
        line.cost = Cost::Covered { by: by.clone() };
        return Ok(());
    }
    match &charge.price {
        Price::Unlisted if is_none()? => without_price::<U>(charge, line),
        Price::Unlisted => missing(charge, context, line, Vec::new()),
        Price::Open => without_price::<U>(charge, line),
        Price::Free => {
            let price = LinePrice::free();
            let tier = Tier::flat(price.unit_price)?;
            charged(charge, line, &Rate::<U>::flat(&tier), price, None)
        }
        Price::Entered(usd) => {
            let tier = Tier::flat(*usd)?;
            charged(charge, line, &Rate::<U>::flat(&tier), LinePrice::entered(*usd), None)
        }
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
                    return without_price::<U>(charge, line);
                }
                // If the allowance covers everything, the line costs nothing, whatever its price.
                let known = !charge.amounts.is_open() && context.catalogue.region(region).is_some();
                if known && allowance.is_some() && allowance >= total {
                    let price = LinePrice { allowance, included, ..LinePrice::free() };
                    let tier = Tier::flat(Usd::ZERO)?;
                    return charged(charge, line, &Rate::<U>::flat(&tier), price, None);
                }
                return missing(charge, context, line, context.priced_in(*list, dimension, item));
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
                    charged(charge, line, &Rate::<U>::new(&tiers, point.unit)?, price, total)
                }
                None => charged(charge, line, &Rate::<U>::new(point.tiers, point.unit)?, price, total),
            }
        }
    }
}

/// Makes it the line of a charge without a price, which is sold in these regions.
fn missing(
    charge: &ComponentCharge<'_>,
    context: &Context<'_>,
    line: &mut Line,
    priced_in: Vec<String>,
) -> Result<(), Error> {
    let is_known = context.catalogue.region(charge.region).is_some();
    line.cost = Cost::without(if is_known { charge.why } else { NoPrice::UnknownName }, priced_in);
    line.quantity = charge.quantity()?;
    if charge.amounts.is_open() {
        line.missing_usage = Some(charge.amounts.missing.clone());
    }
    line.share = charge.amounts.partial_share().cloned();
    line.reason = charge.reason.map(Into::into);
    Ok(())
}

/// The line when its price is unknown and does not matter: nothing is charged, or a usage value is unknown.
fn without_price<U: UnitKind>(charge: &ComponentCharge<'_>, line: &mut Line) -> Result<(), Error> {
    let tier = Tier::flat(Usd::ZERO)?;
    charged(charge, line, &Rate::<U>::flat(&tier), LinePrice::free(), None)?;
    line.price = None;
    Ok(())
}

/// The line at a price. When the `total` of a pool exceeds the first tier, the tiers are those of the whole pool, and
/// the line pays its share.
fn charged<U: UnitKind>(
    charge: &ComponentCharge<'_>,
    line: &mut Line,
    rate: &Rate<'_, U>,
    price: LinePrice,
    total: Option<Decimal>,
) -> Result<(), Error> {
    let tiers = rate.steps();
    if charge.amounts.is_open() && !matches!(charge.price, Price::Open) && tiers.iter().all(|tier| tier.price.is_zero())
    {
        // Free at any quantity.
        line.cost = Cost::Priced { monthly: Usd::ZERO };
    }
    let first = tiers.first().and_then(|tier| tier.up_to);
    let pool = match total {
        Some(total) if first.is_some_and(|first| total > first) && Some(total) != charge.quantity()? => {
            Some(fitting(total))
        }
        _ => None,
    };
    priced::at(line, price, rate, (&charge.amounts, charge.quantity()?), ShareOf::Quantity, pool)
}

/// The tiers of a price with the first `allowance` units free. The allowance is within the first tier.
fn with_allowance(point: &PricePoint<'_>, allowance: Decimal) -> Result<Tiers, Error> {
    let free = Tier { up_to: Some(allowance), price: Usd::ZERO };
    let rest = point.tiers.steps().iter().filter(|tier| tier.up_to.is_none_or(|bound| bound > allowance));
    Tiers::new(std::iter::once(free).chain(rest.copied()).collect())
}
