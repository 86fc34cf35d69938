//! Designs whose flows leave through NAT gateways, and sets of their path options.

use catalog::Catalogue;
use design::Design;
use pricing::paths::{PathSet, PathSets, path_sets};
use serde_json::{Value, json};
use units::Usd;

use crate::paths::support::read;

pub const SERVICES: [&str; 3] = ["sqs", "secretsmanager", "cloudtrail"];

/// A flow of `gb` GB a month from servers.
pub fn flow(id: &str, from: &str, to: &str, gb: u64) -> Value {
    json!({"id": id, "kind": "flow", "config": {"from": from, "to": to}, "usage": {"request_gb": gb}})
}

pub fn to_services(gb: u64) -> Vec<Value> {
    SERVICES.iter().map(|name| flow(name, "web", &format!("@service/{name}"), gb)).collect()
}

/// Servers in three zones of Tokyo with a NAT gateway in each, and nothing said about the network.
pub fn without_network(flows: &[Value]) -> Design {
    let zones = json!({"a": 1, "b": 1, "c": 1});
    let mut components = vec![
        json!({"id": "web", "kind": "ec2", "config": {"instance_type": "t4g.small"}, "placement": {"zones": zones}}),
        json!({"id": "nat", "kind": "nat-gateway", "placement": {"zones": zones}}),
    ];
    components.extend_from_slice(flows);
    read("ap-northeast-1", Value::Array(components))
}

/// The same in a declared VPC: one component for all NAT gateways, or one for each.
pub fn in_vpc(is_apart: bool, flows: &[Value]) -> Design {
    let zones = ["a", "b", "c"];
    let nat = |zone: &str| if is_apart { format!("nat-{zone}") } else { "nat".to_owned() };
    let mut subnets = Vec::new();
    let mut tables = vec![json!({"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]})];
    for (number, zone) in zones.iter().enumerate() {
        let subnet = |kind: &str, net: usize, table: &str| json!({"name": format!("{kind}-{zone}"), "zone": zone, "cidr": format!("10.0.{net}.0/24"), "route_table": table});
        subnets.push(subnet("public", number, "public"));
        subnets.push(subnet("private", number + 10, &format!("private-{zone}")));
        let routes = json!([{"destination": "0.0.0.0/0", "target": nat(zone)}]);
        tables.push(json!({"name": format!("private-{zone}"), "routes": routes}));
    }
    let config = json!({"cidrs": ["10.0.0.0/16"], "subnets": subnets, "route_tables": tables});
    let named = |kind: &str| zones.iter().map(|zone| format!("{kind}-{zone}")).collect::<Vec<_>>();
    let mut components = vec![
        json!({"id": "main", "kind": "vpc", "config": config}),
        json!({"id": "igw", "kind": "internet-gateway"}),
        json!({"id": "web", "kind": "ec2", "config": {"instance_type": "t4g.small"},
            "placement": {"count": 3, "subnets": named("private")}}),
    ];
    if is_apart {
        components.extend(zones.iter().map(|zone| {
            json!({"id": nat(zone), "kind": "nat-gateway", "placement": {"subnets": [format!("public-{zone}")]}})
        }));
    } else {
        components
            .push(json!({"id": "nat", "kind": "nat-gateway", "placement": {"count": 3, "subnets": named("public")}}));
    }
    components.extend_from_slice(flows);
    read("ap-northeast-1", Value::Array(components))
}

pub fn sets(design: &Design) -> PathSets {
    path_sets(design, Catalogue::embedded()).unwrap()
}

pub fn design_cost(design: &Design) -> Usd {
    pricing::estimate(design, Catalogue::embedded()).unwrap().totals.monthly
}

/// The codes of the options that the flows take in a set.
pub fn after(set: &PathSet) -> Vec<&'static str> {
    set.moved.iter().map(|flow| flow.after.code).collect()
}

/// The codes of the options that they take now.
pub fn before(set: &PathSet) -> Vec<&'static str> {
    set.moved.iter().map(|flow| flow.before.code).collect()
}
