//! To and from the internet.

use topology::Element;

use crate::network::*;

fn with(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let routes = "0.0.0.0/0 nat, ::/0 eigw, 64:ff9b::/96 nat";
    let mut components =
        vec![vpc(routes), igw(), nat("public-a"), thing("eigw", "internet-gateway", r#""egress_only": true"#)];
    components.extend(more);
    components
}

#[test]
fn instance_with_public_address_pays_transfer_out() {
    let components = with([ec2("web", "public-a", 1), flow("web", "@internet")]);
    assert_eq!(charges(&components), "E / 0");
    assert_eq!(elements(&components), "igw");
}

#[test]
fn private_instance_pays_nat_both_ways_and_transfer_out() {
    let components = with([ec2("app", "private-a", 0), flow("app", "@internet")]);
    assert_eq!(charges(&components), "N + E / N");
    assert_eq!(elements(&components), "nat igw");
}

#[test]
fn private_instance_with_nat_in_another_zone_crosses_zones_both_ways() {
    let components = with([ec2("app", "private-b", 0), flow("app", "@internet")]);
    assert_eq!(charges(&components), "2X + N + E / 2X + N");
    assert_eq!(elements(&components), "b|a nat igw");
}

#[test]
fn nat_in_each_zone_stays_in_the_zone() {
    let components = vec![
        vpc("0.0.0.0/0 nat"),
        igw(),
        placed("nat", "nat-gateway", "public-a public-b", "").replace(r#""subnets""#, r#""count": 2, "subnets""#),
        ec2("app", "private-a private-b", 0),
        flow("app", "@internet"),
    ];
    assert_eq!(legs(&components), ["a--: N + E / N", "b--: N + E / N"]);
}

#[test]
fn route_with_a_zone_takes_the_gateway_of_that_zone() {
    let vpc = vpc("0.0.0.0/0 nat").replace(r#""target": "nat""#, r#""target": "nat", "zone": "b""#);
    let nat = placed("nat", "nat-gateway", "public-a public-b", "").replace(r#""subnets""#, r#""count": 2, "subnets""#);
    let components = vec![vpc, igw(), nat, ec2("app", "private-a", 0), flow("app", "@internet")];
    assert_eq!(charges(&components), "2X + N + E / 2X + N");
    assert_eq!(elements(&components), "a|b nat igw");
}

#[test]
fn regional_nat_crosses_no_zones() {
    let components = vec![
        vpc("0.0.0.0/0 nat"),
        igw(),
        thing("nat", "nat-gateway", r#""mode": "regional""#),
        ec2("app", "private-a private-b", 0),
        flow("app", "@internet"),
    ];
    assert_eq!(legs(&components), ["a--: N + E / N", "b--: N + E / N"]);
}

#[test]
fn nat_instance_has_no_charge_per_gb_but_crosses_zones() {
    let components = vec![
        vpc("0.0.0.0/0 forwarder"),
        igw(),
        ec2("forwarder", "public-a", 1),
        ec2("app", "private-a private-b", 0),
        flow("app", "@internet"),
    ];
    assert_eq!(legs(&components), ["a--: E / 0", "b--: 2X + E / 2X"]);
}

/// Two VPCs attached to a transit gateway; `hub` has the NAT gateway.
fn hub() -> Vec<String> {
    vec![
        vpc("0.0.0.0/0 tgw"),
        vpc_named("hub", "10.1", "us-east-1", "0.0.0.0/0 igw, 10.0.0.0/8 tgw", "0.0.0.0/0 nat, 10.0.0.0/8 tgw"),
        igw(),
        nat("hub-public-a"),
        thing(
            "tgw",
            "transit-gateway",
            r#""attached": ["vpc", "hub"], "routes": [{"destination": "0.0.0.0/0", "target": "hub"}]"#,
        ),
    ]
}

#[test]
fn central_nat_over_transit_gateway_crosses_no_zones() {
    for subnet in ["private-a", "private-b"] {
        let mut components = hub();
        components.extend([ec2("app", subnet, 0), flow("app", "@internet")]);
        assert_eq!(charges(&components), "T + N + E / T + N");
        assert_eq!(elements(&components), "tgw nat igw");
    }
}

#[test]
fn central_nat_without_a_way_back_is_a_problem() {
    let mut components = hub();
    components[1] = vpc_named("hub", "10.1", "us-east-1", "0.0.0.0/0 igw", "0.0.0.0/0 nat, 10.0.0.0/8 tgw");
    components.extend([ec2("app", "private-a", 0), flow("app", "@internet")]);
    assert_eq!(broken(&components), ["path-none"]);
}

#[test]
fn ipv6_leaves_without_nat() {
    let ipv6 = |from| flow_with(from, "@internet", r#", "address": "ipv6""#);
    let public = with([ec2("web", "public-a", 0), ipv6("web")]);
    assert_eq!((charges(&public), elements(&public)), ("E / 0".to_owned(), "igw".to_owned()));
    let private = with([ec2("app", "private-b", 0), ipv6("app")]);
    assert_eq!((charges(&private), elements(&private)), ("E / 0".to_owned(), "eigw".to_owned()));
}

#[test]
fn ipv6_only_instances_reach_ipv4_by_nat64() {
    let mut components = with([ec2("app", "private-a", 0), flow("app", "@internet")]);
    components[0] = components[0].replace("dual-stack", "ipv6-only");
    assert_eq!(charges(&components), "N + E / N");
    components[0] = vpc("0.0.0.0/0 nat, ::/0 eigw").replace("dual-stack", "ipv6-only");
    assert_eq!(broken(&components), ["vpc-private-without-egress"]);
}

#[test]
fn internet_to_instance_pays_the_response() {
    let components = with([ec2("web", "public-a", 1), flow("@internet", "web")]);
    assert_eq!(charges(&components), "0 / E");
}

#[test]
fn internet_to_load_balancers_pays_units_and_the_response() {
    for kind in ["application", "classic", "network"] {
        let lb = balancer("lb", kind, "internet-facing", "public-a public-b");
        assert_eq!(legs(&with([lb, flow("@internet", "lb")])), ["--a: L / E + L", "--b: L / E + L"]);
    }
}

#[test]
fn application_and_classic_load_balancers_reach_targets_in_every_zone_free() {
    for kind in ["application", "classic"] {
        let lb = balancer("lb", kind, "internet-facing", "public-a public-b");
        let components = with([lb, ec2("web", "private-a private-b", 0), flow("lb", "web")]);
        let lb_legs = legs(&components);
        let wanted = ["a-a: 0 / 0", "a-b: 0 / 0", "b-a: 0 / 0", "b-b: 0 / 0"];
        // Cross-zone load balancing of Classic Load Balancers is off if created by the API and on if created in the
        // console: the model assumes that it is on.
        assert_eq!(lb_legs, wanted);
    }
}

#[test]
fn network_load_balancer_keeps_to_its_zone_by_default() {
    let nlb = balancer("nlb", "network", "internet-facing", "public-a public-b");
    let components = with([nlb, ec2("web", "private-a private-b", 0), flow("nlb", "web")]);
    assert_eq!(legs(&components), ["a-a: 0 / 0", "b-b: 0 / 0"]);
}

#[test]
fn network_load_balancer_with_cross_zone_pays_both_ends() {
    let config = r#""balancer_type": "network", "cross_zone": true"#;
    let nlb = placed("nlb", "load-balancer", "public-a public-b", config);
    let components = with([nlb, ec2("web", "private-a private-b", 0), flow("nlb", "web")]);
    assert_eq!(legs(&components), ["a-a: 0 / 0", "a-b: 2X / 2X", "b-a: 2X / 2X", "b-b: 0 / 0"]);
}

#[test]
fn node_of_a_network_load_balancer_without_targets_gets_nothing() {
    let nlb = balancer("nlb", "network", "internet-facing", "public-a public-b");
    let components = with([nlb, ec2("web", "private-b", 0), flow("nlb", "web")]);
    assert_eq!(legs(&components), ["b-b: 0 / 0"]);
}

#[test]
fn bucket_to_the_internet_pays_transfer_out_once() {
    let bucket = thing("data", "s3", r#""storage_class": "standard""#);
    assert_eq!(charges(&[bucket.clone(), flow("data", "@internet")]), "E / 0");
    assert_eq!(charges(&[bucket, flow("@internet", "data")]), "0 / E");
}

#[test]
fn one_nat_for_two_zones_is_one_path_with_a_border_for_half_of_the_data() {
    let paths = paths(&with([ec2("app", "private-a private-b", 0), flow("app", "@internet")]));
    let merged = paths.merged();
    let weights: Vec<u64> = merged[0].hops.iter().map(|hop| hop.weight).collect();
    assert_eq!((merged.len(), merged[0].weight, weights), (1, 2, vec![1, 2, 2]));
    assert_eq!(merged[0].hops[0].element, Element::CrossZone { from: "b".to_owned(), to: "a".to_owned() });
    assert_eq!(
        merged[0].hops[0].charges[0].assumption.as_deref(),
        Some("Both ends of the transfer between zones are taken to be billed.")
    );
}
