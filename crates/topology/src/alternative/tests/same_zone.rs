//! Tests the change that puts both ends of a flow into one zone.

use std::collections::BTreeMap;

use super::*;

const GROUP: &str = r#""kind": "ec2", "config": {"instance_type": "t3.micro"}"#;

fn flow(from: &str, to: &str) -> String {
    format!(r#"{{"id": "flow", "kind": "flow", "config": {{"from": "{from}", "to": "{to}"}}}}"#)
}

fn in_zones(id: &str, zones: &str) -> String {
    format!(r#"{{"id": "{id}", {GROUP}, "placement": {{"zones": {zones}}}}}"#)
}

fn zones(design: &Design, of: &str) -> Vec<(String, u64)> {
    let network = Network::of(design);
    let places = network.locations(design.component(&id(of)).unwrap());
    places.into_iter().map(|place| (place.subnet.unwrap().subnet.zone.clone(), place.count)).collect()
}

#[test]
fn two_groups_meet_in_the_zone_with_most_instances() {
    let design =
        design(&[in_zones("web", r#"{"a": 1}"#), in_zones("app", r#"{"b": 2}"#), flow("web", "app")].join(","));
    let all = alternatives(&design, &id("flow"));
    assert_eq!(codes(&all), ["as-is", "same-zone"]);
    let together = chosen(&all, "same-zone");
    assert_eq!(together.note, "If that zone fails, both ends fail.");
    assert_eq!(zones(&together.design, "web"), [("b".to_owned(), 1)]);
    assert_eq!(zones(&together.design, "app"), [("b".to_owned(), 2)]);
    let again = alternatives(&together.design, &id("flow"));
    assert_eq!((codes(&again), again[0].current), (vec!["same-zone"], true));
}

#[test]
fn a_group_that_talks_to_itself_moves_as_a_whole() {
    let design = design(&format!(r#"{{"id": "web", {GROUP}, "placement": {{"count": 4}}}}, {}"#, flow("web", "web")));
    let all = alternatives(&design, &id("flow"));
    assert_eq!(zones(&chosen(&all, "same-zone").design, "web"), [("a".to_owned(), 4)]);
}

#[test]
fn instances_move_to_the_zone_of_a_database() {
    let database = r#"{"id": "db", "kind": "rds", "placement": {"subnets": ["private-b"]},
        "config": {"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 20}}"#;
    let design = design(&[in_zones("web", r#"{"a": 3}"#), database.to_owned(), flow("web", "db")].join(","));
    let together = alternatives(&design, &id("flow"));
    let together = &chosen(&together, "same-zone").design;
    assert_eq!(zones(together, "web"), [("b".to_owned(), 3)]);
    assert_eq!(together.component(&id("web")).unwrap().placement.zones, BTreeMap::from([("b".to_owned(), 3)]));
}

#[test]
fn nothing_moves_where_no_data_between_zones_is_paid() {
    let balancer = r#"{"id": "lb", "kind": "load-balancer",
        "config": {"balancer_type": "application", "scheme": "internal", "zones": 2}}"#;
    let design = design(&[in_zones("web", r#"{"a": 1, "b": 1}"#), balancer.to_owned(), flow("lb", "web")].join(","));
    assert_eq!(codes(&alternatives(&design, &id("flow"))), ["as-is"]);
}

#[test]
fn an_option_that_cuts_off_another_flow_is_not_offered() {
    let balancer = r#"{"id": "lb", "kind": "load-balancer", "placement": {"subnets": ["private-a"]},
        "config": {"balancer_type": "network", "scheme": "internal", "zones": 1}}"#;
    let second = r#"{"id": "second", "kind": "flow", "config": {"from": "lb", "to": "web"}}"#;
    let parts = [in_zones("web", r#"{"a": 1}"#), in_zones("app", r#"{"b": 2}"#), flow("web", "app")];
    let cut_off = design(&[parts.join(","), balancer.to_owned(), second.to_owned()].join(","));
    assert_eq!(codes(&alternatives(&cut_off, &id("flow"))), ["as-is"]);
}

#[test]
fn replicas_that_must_be_in_other_zones_stay_there() {
    let options = |zones: &str| {
        let copy = format!(
            r#"{{"id": "flow", "kind": "flow", "config": {{"from": "web", "to": "web", "zones": "{zones}"}}}}"#
        );
        codes(&alternatives(&design(&[in_zones("web", r#"{"a": 1, "b": 1}"#), copy].join(",")), &id("flow")))
    };
    assert!(options("spread").contains(&"same-zone"));
    assert!(!options("other-zones").contains(&"same-zone"));
}
