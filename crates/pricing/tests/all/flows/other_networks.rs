//! Paths to other VPCs, to other regions and out of AWS.

use crate::flows::support::*;
use pricing::Severity;
use serde_json::{Value, json};

fn peering(vpcs: &[&str]) -> Value {
    json!({"id": "peer", "kind": "vpc-peering", "config": {"vpcs": vpcs}})
}

/// Two VPCs, each with a route to the other over `link`.
fn two_vpcs(link: &Value) -> Vec<Value> {
    let id = link["id"].as_str().unwrap();
    vec![
        vpc("left", "10.0.0.0/16", &[route("10.1.0.0/16", id)]),
        vpc("right", "10.1.0.0/16", &[route("10.0.0.0/16", id)]),
        igw(),
        link.clone(),
        instances("web", &["left-private-a", "left-private-b"]),
        instances("db", &["right-private-a"]),
    ]
}

#[test]
fn peering_is_free_within_a_zone_and_billed_at_both_ends_between_zones() {
    let mut all = two_vpcs(&peering(&["left", "right"]));
    all.push(flow("query", "web", "db", 100, 300));
    let estimate = priced(&all);
    let expected = [("flow.hop1.free", "0"), ("flow.hop2.cross-zone", "4")];
    assert_eq!(lines(&estimate, "query"), pairs(&expected));
    // Peering has its own usage types, not those of other traffic between zones; those in us-east-1 are unknown.
    assert_eq!(component(&estimate, "query").lines[1].aws, None);
    // The connection is free, and carries the GB of the flow.
    assert_eq!(lines(&estimate, "peer"), pairs(&[("peering.hours", "0")]));
    assert!(!estimate.totals.at_least);
}

#[test]
fn peering_between_regions_is_billed_by_each_sender() {
    let mut all = two_vpcs(&peering(&["left", "right"]));
    all[1]["placement"] = json!({"region": "eu-west-1"});
    all[5]["placement"]["region"] = "eu-west-1".into();
    all.push(flow("query", "web", "db", 100, 300));
    let estimate = priced(&all);
    let codes: Vec<_> = lines(&estimate, "query").into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["flow.hop1.other-region.request", "flow.hop1.other-region.response"]);
    assert_eq!(monthly(&estimate, "query"), "8");
    let labels: Vec<_> = component(&estimate, "query").lines.iter().map(|line| line.label.as_ref()).collect();
    assert_eq!(
        labels,
        [
            "VPC peering peer: data transfer from us-east-1 to eu-west-1, requests",
            "VPC peering peer: data transfer from eu-west-1 to us-east-1, responses"
        ]
    );
    let response = component(&estimate, "query").lines[1].aws.as_ref().unwrap();
    assert_eq!(response.usage_type, "EU-AWS-Out-Bytes");
}

fn gateway(attached: &[&str], config: &Value) -> Value {
    let mut gateway = json!({"id": "hub", "kind": "transit-gateway", "config": config});
    gateway["config"]["attached"] = attached.into();
    gateway
}

#[test]
fn a_transit_gateway_processes_both_ways_and_crosses_zones_for_free() {
    let mut all = two_vpcs(&gateway(&["left", "right"], &json!({})));
    all.push(flow("query", "web", "db", 100, 300));
    let estimate = priced(&all);
    assert_eq!(lines(&estimate, "query"), pairs(&[("flow.hop1.transit", "8")]));
    // Two attachments, because two VPCs are attached; no GB besides those of the flow.
    assert_eq!(lines(&estimate, "hub"), pairs(&[("tgw.vpc-hours", "73")]));
    assert!(!estimate.totals.at_least);
}

#[test]
fn attachments_are_those_that_are_named_or_counted_whichever_is_more() {
    let vpn = json!({"id": "vpn", "kind": "vpn-connection", "placement": {"count": 2}, "usage": {"out_gb": 0}});
    let hours = |config: Value| {
        let mut all = two_vpcs(&gateway(&["left", "right", "vpn"], &config));
        all.push(vpn.clone());
        all.push(flow("query", "web", "db", 1, 0));
        lines(&priced(&all), "hub")
    };
    // Each connection is an attachment.
    assert_eq!(hours(json!({})), pairs(&[("tgw.vpc-hours", "73"), ("tgw.vpn-hours", "73")]));
    let expected = [("tgw.vpc-hours", "182.5"), ("tgw.vpn-hours", "73"), ("tgw.connect-hours", "36.5")];
    assert_eq!(hours(json!({"vpcs": 5, "vpns": 1, "connects": 1})), pairs(&expected));
}

