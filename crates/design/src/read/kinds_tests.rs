//! Tests what the readers of networks, load balancers and buckets refuse.

use serde_json::{Value, json};

use crate::Design;

fn refused(kind: &str, config: Value, usage: Value) -> Vec<String> {
    let component = json!({"id": "it", "kind": kind, "config": config, "usage": usage});
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [component]});
    let paths = |problems: crate::Problems| problems.0.into_iter().map(|problem| problem.path).collect();
    Design::parse(&document.to_string()).err().map(paths).unwrap_or_default()
}

#[test]
fn what_is_stored_is_said_in_one_way() {
    let config = json!({"storage_class": "standard"});
    assert!(refused("s3", config.clone(), json!({"gb": 1, "objects": 5})).is_empty());
    assert_eq!(refused("s3", config.clone(), json!({"gb": 1, "mean_kib": 5})), ["/components/0/usage"]);
    let sizes = json!([{"objects": 1, "kib": 1}]);
    assert_eq!(refused("s3", config.clone(), json!({"objects": 1, "mean_kib": 5, "sizes": sizes})).len(), 1);
    assert_eq!(refused("s3", config.clone(), json!({"objects": 1, "sizes": sizes})), ["/components/0/usage"]);
    assert!(refused("s3", config.clone(), json!({"sizes": sizes})).is_empty());
    let growth = json!({"growth_gb_per_month": 1, "growth_percent_per_month": 1});
    assert_eq!(refused("s3", config, growth), ["/components/0/usage"]);
}

#[test]
fn sizes_and_what_is_stored_do_not_add_up_over_the_hours() {
    let day = |name: &str| json!({name: {"by_hour": vec![1; 24]}});
    assert!(refused("sqs", json!({}), day("requests")).is_empty());
    assert_eq!(refused("sqs", json!({}), day("request_kib")), ["/components/0/usage/request_kib"]);
    assert_eq!(refused("ecr", json!({}), day("stored_gb")), ["/components/0/usage/stored_gb"]);
    assert_eq!(refused("cognito", json!({}), day("users")), ["/components/0/usage/users"]);
}

#[test]
fn tiers_hold_no_more_than_everything() {
    let config = json!({"storage_class": "intelligent-tiering"});
    assert!(refused("s3", config.clone(), json!({"infrequent_percent": 60, "archive_percent": 40})).is_empty());
    let range = json!({"low": 0, "typical": 1, "high": 41});
    assert_eq!(refused("s3", config, json!({"infrequent_percent": 60, "archive_percent": range})).len(), 1);
}

#[test]
fn a_day_has_24_hours() {
    let config = json!({"balancer_type": "application"});
    let day = |hours: usize| json!({"by_hour": {"gb_per_hour": vec![1; hours]}});
    assert!(refused("load-balancer", config.clone(), day(24)).is_empty());
    assert_eq!(refused("load-balancer", config.clone(), day(23)), ["/components/0/usage/by_hour/gb_per_hour"]);
    let unknown = json!({"by_hour": {"gb_per_month": vec![1; 24]}});
    assert_eq!(refused("load-balancer", config, unknown), ["/components/0/usage/by_hour/gb_per_month"]);
}

#[test]
fn bytes_of_a_load_balancer_are_said_in_one_way() {
    let config = json!({"balancer_type": "application"});
    let day = |name: &str| json!({"gb_per_month": 1, "by_hour": {name: vec![1; 24]}});
    assert!(refused("load-balancer", config.clone(), day("new_per_second")).is_empty());
    assert_eq!(refused("load-balancer", config.clone(), day("gb_per_hour")), ["/components/0/usage"]);
    assert_eq!(refused("load-balancer", config, json!({"gb_per_month": 1, "gb_per_hour": 1})).len(), 1);
}

#[test]
fn transfer_says_where_it_goes_and_who_sends_it() {
    assert_eq!(refused("data-transfer", json!({"path": "other-region"}), json!({})), ["/components/0/config"]);
    for (path, said) in [("other-region", "to_region"), ("cross-zone", "ends")] {
        let value = if said == "ends" { json!(1) } else { json!("eu-west-1") };
        assert!(refused("data-transfer", json!({"path": path, said: value}), json!({})).is_empty());
        let elsewhere = refused("data-transfer", json!({"path": "internet-out", said: value}), json!({}));
        assert_eq!(elsewhere, ["/components/0/config"]);
    }
    let from = json!({"path": "internet-out", "from": "nobody"});
    assert_eq!(refused("data-transfer", from, json!({})), ["/components/0/config/from"]);
}

