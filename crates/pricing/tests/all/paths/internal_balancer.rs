//! An internal load balancer for clients in its VPC, in us-east-1.

use crate::paths::support::*;
use serde_json::{Value, json};
use units::Usd;

/// Private servers that send 1,000 GB to an internet-facing Application Load Balancer of their VPC, in one zone.
fn design(more: Value) -> design::Design {
    let group = |id: &str| json!({"id": id, "kind": "ec2", "config": {"instance_type": "t3.micro"}});
    let mut all = vec![
        group("web"),
        group("app"),
        json!({"id": "lb", "kind": "load-balancer", "config": {"balancer_type": "application", "zones": 1},
            "placement": {"subnets": ["public-a"]}}),
        json!({"id": "flow", "kind": "flow", "config": {"from": "web", "to": "lb"}, "usage": {"request_gb": 1_000}}),
        json!({"id": "on", "kind": "flow", "config": {"from": "lb", "to": "app"}, "usage": {"request_gb": 1_000}}),
    ];
    all.extend(more.as_array().unwrap().iter().cloned());
    read("us-east-1", Value::Array(all))
}

fn usd(text: &str) -> Usd {
    Usd::new(decimal(text))
}

#[test]
fn nat_public_addresses_and_what_public_data_costs_go() {
    let comparison = compared(&design(json!([])));
    // 0.045 USD at the NAT gateway, and 0.01 USD at both ends of data to public addresses of the region.
    assert_eq!(comparison.choices[0].data.monthly, usd("65"));
    let internal = way(&comparison, "internal-load-balancer");
    assert_eq!((internal.data.monthly, internal.fixed.monthly), (Usd::ZERO, Usd::ZERO));
    // Besides: 36.50 USD for the gateway with its address, and 3.65 USD for the address of the load balancer.
    assert_eq!(internal.change, Some(usd("-105.15")));
}

#[test]
fn a_second_one_costs_its_hours_and_capacity_units() {
    let more = json!([
        {"id": "in", "kind": "flow", "config": {"from": "@internet", "to": "lb"}, "usage": {"request_gb": 730}},
        {"id": "out", "kind": "flow", "config": {"from": "app", "to": "@internet"}, "usage": {"request_gb": 10}},
    ]);
    let comparison = compared(&design(more));
    let internal = way(&comparison, "internal-load-balancer");
    // 730 h at 0.0225 USD. Both together use as many capacity units as the first one did: one for each GB an hour.
    assert_eq!(internal.fixed.monthly, usd("16.425"));
    assert_eq!(internal.change, Some(usd("-48.575")));
}
