//! Paths within a region and out of it.

use crate::flows::support::*;
use pricing::working;
use serde_json::json;

#[test]
fn a_private_instance_pays_nat_and_transfer_for_what_it_sends_to_the_internet() {
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), flow("out", "web", "@internet", 1, 0)]));
    let expected = [("flow.hop1.nat", "0.045"), ("flow.hop2.internet-out.request", "0.09")];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
    assert_eq!(monthly(&estimate, "out"), "0.135");
    let labels: Vec<_> = component(&estimate, "out").lines.iter().map(|line| line.label.as_ref()).collect();
    assert_eq!(
        labels,
        [
            "NAT gateway nat: data processing, both ways",
            "Internet gateway igw: data transfer to the internet, requests"
        ]
    );
    // Responses are processed as well, but not charged as data transfer.
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), flow("out", "web", "@internet", 1, 1000)]));
    let expected = [("flow.hop1.nat", "45.045"), ("flow.hop2.internet-out.request", "0.09")];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
}

#[test]
fn the_way_to_a_gateway_in_another_zone_is_paid_at_both_ends() {
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", 1, 0)]));
    assert_eq!(monthly(&estimate, "out"), "0.155");
    // With instances in both zones, half of the data crosses zones.
    let both = instances("web", &["vpc-private-a", "vpc-private-b"]);
    let estimate = priced(&with_nat(&[both, flow("out", "web", "@internet", 100, 0)]));
    let expected = [("flow.hop1.cross-zone", "1"), ("flow.hop2.nat", "4.5"), ("flow.hop3.internet-out.request", "9")];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
    let crossing = &component(&estimate, "out").lines[0];
    assert_eq!(crossing.label, "Between zones, to NAT gateway nat, both ways, at both ends");
    assert_eq!(
        working(crossing).lines().take(2).collect::<Vec<_>>(),
        [
            "2 ends × 100 GB, both ways × 1 ÷ 2 (the part that crosses zones ÷ the whole flow) = 100 GB",
            "100 GB × $0.01 per GB = $1.00"
        ]
    );
}

#[test]
fn with_a_gateway_in_each_zone_nothing_crosses() {
    let all = [
        vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat")]),
        igw(),
        nat(&["vpc-public-a", "vpc-public-b"]),
        instances("web", &["vpc-private-a", "vpc-private-b"]),
        flow("out", "web", "@internet", 100, 0),
    ];
    let estimate = priced(&all);
    assert_eq!(monthly(&estimate, "out"), "13.5");
    // Two gateways by the hour, each with an address, and no GB of their own.
    assert_eq!(lines(&estimate, "nat"), pairs(&[("nat.hours", "65.7"), ("vpc.public-ipv4", "7.3")]));
}

#[test]
fn a_gateway_endpoint_is_free_and_its_line_says_so() {
    let s3 = json!({"id": "s3", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}});
    let private = [route("0.0.0.0/0", "nat"), route("s3", "s3")];
    let all = [
        vpc("vpc", "10.0.0.0/16", &private),
        igw(),
        nat(&["vpc-public-a"]),
        s3,
        instances("web", &["vpc-private-b"]),
        flow("read", "web", "@service/s3", 10, 5000),
    ];
    let estimate = priced(&all);
    assert_eq!(lines(&estimate, "read"), pairs(&[("flow.hop1.free", "0")]));
    assert_eq!(component(&estimate, "read").lines[0].label, "Gateway endpoint s3: no charge, both ways");
}

#[test]
fn an_interface_endpoint_charges_both_ways_and_no_zones() {
    let endpoint = json!({"id": "sqs", "kind": "vpc-endpoint", "placement": {"subnets": ["vpc-private-a"]},
                          "config": {"endpoint_type": "interface", "service": "sqs"}});
    let web = instances("web", &["vpc-private-b"]);
    let network = vpc("vpc", "10.0.0.0/16", &[]);
    let estimate = priced(&[network, igw(), endpoint, web, flow("queue", "web", "@service/sqs", 100, 50)]);
    assert_eq!(lines(&estimate, "queue"), pairs(&[("flow.hop1.endpoint", "1.5")]));
    // Its hours are charged to it; its GB are those of the flow.
    assert_eq!(lines(&estimate, "sqs"), pairs(&[("endpoint.hours", "7.3")]));
    assert!(!estimate.totals.at_least);
}

