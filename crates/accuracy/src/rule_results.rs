//! The results of the rules of cases.

use std::collections::BTreeMap;

use catalog::{Catalogue, InstanceType};
use design::{OperatingSystem, Payment, Term};
use pricing::NatPerZone;
use pricing::commitment::{
    Held, Running, Terms, Usage, break_even, break_even_hours, factor, monthly, plan_hour, reserved_hour,
};
use pricing::service::percent_per_target;
use units::{Decimal, Usd};

use crate::answer::Fault;
use crate::rule::{Instances, NatGiven, PlanGiven, ReservedGiven, Rule, TargetsGiven, TermsGiven, UsageGiven};

/// Results by name.
pub(crate) type Results = BTreeMap<String, Decimal>;

/// Evaluates a rule.
pub(crate) fn results(rule: &Rule) -> Result<Results, Fault> {
    match rule {
        Rule::Terms(given) => terms(given),
        Rule::PlanHour(given) => plan(given),
        Rule::ReservedHour(given) => reserved(given),
        Rule::TargetShares(given) => Ok(targets(given)),
        Rule::NatPerZone(given) => nat(given),
    }
}

fn terms(given: &TermsGiven) -> Result<Results, Fault> {
    let (term, payment) = (word(Term::ALL, &given.term)?, word(Payment::ALL, &given.payment)?);
    let terms = Terms::split(Usd::new(given.usd_per_hour.0), term, payment)?;
    let on_demand = monthly(Usd::new(given.on_demand_usd_per_hour.0))?;
    let effective = terms.effective_monthly()?;
    let mut results = amounts([
        ("total", terms.total()?),
        ("upfront", terms.upfront()?),
        ("hourly", terms.hourly),
        ("monthly", terms.monthly()?),
        ("effective_monthly", effective),
        ("on_demand_monthly", on_demand),
    ]);
    if let Some(ratio) = break_even(effective, on_demand) {
        results.insert("break_even_ratio".into(), ratio);
        results.extend(break_even_hours(ratio).map(|hours| ("break_even_hours".into(), hours)));
    }
    Ok(results)
}

fn plan(given: &PlanGiven) -> Result<Results, Fault> {
    let usage = |usage: &UsageGiven| Usage {
        quantity: usage.quantity.0,
        on_demand: Usd::new(usage.on_demand_usd.0),
        plan: Some(Usd::new(usage.plan_usd.0)),
    };
    let usage: Vec<Usage> = given.usage.iter().map(usage).collect();
    let commitment = given.usd_per_hour.map_or(Usd::ZERO, |given| Usd::new(given.0));
    let hour = plan_hour(commitment, &usage)?;
    // A commitment as large as the on-demand cost covers everything.
    let everything = plan_hour(plan_hour(Usd::ZERO, &usage)?.total, &usage)?;
    let on_demand = hour.on_demand.iter().try_fold(Usd::ZERO, |sum, amount| sum.checked_add(*amount))?;
    let mut results = amounts([
        ("used", hour.used),
        ("unused", hour.unused),
        ("total", hour.total),
        ("on_demand", on_demand),
        ("all_at_plan_rates", everything.used),
    ]);
    for ((usage, covered), left) in given.usage.iter().zip(&hour.covered).zip(&hour.on_demand) {
        results.insert(format!("covered.{}", usage.id), *covered);
        results.insert(format!("on_demand.{}", usage.id), left.amount());
    }
    Ok(results)
}

fn reserved(given: &ReservedGiven) -> Result<Results, Fault> {
    let kinds = |all: &[Instances]| all.iter().map(Kind::of).collect::<Result<Vec<_>, Fault>>();
    let (reserved, running) = (kinds(&given.reserved)?, kinds(&given.running)?);
    let held: Vec<Held<'_>> = reserved.iter().map(Kind::held).collect();
    let running: Vec<Running<'_>> = running.iter().map(Kind::running).collect();
    let hour = reserved_hour(&held, &running)?;
    let mut results = named([
        ("reserved_units", hour.reserved_units),
        ("running_units", hour.running_units),
        ("on_demand_hours", hour.on_demand_hours),
    ]);
    results.extend(hour.covered_percent.map(|percent| ("covered_percent".into(), percent)));
    Ok(results)
}

