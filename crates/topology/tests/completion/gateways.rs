//! Internet gateways, NAT gateways and endpoints.

use crate::*;

fn out() -> String {
    flow("out", "web", "@internet")
}

#[test]
fn nothing_that_is_said_is_proposed_again() {
    let (igw, nat) = (thing("door", "internet-gateway", ""), thing("exit", "nat-gateway", ""));
    let done = working(&[WEB, &igw, &nat, &out()]);
    assert_eq!(added(&done), ["vpc"]);
    assert_eq!(subnets(&done, "exit"), "public-a");
    assert_eq!(routes(&done, "vpc", "private"), ["0.0.0.0/0 exit"]);
    assert_eq!(routes(&done, "vpc", "public"), ["0.0.0.0/0 door"]);
}

#[test]
fn nat_gateways_spread_over_zones_by_their_number() {
    let nat = r#"{"id": "nat", "kind": "nat-gateway", "placement": {"count": 3}, "config": {}}"#;
    let done = working(&[WEB, nat, &out()]);
    assert_eq!(subnets(&done, "nat"), "public-a public-b public-c");
}

#[test]
fn regional_nat_gateway_needs_no_public_subnet() {
    let nat = thing("nat", "nat-gateway", r#""mode": "regional""#);
    let done = working(&[WEB, &nat, &out()]);
    assert_eq!(added(&done), ["vpc", "igw"]);
    assert!(vpc(&done, "vpc").subnets.iter().all(|subnet| subnet.route_table == "private"));
}

#[test]
fn services_without_endpoints_need_nat() {
    let sqs = flow("jobs", "web", "@service/sqs");
    assert_eq!(added(&working(&[WEB, &sqs])), ["vpc", "igw", "nat"]);
    let endpoint = thing("link", "vpc-endpoint", r#""endpoint_type": "interface", "service": "sqs", "zones": 2"#);
    let done = working(&[WEB, &sqs, &endpoint]);
    assert_eq!(added(&done), ["vpc"]);
    assert_eq!(subnets(&done, "link"), "private-a private-b");
}

#[test]
fn free_endpoints_are_proposed_only_without_others() {
    let stored = flow("stored", "web", "data");
    let done = working(&[WEB, DATA, &stored, &flow("items", "web", "@service/dynamodb")]);
    assert_eq!(added(&done), ["vpc", "s3-endpoint", "dynamodb-endpoint"]);
    let interface = thing("link", "vpc-endpoint", r#""endpoint_type": "interface", "service": "s3""#);
    assert_eq!(added(&working(&[WEB, DATA, &stored, &interface])), ["vpc"]);
    let gateway = thing("mine", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#);
    let done = working(&[WEB, DATA, &stored, &gateway]);
    assert_eq!(added(&done), ["vpc"]);
    assert_eq!(routes(&done, "vpc", "private"), ["s3 mine"]);
}

#[test]
fn bucket_of_another_region_needs_nat() {
    let far =
        r#"{"id": "far", "kind": "s3", "placement": {"region": "eu-west-1"}, "config": {"storage_class": "standard"}}"#;
    let done = working(&[WEB, far, &flow("copies", "web", "far")]);
    assert_eq!(added(&done), ["vpc", "igw", "nat"]);
}

#[test]
fn internet_facing_load_balancer_is_reached_from_inside_over_nat() {
    let done = working(&[WEB, ALB, &flow("calls", "web", "alb")]);
    assert_eq!(added(&done), ["vpc", "igw", "nat"]);
    let internal = thing("alb", "load-balancer", r#""balancer_type": "application", "scheme": "internal""#);
    assert_eq!(added(&working(&[WEB, &internal, &flow("calls", "web", "alb")])), ["vpc"]);
}

#[test]
fn ipv6_leaves_over_an_egress_only_gateway() {
    let out = r#"{"id": "out", "kind": "flow", "config": {"from": "web", "to": "@internet", "address": "ipv6"}}"#;
    let done = working(&[WEB, out]);
    assert_eq!(added(&done), ["vpc", "eigw"]);
    assert_eq!(routes(&done, "vpc", "private"), ["::/0 eigw"]);
    let public = working(&[WEB, ALB, out, &flow("in", "@internet", "alb")]);
    assert_eq!(added(&public), ["vpc", "igw", "eigw"]);
    assert_eq!(routes(&public, "vpc", "public"), ["0.0.0.0/0 igw", "::/0 igw"]);
}

#[test]
fn nat_stands_in_the_first_zone_in_use() {
    let done = working(&[&ec2("web", r#""zones": {"b": 1}"#), ALB, &out()]);
    assert_eq!(subnets(&done, "nat"), "public-b");
}

#[test]
fn instances_with_public_addresses_need_no_nat() {
    let web = r#"{"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large", "public_ipv4": 1}}"#;
    let done = working(&[web, &out(), &flow("far", "web", "@region/eu-west-1")]);
    assert_eq!(added(&done), ["vpc", "igw"]);
    assert_eq!(subnets(&done, "web"), "public-a");
}
