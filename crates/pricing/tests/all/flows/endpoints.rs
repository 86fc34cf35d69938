//! Endpoints that cost more than they need to, and gateways that nothing passes, in us-east-1.

use crate::flows::support::*;
use pricing::{Estimate, Finding, Severity};
use serde_json::{Value, json};

fn found<'e>(estimate: &'e Estimate, rule: &str) -> Option<&'e Finding> {
    estimate.findings.iter().find(|finding| finding.rule == rule)
}

fn saves(finding: &Finding) -> String {
    finding.saves.unwrap().amount().normalize().to_string()
}

fn endpoint(id: &str, service: &str, subnets: &[&str]) -> Value {
    json!({"id": id, "kind": "vpc-endpoint", "config": {"endpoint_type": "interface", "service": service},
           "placement": {"subnets": subnets}})
}

#[test]
fn a_gateway_endpoint_takes_the_place_of_an_interface_endpoint_for_clients_in_the_vpc() {
    let both = ["vpc-private-a", "vpc-private-b"];
    let design = |more: &[Value]| {
        let mut all = with_nat(&[
            instances("web", &both),
            endpoint("s3", "s3", &["vpc-private-a"]),
            flow("get", "web", "@service/s3", 0, 1000),
            flow("out", "web", "@internet", 1, 0),
        ]);
        all.extend(more.iter().cloned());
        all
    };
    let estimate = priced(&design(&[]));
    let finding = found(&estimate, "endpoint-s3-interface").unwrap();
    // 730 hours at $0.01, and 1,000 GB at $0.01.
    assert_eq!(saves(finding), "17.3");
    assert_eq!((finding.component.as_str(), finding.path.as_str()), ("s3", "/components/4/config/endpoint_type"));
    // The design with a gateway endpoint costs exactly that much less.
    let gateway = json!({"id": "s3", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}});
    let mut other = design(&[]);
    other[0] = vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat"), route("s3", "s3")]);
    other[4] = gateway;
    let saved = estimate.totals.monthly - priced(&other).totals.monthly;
    assert_eq!(saved.amount().normalize().to_string(), "17.3");
    // A client in a peered VPC needs it.
    let mut far = vpc("far", "10.1.0.0/16", &[route("10.0.0.0/16", "pcx")]);
    far["config"]["route_tables"][0]["routes"] = json!([]);
    let mut get = flow("far-get", "job", "@service/s3", 0, 10);
    get["config"]["via"] = json!(["pcx", "s3"]);
    let peering = json!({"id": "pcx", "kind": "vpc-peering", "config": {"vpcs": ["vpc", "far"]}});
    let mut all = design(&[far, peering, instances("job", &["far-private-a"]), get]);
    all[0] = vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat"), route("10.1.0.0/16", "pcx")]);
    let estimate = priced(&all);
    assert!(monthly(&estimate, "far-get").parse::<f64>().unwrap() > 0.0, "{:?}", lines(&estimate, "far-get"));
    assert!(found(&estimate, "endpoint-s3-interface").is_none());
}

#[test]
fn an_endpoint_stays_where_only_services_pass_the_nat_gateway() {
    let design = |more: &[Value]| {
        let mut all = with_nat(&[
            instances("web", &["vpc-private-a"]),
            endpoint("sqs", "sqs", &["vpc-private-a"]),
            flow("queue", "web", "@service/sqs", 100, 0),
            flow("topic", "web", "@service/sns", 10, 0),
        ]);
        all.extend(more.iter().cloned());
        priced(&all)
    };
    assert!(found(&design(&[]), "endpoint-underused").is_none());
    let estimate = design(&[flow("out", "web", "@internet", 1, 0)]);
    // $7.30 for the hours, less 100 GB at $0.035.
    assert_eq!(saves(found(&estimate, "endpoint-underused").unwrap()), "3.8");
}

#[test]
fn what_no_flow_passes_is_told_with_its_cost() {
    let both = ["vpc-private-a", "vpc-private-b"];
    let all = with_nat(&[
        instances("web", &both),
        endpoint("api", "execute-api", &both),
        flow("out", "web", "@internet", 1, 0),
    ]);
    let estimate = priced(&all);
    let finding = found(&estimate, "path-unused").unwrap();
    // Two zones for 730 hours at $0.01.
    assert_eq!((finding.component.as_str(), saves(finding)), ("api", "14.6".to_owned()));
}

/// A VPC whose private subnet reaches the internet through the NAT gateway of another VPC, behind a transit gateway.
fn central(more: &[Value]) -> Vec<Value> {
    let mut hub = vpc("hub", "10.0.0.0/16", &[route("0.0.0.0/0", "nat"), route("10.0.0.0/8", "tgw")]);
    hub["config"]["route_tables"][0]["routes"] = json!([route("0.0.0.0/0", "igw"), route("10.0.0.0/8", "tgw")]);
    let spoke = json!({"id": "spoke", "kind": "vpc", "name": "Spoke", "config": {
        "cidrs": ["10.1.0.0/16"],
        "subnets": [{"name": "spoke-a", "zone": "a", "cidr": "10.1.0.0/24", "route_table": "all"}],
        "route_tables": [{"name": "all", "routes": [route("0.0.0.0/0", "tgw")]}]}});
    let transit = json!({"id": "tgw", "kind": "transit-gateway", "config": {
        "attached": ["hub", "spoke"], "routes": [route("0.0.0.0/0", "hub")]}});
    let all = vec![hub, igw(), nat(&["hub-public-a"]), transit, spoke, instances("web", &["spoke-a"])];
    all.into_iter().chain(more.iter().cloned()).collect()
}

#[test]
fn a_gateway_endpoint_before_a_transit_gateway_saves_both() {
    let estimate = priced(&central(&[flow("backup", "web", "@service/s3", 20_000, 480)]));
    let finding = found(&estimate, "nat-s3-gateway-endpoint").unwrap();
    // 20,480 GB at $0.045 and $0.02; and 36.50 of the NAT gateway, which nothing else passes.
    assert!(finding.message.contains("$1,331.20"), "{}", finding.message);
    assert_eq!((finding.severity, saves(finding)), (Severity::Warning, "1367.7".to_owned()));
    assert_eq!(finding.fix, "add a gateway endpoint for s3 in Spoke, as it serves only its own VPC, and a route to it");
}

#[test]
fn the_option_with_private_addresses_is_named_beside_a_public_subnet() {
    let estimate = priced(&central(&[flow("get", "web", "@internet", 480, 20_000)]));
    let finding = found(&estimate, "nat-outbound").unwrap();
    // 20,480 GB at $0.045 and $0.02, $32.85 and $3.65 for the gateway and its address, less $3.65 for the own address.
    assert_eq!(saves(finding), "1364.05");
    assert!(finding.message.contains("\"Public subnet with public IPv4\""), "{}", finding.message);
    // 20,480 GB at $0.02: the gateway of the hub gives way to one in the VPC of the instances.
    let expected = "; \"NAT gateway in the same zone\" keeps private addresses and managed gateways, for $409.60 less";
    assert!(finding.fix.ends_with(expected), "{}", finding.fix);
}