fn targets(given: &TargetsGiven) -> Results {
    let mut results = Results::new();
    for (state, cross_zone) in [("on", true), ("off", false)] {
        for (zone, percent) in (1..).zip(percent_per_target(&given.targets_by_zone, cross_zone)) {
            results.extend(percent.map(|percent| (format!("cross_zone_{state}.{zone}"), percent)));
        }
    }
    results
}

fn nat(given: &NatGiven) -> Result<Results, Fault> {
    let layout = NatPerZone {
        gateway_monthly: Usd::new(given.gateway_usd_per_month.0),
        usd_per_gb_and_end: Usd::new(given.usd_per_gb_and_end.0),
    };
    let mut results = named([("crossing_gb", NatPerZone::crossing_gb(given.gb.0, given.zones)?)]);
    results.extend(layout.break_even_gb(given.zones)?.map(|gb| ("break_even_gb".into(), gb)));
    results.extend(layout.pays_from_gb()?.map(|gb| ("pays_from_gb".into(), gb)));
    Ok(results)
}

/// The properties that match Reserved Instances with running instances.
struct Kind {
    count: Decimal,
    known: &'static InstanceType,
    factor: Option<Decimal>,
    pool: String,
}

impl Kind {
    fn of(given: &Instances) -> Result<Kind, Fault> {
        let known = Catalogue::embedded().instance_type(&given.instance_type);
        let known = known.ok_or_else(|| Fault::missing("instance type", &given.instance_type))?;
        let system = word(OperatingSystem::ALL, &given.os)?;
        let pool = format!("{}/{}", given.os, known.family);
        Ok(Kind { count: Decimal::from(given.count), known, factor: factor(known, system), pool })
    }

    fn held(&self) -> Held<'_> {
        let (instance_type, factor, pool) = (&self.known.name, self.factor, &self.pool);
        Held { count: self.count, instance_type, factor, pool, also: "" }
    }

    fn running(&self) -> Running<'_> {
        let (instance_type, factor, pool) = (&self.known.name, self.factor, &self.pool);
        Running { hours: self.count, instance_type, factor, pool, waits: false }
    }
}

fn named<const N: usize>(results: [(&str, Decimal); N]) -> Results {
    results.into_iter().map(|(name, result)| (name.to_owned(), result)).collect()
}

fn amounts<const N: usize>(results: [(&str, Usd); N]) -> Results {
    named(results.map(|(name, amount)| (name, amount.amount())))
}

fn word<T: Copy>(all: &[(&str, T)], text: &str) -> Result<T, Fault> {
    let found = all.iter().find(|(code, _)| *code == text);
    found.map(|(_, value)| *value).ok_or_else(|| Fault::missing("word", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(rule: &str) -> Result<Results, Fault> {
        results(&serde_json::from_str(rule).unwrap())
    }

    #[test]
    fn names_that_are_not_known_are_told() {
        let terms =
            r#"{"terms": {"term": "1y", "payment": "no-upfront", "usd_per_hour": 1, "on_demand_usd_per_hour": 2}}"#;
        assert_eq!(asked(terms).unwrap()["monthly"], Decimal::from(730));
        let runs = r#"{"instance_type": "m4.large", "os": "linux", "count": 1}"#;
        let hour = &format!(r#"{{"reserved_hour": {{"reserved": [], "running": [{runs}]}}}}"#);
        assert_eq!(asked(hour).unwrap()["on_demand_hours"], Decimal::ONE);
        for (rule, known, unknown) in
            [(terms, "1y", "2y"), (terms, "no-upfront", "later"), (hour, "m4.large", "m4.huge"), (hour, "linux", "os2")]
        {
            let said = asked(&rule.replace(known, unknown)).unwrap_err().to_string();
            assert!(said.contains(unknown), "{said}");
        }
    }

    #[test]
    fn zones_without_targets_and_free_crossing_have_no_result() {
        let shares = asked(r#"{"target_shares": {"targets_by_zone": [4, 0]}}"#).unwrap();
        assert_eq!(shares.keys().collect::<Vec<_>>(), ["cross_zone_off.1", "cross_zone_on.1"]);
        let nat = r#"{"nat_per_zone": {"zones": 3, "gb": 30, "gateway_usd_per_month": 1, "usd_per_gb_and_end": 0}}"#;
        assert_eq!(asked(nat).unwrap().keys().collect::<Vec<_>>(), ["crossing_gb"]);
    }
}
