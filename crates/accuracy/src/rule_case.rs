//! Cases that bring their own rates, or hold for one hour: they ask the rule itself.

use catalog::{Catalogue, InstanceType};
use design::{OperatingSystem, Payment, Term};
use pricing::commitment::{
    Held, Running, Terms, Usage, break_even, break_even_hours, factor, monthly, plan_hour, reserved_hour, term_hours,
};
use units::time::HOURS_PER_MONTH;
use units::{Decimal, Usd};

use crate::case::{Case, Exact};
use crate::figures::{Fault, Figures};
use crate::given::{Given, Group, Rates};

/// An hour of regional Reserved Instances.
pub(crate) fn reserved(case: &Case) -> Result<Figures, Fault> {
    let given = &case.given;
    if given.hours.is_some_and(|hours| hours.0 != Decimal::ONE) {
        return Err(Fault::unasked("more than an hour of Reserved Instances"));
    }
    let mut bought = Vec::new();
    for reservation in &given.reservations {
        if reservation.scope != "regional" {
            return Err(Fault::unasked("other than regional reservations"));
        }
        bought.push(Kind::of(&reservation.instance_type, &reservation.os, &reservation.tenancy)?);
    }
    let runs = given.running.iter().map(|group| Kind::of(&group.instance_type, &group.os, &group.tenancy));
    let runs = runs.collect::<Result<Vec<_>, Fault>>()?;
    let held: Vec<Held<'_>> = given
        .reservations
        .iter()
        .zip(&bought)
        .map(|(reservation, kind)| Held {
            count: Decimal::from(reservation.count),
            instance_type: &kind.known.name,
            factor: kind.factor,
            pool: &kind.pool,
        })
        .collect();
    let running: Vec<Running<'_>> = given
        .running
        .iter()
        .zip(&runs)
        .map(|(group, kind)| Running {
            hours: Decimal::from(group.count),
            instance_type: &kind.known.name,
            factor: kind.factor,
            pool: &kind.pool,
            waits: false,
        })
        .collect();
    let hour = reserved_hour(&held, &running)?;
    let mut figures = Figures::of("one hour of Reserved Instances");
    figures.set("reserved_units_per_hour", hour.reserved_units);
    figures.set("running_units_per_hour", hour.running_units);
    if let Some(percent) = hour.covered_percent {
        figures.set("covered_percent", percent);
    }
    figures.set("on_demand_instance_hours", hour.on_demand_hours);
    Ok(figures)
}

/// An hour under a Compute Savings Plan; without a commitment, an hour on-demand.
pub(crate) fn plan(given: &Given) -> Result<Figures, Fault> {
    let usage: Vec<Usage> = given
        .usage
        .iter()
        .map(|usage| Usage {
            quantity: usage.quantity.0,
            on_demand: Usd::new(usage.on_demand_usd.0),
            plan: Some(Usd::new(usage.compute_sp_usd.0)),
        })
        .collect();
    let commitment = given.compute_sp_commitment_usd_per_hour.map_or(Usd::ZERO, |given| Usd::new(given.0));
    let hour = plan_hour(commitment, &usage)?;
    // A commitment as large as the on-demand cost reaches everything.
    let everything = plan_hour(plan_hour(Usd::ZERO, &usage)?.total, &usage)?;
    let mut figures = Figures::of("one hour under a Savings Plan");
    figures.set("commitment_used_usd", hour.used);
    figures.set("commitment_unused_usd", hour.unused);
    figures.set("hour_total_usd", hour.total);
    figures.set("all_at_compute_sp_rates_usd", everything.used);
    let (mut all, mut other) = (Usd::ZERO, Usd::ZERO);
    for ((usage, covered), left) in given.usage.iter().zip(&hour.covered).zip(&hour.on_demand) {
        all = all.checked_add(*left)?;
        if covered.is_zero() {
            other = other.checked_add(*left)?;
        }
        let family = usage.usage.split(['.', ' ']).next().unwrap_or_default();
        if usage.unit == "instance-hour" {
            figures.set(format!("{family}_instances_covered"), *covered);
            figures.set(format!("{family}_on_demand_usd"), *left);
        }
    }
    figures.set("on_demand_usd", all);
    figures.set("other_on_demand_usd", other);
    Ok(figures)
}

/// What a commitment of one instance costs, at the rates of the case.
pub(crate) fn terms(given: &Given, rates: &Rates) -> Result<Figures, Fault> {
    let all_month = |group: &Group| group.count == 1 && group.hours_per_month == Some(Exact(HOURS_PER_MONTH));
    if given.instances.len() != 1 || !given.instances.iter().all(all_month) {
        return Err(Fault::unasked("the terms of more than one instance that runs all month"));
    }
    let term = word(Term::ALL, &format!("{}y", given.term_years.unwrap_or_default()))?;
    let payment = word(Payment::ALL, &given.payment.clone().unwrap_or_default().replace('_', "-"))?;
    if given.term_hours.is_some_and(|hours| hours.0 != term_hours(term)) {
        return Err(Fault::unasked("a term of other than 8,760 or 26,280 hours"));
    }
    let terms = Terms::split(Usd::new(rates.plan_usd_per_hour.0), term, payment)?;
    let on_demand = monthly(Usd::new(rates.on_demand_usd_per_hour.0))?;
    let effective = terms.effective_monthly()?;
    let mut figures = Figures::of("terms of a commitment");
    figures.set("total_commitment_usd", terms.total()?);
    figures.set("upfront_usd", terms.upfront()?);
    figures.set("hourly_usd", terms.hourly);
    figures.set("normalised_monthly_usd", effective);
    figures.set("recurring_monthly_usd", terms.monthly()?);
    figures.set("on_demand_monthly_usd", on_demand);
    if let Some(ratio) = break_even(effective, on_demand) {
        figures.set("break_even_ratio", ratio);
        if let Some(hours) = break_even_hours(ratio) {
            figures.set("break_even_hours_per_month", hours);
        }
    }
    Ok(figures)
}

/// What Reserved Instances and running instances are matched by.
struct Kind {
    known: &'static InstanceType,
    factor: Option<Decimal>,
    pool: String,
}

impl Kind {
    fn of(instance_type: &str, os: &str, tenancy: &str) -> Result<Kind, Fault> {
        if tenancy != "shared" {
            return Err(Fault::unasked("other than shared hardware"));
        }
        let known = Catalogue::embedded().instance_type(instance_type);
        let known = known.ok_or_else(|| Fault::unasked(format!("the unknown type {instance_type}")))?;
        let system = word(OperatingSystem::ALL, os)?;
        Ok(Kind { known, factor: factor(known, system), pool: format!("{os}/{}", known.family) })
    }
}

fn word<T: Copy>(all: &[(&str, T)], text: &str) -> Result<T, Fault> {
    let found = all.iter().find(|(code, _)| *code == text);
    found.map(|(_, value)| *value).ok_or_else(|| Fault::unasked(format!("the unknown word {text:?}")))
}
