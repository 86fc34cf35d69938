//! What AWS rejects of databases and warehouses, and what is billed nevertheless.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Severity, estimate};
use serde_json::{Value, json};

/// Rules that are not about what AWS rejects: usage that is left out, prices that are missing.
const OTHERS: [&str; 2] = ["gen-price-missing", "gen-usage-missing"];

/// The errors of one component in us-east-1.
fn errors(kind: &str, config: &Value, usage: &Value) -> Vec<String> {
    found(kind, config, usage, Severity::Error)
}

fn found(kind: &str, config: &Value, usage: &Value, severity: Severity) -> Vec<String> {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "it", "kind": kind, "config": config, "usage": usage},
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let found = estimate.findings.into_iter().filter(|found| found.severity == severity);
    found.map(|found| found.rule.to_string()).filter(|rule| !OTHERS.contains(&rule.as_str())).collect()
}

fn with(base: &Value, more: Value) -> Value {
    let mut all = base.clone();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    all
}

#[test]
fn warehouses() {
    let of = |config: Value, usage: Value| errors("redshift", &config, &usage);
    let nothing: [&str; 0] = [];
    for (node_type, nodes, most) in
        [("ra3.large", 1, 1_024), ("ra3.large", 2, 16_384), ("ra3.xlplus", 1, 4_096), ("ra3.4xlarge", 2, 262_144)]
    {
        let config = || json!({"node_type": node_type, "nodes": nodes});
        assert_eq!(of(config(), json!({"managed_storage_gb": most})), nothing, "{node_type}");
        assert_eq!(of(config(), json!({"managed_storage_gb": most + 1})), ["redshift-storage-limit"], "{node_type}");
    }
    assert_eq!(of(json!({"copy_region": "eu-west-1"}), json!({})), nothing);
    assert_eq!(of(json!({"copy_region": "us-east-1"}), json!({})), ["redshift-copy-region"]);
    let serverless = json!({"deployment": "serverless", "reservation": "1y-no-upfront"});
    assert_eq!(of(with(&serverless, json!({"reserved_rpu": 128})), json!({})), nothing);
    assert_eq!(of(serverless.clone(), json!({})), ["redshift-reserved-rpus-missing"]);
    let serverless = json!({"deployment": "serverless"});
    let usage = json!({"hours_per_month": 100, "active_hours": 10});
    assert_eq!(found("redshift", &serverless, &usage, Severity::Warning), ["usage-without-effect"]);
}

#[test]
fn serverless_workgroups_run_all_month_at_most() {
    let cost = |rpus: u64, usage: Value| {
        let config = json!({"deployment": "serverless", "base_rpu": rpus});
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": "redshift", "config": config, "usage": usage},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let line = estimate.components[0].lines.iter().find(|line| line.code == "redshift.serverless").unwrap();
        line.cost.known().unwrap().to_string()
    };
    // 128 RPUs × 730 hours at $0.375.
    assert_eq!(cost(128, json!({"active_hours": 744})), "$35,040.00");
    assert_eq!(cost(128, json!({"active_hours": 730})), "$35,040.00");
    // 100,000 minutes are more than the month has.
    assert_eq!(cost(8, json!({"active_hours": 10, "activations": 100_000})), "$2,190.00");
    // 6,000 minutes are 100 hours.
    assert_eq!(cost(8, json!({"active_hours": 10, "activations": 6_000})), "$300.00");
}
