//! What the rules of Keyspaces and Timestream report, and what they do not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use catalog::Catalogue;
use design::Design;
use pricing::estimate;
use serde_json::{Value, json};

/// The rules of its service that report a component, next to a VPC with a subnet in each of three zones.
fn reported(kind: &str, placement: Value, config: Value, usage: Value) -> BTreeSet<String> {
    let subnets = ["a", "b", "c"].map(|zone| json!({"name": zone, "zone": zone}));
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "vpc", "kind": "vpc", "config": {"subnets": subnets}},
        {"id": "it", "kind": kind, "placement": placement, "config": config, "usage": usage},
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let service = kind.split('-').next().unwrap();
    estimate.findings.into_iter().map(|found| found.rule.to_string()).filter(|rule| rule.starts_with(service)).collect()
}

fn rules<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

#[test]
fn keyspaces_limits() {
    let of = |placement, config| reported("keyspaces", placement, config, json!({"storage_gb": 1}));
    assert_eq!(of(json!({}), json!({"multi_region": true})), rules([]));
    assert_eq!(
        of(json!({}), json!({"capacity": "provisioned", "multi_region": true, "write_units": 5})),
        rules(["keyspaces-multi-region-capacity"])
    );
    assert_eq!(
        of(json!({"region": "us-gov-west-1"}), json!({"multi_region": true})),
        rules(["keyspaces-multi-region-govcloud"])
    );
    let average = |field: &str, rate: u64| {
        let usage = json!({field: {"value": rate, "unit": "per-second"}, "storage_gb": 1});
        reported("keyspaces", json!({}), json!({}), usage)
    };
    for field in ["writes", "local_quorum_reads"] {
        assert_eq!(average(field, 40_000), rules([]), "{field}");
        assert_eq!(average(field, 40_001), rules(["keyspaces-quota"]), "{field}");
    }
}

#[test]
fn cheaper_keyspaces() {
    // Storage has no price, and what is cheaper is known only if every line has one.
    let of = |config, writes: u64| {
        let usage = json!({"writes": writes, "local_one_reads": 0, "local_quorum_reads": 0, "storage_gb": 0});
        reported("keyspaces", json!({}), config, usage)
    };
    assert_eq!(of(json!({}), 500_000_000), rules(["keyspaces-provisioned", "keyspaces-savings-plan"]));
    let provisioned = json!({"capacity": "provisioned", "write_units": 5_000, "purchase": "database-savings-plan"});
    assert_eq!(of(provisioned, 1_000), rules(["keyspaces-on-demand"]));
}

#[test]
fn timestream_for_influxdb() {
    let of = |more: Value, subnets: &[&str]| {
        let mut config = json!({"instance_class": "db.influx.large", "purchase": "database-savings-plan"});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        reported("timestream", json!({"subnets": subnets}), config, json!({}))
    };
    assert_eq!(of(json!({}), &[]), rules([]));
    assert_eq!(of(json!({"purchase": "on-demand"}), &[]), rules(["timestream-savings-plan"]));
    for (gib, expected) in [(400, rules([])), (399, rules(["timestream-storage-least"]))] {
        assert_eq!(of(json!({"storage_type": "iops-12000", "storage_gib": gib}), &[]), expected);
    }
    for (deployment, subnets, expected) in [
        ("single-az", &["a"][..], rules([])),
        ("multi-az", &["a"], rules(["timestream-zones"])),
        ("multi-az", &["a", "b"], rules([])),
        ("read-replicas", &["a", "b"], rules(["timestream-zones"])),
        ("read-replicas", &["a", "b", "c"], rules([])),
    ] {
        assert_eq!(of(json!({"deployment": deployment}), subnets), expected, "{deployment} {subnets:?}");
    }
}

#[test]
fn timestream_for_liveanalytics() {
    let of = |tcus: u64| reported("timestream-liveanalytics", json!({}), json!({"query_tcus": tcus}), json!({}));
    assert_eq!(of(200), rules(["timestream-closed"]));
    assert_eq!(of(201), rules(["timestream-closed", "timestream-tcus", "timestream-tcus-quota"]));
    assert_eq!(of(204), rules(["timestream-closed", "timestream-tcus-quota"]));
}
