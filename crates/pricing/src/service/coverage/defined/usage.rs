//! The usage of the charges that commitments may cover, hour by hour.

use budget::Work;
use definitions::{Allowance, Amount, Charge, Commitment, Coverable, Key, PlanRate, Price, Reading, Type, Values};
use units::time::Month;
use units::{Decimal, Error, Usd};

use super::bought::{Pool, pool};
use super::{All, Allowances, free};
use crate::service::coverage::{DECIMALS, is_plan_rate};
use crate::service::ec2_load::{WEEK, Week, block};
use crate::service::{Context, Task, defined};

/// The usage of a charge that commitments may cover, over the week.
pub(super) struct Demand<'a> {
    pub component: usize,
    pub region: &'a str,
    /// The position of the charge in its definition.
    pub position: usize,
    pub week: Week,
    pub on_demand: Option<Usd>,
    /// The rate under a Database Savings Plan, if it has one.
    pub plan: Option<Usd>,
    /// Whether Database Savings Plans apply to it.
    pub is_planned: bool,
    pub class: &'a str,
    /// What reservations must have in common with it; `None` if there are none for it.
    pub pool: Option<Pool>,
    /// The free allowance that counts it; `None` while that is off.
    pub allowance: Option<&'static Allowance>,
}

/// Usage that commitments may cover and whose amount is unknown.
pub(super) struct Open {
    pub component: usize,
    /// Whether Database Savings Plans apply to it.
    pub is_planned: bool,
    pub pool: Option<Pool>,
}

/// Adds the usage of a component.
pub(super) fn add<'a>(
    task: Task<'a>,
    context: &Context<'a>,
    reading: &Reading<'_>,
    all: &mut All<'a>,
) -> Result<(), Error> {
    let Some(values) = context.component.body.values() else { return Ok(()) };
    for counted in counted(context, reading, &mut all.allowances)? {
        let Counted { position, charge, coverable, quantity, allowance } = counted;
        let key = match charge.price {
            Price::Listed(key) => Some(key),
            // It may be covered without a listed price: then only reservations apply.
            Price::Unlisted(_) => None,
            Price::Free | Price::Entered(_) | Price::ToRegion(_) | Price::ToOwnRegion | Price::Open(_) => continue,
        };
        let reservable = coverable.reservable;
        let pool = reservable.map(|of| pool(context, reading, of)).transpose()?.flatten();
        let database = match coverable.plan {
            PlanRate::Database(dimension) => Some(dimension),
            PlanRate::None | PlanRate::Compute => None,
        };
        let plan = database.map(|dimension| dimension.of(values)).filter(|plan| !plan.is_empty());
        let (component, is_planned) = (context.index, plan.is_some());
        if database.is_some() && !is_planned && all.ineligible.last() != Some(&component) {
            all.ineligible.push(component);
        }
        if !is_planned && pool.is_none() {
            continue;
        }
        let week = quantity.map(|quantity| week(task, reading, charge, quantity)).transpose()?.flatten();
        let Some(week) = week else {
            all.open.push(Open { component, is_planned, pool });
            continue;
        };
        let (on_demand, plan) = key.map_or((None, None), |key| prices(context, values, key, plan.as_deref()));
        all.demands.push(Demand {
            component,
            region: context.region(),
            position,
            week,
            on_demand,
            plan,
            is_planned,
            class: reservable.map(|of| values.name(of.class)).unwrap_or_default(),
            pool,
            allowance,
        });
    }
    Ok(())
}

/// A charge that commitments may cover, with its quantity in the month.
pub(in crate::service::coverage) struct Counted {
    /// Its position in its definition.
    pub position: usize,
    pub charge: &'static Charge,
    pub coverable: &'static Coverable,
    /// `None` while it is unknown.
    pub quantity: Option<Decimal>,
    /// The free allowance that counts it; `None` while that is off.
    pub allowance: Option<&'static Allowance>,
}

/// The charges of a component that commitments may cover. What counts against `allowances` is added to them, also that of
/// other charges.
pub(in crate::service::coverage) fn counted<'a>(
    context: &Context<'a>,
    reading: &Reading<'_>,
    allowances: &mut Allowances<'a>,
) -> Result<Vec<Counted>, Error> {
    let mut found = Vec::new();
    for (position, charge) in reading.values.definition().charges.iter().enumerate() {
        if !charge.when.holds(reading) {
            continue;
        }
        let allowance = free::of(context, charge);
        let coverable = match charge.commitment {
            Commitment::CoveredBy(coverable) => Some(coverable),
            Commitment::None | Commitment::Reserves(_) | Commitment::Plan(_) => None,
        };
        if coverable.is_none() && allowance.is_none() {
            continue;
        }
        let quantity = defined::quantity(reading, charge)?;
        if let (Some(allowance), Some(quantity)) = (allowance, quantity) {
            allowances.count((allowance, context.region()), quantity, reading.length)?;
        }
        found.extend(coverable.map(|coverable| Counted { position, charge, coverable, quantity, allowance }));
    }
    Ok(found)
}

