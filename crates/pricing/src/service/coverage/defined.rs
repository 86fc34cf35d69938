//! The usage of defined services that commitments cover: reservations first, then Database Savings Plans (Savings Plans
//! user guide, "Understanding how Savings Plans apply to your usage").

use std::collections::BTreeMap;

use budget::Work;
use definitions::{Amount, Commitment, Number, Price, Reading, Reservable, Type, Usage, Values};
use design::Component;
use units::{Decimal, Error, Usd};

use super::hour::{Covers, OneCover};
use super::{Coverage, DECIMALS, distinct_hours};
use crate::commitment::{Held, Order, Running, cover_reserved, size_factor};
use crate::service::ec2_load::{WEEK, Week, block};
use crate::service::{Context, Task, defined};

/// The usage of a charge that commitments may cover, over the week.
pub(super) struct Demand<'a> {
    pub component: usize,
    /// The position of the charge in its definition.
    pub position: usize,
    pub week: Week,
    pub on_demand: Option<Usd>,
    /// The rate under a Database Savings Plan, if it has one.
    plan: Option<Usd>,
    /// Whether Database Savings Plans apply to it.
    is_planned: bool,
    class: &'a str,
    /// What reservations must have in common with it; `None` if there are none for it.
    pool: Option<Pool>,
}

/// What reservations and usage have in common.
#[derive(Clone)]
struct Pool {
    name: String,
    /// The size in normalised units; `None` without size flexibility.
    factor: Option<Decimal>,
}

/// A purchase of reservations.
struct Bought<'a> {
    commitment: usize,
    count: Decimal,
    class: &'a str,
    pool: Pool,
}

/// A Database Savings Plan.
struct Plan {
    commitment: usize,
    usd_per_hour: Usd,
}

/// What a commitment that is a component of its own is for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Applies {
    /// Whether the design has usage that it can cover.
    pub any: bool,
    /// The components with usage that it can cover and whose amount is unknown.
    pub open: Vec<usize>,
}

/// Whether a component is a commitment that covers defined services.
pub(super) fn is_commitment(component: &Component) -> bool {
    component.body.values().is_some_and(|values| {
        let pays = |commitment| matches!(commitment, Commitment::Reserves(_) | Commitment::Plan(_));
        values.definition().charges.iter().any(|charge| pays(charge.commitment))
    })
}

/// Calculates what the commitments of the design cover of its defined services.
pub(super) fn cover(task: Task<'_>, coverage: &mut Coverage) -> Result<(), Error> {
    let nothing = Coverage::default();
    let (mut demands, mut open) = (Vec::new(), Vec::new());
    let (mut bought, mut plans) = (Vec::new(), Vec::new());
    for context in (0..).map_while(|index| task.context(index, &nothing, None)) {
        let Some(values) = context.component.body.values() else { continue };
        if is_commitment(context.component) {
            add_commitment(&context, values, &mut bought, &mut plans)?;
        } else {
            defined::with_reading(&context, values, |reading| {
                add_demands(&context, values, reading, &mut demands, &mut open)
            })?;
        }
    }
    let id = |commitment: usize| task.design.components.get(commitment).map(|component| &component.id);
    bought.sort_by(|a, b| id(a.commitment).cmp(&id(b.commitment)));
    plans.sort_by(|a, b| id(a.commitment).cmp(&id(b.commitment)));
    note_what_applies(coverage, &demands, &open, &bought, &plans);
    let rates = demands.iter().map(|demand| (demand.on_demand.unwrap_or_default(), demand.plan));
    let order = Order::of(rates)?;
    let steps = [demands.len(), bought.len(), plans.len()].into_iter().fold(1, usize::saturating_add);
    let weeks: Vec<&Week> = demands.iter().map(|demand| &demand.week).collect();
    for (hour, times) in distinct_hours(&weeks) {
        if !task.budget.spend_each(Work::Commitments, steps.saturating_mul(4)) {
            break;
        }
        let wanted: Vec<Decimal> = weeks.iter().map(|week| week.at(hour)).collect();
        let covers = cover_hour(&demands, &bought, &plans, &order, &wanted)?;
        let places: Vec<_> = demands.iter().map(|demand| (demand.component, demand.position, false)).collect();
        let prices: Vec<_> = demands.iter().map(|demand| demand.on_demand).collect();
        coverage.add((&places, &prices), &wanted, &covers, times)?;
    }
    Ok(())
}

