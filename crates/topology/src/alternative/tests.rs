//! Tests which path options exist, and that each one is a real and complete change.

mod between_regions;
mod central_nat;
mod egress_only;
mod internal_balancer;
mod nat_regional;
mod same_zone;

use std::collections::BTreeSet;

use design::{Body, ComponentId, Design, View};

use super::{Alternative, alternatives};
use crate::{Network, complete, resolve};

fn design(components: &str) -> Design {
    Design::parse(&format!(r#"{{"abacus": 1, "region": "us-east-1", "components": [{components}]}}"#)).unwrap()
}

fn id(text: &str) -> ComponentId {
    ComponentId::parse(text).unwrap()
}

/// Instances in two zones that exchange data with something.
fn two_zones(to: &str) -> Design {
    two_zones_and(to, "")
}

/// The same with another flow, from one end to another.
fn and_flow(to: &str, from: &str, other: &str) -> Design {
    let config = format!(r#"{{"from": "{from}", "to": "{other}"}}"#);
    two_zones_and(to, &format!(r#", {{"id": "second", "kind": "flow", "config": {config}}}"#))
}

fn two_zones_and(to: &str, more: &str) -> Design {
    design(&format!(
        r#"{{"id": "web", "kind": "ec2", "config": {{"instance_type": "m7g.large"}}, "placement": {{"count": 2}}}},
        {{"id": "data", "kind": "s3", "config": {{"storage_class": "standard"}}}},
        {{"id": "flow", "kind": "flow", "config": {{"from": "web", "to": "{to}"}}, "usage": {{"request_gb": 100}}}}{more}"#
    ))
}

fn codes(all: &[Alternative]) -> Vec<&'static str> {
    all.iter().map(|one| one.code).collect()
}

#[track_caller]
fn chosen<'a>(all: &'a [Alternative], code: &str) -> &'a Alternative {
    all.iter().find(|one| one.code == code).unwrap_or_else(|| panic!("{code} of {:?}", codes(all)))
}

fn ids(design: &Design) -> BTreeSet<&str> {
    design.components.iter().map(|component| component.id.as_str()).collect()
}

/// The routes of the table of a subnet that a component is in, as `destination target`.
fn routes(design: &Design, component: &str) -> Vec<String> {
    let network = Network::of(design);
    let places = network.locations(design.component(&id(component)).unwrap());
    let node = places[0].subnet.unwrap();
    network.routes(node).iter().map(|route| format!("{} {}", route.destination, route.target)).collect()
}

#[test]
fn the_internet_is_reached_in_six_ways() {
    let all = alternatives(&two_zones("@internet"), &id("flow"));
    assert_eq!(
        codes(&all),
        ["nat-one", "nat-per-zone", "nat-regional", "nat-instance", "egress-only", "public-subnet"]
    );
    assert!(all[0].current && all[1..].iter().all(|one| !one.current));

    let per_zone = &chosen(&all, "nat-per-zone").design;
    let nat = per_zone.component(&id("nat")).unwrap();
    assert_eq!((nat.placement.count, nat.placement.subnets.len()), (Some(2), 2));

    let instance = &chosen(&all, "nat-instance").design;
    assert!(instance.component(&id("nat")).is_none(), "only this flow used it, and it was proposed");
    assert_eq!(routes(instance, "web"), ["0.0.0.0/0 nat-instance"]);
    let Body::Ec2 { config, .. } = &instance.component(&id("nat-instance")).unwrap().body else {
        panic!("no instance")
    };
    assert_eq!((config.instance_type.as_str(), config.public_ipv4), ("t4g.nano", 1));
    let root = instance.component(&id("nat-instance-root")).unwrap();
    assert_eq!(root.attached_to(), Some(&id("nat-instance")));

    let public = &chosen(&all, "public-subnet").design;
    assert!(public.component(&id("nat")).is_none());
    let Body::Ec2 { config, .. } = &public.component(&id("web")).unwrap().body else { panic!("no instances") };
    assert_eq!(config.public_ipv4, 1);
    assert_eq!(routes(public, "web"), ["0.0.0.0/0 igw"]);
}

#[test]
fn in_one_zone_the_gateway_can_stand_there_or_not() {
    let mut design = two_zones("@internet");
    design.components[0].placement.count = Some(1);
    let all = alternatives(&design, &id("flow"));
    assert_eq!(codes(&all), ["nat-same-zone", "nat-regional", "nat-instance", "egress-only", "public-subnet"]);

    let mut apart = chosen(&all, "nat-same-zone").design.clone();
    let nat = apart.components.iter_mut().find(|component| component.id.as_str() == "nat").unwrap();
    assert_eq!(nat.placement.subnets, ["public-a"]);
    nat.placement.subnets = vec!["public-b".to_owned()];
    let all = alternatives(&apart, &id("flow"));
    assert_eq!((all[0].code, all[0].label.as_str()), ("nat-one", "NAT gateway in another zone"));
    assert_eq!(chosen(&all, "nat-same-zone").design.component(&id("nat")).unwrap().placement.subnets, ["public-a"]);
}

#[test]
fn buckets_are_reached_in_seven_ways() {
    let all = alternatives(&two_zones("data"), &id("flow"));
    let expected = [
        "gateway-endpoint",
        "nat-one",
        "nat-per-zone",
        "nat-regional",
        "nat-instance",
        "interface-endpoint",
        "public-subnet",
    ];
    assert_eq!(codes(&all), expected);
    let nat = &chosen(&all, "nat-one").design;
    assert!(routes(nat, "web").iter().all(|route| !route.starts_with("s3")), "{:?}", routes(nat, "web"));
    let interface = &chosen(&all, "interface-endpoint").design;
    let endpoint = interface.component(&id("s3-interface-endpoint")).unwrap();
    let View::VpcEndpoint(config) = endpoint.body.view() else { panic!("no endpoint") };
    assert_eq!((config.zones, endpoint.placement.subnets.len()), (Some(2), 2));
}

#[test]
fn other_services_have_no_gateway_endpoint() {
    let all = alternatives(&two_zones("@service/sqs"), &id("flow"));
    assert_eq!(
        codes(&all),
        [
            "nat-one",
            "nat-per-zone",
            "nat-regional",
            "nat-instance",
            "interface-endpoint",
            "egress-only",
            "public-subnet"
        ]
    );
    let elsewhere = alternatives(&two_zones("@service/sqs/eu-west-1"), &id("flow"));
    assert_eq!(
        codes(&elsewhere),
        ["nat-one", "nat-per-zone", "nat-regional", "nat-instance", "egress-only", "public-subnet"]
    );
}

#[test]
fn two_vpcs_are_joined_by_peering_or_a_transit_gateway() {
    let design = design(
        r#"{"id": "left", "kind": "vpc"}, {"id": "right", "kind": "vpc"},
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"subnets": ["web-a"]}},
        {"id": "app", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"subnets": ["app-a"]}},
        {"id": "flow", "kind": "flow", "config": {"from": "web", "to": "app"}}"#,
    );
    let mut design = design;
    for (index, name) in [(0, "web-a"), (1, "app-a")] {
        let Body::Vpc { config } = &mut design.components[index].body else { panic!("no VPC") };
        config.subnets.push(design::Subnet {
            name: name.to_owned(),
            zone: "a".to_owned(),
            cidr: String::new(),
            ip: design::SubnetIp::Ipv4,
            route_table: String::new(),
        });
    }
    let all = alternatives(&design, &id("flow"));
    assert_eq!(codes(&all), ["peering", "transit-gateway"]);
    let transit = &chosen(&all, "transit-gateway").design;
    assert!(!transit.components.iter().any(|component| matches!(component.body.view(), View::VpcPeering(_))));
    let Body::TransitGateway { config, .. } = &transit.component(&id("transit-gateway")).unwrap().body else {
        panic!("no transit gateway")
    };
    assert_eq!(config.attached, [id("left"), id("right")]);
    let back = alternatives(transit, &id("flow"));
    assert_eq!(codes(&back), ["transit-gateway", "peering"]);
    let peering = &chosen(&back, "peering").design;
    assert!(peering.component(&id("transit-gateway")).is_none(), "it connects nothing any more");
}