/// The price of a charge on demand, and its rate under a plan with this dimension.
fn prices(context: &Context<'_>, values: &Values, key: Key, plan: Option<&str>) -> (Option<Usd>, Option<Usd>) {
    let price = |dimension: &str| {
        let point = context.catalogue.point(key.list, context.region(), dimension, &key.item.of(values));
        point.map(|point| point.tiers.first_price())
    };
    let on_demand = price(&key.dimension.of(values));
    (on_demand, plan.and_then(price).filter(|rate| is_plan_rate(*rate, on_demand)))
}

/// The quantity of a charge in each hour of the week; `None` while the hours are unknown. Hours of the month are assumed
/// to be contiguous, and usage by the hour is spread as it is given.
pub(in crate::service::coverage) fn week(
    task: Task<'_>,
    reading: &Reading<'_>,
    charge: &'static Charge,
    quantity: Decimal,
) -> Result<Option<Week>, Error> {
    if quantity.is_zero() {
        return Ok(Some(Week::of(vec![Decimal::ZERO])));
    }
    let month = reading.length.hours();
    if let Some(hours) = by_hour(task, reading, charge)? {
        return spread(quantity, &hours, reading.length).map(Some);
    }
    let running = match hours_field(reading, charge) {
        Some(field) => reading.number(field)?.map(|hours| hours.min(month)),
        None => Some(month),
    };
    let Some(hours) = running.filter(|hours| !hours.is_zero()) else { return Ok(None) };
    let count = rounded(quantity.checked_div(hours))?;
    if hours == month {
        return Ok(Some(Week::of(vec![count])));
    }
    let parts = block(hours, month).ok_or(Error::Overflow)?;
    let at = |part: Decimal| part.checked_mul(count).ok_or(Error::Overflow);
    parts.into_iter().map(at).collect::<Result<Vec<_>, _>>().map(|week| Some(Week::of(week)))
}

/// What the quantity would be if every hour of the month were as each hour of the day or the week; `None` if all hours
/// are the same.
fn by_hour(task: Task<'_>, reading: &Reading<'_>, charge: &'static Charge) -> Result<Option<Vec<Decimal>>, Error> {
    let Some(hours) = reading.values.hours_given() else { return Ok(None) };
    if !task.budget.spend_each(Work::Commitments, hours) {
        return Ok(None);
    }
    let at = |hour| defined::quantity(&Reading { hour: Some(hour), ..*reading }, charge);
    let all: Vec<Decimal> = (0..hours).map(at).filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let differ = all.windows(2).any(|pair| pair.first() != pair.last());
    Ok(Some(all).filter(|_| differ))
}

/// Spreads the quantity of a month over the week in proportion to these hours, which repeat.
fn spread(quantity: Decimal, hours: &[Decimal], month: Month) -> Result<Week, Error> {
    let sum = units::sum(hours.iter().map(|hour| Ok(*hour)))?;
    let whole = sum.checked_mul(month.hours()).ok_or(Error::Overflow)?;
    let periods = Decimal::from(hours.len());
    let at = |hour: &Decimal| {
        let weight = hour.checked_mul(periods);
        let exact = weight.and_then(|weight| weight.checked_mul(quantity)).and_then(|part| part.checked_div(whole));
        // Large quantities: their product exceeds a decimal, and their share of the month does not.
        rounded(exact.or_else(|| weight?.checked_div(whole)?.checked_mul(quantity)))
    };
    hours.iter().cycle().take(WEEK).map(at).collect::<Result<Vec<_>, _>>().map(Week::of)
}

/// The field of the hours that a charge depends on, if it is given.
fn hours_field(reading: &Reading<'_>, charge: &'static Charge) -> Option<&'static str> {
    let mut named = Vec::new();
    charge.factors.iter().for_each(|factor| factor.amount.fields(&mut named));
    if charge.factors.iter().any(|factor| matches!(factor.amount, Amount::By(_))) {
        // A function does not say which fields it reads: it may be any usage.
        named.extend(reading.values.definition().usage.iter().map(|field| field.name));
    }
    named.into_iter().find(|name| {
        reading.values.definition().field(name).is_some_and(|field| {
            matches!(field.value, Type::Usage(definitions::Measure::Hours)) && reading.values.is_given(field.name)
        })
    })
}

fn rounded(value: Option<Decimal>) -> Result<Decimal, Error> {
    value.map(|value| value.round_dp(DECIMALS).normalize()).ok_or(Error::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks_sum(quantity: Decimal, hours: &[Decimal]) -> Decimal {
        let week = spread(quantity, hours, Month::Standard).unwrap();
        (0..WEEK).map(|hour| week.at(hour)).sum()
    }

    #[test]
    fn what_is_spread_adds_up_to_the_month() {
        let hours: Vec<Decimal> = (1..=24_u32).map(Decimal::from).collect();
        let week = weeks_sum(Decimal::from(730), &hours);
        assert!((week - Decimal::from(WEEK)).abs() < Decimal::new(1, 6), "{week}");
    }

    #[test]
    fn quantities_whose_product_exceeds_a_decimal_are_spread_as_well() {
        let million = Decimal::from(1_000_000);
        let hours: Vec<Decimal> = (1..=24_u32).map(|hour| Decimal::from(hour) * million * million).collect();
        let quantity = Decimal::from(730) * million * million * million;
        let week = weeks_sum(quantity, &hours) / million / million / million;
        assert!((week - Decimal::from(WEEK)).abs() < Decimal::new(1, 6), "{week}");
    }
}