fn add_commitment<'a>(
    context: &Context<'a>,
    values: &'a Values,
    bought: &mut Vec<Bought<'a>>,
    plans: &mut Vec<Plan>,
) -> Result<(), Error> {
    defined::with_reading(context, values, |reading| {
        for charge in values.definition().charges.iter().filter(|charge| charge.when.holds(reading)) {
            match charge.commitment {
                Commitment::Reserves(reservable) => {
                    let Some(pool) = pool(context, values, reading, reservable)? else { continue };
                    let class = values.text(reservable.class).unwrap_or_default();
                    let count = Decimal::from(context.component.placement.count());
                    // Of a purchase with two payments, both charges say what it is for.
                    if bought.last().is_none_or(|last: &Bought<'_>| last.commitment != context.index) {
                        bought.push(Bought { commitment: context.index, count, class, pool });
                    }
                }
                Commitment::Plan(field) => {
                    let usd_per_hour = values.number(field).map_or(Usd::ZERO, |number| Usd::new(number.0));
                    plans.push(Plan { commitment: context.index, usd_per_hour });
                }
                Commitment::None | Commitment::CoveredBy(_) => {}
            }
        }
        Ok(())
    })
}

fn add_demands<'a>(
    context: &Context<'a>,
    values: &'a Values,
    reading: &Reading<'_>,
    demands: &mut Vec<Demand<'a>>,
    open: &mut Vec<(usize, bool, Option<Pool>)>,
) -> Result<(), Error> {
    for (position, charge) in values.definition().charges.iter().enumerate() {
        let Commitment::CoveredBy(coverable) = charge.commitment else { continue };
        if !charge.when.holds(reading) {
            continue;
        }
        let Price::Listed(key) = charge.price else { continue };
        let reservable = coverable.reservable;
        let pool = reservable.map(|of| pool(context, values, reading, of)).transpose()?.flatten();
        let plan = coverable.plan.map(|plan| plan.of(values)).filter(|plan| !plan.is_empty());
        let Some(week) = week(context, values, reading, charge)? else {
            open.push((context.index, plan.is_some(), pool));
            continue;
        };
        let (region, item) = (context.region(), key.item.of(values));
        let price = |dimension: &str| {
            context.catalogue.point(key.list, region, dimension, &item).map(|point| point.tiers.first_price())
        };
        let on_demand = price(&key.dimension.of(values));
        // A plan never costs more than on-demand: such a rate comes from a price that has since fallen.
        let below = |rate: &Usd| on_demand.is_some_and(|on_demand| *rate < on_demand);
        demands.push(Demand {
            component: context.index,
            position,
            week,
            on_demand,
            plan: plan.as_deref().and_then(price).filter(below),
            is_planned: plan.is_some(),
            class: reservable.and_then(|of| values.text(of.class)).unwrap_or_default(),
            pool,
        });
    }
    Ok(())
}

/// The pool of a component in its region: a family where sizes are flexible, otherwise a class.
fn pool(
    context: &Context<'_>,
    values: &Values,
    reading: &Reading<'_>,
    reservable: &Reservable,
) -> Result<Option<Pool>, Error> {
    let class = values.text(reservable.class).unwrap_or_default();
    let (family, size) = class.rsplit_once('.').unwrap_or((class, ""));
    let instances = reservable.instances.of(reading)?;
    let size = size_factor(size).filter(|_| reservable.flexible.holds(reading));
    let factor = instances.zip(size).and_then(|(instances, size)| instances.checked_mul(size));
    let (region, of) = (context.region(), reservable.pool.of(values));
    let name = match factor {
        Some(_) => format!("{region}/{of}/{family}"),
        None => format!("{region}/{of}/{class}/{}", reservable.exact.of(values)),
    };
    Ok((!class.is_empty()).then_some(Pool { name, factor }))
}

/// The quantity of a charge in each hour of the week; `None` while it is unknown. Hours of the month are assumed to be
/// contiguous, and usage by the hour is spread as it is given.
fn week(
    context: &Context<'_>,
    values: &Values,
    reading: &Reading<'_>,
    charge: &'static definitions::Charge,
) -> Result<Option<Week>, Error> {
    let amounts = defined::amounts(reading, charge)?;
    let Some(quantity) = amounts.quantity()? else { return Ok(None) };
    let month = context.design.month().hours();
    let mut named = Vec::new();
    charge.factors.iter().for_each(|factor| factor.amount.fields(&mut named));
    if charge.factors.iter().any(|factor| matches!(factor.amount, Amount::By(_))) {
        // A function does not say which fields it reads: it may be any usage.
        named.extend(values.definition().usage.iter().map(|field| field.name));
    }
    let by_hour = named.iter().find_map(|name| match values.used(name) {
        Some(Usage::ByHour(hours)) => Some(hours),
        _ => None,
    });
    let hours_field = named.iter().find(|name| {
        values.definition().field(name).is_some_and(|field| {
            matches!(field.value, Type::Usage(definitions::Measure::Hours)) && values.is_given(field.name)
        })
    });
    let each = |whole: Decimal, part: Decimal| -> Result<Decimal, Error> {
        let share = quantity.checked_mul(part).and_then(|value| value.checked_div(whole));
        share.map(|value| value.round_dp(DECIMALS).normalize()).ok_or(Error::Overflow)
    };
    if quantity.is_zero() {
        return Ok(Some(Week::of(vec![Decimal::ZERO])));
    }
    if let Some(hours) = by_hour {
        let sum: Decimal = hours.iter().map(|hour| hour.0).sum();
        let periods = Decimal::from(hours.len());
        let whole = sum.checked_mul(month).ok_or(Error::Overflow)?;
        let at = |hour: &Number| each(whole, hour.0.checked_mul(periods).ok_or(Error::Overflow)?);
        return hours.iter().cycle().take(WEEK).map(at).collect::<Result<Vec<_>, _>>().map(|week| Some(Week::of(week)));
    }
    let running = match hours_field {
        Some(field) => reading.number(field)?.map(|hours| hours.min(month)),
        None => Some(month),
    };
    let Some(hours) = running.filter(|hours| !hours.is_zero()) else { return Ok(None) };
    let count = each(hours, Decimal::ONE)?;
    if hours == month {
        return Ok(Some(Week::of(vec![count])));
    }
    let parts = block(hours, month).ok_or(Error::Overflow)?;
    let at = |part: Decimal| part.checked_mul(count).ok_or(Error::Overflow);
    parts.into_iter().map(at).collect::<Result<Vec<_>, _>>().map(|week| Some(Week::of(week)))
}

