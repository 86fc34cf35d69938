//! The cost of a component for a million of what it serves.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{UnitCost, render};
use serde_json::{Value, json};

fn of(components: &Value, allowances: &Value) -> Option<UnitCost> {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components, "free_allowances": allowances});
    let design = Design::parse(&document.to_string()).unwrap();
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    let cost = estimate.components[0].unit_cost.clone();
    let row = cost.as_ref().map(|cost| format!("= {}", cost.label()));
    assert!(row.is_none_or(|row| render::table(&estimate).contains(&row)), "the table has it");
    cost
}

fn function(requests: Value) -> Value {
    json!({"id": "f", "kind": "lambda", "config": {"memory_mb": 1024},
        "usage": {"requests": requests, "duration_ms": 100}})
}

/// 1 GB for 0.1 s is 0.1 × 0.0000166667 a request; a million of them and their requests cost 1.66667 + 0.20.
#[test]
fn a_million_invocations_cost_what_their_lines_add_up_to() {
    let cost = of(&json!([function(json!(3_000_000))]), &json!({})).unwrap();
    assert_eq!(
        (cost.per_million.amount().normalize().to_string(), cost.what.as_ref()),
        ("1.86667".into(), "invocations")
    );
    assert_eq!((cost.quantity.to_string(), cost.after_allowances), ("3000000".into(), Some(false)));
    // Two of the three million requests are paid for, and no GB-seconds: 300,000 are free.
    let free =
        of(&json!([function(json!(3_000_000))]), &json!({"lambda-requests": true, "lambda-duration": true})).unwrap();
    assert_eq!(
        (free.per_million.to_price().amount().round_dp(6).to_string(), free.after_allowances),
        ("0.133333".into(), Some(true))
    );
}

#[test]
fn requests_on_demand_and_of_provisioned_concurrency_are_counted_together() {
    let mut function = function(json!(3_000_000));
    function["config"]["provisioned_concurrency"] = json!(1);
    function["usage"]["provisioned_requests"] = json!(1_000_000);
    assert_eq!(of(&json!([function]), &json!({})).unwrap().quantity.to_string(), "4000000");
}

#[test]
fn it_is_not_told_where_it_would_be_wrong() {
    assert_eq!(of(&json!([function(json!("open"))]), &json!({})), None, "not known");
    assert_eq!(of(&json!([function(json!(0))]), &json!({})), None, "nothing is served");
    let plan = json!({"id": "plan", "kind": "savings-plan",
        "config": {"plan": "compute", "term": "1y", "payment": "no-upfront", "usd_per_hour": 0.001}});
    assert_eq!(of(&json!([function(json!(3_000_000)), plan]), &json!({})), None, "a plan pays for a part");
    let volume = json!([{"id": "v", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 1}}]);
    assert_eq!(of(&volume, &json!({})), None, "it serves nothing that is counted");
}