#[test]
fn every_way_is_complete_reads_back_and_is_current_once_chosen() {
    for to in ["@internet", "data", "@service/sqs", "@region/eu-west-1"] {
        let all = alternatives(&two_zones(to), &id("flow"));
        let offered: BTreeSet<_> = codes(&all).into_iter().collect();
        for one in &all {
            assert_eq!(Design::parse(&one.design.to_json()).as_ref(), Ok(&one.design), "{to} {}", one.code);
            assert_eq!(complete(&one.design).design, one.design, "{to} {}: nothing is left to propose", one.code);
            let network = Network::of(&one.design);
            let paths = resolve(&network, one.design.component(&id("flow")).unwrap());
            assert_eq!(paths.problems, [], "{to} {}", one.code);
            assert_eq!(crate::check(&network), [], "{to} {}", one.code);
            let again = alternatives(&one.design, &id("flow"));
            assert_eq!((again[0].code, again[0].current), (one.code, true), "{to}");
            assert_eq!(again[0].design, one.design, "{to} {}: the current way changes nothing", one.code);
            let offered_again: BTreeSet<_> = codes(&again).into_iter().collect();
            assert_eq!(offered_again, offered, "{to} {}: the same ways from everywhere", one.code);
        }
    }
}

#[test]
fn what_others_need_stays_and_what_none_needs_goes_with_its_routes() {
    let shared = and_flow("data", "web", "@internet");
    let all = alternatives(&shared, &id("flow"));
    assert!(chosen(&all, "interface-endpoint").design.component(&id("nat")).is_some(), "the internet needs it");

    let nat = chosen(&alternatives(&two_zones("data"), &id("flow")), "nat-one").design.clone();
    let all = alternatives(&nat, &id("flow"));
    let endpoint = chosen(&all, "gateway-endpoint");
    assert!(!ids(&endpoint.design).contains("nat"), "nothing passes it");
    assert!(routes(&endpoint.design, "web").iter().all(|route| !route.starts_with("0.0.0.0/0")));
    let taken = "NAT gateway: taken out, with the routes to it, as no flow passes there any more.";
    assert!(endpoint.note.contains(taken), "{}", endpoint.note);
    let instance = chosen(&all, "nat-instance");
    assert!(!ids(&instance.design).contains("nat"), "the default route leads elsewhere");
    assert!(instance.note.contains("NAT gateway: taken out, as no flow passes there any more."), "{}", instance.note);
}

