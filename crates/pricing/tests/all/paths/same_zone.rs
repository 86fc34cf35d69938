//! Both ends of a flow in one zone: no data between zones, in us-east-1.

use crate::paths::support::*;
use serde_json::{Value, json};
use units::Usd;

fn group(id: &str, zone: &str) -> Value {
    json!({"id": id, "kind": "ec2", "config": {"instance_type": "t3.micro"}, "placement": {"zones": {zone: 1}}})
}

fn flow(from: &str, to: &str) -> Value {
    json!({"id": "flow", "kind": "flow", "config": {"from": from, "to": to}, "usage": {"request_gb": 10_000}})
}

#[test]
fn two_instances_pay_a_cent_at_each_end_or_nothing() {
    let design = read("us-east-1", json!([group("a", "a"), group("b", "b"), flow("a", "b")]));
    let comparison = compared(&design);
    // 10,000 GB at 0.01 USD at both ends.
    assert_eq!(comparison.choices[0].data.monthly, Usd::new(decimal("200")));
    let together = way(&comparison, "same-zone");
    assert_eq!((together.data.monthly, together.fixed.monthly), (Usd::ZERO, Usd::ZERO));
    assert_eq!(together.change, Some(Usd::new(decimal("-200"))));
}

#[test]
fn a_cache_in_another_zone_bills_the_end_of_the_instances() {
    let cache = json!({"id": "cache", "kind": "elasticache", "placement": {"subnets": ["private-b"]},
        "config": {"engine": "valkey", "node_type": "cache.m7g.large"}});
    let design = read("us-east-1", json!([group("a", "a"), cache, flow("a", "cache")]));
    let comparison = compared(&design);
    assert_eq!(comparison.choices[0].data.monthly, Usd::new(decimal("100")));
    assert_eq!(way(&comparison, "same-zone").change, Some(Usd::new(decimal("-100"))));
}

#[test]
fn what_the_move_costs_elsewhere_counts() {
    // Away from the zone of the NAT gateway, 1,000 GB to the internet cross zones at 0.02 USD.
    let nat = json!({"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["public-a"]}});
    let out = json!({"id": "out", "kind": "flow", "config": {"from": "a", "to": "@internet"},
        "usage": {"request_gb": 1_000}});
    let mut many = group("b", "b");
    many["placement"]["zones"]["b"] = json!(2);
    let design = read("us-east-1", json!([group("a", "a"), many, nat, flow("a", "b"), out]));
    let together = compared(&design);
    let together = way(&together, "same-zone");
    assert_eq!(together.change, Some(Usd::new(decimal("-180"))));
    assert!(together.note.ends_with("Also moves: out."), "{}", together.note);
}
