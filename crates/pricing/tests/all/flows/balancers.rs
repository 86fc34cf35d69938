//! Load balancers use the GB of the flows that end there.

use crate::flows::support::*;
use design::Number;
use serde_json::{Value, json};
use units::Decimal;

fn balancer(kind: &str, usage: Value) -> Value {
    json!({"id": "lb", "kind": "load-balancer", "placement": {"subnets": ["vpc-public-a", "vpc-public-b"]},
           "config": {"balancer_type": kind}, "usage": usage})
}

fn behind(kind: &str, usage: Value, flows: &[Value]) -> Vec<Value> {
    let web = instances("web", &["vpc-private-a", "vpc-private-b"]);
    let mut all = vec![vpc("vpc", "10.0.0.0/16", &[]), igw(), balancer(kind, usage), web];
    all.extend(flows.iter().cloned());
    all
}

fn into() -> Value {
    flow("in", "@internet", "lb", 100, 630)
}

#[test]
fn requests_and_responses_fill_the_units_of_an_application_load_balancer() {
    let estimate = priced(&behind("application", json!({}), &[into(), flow("on", "lb", "web", 100, 630)]));
    // 730 GB in 730 hours: one GB an hour, one unit.
    let expected = [("elb.hours", "16.425"), ("elb.capacity", "5.84"), ("vpc.public-ipv4", "7.3")];
    assert_eq!(lines(&estimate, "lb"), pairs(&expected));
    let units = &component(&estimate, "lb").lines[1];
    assert!(units.assumption.as_ref().unwrap().starts_with("the GB are those of the flows that end here"));
    // The flow pays for the data that leaves; its data counts at the load balancer, which sends to targets in any zone
    // for free.
    let expected = [("flow.hop1.internet-out.response", "56.7"), ("flow.hop2.load-balancer", "by lb")];
    assert_eq!(lines(&estimate, "in"), pairs(&expected));
    assert_eq!(monthly(&estimate, "on"), "0");
    assert!(!estimate.totals.at_least);
    assert!(findings(&estimate).iter().all(|(rule, _)| rule != "lb-internet-out-missing"));
}

#[test]
fn figures_of_its_own_count_instead() {
    let estimate = priced(&behind("application", json!({"gb_per_hour": 2}), &[into()]));
    assert_eq!(lines(&estimate, "lb")[1], ("elb.capacity".into(), "11.68".into()));
    assert_eq!(component(&estimate, "lb").lines[1].assumption, None);
    let counted = component(&estimate, "in").lines.last().unwrap();
    assert_eq!(counted.label, "Application Load Balancer lb: counted by its own usage values, both ways");
}

#[test]
fn a_load_balancer_in_three_subnets_has_three_zones() {
    let mut all = behind("application", json!({}), &[into()]);
    all[2]["placement"]["subnets"] = json!(["vpc-public-a", "vpc-public-b", "vpc-private-a"]);
    assert_eq!(lines(&priced(&all), "lb")[2], ("vpc.public-ipv4".into(), "10.95".into()));
}

#[test]
fn an_open_flow_leaves_the_units_open() {
    let mut open = into();
    open["usage"] = json!({"request_gb": "open"});
    let estimate = priced(&behind("network", json!({}), &[open]));
    let missing = "depends on the GB of the flows that end at the load balancer";
    assert_eq!(lines(&estimate, "lb")[1], ("elb.capacity".into(), missing.into()));
}

#[test]
fn flows_by_the_hour_make_units_by_the_hour() {
    let mut hourly = into();
    let mut day = [0; 24];
    day[12] = 24;
    hourly["usage"] = json!({"response_gb": 0, "by_hour": {"request_gb": day}});
    let estimate = priced(&behind("application", json!({}), &[hourly.clone()]));
    let capacity = component(&estimate, "lb").capacity.as_ref().unwrap();
    assert_eq!(capacity.billed.len(), 24);
    assert_eq!((capacity.billed[12], capacity.billed[13]), (Decimal::from(24), Decimal::ZERO));
    // 24 units in one hour of a day of 24 hours: one on average.
    assert_eq!(lines(&estimate, "lb")[1], ("elb.capacity".into(), "5.84".into()));
    // A month of 730 hours has 730 GB.
    let counted = component(&estimate, "in").lines.iter().find(|line| line.code == "flow.hop2.load-balancer").unwrap();
    assert_eq!(counted.quantity, Some(Number::from(730).0));
}

#[test]
fn a_range_of_a_flow_is_a_range_of_the_units() {
    let mut range = into();
    range["usage"] = json!({"request_gb": {"low": 0, "typical": 730, "high": 7300}});
    let totals = priced(&behind("application", json!({}), &[range])).totals;
    let range = totals.range.unwrap();
    assert_eq!((totals.monthly - range.low).amount().normalize().to_string(), "5.84");
    assert_eq!((range.high - totals.monthly).amount().normalize().to_string(), "52.56");
}

#[test]
fn the_gb_of_a_network_load_balancer_cross_zones_once() {
    let crossing = |flows: &[Value]| {
        let mut all = behind("network", json!({}), flows);
        all[2]["config"]["cross_zone"] = true.into();
        priced(&all)
    };
    // Without a flow to its targets, the load balancer itself charges for data between zones.
    let alone = crossing(&[into()]);
    assert!(lines(&alone, "lb").contains(&("transfer.cross-zone".into(), "7.3".into())), "{:?}", lines(&alone, "lb"));
    let both = crossing(&[into(), flow("on", "lb", "web", 100, 630)]);
    assert!(lines(&both, "lb").iter().all(|(code, _)| code != "transfer.cross-zone"));
    assert_eq!(monthly(&both, "on"), "7.3");
}

#[test]
fn gb_of_a_classic_load_balancer_are_charged_by_gb() {
    let estimate = priced(&behind("classic", json!({}), &[into()]));
    assert_eq!(lines(&estimate, "lb")[1], ("elb.data".into(), "5.84".into()));
    let counted = component(&estimate, "in").lines.last().unwrap();
    assert_eq!(counted.label, "Classic Load Balancer lb: counted in the GB that it processes, both ways");
}