#[test]
fn a_vpn_pays_transfer_to_the_internet_for_what_leaves() {
    let mut network = vpc("vpc", "10.0.0.0/16", &[route("192.168.0.0/16", "vpn")]);
    network["id"] = "vpc".into();
    let vpn = json!({"id": "vpn", "kind": "vpn-connection"});
    let web = instances("web", &["vpc-private-a"]);
    let all = [network, igw(), vpn, web, flow("sync", "web", "@on-premises", 100, 900)];
    let estimate = priced(&all);
    assert_eq!(lines(&estimate, "sync"), pairs(&[("flow.hop1.internet-out.request", "9")]));
    assert_eq!(lines(&estimate, "vpn"), pairs(&[("vpn.hours", "36.5"), ("vpc.public-ipv4", "7.3")]));
}

#[test]
fn data_over_direct_connect_is_priced_by_location_and_without_one_has_no_price() {
    let at = |location: &str| {
        let network = vpc("vpc", "10.0.0.0/16", &[route("192.168.0.0/16", "dx")]);
        let dx = json!({"id": "dx", "kind": "direct-connect", "config": {"location": location}});
        let flow = flow("sync", "web", "@on-premises", 100, 0);
        priced(&[network, igw(), dx, instances("web", &["vpc-private-a"]), flow])
    };
    let known = at("united-states");
    assert_eq!(lines(&known, "sync"), pairs(&[("flow.hop1.direct-connect.request", "2")]));
    assert!(!known.totals.at_least);

    let estimate = at("other");
    let expected = [("flow.hop1.direct-connect.request", "sold, price not known")];
    assert_eq!(lines(&estimate, "sync"), pairs(&expected));
    assert_eq!(lines(&estimate, "dx").len(), 1, "hours alone");
    assert!(component(&estimate, "sync").totals.at_least);
    assert!(estimate.findings.iter().any(|finding| finding.rule == "gen-price-missing"
        && finding.component.as_str() == "sync"
        && finding.severity == Severity::Warning));
}

#[test]
fn what_a_vpn_sends_into_a_transit_gateway_is_priced_as_its_own() {
    let network = vpc("vpc", "10.0.0.0/16", &[route("192.168.0.0/16", "hub")]);
    let hub = gateway(&["vpc", "vpn"], &json!({}));
    let vpn = json!({"id": "vpn", "kind": "vpn-connection"});
    let web = instances("web", &["vpc-private-a"]);
    let estimate = priced(&[network, igw(), hub, vpn, web, flow("sync", "web", "@on-premises", 100, 300)]);
    let expected = [
        ("flow.hop1.transit.request", "2"),
        ("flow.hop1.transit.response", "6"),
        ("flow.hop2.internet-out.request", "9"),
    ];
    assert_eq!(lines(&estimate, "sync"), pairs(&expected));
}

#[test]
fn the_two_us_east_regions_have_a_rate_of_their_own() {
    let to = |region: &str| {
        let web = instances("web", &["vpc-private-a"]);
        let all = with_nat(&[web, flow("copy", "web", &format!("@region/{region}"), 100, 0)]);
        lines(&priced(&all), "copy").into_iter().map(|(_, amount)| amount).collect::<Vec<_>>()
    };
    // NAT and transfer; the responses are not billed there.
    assert_eq!(to("us-east-2"), ["4.5", "1", "0"]);
    assert_eq!(to("eu-west-1"), ["4.5", "2", "0"]);
}

#[test]
fn buckets_answer_the_internet_and_other_regions() {
    let bucket = json!({"id": "data", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 1}});
    let all = [bucket, flow("read", "@internet", "data", 1, 100), flow("copy", "data", "@service/s3/eu-west-1", 50, 0)];
    let estimate = priced(&all);
    assert_eq!(monthly(&estimate, "read"), "9");
    assert_eq!(component(&estimate, "read").lines[0].label, "Data transfer to the internet, responses");
    assert_eq!(monthly(&estimate, "copy"), "1");
}

