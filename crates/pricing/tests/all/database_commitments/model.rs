//! The model: reservations in the order of their ids, the smallest size first, each in its own pool and then with what is
//! left in a second one; then plans in the order of their ids, the highest saving first. Free usage goes before both.

use std::collections::BTreeMap;

use catalog::{Catalogue, PriceList};
use design::Design;
use proptest::prelude::*;
use serde_json::{Value, json};
use units::Decimal;

pub const HOURS_PER_WEEK: usize = 168;
/// A month of 28 days has four weeks.
const WEEKS: i64 = 4;
pub const HOURS_PER_MONTH: usize = 672;

/// The usage of one charge.
#[derive(Debug, Clone)]
pub struct Used {
    /// The charge.
    pub code: &'static str,
    /// The quantity in each hour of the week.
    pub week: Vec<Decimal>,
    pub on_demand: Decimal,
    /// The rate under a plan.
    pub plan: Option<Decimal>,
    /// What reservations must have in common with it, and its size in normalised units.
    pub pool: Option<(String, Decimal)>,
    /// The name of the free allowance that counts it.
    pub allowance: Option<&'static str>,
}

/// A component and its usage.
#[derive(Debug, Clone)]
pub struct Part {
    pub kind: &'static str,
    pub region: &'static str,
    pub count: u64,
    pub config: Value,
    pub usage: Value,
    pub used: Vec<Used>,
}

/// A purchase of reservations.
#[derive(Debug, Clone)]
pub struct Bought {
    pub kind: &'static str,
    pub count: u64,
    pub config: Value,
    pub pool: String,
    /// The pool that what is left covers.
    pub also: Option<String>,
    /// The size of one.
    pub size: Decimal,
}

/// Free units in an hour, by the name of the allowance.
pub type Allowances = BTreeMap<&'static str, u64>;

/// A price of the catalogue.
pub fn price(list: PriceList, region: &str, dimension: &str, item: &str) -> Option<Decimal> {
    let point = Catalogue::embedded().point(list, region, dimension, item)?;
    Some(point.tiers.first_price().amount())
}

/// The document of a design with these parts, in us-east-1.
fn design(parts: &[Part], bought: &[Bought], plans: &[i64], allowances: &Allowances) -> Design {
    let mut components = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let placement = json!({"count": part.count, "region": part.region});
        components.push(json!({
            "id": format!("part-{index}"), "kind": part.kind, "placement": placement,
            "config": part.config, "usage": part.usage,
        }));
        if matches!(part.kind, "dynamodb" | "keyspaces") {
            components.last_mut().unwrap()["placement"] = json!({"region": part.region});
        }
    }
    for (index, of) in bought.iter().enumerate() {
        components.push(json!({
            "id": format!("reserved-{index}"), "kind": of.kind, "placement": {"count": of.count}, "config": of.config,
        }));
    }
    for (index, thousandths) in plans.iter().enumerate() {
        let usd: serde_json::Number = Decimal::new(*thousandths, 3).to_string().parse().unwrap();
        components.push(json!({
            "id": format!("plan-{index}"), "kind": "database-savings-plan", "config": {"usd_per_hour": usd},
        }));
    }
    let on: BTreeMap<_, _> = allowances.keys().map(|name| (*name, true)).collect();
    let document = json!({
        "abacus": 1, "region": "us-east-1", "month_days": 28, "free_allowances": on, "components": components,
    });
    Design::parse(&document.to_string()).unwrap_or_else(|problems| panic!("{problems:?}: {document}"))
}

/// The share of usage that is not free, by allowance.
fn paid(all: &[&Used], allowances: &Allowances) -> BTreeMap<&'static str, Decimal> {
    let share = |(name, units): (&&'static str, &u64)| {
        let of = all.iter().filter(|used| used.allowance == Some(*name));
        let total: Decimal = of.flat_map(|used| &used.week).sum();
        let free = Decimal::from(*units) * Decimal::from(HOURS_PER_WEEK);
        let share = if total <= free { Decimal::ZERO } else { (total - free) / total };
        (*name, share)
    };
    allowances.iter().map(share).collect()
}

/// The quantity of each usage in the month that commitments cover.
fn covered(all: &[&Used], bought: &[Bought], plans: &[i64], allowances: &Allowances) -> Vec<Decimal> {
    let paid = paid(all, allowances);
    let mut covered = vec![Decimal::ZERO; all.len()];
    for hour in 0..HOURS_PER_WEEK {
        let share = |used: &&Used| used.allowance.and_then(|name| paid.get(name)).copied().unwrap_or(Decimal::ONE);
        let before: Vec<Decimal> = all.iter().map(|used| used.week[hour] * share(used)).collect();
        let mut open = before.clone();
        let mut left: Vec<Decimal> = bought.iter().map(|of| Decimal::from(of.count) * of.size).collect();
        for second in [false, true] {
            for (of, left) in bought.iter().zip(&mut left) {
                let pool = if second { of.also.as_ref() } else { Some(&of.pool) };
                let size = |at: &usize| all[*at].pool.as_ref().filter(|(name, _)| Some(name) == pool).map(|of| of.1);
                let mut order: Vec<usize> = (0..all.len()).filter(|at| size(at).is_some()).collect();
                order.sort_by_key(size);
                for at in order {
                    let size = size(&at).unwrap();
                    let taken = open[at].min(*left / size);
                    open[at] -= taken;
                    *left -= taken * size;
                }
            }
        }
        for thousandths in plans {
            let mut left = Decimal::new(*thousandths, 3);
            let rate = |at: &usize| all[*at].plan.filter(|plan| *plan < all[*at].on_demand);
            let mut order: Vec<usize> = (0..all.len()).filter(|at| rate(at).is_some()).collect();
            order.sort_by_key(|at| (rate(at).unwrap() / all[*at].on_demand, rate(at)));
            for at in order {
                let rate = rate(&at).unwrap();
                let taken = open[at].min(left / rate);
                open[at] -= taken;
                left -= taken * rate;
            }
        }
        for (sum, (before, open)) in covered.iter_mut().zip(before.iter().zip(open)) {
            *sum += (before - open) * Decimal::from(WEEKS);
        }
    }
    covered
}