#[test]
fn an_endpoint_in_two_subnets_has_two_zones() {
    let endpoint = |zones: serde_json::Value| {
        json!({"id": "sqs", "kind": "vpc-endpoint", "placement": {"subnets": ["vpc-private-a", "vpc-private-b"]},
               "config": {"endpoint_type": "interface", "service": "sqs", "zones": zones}, "usage": {"gb": 0}})
    };
    let estimate = priced(&with_nat(&[endpoint(1.into())]));
    assert_eq!(lines(&estimate, "sqs")[0].1, "14.6");
}

#[test]
fn public_instances_pay_transfer_alone() {
    let mut web = instances("web", &["vpc-public-a"]);
    web["config"]["public_ipv4"] = 1.into();
    let out = flow("out", "web", "@internet", 100, 50);
    let into = flow("in", "@internet", "web", 70, 30);
    let estimate = priced(&with_nat(&[web, out, into]));
    assert_eq!((monthly(&estimate, "out"), monthly(&estimate, "in")), ("9".into(), "2.7".into()));
}

#[test]
fn figures_of_a_gateway_count_besides_its_flows() {
    let mut gateway = nat(&["vpc-public-a"]);
    gateway["usage"] = json!({"other_gb": 1000});
    let all = [
        vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat")]),
        igw(),
        gateway,
        instances("web", &["vpc-private-a"]),
        flow("out", "web", "@internet", 100, 0),
    ];
    let estimate = priced(&all);
    let expected = [("nat.hours", "32.85"), ("nat.data", "45"), ("vpc.public-ipv4", "3.65")];
    assert_eq!(lines(&estimate, "nat"), pairs(&expected));
    assert_eq!(monthly(&estimate, "out"), "13.5");
}

/// In a design with flows, a component that no flow passes carries no data, and the estimate reports it. If its GB are
/// given as unknown, they stay unknown.
#[test]
fn a_gateway_that_no_flow_passes_carries_nothing_and_says_so() {
    let web = instances("web", &["vpc-private-a"]);
    let mut all = with_nat(&[web, instances("db", &["vpc-private-a"]), flow("query", "web", "db", 10, 100)]);
    let estimate = priced(&all);
    assert_eq!(lines(&estimate, "nat"), pairs(&[("nat.hours", "32.85"), ("vpc.public-ipv4", "3.65")]));
    assert!(!estimate.totals.at_least);
    assert!(findings(&estimate).iter().any(|(rule, _)| rule == "path-unused"), "{:?}", findings(&estimate));
    assert_eq!(lines(&estimate, "query"), pairs(&[("flow.hop1.free", "0")]));
    let gateway = all.iter_mut().find(|component| component["id"] == "nat").unwrap();
    gateway["usage"] = json!({"other_gb": "open"});
    let estimate = priced(&all);
    assert!(estimate.totals.at_least);
    assert!(!findings(&estimate).iter().any(|(rule, _)| rule == "path-unused"));
}

#[test]
fn between_zones_of_a_vpc_both_ends_pay() {
    let all = with_nat(&[
        instances("web", &["vpc-private-a", "vpc-private-b"]),
        instances("db", &["vpc-private-a"]),
        flow("query", "web", "db", 100, 300),
    ]);
    // Half of 400 GB crosses zones, charged at two ends.
    assert_eq!(monthly(&priced(&all), "query"), "4");
    let mut same = all;
    same[5]["config"]["zones"] = "same-zone".into();
    // The instance in zone b has no database in its own zone.
    assert_eq!(monthly(&priced(&same), "query"), "4");
    same[4]["placement"] = json!({"count": 2, "subnets": ["vpc-private-a", "vpc-private-b"]});
    assert_eq!(monthly(&priced(&same), "query"), "0");
}
