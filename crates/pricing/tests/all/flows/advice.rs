//! The savings from another gateway, endpoint, zone or address.

use crate::flows::support::*;
use pricing::{Estimate, Finding, Severity};
use serde_json::{Value, json};

fn found<'e>(estimate: &'e Estimate, rule: &str) -> Option<&'e Finding> {
    estimate.findings.iter().find(|finding| finding.rule == rule)
}

fn zone_b(gb: u64) -> Estimate {
    priced(&with_nat(&[instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", gb, 0)]))
}

#[test]
fn a_second_gateway_pays_above_1825_gb() {
    assert!(found(&zone_b(1825), "nat-cross-az").is_none());
    // Above the break-even, it must also save more than one percent of the cost of the gateway.
    let estimate = zone_b(2000);
    let finding = found(&estimate, "nat-cross-az").unwrap();
    assert_eq!(
        finding.message,
        "2,000 GB a month cross from zone b to reach the NAT gateway, for $40.00; a gateway of its own pays off for a \
         zone above 1,825 GB, here it costs $3.50 less"
    );
    assert_eq!((finding.severity, finding.component.as_str()), (Severity::Advice, "nat"));
    // The design with that gateway costs exactly that much less.
    let mut all = with_nat(&[instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", 2000, 0)]);
    all[2] = nat(&["vpc-public-a", "vpc-public-b"]);
    let saved = estimate.totals.monthly - priced(&all).totals.monthly;
    assert_eq!(saved.amount().normalize().to_string(), "3.5");
}

#[test]
fn a_pinned_route_keeps_the_gateway_and_the_finding_away() {
    let mut pinned = route("0.0.0.0/0", "nat");
    pinned["zone"] = "a".into();
    let mut all = with_nat(&[instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", 5000, 0)]);
    all[0] = vpc("vpc", "10.0.0.0/16", &[pinned]);
    assert!(found(&priced(&all), "nat-cross-az").is_none());
}

fn to_service(service: &str, gb: u64, more: &[Value]) -> Estimate {
    let mut all =
        with_nat(&[instances("web", &["vpc-private-a"]), flow("call", "web", &format!("@service/{service}"), gb, 0)]);
    all.extend(more.iter().cloned());
    priced(&all)
}

#[test]
fn an_interface_endpoint_pays_above_209_gb_in_a_zone() {
    assert!(found(&to_service("sqs", 208, &[]), "nat-interface-endpoint").is_none());
    let estimate = to_service("sqs", 300, &[]);
    let finding = found(&estimate, "nat-interface-endpoint").unwrap();
    assert_eq!(
        finding.message,
        "an interface endpoint for SQS pays off above 209 GB a month in 1 zone; 300 GB go through NAT, and it would cost \
         $3.20 less"
    );
    assert_eq!(finding.path, "/components/4");
}

#[test]
fn an_endpoint_for_little_data_costs_more_than_the_gateway_that_is_there() {
    let endpoint = json!({"id": "sqs", "kind": "vpc-endpoint", "placement": {"subnets": ["vpc-private-a"]},
                          "config": {"endpoint_type": "interface", "service": "sqs"}});
    let estimate = to_service("sqs", 100, &[endpoint.clone(), flow("out", "web", "@internet", 1, 0)]);
    let finding = found(&estimate, "endpoint-underused").unwrap();
    // 7.30 for the hours, less 100 GB at 0.035.
    assert!(finding.message.contains("$3.80 a month more than its 100 GB"), "{}", finding.message);
    assert!(found(&to_service("sqs", 300, &[endpoint]), "endpoint-underused").is_none());
}

#[test]
fn s3_and_dynamodb_need_no_gateway() {
    for (service, rule, name) in
        [("s3", "nat-s3-gateway-endpoint", "S3"), ("dynamodb", "nat-dynamodb-gateway-endpoint", "DynamoDB")]
    {
        let estimate = to_service(service, 1000, &[]);
        let finding = found(&estimate, rule).unwrap();
        assert_eq!(
            finding.message,
            format!("{name} traffic through NAT pays $45.00 a month; a gateway endpoint is free")
        );
        assert!(found(&to_service(service, 20, &[]), rule).is_none(), "90 cents are not worth telling");
    }
}

#[test]
fn an_endpoint_without_a_route_is_not_used() {
    let s3 = json!({"id": "s3", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}});
    let estimate = to_service("s3", 1000, &[s3]);
    let finding = found(&estimate, "endpoint-route-missing").unwrap();
    assert_eq!(
        finding.message,
        "subnet vpc-private-a has no route to the gateway endpoint s3: its traffic to S3 uses NAT gateway nat, for \
         $45.00 a month"
    );
    assert_eq!(finding.severity, Severity::Error);
    assert!(found(&estimate, "nat-s3-gateway-endpoint").is_none());
}

#[test]
fn every_subnet_without_a_route_is_named() {
    let s3 = json!({"id": "s3", "kind": "vpc-endpoint", "name": "S3 endpoint",
                    "config": {"endpoint_type": "gateway", "service": "s3"}});
    let web = instances("web", &["vpc-private-a", "vpc-private-b"]);
    let estimate = priced(&with_nat(&[web, s3.clone(), flow("call", "web", "@service/s3", 1000, 0)]));
    let finding = found(&estimate, "endpoint-route-missing").unwrap();
    let expected = "subnets vpc-private-a, vpc-private-b have no route to the S3 endpoint: their traffic to S3 uses NAT \
                    gateway nat, for $55.00 a month";
    assert_eq!((finding.message.as_ref(), finding.severity), (expected, Severity::Error));

    let mut web = instances("web", &["vpc-public-a"]);
    web["config"]["public_ipv4"] = 1.into();
    let estimate = priced(&with_nat(&[web, s3, flow("call", "web", "@service/s3", 1000, 0)]));
    let finding = found(&estimate, "endpoint-route-missing").unwrap();
    assert_eq!(finding.severity, Severity::Warning, "the internet gateway is as free: {}", finding.message);
}

#[test]
fn an_endpoint_pays_sooner_where_data_crosses_zones_to_the_gateway() {
    let web = instances("web", &["vpc-private-a", "vpc-private-b"]);
    let with = |gb| priced(&with_nat(&[web.clone(), flow("call", "web", "@service/sqs", gb, 0)]));
    // 14.60 USD a month against 0.045 USD and half of 0.02 USD per GB, less 0.01 USD.
    let estimate = with(400);
    let finding = found(&estimate, "nat-interface-endpoint").unwrap();
    assert!(finding.message.contains("pays off above 325 GB a month in 2 zones"), "{}", finding.message);
    assert!(found(&with(324), "nat-interface-endpoint").is_none());

    let endpoint = json!({"id": "sqs", "kind": "vpc-endpoint", "config": {"endpoint_type": "interface", "service": "sqs"},
                          "placement": {"subnets": ["vpc-private-a", "vpc-private-b"]}});
    let out = flow("out", "web", "@internet", 1, 0);
    let with = |gb| {
        priced(&with_nat(&[web.clone(), endpoint.clone(), flow("call", "web", "@service/sqs", gb, 0), out.clone()]))
    };
    let estimate = with(100);
    let finding = found(&estimate, "endpoint-underused").unwrap();
    assert!(finding.message.contains("it pays off above 325 GB"), "{}", finding.message);
    assert!(found(&with(400), "endpoint-underused").is_none(), "it crosses zones for more than the endpoint costs");
}

#[test]
fn a_gateway_for_what_crosses_zones_is_told_of_once() {
    let mut all = with_nat(&[instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", 9000, 0)]);
    all[2]["usage"] = json!({"internet_out_gb": 9000, "cross_zone_gb": 6000});
    let estimate = priced(&all);
    assert_eq!(estimate.findings.iter().filter(|finding| finding.rule == "nat-cross-az").count(), 1);
}

#[test]
fn what_network_load_balancers_get_and_send_across_zones_is_told() {
    let design = |targets: &[&str]| {
        let balancer = json!({"id": "nlb", "kind": "load-balancer",
            "config": {"balancer_type": "network", "scheme": "internal", "cross_zone": true},
            "placement": {"subnets": ["vpc-private-a", "vpc-private-b"]}});
        let (web, app) = (instances("web", &["vpc-private-a", "vpc-private-b"]), instances("app", targets));
        let flows = [flow("in", "web", "nlb", 50_000, 5000), flow("on", "nlb", "app", 50_000, 5000)];
        priced(&with_nat(&[balancer, web, app, flows[0].clone(), flows[1].clone()]))
    };
    let told = |estimate: &Estimate, flow: &str| {
        let is_it = |one: &&Finding| one.rule == "path-cross-az" && one.component.as_str() == flow;
        estimate.findings.iter().find(is_it).map(|one| (one.message.to_string(), one.fix.to_string()))
    };
    let estimate = design(&["vpc-private-a", "vpc-private-b"]);
    let (message, _) = told(&estimate, "in").unwrap();
    assert!(message.starts_with("27,500 GB a month between zones cost $550.00"), "{message}");
    let (_, fix) = told(&estimate, "on").unwrap();
    assert_eq!(fix, "turn cross-zone load balancing off: targets stand in every zone of the load balancer");
    assert_eq!(told(&design(&["vpc-private-a"]), "on"), None, "a zone has no target");
}

#[test]
fn what_a_lost_flow_does_not_reach_is_not_asked_for_its_data() {
    let mut all = with_nat(&[instances("web", &["vpc-private-a"]), flow("out", "web", "@internet", 100, 0)]);
    all[0] = vpc("vpc", "10.0.0.0/16", &[]);
    let estimate = priced(&all);
    assert!(estimate.findings.iter().any(|finding| finding.severity == Severity::Error));
    assert!(found(&estimate, "gen-usage-missing").is_none_or(|finding| finding.component.as_str() != "nat"));
}

fn between(config: Value, gb: u64) -> Estimate {
    let mut query = flow("query", "web", "db", gb, 0);
    let fields = query["config"].as_object_mut().unwrap();
    fields.extend(config.as_object().unwrap().clone());
    let placed = |id: &str| {
        let mut group = instances(id, &["vpc-public-a", "vpc-public-b"]);
        group["config"]["public_ipv4"] = 1.into();
        group
    };
    priced(&with_nat(&[placed("web"), placed("db"), query]))
}

#[test]
fn what_stays_in_a_zone_is_free() {
    let estimate = between(json!({}), 10_000);
    let finding = found(&estimate, "path-cross-az").unwrap();
    let expected = "5,000 GB a month between zones cost $100.00; staying within a zone where both ends are in it costs \
                    $100.00 less";
    assert_eq!(finding.message, expected);
    // Less than one twentieth of the cost of the instances.
    assert!(found(&between(json!({}), 100), "path-cross-az").is_none());
    assert!(found(&between(json!({"zones": "same-zone"}), 10_000), "path-cross-az").is_none());
}

#[test]
fn public_addresses_are_billed_in_every_zone() {
    let estimate = between(json!({"address": "public-ipv4"}), 1000);
    let finding = found(&estimate, "path-public-address").unwrap();
    // 1,000 GB at both ends; with private addresses, half of it crosses zones.
    assert!(finding.message.ends_with("costs $10.00 a month less"), "{}", finding.message);
}

#[test]
fn data_between_regions_is_told_where_it_is_a_good_part_of_the_total() {
    let with = |gb| {
        let mut all =
            with_nat(&[instances("web", &["vpc-private-a"]), flow("copy", "web", "@region/eu-west-1", gb, 0)]);
        all.push(flow("out", "web", "@internet", 1, 0));
        priced(&all)
    };
    let estimate = with(10_000);
    let finding = found(&estimate, "path-cross-region").unwrap();
    assert!(finding.message.starts_with("10,000 GB a month leave their region for $200.00"), "{}", finding.message);
    assert!(found(&with(100), "path-cross-region").is_none());
}
