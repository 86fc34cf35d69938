//! Requests of the EBS direct APIs, and copies of snapshots in another region.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Line, Severity, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// Snapshots without storage.
fn snapshots(config: Value, usage: Value) -> Value {
    let mut all = json!({"used_gib": 0, "changed_gib": 0});
    all.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
    json!([{"id": "s", "kind": "snapshots", "config": config, "usage": all}])
}

/// The line with this code of the first component.
fn line(components: &Value, code: &str) -> Option<Line> {
    priced(components).components[0].lines.iter().find(|line| line.code == code).cloned()
}

fn cost(components: &Value, code: &str) -> String {
    line(components, code).unwrap().cost.known().unwrap().amount().normalize().to_string()
}

#[test]
fn requests_of_the_direct_apis_are_billed_by_the_thousand() {
    // The rates of AWS's page for 1,000 requests.
    for (name, code, of_thousand) in [
        ("list_requests", "ebs.direct-api-list", "0.0006"),
        ("get_requests", "ebs.direct-api-get", "0.003"),
        ("put_requests", "ebs.direct-api-put", "0.006"),
    ] {
        let with = |requests: Value| snapshots(json!({}), json!({name: requests}));
        assert_eq!(cost(&with(json!(1000)), code), of_thousand);
        assert!(matches!(line(&with(json!("open")), code).unwrap().cost, Cost::DependsOnUsage { .. }), "{name}");
        assert_eq!(line(&snapshots(json!({}), json!({})), code), None);
        // Archived snapshots have to be restored first.
        assert_eq!(line(&snapshots(json!({"tier": "archive"}), json!({name: 1000})), code), None);
    }
}

#[test]
fn requests_are_those_of_each_volume() {
    let mut of_volumes = snapshots(json!({"of": "v"}), json!({"get_requests": 1000}));
    let volume = json!({"id": "v", "kind": "ebs", "placement": {"count": 3},
                        "config": {"volume_type": "gp3", "size_gib": 8}});
    of_volumes.as_array_mut().unwrap().push(volume);
    assert_eq!(cost(&of_volumes, "ebs.direct-api-get"), "0.009");
}

#[test]
fn copies_are_stored_at_the_destination_and_sent_at_the_rate_between_the_regions() {
    // 160 GB at $0.05, in sa-east-1 at $0.068; 300 GB at $0.02, within US East at $0.01.
    let with = |to: &str, usage: Value| snapshots(json!({"kept": 7, "copy_to": to}), usage);
    let usage = json!({"used_gib": 100, "changed_gib": 10, "copied_gib": 300});
    for (to, storage, transfer) in [("us-east-2", "8", "3"), ("eu-west-1", "8", "6"), ("sa-east-1", "10.88", "6")] {
        let components = with(to, usage.clone());
        assert_eq!(cost(&components, "ebs.snapshot-copies"), storage, "{to}");
        assert_eq!(cost(&components, "ebs.snapshot-copy-transfer"), transfer, "{to}");
    }
    let mut fewer = usage.clone();
    fewer["copy_storage_gib"] = json!(110);
    assert_eq!(cost(&with("us-east-2", fewer), "ebs.snapshot-copies"), "5.5");
    let name = line(&with("us-east-2", usage), "ebs.snapshot-copies").unwrap().aws.unwrap();
    assert_eq!(name.usage_type, "USE2-EBS:SnapshotUsage");
}

#[test]
fn unknown_copies_and_regions_without_a_price_are_never_zero() {
    let open = snapshots(json!({"copy_to": "eu-west-1"}), json!({}));
    let transfer = line(&open, "ebs.snapshot-copy-transfer").unwrap();
    assert!(matches!(transfer.cost, Cost::DependsOnUsage { .. }));
    let usage = json!({"copied_gib": 10, "copy_storage_gib": 10});
    let estimate = priced(&snapshots(json!({"copy_to": "mx-central-1"}), usage));
    let storage = estimate.components[0].lines.iter().find(|line| line.code == "ebs.snapshot-copies").unwrap();
    assert!(matches!(storage.cost, Cost::NoPrice { .. }));
    let missing = estimate.findings.iter().find(|finding| finding.rule == "gen-price-missing").unwrap();
    assert!(missing.message.contains("mx-central-1"), "{}", missing.message);
}

#[test]
fn a_copy_within_a_region_or_to_another_partition_is_reported() {
    let found = |to: &str| {
        let estimate = priced(&snapshots(json!({"copy_to": to}), json!({"copied_gib": 1})));
        let of_copies = estimate.findings.into_iter().filter(|finding| finding.rule.starts_with("ebs-copy"));
        of_copies.map(|finding| (finding.rule.to_string(), finding.severity, finding.path)).collect::<Vec<_>>()
    };
    let place = "/components/0/config/copy_to".to_owned();
    assert_eq!(found("us-east-1"), [("ebs-copy-own-region".to_owned(), Severity::Warning, place.clone())]);
    assert_eq!(found("us-gov-west-1"), [("ebs-copy-partition".to_owned(), Severity::Error, place)]);
    assert_eq!(found("us-west-2"), []);
    let own = snapshots(json!({"copy_to": "us-east-1"}), json!({"copied_gib": 100}));
    assert_eq!(cost(&own, "ebs.snapshot-copy-transfer"), "0");
}

#[test]
fn archiving_is_compared_without_the_copies() {
    let advice = |config: Value| {
        let usage = json!({"used_gib": 100, "changed_gib": 60, "keep_days": 365, "restore_hours": 72, "copied_gib": 5});
        let estimate = priced(&snapshots(config, usage));
        let found = estimate.findings.into_iter().find(|finding| finding.rule == "ebs-archive-candidate");
        found.map(|finding| finding.message)
    };
    let message = advice(json!({"kept": 12})).unwrap();
    assert_eq!(advice(json!({"kept": 12, "copy_to": "eu-west-1"})), Some(message));
}
