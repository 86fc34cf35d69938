//! Servers in two zones with every kind of end that a real design has: each path, and the charges of each end.

use crate::flows::support::*;
use serde_json::{Value, json};

const PRIVATE: [&str; 2] = ["vpc-private-a", "vpc-private-b"];

fn placed(id: &str, kind: &str, config: Value) -> Value {
    json!({"id": id, "kind": kind, "placement": {"subnets": PRIVATE}, "config": config})
}

/// The components, with a flow between two ends: 100 GB, and 900 GB back.
fn with(more: &[Value], from: &str, to: &str) -> Vec<Value> {
    let mut all = vec![
        instances("app", &PRIVATE),
        placed(
            "db",
            "rds",
            json!({"engine": "postgresql", "instance_class": "db.m7g.large", "deployment": "multi-az", "storage_gib": 100}),
        ),
        placed("files", "efs", json!({})),
        placed("worker", "lambda", json!({})),
        json!({"id": "queue", "kind": "sqs"}),
        json!({"id": "images", "kind": "ecr"}),
        flow("data", from, to, 100, 900),
    ];
    all.extend(more.iter().cloned());
    all
}

/// The cost of a flow behind a NAT gateway in zone a.
fn over_nat(from: &str, to: &str) -> Vec<(String, String)> {
    lines(&priced(&with(&nat_network(), from, to)), "data")
}

fn endpoint(id: &str, service: &str) -> Value {
    placed(id, "vpc-endpoint", json!({"endpoint_type": "interface", "service": service, "zones": 2}))
}

/// Without a NAT gateway: the VPC with a gateway endpoint for S3 and these interface endpoints.
fn over_endpoints(services: &[&str], to: &str) -> Vec<(String, String)> {
    let gateway = json!({"id": "s3", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}});
    let mut network = vec![vpc("vpc", "10.0.0.0/16", &[route("s3", "s3")]), igw(), gateway];
    network.extend(services.iter().map(|service| endpoint(&service.replace('.', "-"), service)));
    lines(&priced(&with(&network, "app", to)), "data")
}

/// RDS pricing: both ends within a VPC (facts-services.md §1, row 2). Half of 1,000 GB crosses zones to the primary
/// instance, at 0.01 for each end.
#[test]
fn a_multi_az_database_is_reached_in_one_zone() {
    assert_eq!(over_nat("app", "db"), pairs(&[("flow.hop1.cross-zone", "10")]));
}

/// ElastiCache pricing: only the end of the client (row 5).
#[test]
fn a_cache_pays_at_the_end_of_its_clients() {
    assert_eq!(over_nat("app", "@service/elasticache"), pairs(&[("flow.hop1.cross-zone", "5")]));
}

/// EFS user guide: mount targets in every zone; clients use the one in their own zone (row 16).
#[test]
fn a_file_system_with_mount_targets_in_both_zones_is_free() {
    assert_eq!(over_nat("app", "files"), pairs(&[("flow.hop1.free", "0")]));
}

/// Lambda pricing: a function in a VPC pays like EC2 in its subnet (row 18), here to the database.
#[test]
fn a_function_in_the_vpc_pays_as_instances_do() {
    assert_eq!(over_nat("worker", "db"), pairs(&[("flow.hop1.cross-zone", "10")]));
    assert_eq!(over_nat("worker", "files"), pairs(&[("flow.hop1.free", "0")]));
    // To the internet, it needs the NAT gateway: 0.045 per GB, data between zones for the half from zone b, 0.09 for
    // the data that leaves.
    let out = over_nat("worker", "@internet");
    assert_eq!(out, over_nat("app", "@internet"));
}

/// Lambda developer guide: the network interfaces of functions accept no connections; a call goes to the Lambda API.
#[test]
fn a_call_to_a_function_goes_to_the_api() {
    assert_eq!(over_nat("app", "worker"), over_nat("app", "@service/lambda"));
    assert_eq!(over_nat("app", "worker"), over_nat("app", "queue"));
    let over = over_endpoints(&["lambda"], "worker");
    assert_eq!(over, pairs(&[("flow.hop1.endpoint", "10")]));
}

/// Amazon VPC pricing: 1,000 GB at 0.045 per GB; the half that comes from zone b crosses zones to the gateway at 0.02.
#[test]
fn a_queue_is_reached_through_nat_or_an_interface_endpoint() {
    let nat = pairs(&[("flow.hop1.cross-zone", "10"), ("flow.hop2.nat", "45"), ("flow.hop3.free", "0")]);
    assert_eq!(over_nat("app", "queue"), nat);
    // AWS PrivateLink pricing: 0.01 per GB, and no charge between zones.
    assert_eq!(over_endpoints(&["sqs"], "queue"), pairs(&[("flow.hop1.endpoint", "10")]));
}

/// Amazon ECR user guide, interface VPC endpoints: two endpoints for requests, and layers from S3 through its gateway
/// endpoint.
#[test]
fn images_are_free_over_the_gateway_endpoint_of_s3() {
    let free = [("flow.hop1.requests", "0"), ("flow.hop2.requests", "0"), ("flow.hop3.free", "0")];
    assert_eq!(over_endpoints(&["ecr.api", "ecr.dkr"], "images"), pairs(&free));
    assert_eq!(over_endpoints(&["ecr.api", "ecr.dkr"], "@service/ecr"), pairs(&free));
    assert_eq!(over_endpoints(&["ecr.api"], "images"), pairs(&[("flow.lost", "the data does not get there")]));
    assert_eq!(over_nat("app", "images"), over_nat("app", "queue"));
}

/// Systems Manager user guide, VPC endpoints: ssm and ssmmessages; sessions use the second.
#[test]
fn sessions_pass_one_of_their_two_endpoints() {
    let over = over_endpoints(&["ssm", "ssmmessages"], "@service/session-manager");
    assert_eq!(over, pairs(&[("flow.hop1.requests", "0"), ("flow.hop2.endpoint", "10")]));
    assert_eq!(over_nat("app", "@service/session-manager"), over_nat("app", "queue"));
}

/// A function outside a VPC reaches services in its region for free (row 19), but no private addresses.
#[test]
fn a_function_outside_of_the_vpc_reaches_no_private_addresses() {
    let outside = |to: &str| {
        let mut all = with(&nat_network(), "worker", to);
        all[3]["placement"] = json!({});
        priced(&all)
    };
    assert_eq!(lines(&outside("queue"), "data"), pairs(&[("flow.hop1.free", "0")]));
    let lost = outside("db");
    assert_eq!(lines(&lost, "data"), pairs(&[("flow.lost", "the data does not get there")]));
    let found = lost.findings.iter().find(|finding| finding.rule == "path-none").unwrap();
    assert!(found.message.contains("attached to no VPC"), "{}", found.message);
}
