//! Tests the change from peering to transit gateways between VPCs of two regions, and back.

use super::*;

fn group(id: &str, region: &str) -> String {
    format!(
        r#"{{"id": "{id}", "kind": "ec2", "config": {{"instance_type": "t3.micro"}}, "placement": {{"region": "{region}"}}}}"#
    )
}

fn two_regions() -> Design {
    let flow = r#"{"id": "flow", "kind": "flow", "config": {"from": "web", "to": "app"}}"#;
    design(&[group("web", "us-east-1"), group("app", "eu-west-1"), flow.to_owned()].join(","))
}

fn attached(design: &Design, gateway: &str) -> Vec<String> {
    let Body::TransitGateway { config, .. } = &design.component(&id(gateway)).unwrap().body else {
        panic!("no gateway")
    };
    config.attached.iter().map(ToString::to_string).collect()
}

#[test]
fn each_region_has_a_transit_gateway_and_they_are_peered() {
    let all = alternatives(&two_regions(), &id("flow"));
    assert_eq!(codes(&all), ["peering", "transit-gateway"]);
    let transit = chosen(&all, "transit-gateway");
    assert_eq!(transit.label, "Transit gateways in both regions");
    assert!(transit.note.starts_with("The gateway of the sender charges each GB"), "{}", transit.note);
    let changed = &transit.design;
    assert!(!changed.components.iter().any(|component| matches!(component.body.view(), View::VpcPeering(_))));
    assert_eq!(attached(changed, "transit-gateway"), ["vpc", "transit-gateway-2"]);
    assert_eq!(attached(changed, "transit-gateway-2"), ["vpc-2", "transit-gateway"]);
    let region = |gateway: &str| changed.region_of(changed.component(&id(gateway)).unwrap());
    assert_eq!((region("transit-gateway"), region("transit-gateway-2")), ("us-east-1", "eu-west-1"));
    assert_eq!(transit.needs, [id("transit-gateway"), id("transit-gateway-2")]);
    assert_eq!((crate::check(&Network::of(changed)), complete(changed).design == *changed), (vec![], true));

    let back = alternatives(changed, &id("flow"));
    assert_eq!(codes(&back), ["transit-gateway", "peering"]);
    let peering = &chosen(&back, "peering").design;
    assert!(!peering.components.iter().any(|component| matches!(component.body, Body::TransitGateway { .. })));
    let View::VpcPeering(config) = peering.component(&id("peering")).unwrap().body.view() else { panic!("no peering") };
    assert_eq!(config.peer_region, Some("eu-west-1"));
}

#[test]
fn gateways_that_the_regions_have_are_used() {
    let all = alternatives(&two_regions(), &id("flow"));
    let mut said = all[0].design.clone();
    let hub =
        r#"{"id": "hub", "kind": "transit-gateway", "placement": {"region": "eu-west-1"}, "config": {"vpns": 1}}"#;
    said.components.extend(design(hub).components);
    let transit = alternatives(&said, &id("flow"));
    let transit = &chosen(&transit, "transit-gateway").design;
    assert_eq!(attached(transit, "hub"), ["vpc-2", "transit-gateway"]);
    let back = alternatives(transit, &id("flow"));
    let peering = chosen(&back, "peering");
    assert!(peering.note.contains("hub: kept, for what else is attached to it."), "{}", peering.note);
    assert_eq!((attached(&peering.design, "hub").len(), ids(&peering.design).contains("transit-gateway")), (0, false));
}