#[test]
fn a_region_that_nobody_knows_is_a_problem_of_its_end() {
    let web = instances("web", &["vpc-private-a"]);
    let to = |end: &str| {
        let design = read(&with_nat(&[web.clone(), flow("copy", "web", end, 1, 0)]));
        pricing::unknown_names(&design, catalog::Catalogue::embedded())
    };
    for end in ["@region/eu-west-9", "@service/s3/eu-west-9"] {
        let problems = to(end);
        assert_eq!(problems.len(), 1, "{end}");
        assert_eq!(problems[0].path, "/components/4/config/to");
    }
    assert_eq!(to("@region/eu-west-1"), []);
}

/// A peering connection of the VPC `left` with a peer that is not in the design.
fn partner(config: Value) -> Value {
    let mut all = json!({"vpcs": ["left"]});
    all.as_object_mut().unwrap().extend(config.as_object().unwrap().clone());
    json!({"id": "partner", "kind": "vpc-peering", "config": all})
}

fn with_partner(config: Value, more: &[Value]) -> Vec<Value> {
    let route = route("172.16.0.0/16", "partner");
    let mut all = vec![vpc("left", "10.0.0.0/16", &[route]), igw(), partner(config)];
    all.push(instances("web", &["left-private-a", "left-private-b"]));
    all.extend(more.iter().cloned());
    all
}

#[test]
fn a_peer_outside_the_design_is_taken_to_be_in_another_zone() {
    let estimate = priced(&with_partner(json!({}), &[flow("query", "web", "@peer/partner", 100, 300)]));
    assert_eq!(lines(&estimate, "query"), pairs(&[("flow.hop1.cross-zone", "8")]));
    let line = &component(&estimate, "query").lines[0];
    assert!(line.assumption.as_ref().unwrap().contains("taken to be in another zone"), "{:?}", line.assumption);
    // The connection carries only the data of the flow.
    assert_eq!(lines(&estimate, "partner"), pairs(&[("peering.hours", "0")]));
    assert!(!estimate.totals.at_least);

    let mut same_zone = flow("query", "@peer/partner", "web", 100, 300);
    same_zone["config"]["zones"] = "same-zone".into();
    assert_eq!(monthly(&priced(&with_partner(json!({}), &[same_zone])), "query"), "0");
}

#[test]
fn a_peer_of_another_region_pays_for_what_it_sends() {
    let config = json!({"peer_region": "eu-west-1"});
    let estimate = priced(&with_partner(config, &[flow("query", "web", "@peer/partner", 100, 300)]));
    let expected = [("flow.hop1.other-region.request", "2"), ("flow.hop1.other-region.response", "6")];
    assert_eq!(lines(&estimate, "query"), pairs(&expected));
}

#[test]
fn a_peer_is_reached_by_a_route_of_its_own_peering_alone() {
    let mut no_route = with_partner(json!({}), &[flow("query", "web", "@peer/partner", 100, 300)]);
    no_route[0] = vpc("left", "10.0.0.0/16", &[]);
    let estimate = priced(&no_route);
    assert!(estimate.totals.at_least);
    let missing = |finding: &&pricing::Finding| finding.severity == Severity::Error;
    assert!(estimate.findings.iter().find(missing).unwrap().fix.contains("route to the peering connection"));

    // If both VPCs of a peering are in the design, the other end has a name.
    let mut both = two_vpcs(&peering(&["left", "right"]));
    both.push(flow("query", "web", "@peer/peer", 100, 300));
    assert!(priced(&both).totals.at_least);
    // A component that is not a peering has no peer.
    assert!(priced(&with_partner(json!({}), &[flow("query", "web", "@peer/web", 1, 1)])).totals.at_least);
}

#[test]
fn a_network_that_is_not_declared_gets_the_route_to_the_peer() {
    let web = json!({"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}});
    let peering = json!({"id": "partner", "kind": "vpc-peering"});
    let estimate = priced(&[web, peering, flow("query", "web", "@peer/partner", 100, 300)]);
    assert_eq!(lines(&estimate, "query"), pairs(&[("flow.hop1.cross-zone", "8")]));
    assert!(!estimate.totals.at_least);
}
