//! The NAT gateway of another VPC over a transit gateway, in us-east-1.

use crate::paths::support::*;
use serde_json::{Value, json};
use units::Usd;

fn usd(text: &str) -> Usd {
    Usd::new(decimal(text))
}

/// Two VPCs with a NAT gateway each: 100 GB from the hub, and 1,000 GB from the spoke.
fn two_vpcs(transit: bool) -> design::Design {
    let mut all = Vec::new();
    for (id, range, gb) in [("hub", 0, 100), ("spoke", 1, 1_000)] {
        let subnet = |kind: &str, part: u8| {
            json!({"name": format!("{id}-{kind}"), "zone": "a", "cidr": format!("10.{range}.{part}.0/24"),
                "route_table": kind})
        };
        let table = |kind: &str, target: &str| {
            let mut routes = vec![json!({"destination": "0.0.0.0/0", "target": format!("{id}-{target}")})];
            if transit {
                routes.push(json!({"destination": format!("10.{}.0.0/16", 1 - range), "target": "tgw"}));
            }
            json!({"name": kind, "routes": routes})
        };
        let flow = if id == "hub" { "hub-flow" } else { "flow" };
        all.extend([
            json!({"id": id, "kind": "vpc", "config": {"cidrs": [format!("10.{range}.0.0/16")],
                "subnets": [subnet("public", 0), subnet("private", 1)],
                "route_tables": [table("public", "igw"), table("private", "nat")]}}),
            json!({"id": format!("{id}-igw"), "kind": "internet-gateway"}),
            json!({"id": format!("{id}-nat"), "kind": "nat-gateway",
                "placement": {"subnets": [format!("{id}-public")]}}),
            json!({"id": format!("{id}-web"), "kind": "ec2", "config": {"instance_type": "t3.micro"},
                "placement": {"subnets": [format!("{id}-private")]}}),
            json!({"id": flow, "kind": "flow", "config": {"from": format!("{id}-web"), "to": "@internet"},
                "usage": {"request_gb": gb}}),
        ]);
    }
    if transit {
        all.push(json!({"id": "tgw", "kind": "transit-gateway", "config": {"attached": ["hub", "spoke"]}}));
        all.push(json!({"id": "calls", "kind": "flow", "config": {"from": "spoke-web", "to": "hub-web"},
            "usage": {"request_gb": 10}}));
    }
    read("us-east-1", Value::Array(all))
}

#[test]
fn a_new_transit_gateway_costs_more_than_the_nat_gateway_that_goes() {
    let comparison = compared(&two_vpcs(false));
    // 1,000 GB at 0.045 USD and 0.09 USD; over the transit gateway 0.02 USD more.
    assert_eq!(comparison.choices[0].data.monthly, usd("135"));
    let central = way(&comparison, "central-nat");
    // Two attachments for 730 h at 0.05 USD, and the gateway of the hub with its address.
    assert_eq!((central.data.monthly, central.fixed.monthly), (usd("155"), usd("109.5")));
    // The gateway of the spoke with its address goes: 36.50 USD.
    assert_eq!(central.change, Some(usd("56.5")));
}

#[test]
fn a_transit_gateway_that_both_have_costs_its_gb_alone() {
    let central = compared(&two_vpcs(true));
    assert_eq!(way(&central, "central-nat").change, Some(usd("-16.5")));
}
