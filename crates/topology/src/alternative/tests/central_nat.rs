//! Tests the change to the NAT gateway of another VPC, and from there to one of its own.

use super::*;

/// Two VPCs with private instances that send to the internet through a NAT gateway of their own.
fn two_vpcs(more: &str) -> Design {
    let vpc = |id: &str, range: u8| {
        format!(
            r#"{{"id": "{id}", "kind": "vpc", "config": {{"cidrs": ["10.{range}.0.0/16"], "subnets": [
                {{"name": "{id}-public", "zone": "a", "cidr": "10.{range}.0.0/24", "route_table": "public"}},
                {{"name": "{id}-private", "zone": "a", "cidr": "10.{range}.1.0/24", "route_table": "private"}}],
                "route_tables": [
                {{"name": "public", "routes": [{{"destination": "0.0.0.0/0", "target": "{id}-igw"}}]}},
                {{"name": "private", "routes": [{{"destination": "0.0.0.0/0", "target": "{id}-nat"}}]}}]}}}},
            {{"id": "{id}-igw", "kind": "internet-gateway"}},
            {{"id": "{id}-nat", "kind": "nat-gateway", "placement": {{"subnets": ["{id}-public"]}}}},
            {{"id": "{id}-web", "kind": "ec2", "config": {{"instance_type": "t3.micro"}},
                "placement": {{"subnets": ["{id}-private"]}}}},
            {{"id": "{id}-flow", "kind": "flow", "config": {{"from": "{id}-web", "to": "@internet"}}}}"#
        )
    };
    design(&format!("{}, {}{more}", vpc("hub", 0), vpc("spoke", 1)))
}

#[test]
fn the_spoke_takes_the_gateway_of_the_hub_over_a_transit_gateway() {
    let all = alternatives(&two_vpcs(""), &id("spoke-flow"));
    let central = chosen(&all, "central-nat");
    let changed = &central.design;
    assert_eq!(central.label, "NAT gateway of another VPC");
    assert!(!ids(changed).contains("spoke-nat") && central.note.contains("spoke-nat: taken out"), "{}", central.note);
    assert_eq!(routes(changed, "spoke-web"), ["0.0.0.0/0 transit-gateway"]);
    assert_eq!(routes(changed, "hub-nat"), ["0.0.0.0/0 hub-igw", "10.1.0.0/16 transit-gateway"]);
    assert_eq!(central.needs, [id("transit-gateway"), id("hub-nat"), id("hub-igw")]);
    assert_eq!((crate::check(&Network::of(changed)), complete(changed).design == *changed), (vec![], true));

    let back = alternatives(changed, &id("spoke-flow"));
    assert_eq!((back[0].code, back[0].current), ("central-nat", true));
    assert_eq!(
        routes(&chosen(&back, "nat-same-zone").design, "spoke-web"),
        ["0.0.0.0/0 nat", "10.0.0.0/16 transit-gateway"]
    );
}

#[test]
fn a_transit_gateway_of_both_is_used_unless_it_leads_elsewhere() {
    let transit = |routes: &str| {
        format!(r#", {{"id": "tgw", "kind": "transit-gateway", "config": {{"attached": ["hub", "spoke"]{routes}}}}}"#)
    };
    let all = alternatives(&two_vpcs(&transit("")), &id("spoke-flow"));
    assert_eq!(routes(&chosen(&all, "central-nat").design, "spoke-web"), ["0.0.0.0/0 tgw"]);
    let elsewhere = transit(r#", "routes": [{"destination": "0.0.0.0/0", "target": "spoke"}]"#);
    let all = alternatives(&two_vpcs(&elsewhere), &id("spoke-flow"));
    assert!(!codes(&all).contains(&"central-nat"), "{:?}", codes(&all));
}

#[test]
fn a_vpc_without_another_one_has_no_central_gateway() {
    assert!(!codes(&alternatives(&two_zones("@internet"), &id("flow"))).contains(&"central-nat"));
    let hub = example(include_str!("../../../../../docs/examples/hub-and-spoke.json"));
    let spoke = alternatives(&hub, &id("updates"));
    assert_eq!((spoke[0].code, spoke[0].current), ("central-nat", true));
}