#[test]
fn instances_that_the_internet_reaches_stay_public() {
    let design = and_flow("@internet", "@internet", "web");
    let all = alternatives(&design, &id("flow"));
    assert_eq!(codes(&all), ["public-subnet"]);
    assert_eq!(codes(&alternatives(&design, &id("second"))), ["as-is"]);
    assert!(alternatives(&design, &id("web")).is_empty() && alternatives(&design, &id("nobody")).is_empty());
}

#[test]
fn a_pinned_flow_is_unpinned_by_another_way() {
    let mut design = alternatives(&two_zones("@internet"), &id("flow"))[0].design.clone();
    let flow = design.components.iter_mut().find(|component| component.id.as_str() == "flow").unwrap();
    let Body::Flow { config, .. } = &mut flow.body else { panic!("no flow") };
    config.via = vec![id("nat"), id("igw")];
    let all = alternatives(&design, &id("flow"));
    let changed = chosen(&all, "nat-instance").design.component(&id("flow")).unwrap();
    let Body::Flow { config, .. } = &changed.body else { panic!("no flow") };
    assert_eq!(config.via, []);
}

/// A design from `docs/examples`.
fn example(text: &str) -> Design {
    Design::parse(text).unwrap()
}

#[test]
fn what_moves_along_is_named_and_leaves_no_gateway_behind() {
    let shop = example(include_str!("../../../../docs/examples/three-tier-web.json"));
    let all = alternatives(&shop, &id("web-to-pictures"));
    let instance = chosen(&all, "nat-instance");
    assert!(!ids(&instance.design).contains("nat"), "nothing leads to it any more: {}", instance.note);
    assert!(instance.note.contains("NAT gateways: taken out, as no flow passes there any more."), "{}", instance.note);
    assert_eq!(instance.note.matches("Also moves: ").count(), 1, "{}", instance.note);
    assert!(instance.note.ends_with("Also moves: Payment provider."), "{}", instance.note);
    let interface = chosen(&all, "interface-endpoint");
    assert!(!interface.note.contains("Also moves"), "other tables keep their endpoint: {}", interface.note);

    let batch = example(include_str!("../../../../docs/examples/batch-on-spot.json"));
    for (flow, other) in [("read-scenes", "write-pictures"), ("write-pictures", "read-scenes")] {
        let title = batch.component(&id(other)).unwrap().title();
        let all = alternatives(&batch, &id(flow));
        let nat = all.iter().find(|one| one.code.starts_with("nat-") && !one.current).unwrap();
        assert!(nat.note.contains("Also moves: ") && nat.note.contains(title), "{}", nat.note);
    }
}

#[test]
fn a_spoke_can_have_a_nat_gateway_of_its_own() {
    let hub = example(include_str!("../../../../docs/examples/hub-and-spoke.json"));
    for (flow, spoke) in [("updates", "development"), ("outside-calls", "production")] {
        let all = alternatives(&hub, &id(flow));
        let own = chosen(&all, "nat-per-zone");
        let tables = Network::of(&own.design).vpc(&id(spoke)).unwrap().config.route_tables.clone();
        let routes = &tables.iter().find(|table| table.name == "spoke").unwrap().routes;
        let target = |to: &str| routes.iter().find(|route| route.destination == to).map(|route| route.target.as_str());
        assert_eq!((target("10.0.0.0/20"), target("0.0.0.0/0")), (Some("transit"), Some("nat-2")), "{routes:?}");
    }
}
