//! Applies private rates to lines.

use budget::Work;
use units::{Decimal, Error, Slice, Usd};

use super::chosen::Chosen;
use super::{AppliedRate, Own, words};
use crate::finding::Finding;
use crate::line::{Cost, Line, LinePrice, NoPrice, Text, TiersCount};
use crate::service::{Context, PART_DECIMALS, PRICE_MISSING};

/// Applies the private rates of the design to lines that the region of the component bills.
///
/// A unit price of something that is bought for a term is its rate over the whole term: with partial upfront, half of
/// it is paid at the start, as at list.
pub(crate) fn apply_all(context: &Context<'_>, lines: &mut [Line]) -> Result<(), Error> {
    if context.design.own_rates.is_empty() {
        return Ok(());
    }
    let codes: Vec<Text> = lines.iter().map(|line| line.code.clone()).collect();
    for line in lines {
        let code = line.code.clone();
        let bought = code.strip_suffix(UPFRONT).unwrap_or(&code);
        let is = |other: &Text, suffix: &str| other.strip_prefix(bought) == Some(suffix);
        let is_half = codes.iter().any(|other| is(other, "")) && codes.iter().any(|other| is(other, UPFRONT));
        apply_part(context, context.region(), line, Part { code: bought, of: if is_half { 2 } else { 1 } })?;
    }
    Ok(())
}

/// What a line is of a purchase: a commitment may be paid in two parts.
struct Part<'a> {
    /// The code of the purchase.
    code: &'a str,
    /// The number of equal parts in which it is paid.
    of: u32,
}

/// Steps of work to compare a line with a rate and to apply it.
const STEPS: u64 = 4;

/// The end of the code of an upfront payment.
const UPFRONT: &str = ".upfront";

/// Applies the private rates of the design to a line that `region` bills.
///
/// Takes steps of work for each rate.
pub(crate) fn apply(context: &Context<'_>, region: &str, line: &mut Line) -> Result<(), Error> {
    let code = line.code.clone();
    apply_part(context, region, line, Part { code: &code, of: 1 })
}

fn apply_part(context: &Context<'_>, region: &str, line: &mut Line, part: Part<'_>) -> Result<(), Error> {
    let steps = u64::try_from(context.design.own_rates.len()).unwrap_or(u64::MAX).saturating_mul(STEPS);
    if steps == 0 || is_untouchable(&line.cost) || !context.budget.spend(Work::Prices, steps) {
        return Ok(());
    }
    let chosen = Chosen::of(context, region, line, part.code);
    let leaves = chosen.leaves()?;
    let price = chosen.unit_price();
    if price.is_none() && leaves == Decimal::ONE {
        return Ok(());
    }
    let (list, list_price) = (line.cost.clone(), line.price.clone());
    if let Some((price, name)) = price {
        let part = price.share(Decimal::ONE, part.of.into())?.to_price();
        set_price(line, part, name)?;
    }
    scale(line, leaves)?;
    if list == line.cost && list_price == line.price {
        return Ok(());
    }
    let rates = chosen.rates.iter().map(|(index, rate)| AppliedRate {
        index: *index,
        name: rate.name.clone(),
        change: words(rate.rate),
        is_percentage: rate.rate.leaves().is_some(),
    });
    line.own = Some(Box::new(Own { rates: rates.collect(), leaves, list, list_price }));
    Ok(())
}

/// Of findings about missing prices, by the codes of their lines: those about lines that no private rate prices, and
/// those about more than a price.
pub(crate) fn still_missing(lines: &[Line], missing: Vec<(Text, Finding)>) -> impl Iterator<Item = Finding> {
    let is_priced = |code: &Text| lines.iter().any(|line| line.code == *code && line.price.is_some());
    let still =
        move |(code, finding): (Text, Finding)| (finding.rule != PRICE_MISSING || !is_priced(&code)).then_some(finding);
    missing.into_iter().filter_map(still)
}

