//! Hours of all instances together, as bills show them, and schedules that begin at half past.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// A group of m5.large at 0.096 an hour.
fn group(count: u64, config: Value, running: Value) -> Value {
    let mut all = json!({"instance_type": "m5.large"});
    all.as_object_mut().unwrap().extend(config.as_object().unwrap().clone());
    json!({"id": "web", "kind": "ec2", "placement": {"count": count}, "config": all, "usage": {"running": running}})
}

fn lines(estimate: &Estimate) -> Vec<(String, String)> {
    let lines = &estimate.components[0].lines;
    lines.iter().map(|line| (line.code.to_string(), line.cost.known().unwrap().to_string())).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(code, amount)| ((*code).to_owned(), (*amount).to_owned())).collect()
}

#[test]
fn hours_of_a_fleet_are_billed_as_they_are() {
    let estimate = priced(&json!([group(10, json!({}), json!({"fleet_hours_per_month": 5000.5}))]));
    assert_eq!(lines(&estimate), pairs(&[("ec2.instance", "$480.05")]));
    assert_eq!(estimate.components[0].lines[0].quantity.unwrap().to_string(), "5000.5");
    assert!(estimate.findings.iter().all(|finding| finding.rule != "ec2-fleet-hours"));
}

#[test]
fn they_are_those_of_each_instance_times_their_number() {
    let config = json!({"detailed_monitoring": true, "public_ipv4": 1, "elastic_ips": true, "capacity_reservation": 4,
                        "purchase": {"mixed": {"base": 1, "on_demand_percent": 50}}});
    let of_all = priced(&json!([group(4, config.clone(), json!({"fleet_hours_per_month": 1200}))]));
    let of_each = priced(&json!([group(4, config, json!({"hours_per_month": 300}))]));
    assert_eq!(lines(&of_all), lines(&of_each));
    assert_eq!(of_all.totals.monthly, of_each.totals.monthly);
}

#[test]
fn commitments_cover_them_as_those_of_each_instance() {
    let plan = json!({"id": "plan", "kind": "savings-plan", "config": {"plan": "compute", "term": "1y",
                      "payment": "no-upfront", "usd_per_hour": 0.2}});
    let of_all = priced(&json!([group(4, json!({}), json!({"fleet_hours_per_month": 1460})), plan.clone()]));
    let of_each = priced(&json!([group(4, json!({}), json!({"hours_per_month": 365})), plan]));
    assert_eq!(of_all.totals, of_each.totals);
}

#[test]
fn more_hours_than_the_instances_have_are_priced_and_told() {
    let estimate = priced(&json!([group(2, json!({}), json!({"fleet_hours_per_month": 7300}))]));
    assert_eq!(lines(&estimate), pairs(&[("ec2.instance", "$700.80")]));
    let found: Vec<_> = estimate.findings.iter().filter(|finding| finding.rule == "ec2-fleet-hours").collect();
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.path, "/components/0/usage/running/fleet_hours_per_month");
    assert!(finding.fix.contains("10 at least"), "{}", finding.fix);
}

#[test]
fn hours_of_a_fleet_may_be_a_range_or_open() {
    let range = json!({"fleet_hours_per_month": {"low": 100, "typical": 200, "high": 300}});
    let totals = priced(&json!([group(1, json!({}), range)])).totals;
    let range = totals.range.unwrap();
    assert_eq!((range.low.to_string(), range.high.to_string()), ("$9.60".into(), "$28.80".into()));
    assert!(priced(&json!([group(1, json!({}), json!({"fleet_hours_per_month": "open"}))])).totals.at_least);
}

#[test]
fn half_hours_of_a_schedule_meet_a_commitment_where_they_are() {
    let weekly = |from: f64, hours: f64| {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        json!({"weekly": {"days": days, "hours_per_day": hours, "from_hour": from}})
    };
    let plan = |usd: f64| {
        json!({"id": "plan", "kind": "savings-plan", "config": {"plan": "compute", "term": "1y", "payment": "no-upfront",
               "usd_per_hour": usd}})
    };
    let total = |from: f64, hours: f64| {
        let group = group(2, json!({}), weekly(from, hours));
        priced(&json!([group, plan(0.05)])).totals.monthly
    };
    // Nine hours from 8:30 include two half hours, in which the plan covers a larger share.
    assert!(total(8.5, 9.0) < total(8.0, 9.0));
    assert_eq!(total(8.0, 9.0), total(9.0, 9.0));
    assert_eq!(lines(&priced(&json!([group(2, json!({}), weekly(8.5, 8.5))]))), pairs(&[("ec2.instance", "$49.64")]));
}
