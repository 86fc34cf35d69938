//! What no flow passes any more is told, with the change that takes it out.

use crate::flows::support::*;
use budget::Budget;
use catalog::Catalogue;
use pricing::{Estimate, Finding, estimate};
use serde_json::{Value, json};
use units::Usd;

/// Two VPCs of which the first has a NAT gateway, an interface endpoint, and a link to the second, with routes to all of
/// them; and a flow within the first VPC, which passes none of them.
fn network(link: Value) -> Vec<Value> {
    let private = [route("0.0.0.0/0", "nat"), route("10.1.0.0/16", "link")];
    let endpoint = json!({"id": "endpoint", "kind": "vpc-endpoint", "placement": {"subnets": ["vpc-private-a"]},
        "config": {"endpoint_type": "interface", "service": "sqs"}});
    let mut other = vpc("other", "10.1.0.0/16", &[route("10.0.0.0/16", "link")]);
    other["config"]["route_tables"][0]["routes"] = json!([route("0.0.0.0/0", "igw-other")]);
    vec![
        vpc("vpc", "10.0.0.0/16", &private),
        other,
        json!({"id": "igw-other", "kind": "internet-gateway"}),
        igw(),
        nat(&["vpc-public-a"]),
        endpoint,
        link,
        instances("web", &["vpc-private-a"]),
        instances("db", &["vpc-private-a"]),
        instances("far", &["other-private-a"]),
        flow("query", "web", "db", 10, 100),
    ]
}

fn peering() -> Value {
    json!({"id": "link", "kind": "vpc-peering", "config": {"vpcs": ["vpc", "other"]}})
}

fn transit(usage: &Value) -> Value {
    json!({"id": "link", "kind": "transit-gateway", "config": {"attached": ["vpc", "other"]}, "usage": usage})
}

fn idle(estimate: &Estimate) -> Vec<&Finding> {
    let mut idle: Vec<_> = estimate.findings.iter().filter(|finding| finding.rule == "path-unused").collect();
    idle.sort_by_key(|finding| &finding.component);
    idle
}

fn ids(estimate: &Estimate) -> Vec<&str> {
    idle(estimate).iter().map(|finding| finding.component.as_str()).collect()
}

#[test]
fn everything_idle_is_told_with_what_it_costs() {
    for link in [peering(), transit(&json!({})), transit(&json!({"vpc_gb": 0}))] {
        let before = priced(&network(link.clone()));
        assert_eq!(ids(&before), ["endpoint", "link", "nat"], "{link}");
        for finding in idle(&before) {
            let cost = component(&before, finding.component.as_str()).totals.monthly;
            assert_eq!(finding.saves.unwrap_or(Usd::ZERO), cost, "{}", finding.component);
            let change = finding.change.as_ref().unwrap();
            assert_eq!(*change, pricing::Remedy::Remove);
        }
    }
}

#[test]
fn what_is_taken_out_goes_with_its_routes_and_saves_what_was_told() {
    for link in [peering(), transit(&json!({}))] {
        let design = read(&network(link));
        let before = estimate(&design, Catalogue::embedded()).unwrap();
        for finding in idle(&before) {
            let changed = topology::without_component(&design, &finding.component, Budget::unlimited());
            let after = estimate(&changed, Catalogue::embedded()).unwrap();
            let saved = before.totals.monthly - after.totals.monthly;
            assert_eq!(finding.saves.unwrap_or(Usd::ZERO), saved, "{}", finding.component);
            assert!(!changed.to_json().contains(&format!("\"target\": \"{}\"", finding.component)));
            assert!(!ids(&after).contains(&finding.component.as_str()));
        }
    }
}

#[test]
fn what_carries_data_or_may_carry_some_is_not_idle() {
    let open = priced(&network(transit(&json!({"vpc_gb": "open"}))));
    assert_eq!(ids(&open), ["endpoint", "nat"]);
    let mut all = network(transit(&json!({})));
    all.push(flow("queue", "web", "@service/sqs", 1, 1));
    all.push(flow("out", "web", "@internet", 1, 1));
    all.push(flow("across", "web", "far", 1, 1));
    assert_eq!(ids(&priced(&all)), [""; 0]);
}

/// Three services through NAT gateways in three zones of Tokyo.
fn tokyo(gb: u64, instance_type: &str) -> Estimate {
    let zones = json!({"a": 1, "b": 1, "c": 1});
    let mut all = vec![
        json!({"id": "web", "kind": "ec2", "config": {"instance_type": instance_type}, "placement": {"zones": zones}}),
        json!({"id": "nat", "kind": "nat-gateway", "placement": {"zones": zones}}),
    ];
    all.extend(["sqs", "secretsmanager", "cloudtrail"].map(|to| flow(to, "web", &format!("@service/{to}"), gb, 0)));
    let document = json!({"abacus": 1, "region": "ap-northeast-1", "components": all});
    estimate(&design::Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

#[test]
fn the_best_set_of_path_options_is_told_with_its_change() {
    let estimate = tokyo(2, "t4g.small");
    let finding = estimate.findings.iter().find(|finding| finding.rule == "path-set").unwrap();
    assert_eq!(
        finding.message,
        "with other path options for 3 flows together the design costs $55.06 less: All AWS services of the VPC by \
         endpoints, NAT gateways taken out"
    );
    let change = finding.change.as_ref().unwrap();
    let code = "cloudtrail=interface-endpoint+secretsmanager=interface-endpoint+sqs=interface-endpoint";
    assert_eq!(*change, pricing::Remedy::PathSet { code: code.to_owned() });
    assert_eq!(finding.component.as_str(), "cloudtrail");
    assert_eq!(finding.saves.map(units::format::money), Some("$55.06".to_owned()));
}

#[test]
fn sets_that_save_too_little_are_not_told() {
    let told = |estimate: &Estimate| estimate.findings.iter().any(|finding| finding.rule == "path-set");
    // The gateways cost less than a twentieth.
    assert!(!told(&tokyo(2, "m7i.12xlarge")));
}

#[test]
fn with_many_flows_the_finding_is_left_out() {
    let many: Vec<_> = (0..13).map(|number| flow(&format!("f{number}"), "web", "@service/sqs", 2, 0)).collect();
    let mut all = with_nat(&[instances("web", &["vpc-private-a"])]);
    all.extend(many);
    assert!(priced(&all).findings.iter().all(|finding| finding.rule != "path-set"));
}
