//! Designs with a network in two zones, and the cost of their flows.

use catalog::Catalogue;
use design::Design;
use pricing::{ComponentEstimate, Cost, Estimate, Line, estimate};
use serde_json::{Value, json};

/// A VPC with a public and a private subnet in each of zones a and b. Private subnets have the routes `private`, public
/// ones a default route to the internet gateway `igw`.
pub fn vpc(id: &str, cidr: &str, private: &[Value]) -> Value {
    let net = cidr.trim_end_matches(".0.0/16");
    let subnet = |name: &str, zone: &str, third: u8, table: &str| {
        json!({"name": format!("{id}-{name}-{zone}"), "zone": zone, "cidr": format!("{net}.{third}.0/24"),
               "route_table": table})
    };
    json!({"id": id, "kind": "vpc", "config": {
        "cidrs": [cidr],
        "subnets": [subnet("public", "a", 0, "public"), subnet("public", "b", 1, "public"),
                    subnet("private", "a", 2, "private"), subnet("private", "b", 3, "private")],
        "route_tables": [
            {"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]},
            {"name": "private", "routes": private},
        ],
    }})
}

pub fn route(destination: &str, target: &str) -> Value {
    json!({"destination": destination, "target": target})
}

pub fn igw() -> Value {
    json!({"id": "igw", "kind": "internet-gateway"})
}

/// A NAT gateway in each of these public subnets.
pub fn nat(subnets: &[&str]) -> Value {
    json!({"id": "nat", "kind": "nat-gateway", "placement": {"count": subnets.len(), "subnets": subnets}})
}

/// One instance in each of these subnets.
pub fn instances(id: &str, subnets: &[&str]) -> Value {
    json!({"id": id, "kind": "ec2", "placement": {"count": subnets.len(), "subnets": subnets},
           "config": {"instance_type": "m7g.large", "os": "linux"}})
}

pub fn flow(id: &str, from: &str, to: &str, request: u64, response: u64) -> Value {
    json!({"id": id, "kind": "flow", "config": {"from": from, "to": to},
           "usage": {"request_gb": request, "response_gb": response}})
}

/// The private subnets of the VPC `vpc` reach the internet through one NAT gateway in zone a.
pub fn nat_network() -> Vec<Value> {
    vec![vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat")]), igw(), nat(&["vpc-public-a"])]
}

/// The same network with more components.
pub fn with_nat(more: &[Value]) -> Vec<Value> {
    nat_network().into_iter().chain(more.iter().cloned()).collect()
}

pub fn read(components: &[Value]) -> Design {
    Design::parse(&json!({"abacus": 1, "region": "us-east-1", "components": components}).to_string()).unwrap()
}

pub fn priced(components: &[Value]) -> Estimate {
    estimate(&read(components), Catalogue::embedded()).unwrap()
}

pub fn component<'e>(estimate: &'e Estimate, id: &str) -> &'e ComponentEstimate {
    estimate.components.iter().find(|component| component.id.as_str() == id).unwrap()
}

/// Codes and amounts of the lines of a component.
pub fn lines(estimate: &Estimate, id: &str) -> Vec<(String, String)> {
    component(estimate, id).lines.iter().map(|line| (line.code.to_string(), amount(line))).collect()
}

/// The cost of a line, as text.
pub fn amount(line: &Line) -> String {
    match &line.cost {
        Cost::Priced { monthly } => monthly.amount().normalize().to_string(),
        Cost::Covered { by } => format!("by {by}"),
        Cost::DependsOnUsage { missing } => format!("depends on {missing}"),
        Cost::NotSold { .. } => "not sold".to_owned(),
        Cost::NoPrice { why, .. } => why.label().to_owned(),
        Cost::Upfront { amount, .. } => format!("{amount} upfront"),
        Cost::Once { amount, .. } => format!("{amount} once"),
    }
}

/// Pairs of text.
pub fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(code, amount)| ((*code).to_owned(), (*amount).to_owned())).collect()
}

/// The monthly cost of a flow.
pub fn monthly(estimate: &Estimate, id: &str) -> String {
    component(estimate, id).totals.monthly.amount().normalize().to_string()
}

/// Rules and places of all findings.
pub fn findings(estimate: &Estimate) -> Vec<(String, String)> {
    estimate.findings.iter().map(|finding| (finding.rule.to_string(), finding.path.clone())).collect()
}

/// The findings of a rule: component and message.
pub fn told(components: &[Value], rule: &str) -> Vec<String> {
    let findings = priced(components).findings.into_iter();
    findings.filter(|one| one.rule == rule).map(|one| format!("{}: {}", one.component, one.message)).collect()
}
