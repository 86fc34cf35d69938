//! Volumes given by the GB-months of a bill, and snapshots given by their schedule.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Finding, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

fn of_rule(estimate: &Estimate, rule: &str) -> Vec<Finding> {
    estimate.findings.iter().filter(|finding| finding.rule == rule).cloned().collect()
}

/// Codes and exact amounts of the lines of the first component.
fn lines(estimate: &Estimate) -> Vec<(String, Option<String>)> {
    let amount = |line: &pricing::Line| line.cost.known().map(|usd| usd.amount().normalize().to_string());
    estimate.components[0].lines.iter().map(|line| (line.code.to_string(), amount(line))).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
    all.iter().map(|(code, amount)| ((*code).to_owned(), Some((*amount).to_owned()))).collect()
}

fn volumes(count: u64, config: Value, gb_months: Value) -> Value {
    let mut all = json!({"volume_type": "gp3", "size_gib": 50});
    all.as_object_mut().unwrap().extend(config.as_object().unwrap().clone());
    let usage = json!({"provisioned": {"gb_months": gb_months}});
    json!([{"id": "v", "kind": "ebs", "placement": {"count": count}, "config": all, "usage": usage}])
}

#[test]
fn gb_months_of_a_bill_are_billed_as_they_are() {
    let estimate = priced(&volumes(2, json!({}), json!(25.8065)));
    assert_eq!(lines(&estimate), pairs(&[("ebs.storage", "2.06452")]));
    assert!(of_rule(&estimate, "ebs-gb-months").is_empty());
}

#[test]
fn performance_is_billed_for_the_part_of_the_month_that_they_are() {
    // A quarter of two volumes of 50 GB: 2 × 1,000 IOPS and 2 × 75 MiB/s for a quarter of the month.
    let config = json!({"iops": 4000, "throughput_mibps": 200});
    let of_total = priced(&volumes(2, config.clone(), json!(25)));
    let expected = pairs(&[("ebs.storage", "2"), ("ebs.iops", "2.5"), ("ebs.throughput", "1.5")]);
    assert_eq!(lines(&of_total), expected);
    let mut by_hours = volumes(2, config, json!(0));
    by_hours[0]["usage"]["provisioned"] = json!({"hours_per_month": 182.5});
    assert_eq!(lines(&priced(&by_hours)), expected);
}

#[test]
fn volumes_of_a_scaling_group_have_the_gb_months_given() {
    let profile = json!({"profile": {"counts": vec![vec![3; 24]; 7]}});
    let group =
        json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"}, "usage": {"running": profile}});
    let mut volume = volumes(1, json!({"attached_to": "g"}), json!(120.5))[0].clone();
    let of_total = priced(&json!([volume.clone(), group.clone()]));
    assert_eq!(lines(&of_total), pairs(&[("ebs.storage", "9.64")]));
    volume["usage"] = json!({"provisioned": {"gb_months": "open"}});
    let open = priced(&json!([volume, group]));
    assert_eq!(lines(&open), [("ebs.storage".to_owned(), None)]);
    assert!(open.totals.at_least);
}

#[test]
fn more_gb_months_than_the_volumes_have_are_told() {
    let estimate = priced(&volumes(2, json!({}), json!(101)));
    let [finding] = of_rule(&estimate, "ebs-gb-months").try_into().unwrap();
    assert_eq!(finding.path, "/components/0/usage/provisioned/gb_months");
    assert_eq!(lines(&estimate), pairs(&[("ebs.storage", "8.08")]));
}

fn snapshots(kept: Value) -> Value {
    let usage = json!({"used_gib": 100, "changed_gib": 2});
    json!([{"id": "s", "kind": "snapshots", "config": {"kept": kept}, "usage": usage}])
}

#[test]
fn a_schedule_keeps_what_it_has_not_deleted() {
    let twice_a_day = priced(&snapshots(json!({"every_hours": 12, "for_days": 30})));
    // 60 snapshots: 100 GB, and 59 times 2 GB.
    assert_eq!(lines(&twice_a_day), pairs(&[("ebs.snapshot", "10.9")]));
    assert_eq!(lines(&twice_a_day), lines(&priced(&snapshots(json!(60)))));
    let [finding] = of_rule(&twice_a_day, "ebs-snapshot-first-month").try_into().unwrap();
    assert!(finding.message.contains("$7.99 in the first month, and $10.90 a month after that"), "{}", finding.message);
    assert!(of_rule(&priced(&snapshots(json!(60))), "ebs-snapshot-first-month").is_empty());
}

#[test]
fn a_snapshot_that_is_deleted_before_the_next_is_there_for_a_part_of_the_time() {
    let weekly_for_a_day = priced(&snapshots(json!({"every_hours": 168, "for_days": 1})));
    let amount = lines(&weekly_for_a_day)[0].1.clone().unwrap();
    assert!(amount.starts_with("0.714285"), "{amount}");
}

#[test]
fn a_schedule_without_end_is_refused() {
    let document = json!({"abacus": 1, "region": "us-east-1",
                          "components": snapshots(json!({"every_hours": 1, "for_days": 3650}))});
    let problems = Design::parse(&document.to_string()).unwrap_err();
    assert!(problems.to_string().contains("87600 snapshots"), "{problems}");
}
