//! Worked cases with known answers, from AWS's own pages and from price lists.
//!
//! Each case is turned into a design document and read off the estimate, so it passes through
//! everything that a user's design does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Line, NoPrice, estimate};
use serde_json::{Value, json};
use units::{Decimal, parse_plain};

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("vectors/ec2_ebs.json")).unwrap()
}

fn decimal(value: &Value) -> Decimal {
    parse_plain(&value.to_string()).unwrap()
}

/// The document that says what a case gives.
fn document(case: &Value) -> Value {
    let given = &case["given"];
    let mut components = Vec::new();
    for (index, group) in given["instances"].as_array().into_iter().flatten().enumerate() {
        components.push(json!({
            "id": format!("group-{index}"), "kind": "ec2",
            "placement": {"count": group["count"]},
            "config": {"instance_type": group["instance_type"], "os": group["os"]},
            "usage": {"running": {"hours_per_month": group["hours_per_month"]}},
        }));
    }
    if let Some(runs) = given["runs_seconds"].as_array() {
        let runs: Vec<_> = runs.iter().map(|seconds| json!({"count": 1, "seconds": seconds})).collect();
        components.push(json!({
            "id": "runs", "kind": "ec2",
            "config": {"instance_type": given["instance_type"], "os": given["os"]},
            "usage": {"running": {"runs": runs}},
        }));
    }
    for (index, volume) in given["volumes"].as_array().into_iter().flatten().enumerate() {
        let hours = volume["provisioned_seconds"].as_u64().unwrap() / 3600;
        let mut config = json!({"volume_type": volume["type"], "size_gib": volume["size_gb"]});
        for (key, field) in [("iops", "iops"), ("throughput_mib_per_s", "throughput_mibps")] {
            if !volume[key].is_null() {
                config[field] = volume[key].clone();
            }
        }
        components.push(json!({
            "id": format!("volume-{index}"), "kind": "ebs", "placement": {"count": volume["count"]},
            "config": config, "usage": {"provisioned": {"hours_per_month": hours}},
        }));
    }
    components.extend(archive(given));
    assert!(!components.is_empty(), "{}: nothing to price", case["id"]);
    let mut document = json!({"abacus": 1, "region": case["region"], "components": components});
    if !given["month_days"].is_null() {
        document["month_days"] = given["month_days"].clone();
    }
    document
}

/// Archived snapshots that are once restored and once deleted.
fn archive(given: &Value) -> Option<Value> {
    let gib = given.get("archived_gb")?;
    assert_eq!(given["minimum_days"], 90);
    Some(json!({
        "id": "archive", "kind": "snapshots", "config": {"tier": "archive"},
        "usage": {
            "archived_gib": gib,
            "restored_gib": gib, "restore_days": given["temporary_restore_days"],
            "deleted_gib": gib, "deleted_after": given["deleted_after"],
        },
    }))
}

fn lines(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.components.iter().flat_map(|component| &component.lines)
}

/// The figure that a key of `expect` asks for.
fn figure(estimate: &Estimate, key: &str) -> Decimal {
    let sum_of = |code: &str| -> Decimal {
        lines(estimate).filter(|line| line.code == code).map(|line| line.cost.known().unwrap().amount()).sum()
    };
    let first = lines(estimate).next().unwrap();
    match key {
        "hourly_usd" => first.price.as_ref().unwrap().unit_price.amount(),
        "monthly_usd" | "total_usd" => estimate.totals.monthly.amount(),
        "instance_usd" => sum_of("ec2.instance"),
        "billed_seconds" => first.share.as_ref().unwrap().part,
        "storage_usd" => sum_of("ebs.storage"),
        "iops_usd" => sum_of("ebs.iops"),
        "throughput_usd" => sum_of("ebs.throughput"),
        "archive_month_usd" => sum_of("ebs.snapshot-archive"),
        "retrieval_usd" => sum_of("ebs.snapshot-retrieval"),
        "restored_copy_usd" => sum_of("ebs.snapshot-restored"),
        "early_delete_usd" => sum_of("ebs.snapshot-early-delete"),
        "remaining_hours_billed" => {
            let early = lines(estimate).find(|line| line.code == "ebs.snapshot-early-delete").unwrap();
            early.share.as_ref().unwrap().part
        }
        other => panic!("no figure for {other}"),
    }
}

