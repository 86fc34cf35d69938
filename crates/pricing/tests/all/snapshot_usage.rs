//! Requests of the EBS direct APIs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Line, estimate};
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