fn note_what_applies(
    coverage: &mut Coverage,
    demands: &[Demand<'_>],
    open: &[(usize, bool, Option<Pool>)],
    bought: &[Bought<'_>],
    plans: &[Plan],
) {
    let mut by_pool: BTreeMap<&str, Applies> = BTreeMap::new();
    let mut planned = Applies::default();
    let mut without_rate = Vec::new();
    for demand in demands {
        if let Some(pool) = &demand.pool {
            by_pool.entry(&pool.name).or_default().any = true;
        }
        planned.any |= demand.is_planned;
        if demand.is_planned && demand.plan.is_none() && without_rate.last() != Some(&demand.component) {
            without_rate.push(demand.component);
        }
    }
    for (component, is_planned, pool) in open {
        if let Some(pool) = pool {
            let applies = by_pool.entry(&pool.name).or_default();
            (applies.any, applies.open) = (true, [applies.open.as_slice(), &[*component]].concat());
        }
        if *is_planned {
            planned.any = true;
            planned.open.push(*component);
        }
    }
    for purchase in bought {
        let applies = by_pool.get(purchase.pool.name.as_str()).cloned().unwrap_or_default();
        coverage.applies.insert(purchase.commitment, applies);
    }
    for plan in plans {
        coverage.applies.insert(plan.commitment, planned.clone());
        if !without_rate.is_empty() {
            coverage.unknown.insert(plan.commitment, without_rate.iter().copied().take(super::MOST_NAMED).collect());
        }
    }
}

/// Covers an hour: reservations in the order of their ids, then plans in the order of theirs.
fn cover_hour(
    demands: &[Demand<'_>],
    bought: &[Bought<'_>],
    plans: &[Plan],
    order: &Order,
    wanted: &[Decimal],
) -> Result<Covers, Error> {
    let mut left = wanted.to_vec();
    let mut covers = Covers::new();
    let held: Vec<Held<'_>> = bought
        .iter()
        .map(|of| Held { count: of.count, instance_type: of.class, factor: of.pool.factor, pool: &of.pool.name })
        .collect();
    let reservable: Vec<(usize, Running<'_>)> = demands
        .iter()
        .zip(&left)
        .enumerate()
        .filter_map(|(index, (demand, hours))| {
            let pool = demand.pool.as_ref()?;
            let (instance_type, factor) = (demand.class, pool.factor);
            Some((index, Running { hours: *hours, instance_type, factor, pool: &pool.name, waits: false }))
        })
        .collect();
    let (places, running): (Vec<usize>, Vec<Running<'_>>) = reservable.into_iter().unzip();
    for (purchase, at, hours) in cover_reserved(&held, &running)? {
        let (Some(of), Some(demand)) = (bought.get(purchase), places.get(at).copied()) else { continue };
        let size = demands.get(demand).and_then(|demand| demand.pool.as_ref()?.factor);
        let ratio = match (size, of.pool.factor) {
            (Some(size), Some(own)) => size.checked_div(own),
            _ => Some(Decimal::ONE),
        };
        let used = ratio.and_then(|ratio| hours.checked_mul(ratio)).ok_or(Error::Overflow)?;
        super::hour::take(&mut left, demand, hours)?;
        covers.push(OneCover { demand, commitment: of.commitment, hours, used, approximate: false });
    }
    let mut covered = 0;
    for plan in plans {
        let (taken, _) = order
            .spend_from(&mut covered, plan.usd_per_hour, |demand| left.get(demand).copied().unwrap_or_default())?;
        for (demand, hours) in taken.into_iter().filter(|(_, hours)| !hours.is_zero()) {
            let Some(rate) = demands.get(demand).and_then(|demand| demand.plan) else { continue };
            let used = rate.amount().checked_mul(hours).ok_or(Error::Overflow)?;
            super::hour::take(&mut left, demand, hours)?;
            covers.push(OneCover { demand, commitment: plan.commitment, hours, used, approximate: false });
        }
    }
    Ok(covers)
}
