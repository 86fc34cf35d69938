//! Tests the change to a regional NAT gateway and back.

use design::{Body, NatMode};

use super::*;

fn gateway<'a>(design: &'a Design, gateway: &str) -> (NatMode, u64, &'a [String]) {
    let component = design.component(&id(gateway)).unwrap();
    let Body::NatGateway { config, .. } = &component.body else { panic!("no NAT gateway") };
    (config.mode, component.placement.count(), &component.placement.subnets)
}

#[test]
fn the_gateway_becomes_regional_in_every_zone_of_the_instances() {
    let all = alternatives(&two_zones("@internet"), &id("flow"));
    let regional = chosen(&all, "nat-regional");
    assert_eq!((regional.label.as_str(), regional.current), ("Regional NAT gateway", false));
    assert_eq!(gateway(&regional.design, "nat"), (NatMode::Regional, 2, &[][..]));
    assert_eq!(routes(&regional.design, "web"), ["0.0.0.0/0 nat"]);
    assert_eq!(regional.needs, [id("nat"), id("igw")]);
    let back = alternatives(&regional.design, &id("flow"));
    assert_eq!((back[0].code, back[0].current), ("nat-regional", true));
    assert_eq!(gateway(&chosen(&back, "nat-one").design, "nat").0, NatMode::Zonal);
}

#[test]
fn a_shared_gateway_keeps_the_zones_of_the_others() {
    let zone = |id: &str, zone: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "ec2", "config": {{"instance_type": "m7g.large"}}, "placement": {{"zones": {{"{zone}": 1}}}}}},
            {{"id": "{id}-out", "kind": "flow", "config": {{"from": "{id}", "to": "@internet"}}}}"#
        )
    };
    let design = design(&format!("{}, {}", zone("web", "a"), zone("app", "b")));
    let all = alternatives(&design, &id("web-out"));
    let regional = chosen(&all, "nat-regional");
    assert_eq!(gateway(&regional.design, "nat"), (NatMode::Regional, 2, &[][..]));
    assert!(regional.note.ends_with("Also moves: app-out."), "{}", regional.note);
    let back = alternatives(&regional.design, &id("web-out"));
    let own = gateway(&chosen(&back, "nat-same-zone").design, "nat");
    assert_eq!((own.0, own.1), (NatMode::Zonal, 2), "the gateway of the other zone stays");
}

#[test]
fn a_vpc_without_an_internet_gateway_gets_one() {
    let all = alternatives(&two_zones("data"), &id("flow"));
    let regional = chosen(&all, "nat-regional");
    assert!(ids(&regional.design).contains("igw") && !ids(&all[0].design).contains("igw"));
    assert!(routes(&regional.design, "web").contains(&"0.0.0.0/0 nat".to_owned()));
}