/// Compares the estimate of a design with the model: what is covered of each charge, and what is paid for it on demand.
pub fn check(parts: &[Part], bought: &[Bought], plans: &[i64], allowances: &Allowances) -> Result<(), TestCaseError> {
    let design = design(parts, bought, plans, allowances);
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    let all: Vec<(usize, &Used)> =
        parts.iter().enumerate().flat_map(|(at, part)| part.used.iter().map(move |used| (at, used))).collect();
    let used: Vec<&Used> = all.iter().map(|(_, used)| *used).collect();
    let expected = covered(&used, bought, plans, allowances);
    let (mut paid, mut to_pay) = (Decimal::ZERO, Decimal::ZERO);
    for ((component, used), expected) in all.iter().zip(&expected) {
        let (code, component) = (used.code, &estimate.components[*component]);
        let of =
            |is: &dyn Fn(&str) -> bool| component.lines.iter().filter(move |line| is(&line.code)).collect::<Vec<_>>();
        let by = of(&|line| line.starts_with(&format!("{code}.covered.")));
        let by: Decimal = by.iter().map(|line| line.quantity.unwrap()).sum();
        let close = |a: Decimal, b: Decimal, within: Decimal| (a - b).abs() <= within;
        // Quantities are rounded to ten decimals in each hour, and shares of an allowance as well.
        let total: Decimal = used.week.iter().sum::<Decimal>() * Decimal::from(WEEKS);
        let within = Decimal::new(1, 5) + total * Decimal::new(1, 9);
        prop_assert!(close(by, *expected, within), "{} {code}: {by} covered, not {expected}", component.id);
        let own = of(&|line| line == code);
        let cost: Decimal = own.iter().map(|line| line.cost.known().unwrap().amount()).sum();
        if used.allowance.is_none_or(|name| !allowances.contains_key(name)) {
            let rest = (total - expected) * used.on_demand;
            prop_assert!(close(cost, rest, Decimal::new(1, 4)), "{} {code}: {cost} USD, not {rest}", component.id);
        }
        paid += cost;
        to_pay += (total - expected) * used.on_demand;
    }
    for (name, units) in allowances {
        // All usage that an allowance counts has the same price.
        let counted = || used.iter().filter(|used| used.allowance == Some(*name));
        let total: Decimal = counted().flat_map(|used| &used.week).sum::<Decimal>() * Decimal::from(WEEKS);
        let free = Decimal::from(*units) * Decimal::from(HOURS_PER_MONTH as u64);
        to_pay -= total.min(free) * counted().next().map_or(Decimal::ZERO, |used| used.on_demand);
    }
    prop_assert!((paid - to_pay).abs() <= Decimal::new(1, 3), "{paid} USD, not {to_pay}");
    Ok(())
}

/// A quantity in each hour of the day or week, or all month: its JSON and its week.
#[derive(Debug, Clone)]
pub struct Amount {
    pub json: Value,
    pub week: Vec<Decimal>,
}

impl Amount {
    /// The same amount in every hour, as a number for the month.
    pub fn even(hourly: u64) -> Amount {
        Amount { json: json!(hourly * HOURS_PER_MONTH as u64), week: vec![Decimal::from(hourly); HOURS_PER_WEEK] }
    }

    fn by_hour(hours: &[u64]) -> Amount {
        let week = hours.iter().cycle().take(HOURS_PER_WEEK).map(|hour| Decimal::from(*hour)).collect();
        Amount { json: json!({ "by_hour": hours }), week }
    }
}

/// Amounts of up to `most` an hour, which are at least `least`.
pub fn amount(least: u64, most: u64) -> impl Strategy<Value = Amount> {
    prop_oneof![
        (least..=most).prop_map(Amount::even),
        prop::collection::vec(least..=most, 24).prop_map(|hours| Amount::by_hour(&hours)),
        prop::collection::vec(least..=most, HOURS_PER_WEEK).prop_map(|hours| Amount::by_hour(&hours)),
    ]
}

/// Hours a week that are the first ones of it: their number as hours a month, and how many run in each hour.
pub fn running(hours: usize, count: u64) -> (Value, Vec<Decimal>) {
    let week = (0..HOURS_PER_WEEK).map(|hour| Decimal::from(if hour < hours { count } else { 0 })).collect();
    (json!(hours * WEEKS as usize), week)
}

/// Commitments of plans in thousandths of a US dollar an hour, up to this many dollars.
pub fn plans(usd: i64) -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1..usd * 1_000, 0..3)
}

/// The hours of each part that reservations cover by the estimate.
pub fn covered_hours(parts: &[Part], bought: &[Bought]) -> Vec<Decimal> {
    let estimate = pricing::estimate(&design(parts, bought, &[], &Allowances::new()), Catalogue::embedded()).unwrap();
    let covered = |component: &pricing::ComponentEstimate| {
        let lines = component.lines.iter().filter(|line| line.code.contains(".covered."));
        lines.map(|line| line.quantity.unwrap()).sum()
    };
    estimate.components.iter().take(parts.len()).map(covered).collect()
}
