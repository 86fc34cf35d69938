//! Data between zones whose fix depends on what is at its ends, in us-east-1.

use crate::flows::support::*;
use pricing::{Estimate, Finding};
use serde_json::json;

fn found<'e>(estimate: &'e Estimate, rule: &str, flow: &str) -> Option<&'e Finding> {
    estimate.findings.iter().find(|finding| finding.rule == rule && finding.component.as_str() == flow)
}

fn saves(finding: &Finding) -> String {
    finding.saves.unwrap().amount().normalize().to_string()
}

#[test]
fn servers_move_to_the_zone_of_their_database() {
    let design = |zone: &str| {
        let database = json!({"id": "db", "kind": "rds", "placement": {"subnets": ["vpc-private-a", "vpc-private-b"]},
            "config": {"engine": "postgresql", "instance_class": "db.m6g.large", "storage_gib": 100}});
        let subnet = format!("vpc-private-{zone}");
        let query = flow("query", "web", "db", 1000, 22_000);
        priced(&with_nat(&[instances("web", &[&subnet]), database, query, flow("out", "web", "@internet", 100, 0)]))
    };
    let estimate = design("b");
    let finding = found(&estimate, "path-zones-apart", "query").unwrap();
    // 23,000 GB at $0.01 for each end, and 100 GB across zones to the NAT gateway in zone a.
    assert_eq!(saves(finding), "462");
    assert_eq!(finding.fix, "place web in the zone of db, unless they are meant to survive the loss of a zone");
    let saved = estimate.totals.monthly - design("a").totals.monthly;
    assert_eq!(saved.amount().normalize().to_string(), "462");
    assert!(found(&design("a"), "path-zones-apart", "query").is_none());
}

#[test]
fn clients_of_a_network_load_balancer_stay_in_their_zone_by_its_routing_policy() {
    let both = ["vpc-private-a", "vpc-private-b"];
    let balancer = |kind: &str| {
        json!({"id": "lb", "kind": "load-balancer", "placement": {"subnets": both},
               "config": {"balancer_type": kind, "scheme": "internal", "cross_zone": false}})
    };
    let design =
        |kind| priced(&with_nat(&[instances("web", &both), balancer(kind), flow("call", "web", "lb", 9000, 9000)]));
    let estimate = design("network");
    let finding = found(&estimate, "path-cross-az", "call").unwrap();
    // Half of 18,000 GB at $0.01 for each end.
    assert_eq!(saves(finding), "180");
    let expected = "turn on Availability Zone affinity in the client routing policy of Network Load Balancer lb, so that \
                    its name resolves to the addresses in the zone of the client";
    assert_eq!(finding.fix, expected);
    let estimate = design("application");
    assert!(found(&estimate, "path-cross-az", "call").is_none_or(|finding| !finding.fix.contains("affinity")));
}

#[test]
fn clients_of_a_public_load_balancer_in_their_vpc_get_an_internal_one() {
    let design = |scheme: &str| {
        let balancer = json!({"id": "lb", "kind": "load-balancer", "placement": {"subnets": ["vpc-public-a"]},
            "config": {"balancer_type": "application", "scheme": scheme}});
        priced(&with_nat(&[
            instances("web", &["vpc-private-a"]),
            balancer,
            flow("in", "@internet", "lb", 730, 0),
            flow("inner", "web", "lb", 5000, 0),
            flow("out", "web", "@internet", 1, 0),
        ]))
    };
    let estimate = design("internet-facing");
    let finding = found(&estimate, "path-own-public-balancer", "inner").unwrap();
    // 5,000 GB at $0.045 and at $0.01 for each end, less $16.425 for the hours of a second load balancer: the capacity
    // units of both are those of the first.
    assert_eq!(saves(finding), "308.575");
    assert_eq!(
        finding.message,
        "5,000 GB a month to the public addresses of lb, from its own VPC, cost $325.00; with an internal load balancer \
         for them the design costs $308.58 less"
    );
    assert!(found(&estimate, "nat-outbound", "inner").is_none());
}

#[test]
fn replicas_in_other_zones_cross_with_all_of_their_data() {
    let brokers = json!({"id": "brokers", "kind": "ec2", "placement": {"zones": {"a": 2, "b": 2, "c": 2}},
                         "config": {"instance_type": "r6i.8xlarge"}});
    let design = |zones: &str, placement: serde_json::Value| {
        let mut copy = flow("copy", "brokers", "brokers", 0, 0);
        copy["config"]["zones"] = json!(zones);
        copy["usage"] = json!({"request_gb": 1_539_843.75, "response_gb": 0});
        let mut brokers = brokers.clone();
        brokers["placement"] = placement;
        priced(&[brokers, copy])
    };
    let three = json!({"zones": {"a": 2, "b": 2, "c": 2}});
    // Of the five others, four are in other zones: 1,539,843.75 GB × 4 ÷ 5 at $0.01 for each end.
    let spread = design("spread", three.clone());
    assert_eq!(monthly(&spread, "copy"), "24637.5");
    assert!(found(&spread, "path-cross-az", "copy").is_some());
    let apart = design("other-zones", three);
    assert_eq!(monthly(&apart, "copy"), "30796.875");
    assert!(found(&apart, "path-cross-az", "copy").is_none());
    // In one zone there is no other.
    assert_eq!(monthly(&design("other-zones", json!({"zones": {"a": 6}})), "copy"), "0");
}