/// Whether no rate changes a line with this cost: what costs nothing at list, and what does not happen.
fn is_untouchable(cost: &Cost) -> bool {
    match cost {
        Cost::Priced { monthly: amount } | Cost::Upfront { amount, .. } | Cost::Once { amount, .. } => amount.is_zero(),
        Cost::Covered { .. } => true,
        Cost::NoPrice { why, .. } => *why == NoPrice::NoPath,
        Cost::DependsOnUsage { .. } | Cost::NotSold { .. } => false,
    }
}

/// Replaces the price of a line, with all its tiers; what is free of charge stays free.
fn set_price(line: &mut Line, price: Usd, name: &str) -> Result<(), Error> {
    // A missing price is never zero.
    if price.is_zero() && line.cost.without_price().is_some() {
        return Ok(());
    }
    let charged = charged(line)?;
    let amount = charged.map(|charged| price.times(charged)).transpose()?;
    let months = line.term_months.or(line.cost.upfront().map(|(_, months)| months));
    line.cost = match (amount, months, &line.missing_usage, &line.cost) {
        (Some(amount), Some(months), ..) => Cost::Upfront { amount, months },
        (Some(monthly), None, ..) => Cost::Priced { monthly },
        (None, _, Some(missing), _) => Cost::DependsOnUsage { missing: missing.clone() },
        (None, _, None, cost) => cost.clone(),
    };
    let slice = |charged| Slice {
        from: Decimal::ZERO,
        up_to: None,
        quantity: charged,
        price,
        amount: amount.unwrap_or_default(),
    };
    line.price = Some(LinePrice {
        unit_price: price,
        slices: charged.map(slice).into_iter().collect(),
        counts: TiersCount::Charged,
        source: name.into(),
        ..LinePrice::free()
    });
    line.reason = None;
    Ok(())
}

/// The quantity of a line that is not free; `None` while its usage is unknown.
fn charged(line: &Line) -> Result<Option<Decimal>, Error> {
    let Some(quantity) = line.quantity else { return Ok(None) };
    let free = |price: &LinePrice| {
        price.allowance?;
        Some((price.slices.first()?.quantity, price.pool))
    };
    let charged = match line.price.as_ref().and_then(free) {
        None => quantity,
        Some((free, None)) => quantity.checked_sub(free).ok_or(Error::Overflow)?,
        // A line pays its share of what its region is charged for.
        Some((free, Some(pool))) => {
            let rest = pool.checked_sub(free).ok_or(Error::Overflow)?;
            Usd::new(quantity).share(rest, pool)?.amount()
        }
    };
    Ok(Some(units::fitting(charged.max(Decimal::ZERO), units::MAX_QUANTITY_DIGITS)))
}

/// Multiplies the price and the cost of a line.
fn scale(line: &mut Line, by: Decimal) -> Result<(), Error> {
    if by == Decimal::ONE {
        return Ok(());
    }
    let scaled = |amount: Usd| {
        let exact = amount.share(by, Decimal::ONE)?;
        Ok(Usd::new(exact.amount().round_dp(PART_DECIMALS).normalize()))
    };
    match &mut line.cost {
        Cost::Priced { monthly: amount } | Cost::Upfront { amount, .. } | Cost::Once { amount, .. } => {
            *amount = scaled(*amount)?;
        }
        Cost::Covered { .. } | Cost::DependsOnUsage { .. } | Cost::NotSold { .. } | Cost::NoPrice { .. } => {}
    }
    if let Some(price) = &mut line.price {
        // Prices have few enough digits to be multiplied exactly.
        price.unit_price = price.unit_price.share(by, Decimal::ONE)?.to_price();
        for slice in &mut price.slices {
            slice.price = slice.price.share(by, Decimal::ONE)?.to_price();
            slice.amount = scaled(slice.amount)?;
        }
    }
    Ok(())
}
