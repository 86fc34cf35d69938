//! Sets of path options, and the estimate with its findings beside them, for designs with few and many flows.

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;

use catalog::Catalogue;
use design::Design;
use performance::shown;
use pricing::paths::path_sets;
use serde_json::{Value, json};

use crate::measure::{Measured, measure};

/// Flows of the designs. With more than 40, path options are not combined.
const FLOWS: [usize; 4] = [4, 8, 20, 40];

/// What the flows lead to, in turn: AWS services, the internet, another Region, and servers in another zone.
const ENDS: [&str; 10] = [
    "@service/sqs",
    "@service/s3",
    "@service/secretsmanager",
    "@internet",
    "@service/kms",
    "@service/dynamodb",
    "@region/eu-west-1",
    "@service/ecr",
    "g1",
    "@service/cloudtrail",
];

/// Writes the table.
pub(crate) fn report(text: &mut String) -> Result<(), Box<dyn Error>> {
    write!(
        text,
        "\n## Path options of several flows together\n\nServers of two groups in three zones, with a NAT gateway in each \
         zone, and flows to services, the internet, another\nRegion and between the groups. The goal is at most 50 ms for \
         the sets of 20 flows. The estimate contains all findings,\nwith the savings of their changes.\n\n\
         | flows | network | sets | best | allocations | estimate |\n|---:|---|---:|---:|---:|---:|\n"
    )?;
    let catalogue = Catalogue::embedded();
    for flows in FLOWS {
        for (network, is_declared) in [("not described", false), ("declared", true)] {
            let design = design(flows, is_declared)?;
            let Measured { median, best, allocations } = measure(|| path_sets(black_box(&design), catalogue));
            let estimate = measure(|| pricing::estimate(black_box(&design), catalogue)).median;
            let [median, best, estimate] = [median, best, estimate].map(shown);
            writeln!(text, "| {flows} | {network} | {median} | {best} | {allocations} | {estimate} |")?;
        }
    }
    Ok(())
}

/// Two groups of servers, a NAT gateway in each of three zones, and so many flows.
fn design(flows: usize, is_declared: bool) -> Result<Design, Box<dyn Error>> {
    let placed = |of: &str| {
        if is_declared {
            let subnets = ["a", "b", "c"].map(|zone| format!("{of}-{zone}"));
            json!({"count": 3, "subnets": subnets})
        } else {
            json!({"zones": {"a": 1, "b": 1, "c": 1}})
        }
    };
    let mut components = if is_declared { network() } else { Vec::new() };
    components.push(json!({"id": "nat", "kind": "nat-gateway", "placement": placed("public")}));
    for group in ["g0", "g1"] {
        let config = json!({"instance_type": "m7g.large"});
        components.push(json!({"id": group, "kind": "ec2", "config": config, "placement": placed("private")}));
    }
    for (number, end) in ENDS.iter().cycle().take(flows).enumerate() {
        let from = if *end == "g1" || number % 3 != 0 { "g0" } else { "g1" };
        let gb = 1_u64 << (number % 13);
        components.push(json!({"id": format!("f{number}"), "kind": "flow",
            "config": {"from": from, "to": end}, "usage": {"request_gb": gb}}));
    }
    Ok(Design::parse(&json!({"abacus": 1, "region": "us-east-1", "components": components}).to_string())
        .map_err(|problems| format!("{problems:?}"))?)
}

/// A VPC with a public and a private subnet in each zone.
fn network() -> Vec<Value> {
    let mut subnets = Vec::new();
    for (number, zone) in ["a", "b", "c"].iter().enumerate() {
        for (kind, net) in [("public", number), ("private", number + 10)] {
            subnets.push(json!({"name": format!("{kind}-{zone}"), "zone": zone, "cidr": format!("10.0.{net}.0/24"),
                "route_table": kind}));
        }
    }
    let route = |target: &str| json!([{"destination": "0.0.0.0/0", "target": target}]);
    let tables = json!([{"name": "public", "routes": route("igw")}, {"name": "private", "routes": route("nat")}]);
    let config = json!({"cidrs": ["10.0.0.0/16"], "subnets": subnets, "route_tables": tables});
    vec![json!({"id": "main", "kind": "vpc", "config": config}), json!({"id": "igw", "kind": "internet-gateway"})]
}