#[test]
fn a_private_nat_gateway_has_no_address() {
    assert_eq!(refused("nat-gateway", json!({"mode": "private", "addresses": 1}), json!({})), ["/components/0/config"]);
    assert!(refused("nat-gateway", json!({"mode": "private"}), json!({})).is_empty());
}

#[test]
fn configuration_may_be_left_out_where_everything_in_it_may() {
    let networks = ["nat-gateway", "internet-gateway", "public-ipv4", "transit-gateway", "vpc-peering"];
    for kind in networks.into_iter().chain(["vpn-connection", "direct-connect"]) {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [{"id": "it", "kind": kind}]});
        assert!(Design::parse(&document.to_string()).is_ok(), "{kind}");
    }
}

#[test]
fn gb_are_in_objects() {
    let config = json!({"storage_class": "glacier"});
    let refused = |usage: Value| refused("s3", config.clone(), usage);
    assert_eq!(refused(json!({"gb": 1, "objects": 0})), ["/components/0/usage"]);
    assert_eq!(refused(json!({"gb": 1, "objects": {"low": 0, "typical": 1, "high": 2}})), ["/components/0/usage"]);
    assert!(refused(json!({"gb": 0, "objects": 0})).is_empty());
    assert!(refused(json!({"gb": 0, "objects": 5})).is_empty());
    assert!(refused(json!({"gb": "open", "objects": 0})).is_empty());
}

#[test]
fn nothing_is_stored_for_longer_than_the_month() {
    let places = |month: Option<u8>, days: u8| {
        let usage = json!({"stored_days": [{"gb": 1, "days": 1}, {"gb": 1, "days": days}]});
        let component = json!({"id": "it", "kind": "s3", "config": {"storage_class": "standard"}, "usage": usage});
        let document = json!({"abacus": 1, "region": "us-east-1", "month_days": month, "components": [component]});
        let paths = |problems: crate::Problems| problems.0.into_iter().map(|problem| problem.path).collect::<Vec<_>>();
        Design::parse(&document.to_string()).err().map(paths).unwrap_or_default()
    };
    assert_eq!(places(Some(30), 31), ["/components/0/usage/stored_days/1/days"]);
    assert_eq!(places(None, 32), ["/components/0/usage/stored_days/1/days"]);
    assert_eq!([places(Some(30), 30), places(Some(31), 31), places(None, 31)], [[""; 0]; 3]);
}

#[test]
fn a_group_lists_each_type_once() {
    let mix = |mix: Value, more: Value| {
        let mut config = json!({"instance_type": "m5.large", "mix": mix});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        refused("ec2", config, json!({}))
    };
    let none = json!({});
    let others = json!({"others": [{"instance_type": "m5.xlarge", "weight": 2}, {"instance_type": "c5.large"}]});
    assert!(mix(others.clone(), none.clone()).is_empty());
    assert_eq!(mix(json!({"others": []}), none.clone()), ["/components/0/config/mix/others"]);
    let twice = json!({"others": [{"instance_type": "m5.large"}]});
    assert_eq!(mix(twice, none.clone()), ["/components/0/config/mix/others/0/instance_type"]);
    let weight = json!({"weight": 0, "others": [{"instance_type": "m5.xlarge", "weight": 1000}]});
    let places = ["/components/0/config/mix/weight", "/components/0/config/mix/others/0/weight"];
    assert_eq!(mix(weight, none), places);
    // Capacity and hosts are of one type.
    assert_eq!(mix(others.clone(), json!({"capacity_reservation": 1})), ["/components/0/config"]);
    assert_eq!(mix(others, json!({"tenancy": "host", "host": "it"})).len(), 1);
}

#[test]
fn a_group_has_its_size_in_one_place() {
    let config = |min: u64, max: u64| json!({"instance_type": "m5.large", "group_size": {"min": min, "max": max}});
    let profile = json!({"running": {"profile": {"counts": vec![vec![2; 24]; 7]}}});
    assert!(refused("ec2", config(2, 2), json!({})).is_empty());
    assert_eq!(refused("ec2", config(3, 2), json!({})), ["/components/0/config/group_size"]);
    assert_eq!(refused("ec2", config(1, 3), profile), ["/components/0/config"]);
}