fn check_status(estimate: &Estimate, status: &str) {
    let line = lines(estimate).next().unwrap();
    let expected = match status {
        "no_price" => NoPrice::PriceUnknown,
        "not_offered" => NoPrice::NotOffered,
        other => panic!("unknown status {other}"),
    };
    assert!(matches!(line.cost, Cost::NoPrice { why, .. } if why == expected), "{line:?}");
    assert!(estimate.totals.at_least);
}

#[test]
fn every_case_comes_out_as_known() {
    let cases = cases();
    assert!(cases.len() >= 8);
    for case in &cases {
        let design = Design::parse(&document(case).to_string()).unwrap();
        let estimate = estimate(&design, Catalogue::embedded()).unwrap();
        for (key, expected) in case["expect"].as_object().unwrap() {
            match (key.as_str(), expected) {
                ("status", Value::String(status)) => check_status(&estimate, status),
                ("never_zero", _) => assert!(lines(&estimate).all(|line| line.cost.known().is_none())),
                ("total_shown_as", Value::String(text)) => {
                    assert!(pricing::render::table(&estimate).contains(text.as_str()));
                }
                _ => {
                    let kind = if key.contains("usd") { "absolute_usd" } else { "absolute_other" };
                    let tolerance = case["tolerance"].get(kind).map_or(Decimal::new(1, 6), decimal);
                    let (got, expected) = (figure(&estimate, key), decimal(expected));
                    assert!(
                        (got - expected).abs() <= tolerance,
                        "{} {key}: got {got}, expected {expected}",
                        case["id"]
                    );
                }
            }
        }
    }
}

/// Every EBS price of every region can be applied to the largest volume AWS sells.
#[test]
fn every_region_prices_every_volume_type() {
    for region in Catalogue::embedded().regions() {
        for volume_type in ["gp3", "gp2", "io1", "io2", "st1", "sc1", "standard"] {
            let mut config = json!({"volume_type": volume_type, "size_gib": 16_384, "iops": 12_345});
            if volume_type == "gp3" {
                config["throughput_mibps"] = 1_999.into();
            }
            let document = json!({"abacus": 1, "region": region.code, "components": [
                {"id": "v", "kind": "ebs", "placement": {"count": 999}, "config": config}]});
            let design = Design::parse(&document.to_string()).unwrap();
            assert!(estimate(&design, Catalogue::embedded()).is_ok(), "{volume_type} in {}", region.code);
        }
    }
}

fn only_line(component: &Value) -> Line {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [component]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    lines(&estimate).next().unwrap().clone()
}

#[test]
fn a_month_is_never_billed_beyond_its_hours() {
    let always = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"}}));
    let more = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"},
                                 "usage": {"running": {"hours_per_month": 744}}}));
    assert_eq!(more.cost, always.cost);
    let volume = json!({"volume_type": "gp3", "size_gib": 100});
    let always = only_line(&json!({"id": "v", "kind": "ebs", "config": volume}));
    let more = only_line(&json!({"id": "v", "kind": "ebs", "config": volume,
                                 "usage": {"provisioned": {"hours_per_month": 744}}}));
    assert_eq!(more.cost, always.cost);
}

#[test]
fn suse_is_billed_by_the_started_hour_on_every_day() {
    let hours = |os: &str| {
        let line = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large", "os": os},
            "usage": {"running": {"weekly": {"days": ["mon"], "hours_per_day": 7.5}}}}));
        line.factors.iter().map(|factor| factor.value).product::<Decimal>()
    };
    assert_eq!((hours("linux"), hours("suse")), (Decimal::new(75, 1), Decimal::from(8)));
}

#[test]
fn windows_has_no_price_where_it_cannot_run() {
    for instance_type in ["m7g.large", "c6gn.metal", "mac2.metal"] {
        let line = only_line(&json!({"id": "g", "kind": "ec2",
                                     "config": {"instance_type": instance_type, "os": "windows"}}));
        assert!(matches!(line.cost, Cost::NoPrice { .. }), "{instance_type}: {line:?}");
    }
}
