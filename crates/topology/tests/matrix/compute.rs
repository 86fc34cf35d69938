//! Between compute components within one region.

use crate::network::*;

fn with(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc("0.0.0.0/0 nat"), igw(), nat("public-a")];
    components.extend(more);
    components
}

#[test]
fn instances_in_a_zone_talk_free() {
    let components = with([ec2("web", "public-a", 0), ec2("app", "private-a", 0), flow("web", "app")]);
    assert_eq!((charges(&components), elements(&components)), ("0 / 0".to_owned(), "aws".to_owned()));
}

#[test]
fn instances_in_two_zones_pay_both_ends_both_ways() {
    let components = with([ec2("web", "public-a", 0), ec2("app", "private-b", 0), flow("web", "app")]);
    assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "a|b".to_owned()));
}

#[test]
fn instances_by_public_addresses_pay_both_ends_in_any_zone() {
    for subnet in ["public-a", "public-b"] {
        let public = flow_with("web", "app", r#", "address": "public-ipv4""#);
        let components = with([ec2("web", "public-a", 1), ec2("app", subnet, 1), public]);
        assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "igw".to_owned()));
    }
}

/// Two VPCs joined by peering; `other` is in the given region.
fn peered(region: &str) -> Vec<String> {
    vec![
        vpc("10.1.0.0/16 pcx, ::/0 pcx"),
        vpc_named("other", "10.1", region, "10.0.0.0/16 pcx, ::/0 pcx", "10.0.0.0/16 pcx, ::/0 pcx"),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"]"#),
    ]
}

fn over_peering(region: &str, subnet: &str, more: &str) -> Vec<String> {
    let mut components = peered(region);
    components.extend([ec2("web", "private-a", 0), ec2("app", subnet, 0), flow_with("web", "app", more)]);
    components
}

#[test]
fn peered_instances_in_a_zone_talk_free() {
    let components = over_peering("us-east-1", "other-private-a", "");
    assert_eq!((charges(&components), elements(&components)), ("0 / 0".to_owned(), "pcx".to_owned()));
}

#[test]
fn peered_instances_in_two_zones_pay_both_ends() {
    let components = over_peering("us-east-1", "other-private-b", "");
    assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "pcx a|b".to_owned()));
}

#[test]
fn ipv6_to_another_vpc_pays_both_ends_in_any_zone() {
    for subnet in ["other-private-a", "other-private-b"] {
        let components = over_peering("us-east-1", subnet, r#", "address": "ipv6""#);
        assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "pcx".to_owned()));
    }
}

#[test]
fn ipv6_to_another_vpc_over_internet_gateways_pays_both_ends() {
    let components = [
        vpc(""),
        vpc_named("other", "10.1", "us-east-1", "::/0 igw-2", ""),
        igw(),
        thing("igw-2", "internet-gateway", ""),
        ec2("web", "public-a", 0),
        ec2("app", "other-public-a", 0),
        flow_with("web", "app", r#", "address": "ipv6""#),
    ];
    assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "igw igw-2".to_owned()));
}

fn at_transit(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![
        vpc("10.0.0.0/8 tgw"),
        vpc_named("other", "10.1", "us-east-1", "", "10.0.0.0/8 tgw"),
        thing("tgw", "transit-gateway", r#""attached": ["vpc", "other"]"#),
    ];
    components.extend(more);
    components
}

#[test]
fn transit_gateway_is_paid_both_ways_without_crossing_zones() {
    for subnet in ["other-private-a", "other-private-b"] {
        let components = at_transit([ec2("web", "private-a", 0), ec2("app", subnet, 0), flow("web", "app")]);
        assert_eq!((charges(&components), elements(&components)), ("T / T".to_owned(), "tgw".to_owned()));
    }
}

#[test]
fn two_peered_transit_gateways_of_a_region_pay_one_end_more() {
    let components = [
        vpc("10.0.0.0/8 tgw"),
        vpc_named("other", "10.1", "us-east-1", "", "10.0.0.0/8 tgw-2"),
        thing("tgw", "transit-gateway", r#""attached": ["vpc", "tgw-2"]"#),
        thing(
            "tgw-2",
            "transit-gateway",
            r#""attached": ["other", "tgw"], "routes": [{"destination": "10.0.0.0/16", "target": "tgw"}]"#,
        ),
        ec2("web", "private-a", 0),
        ec2("app", "other-private-b", 0),
        flow("web", "app"),
    ];
    assert_eq!((charges(&components), elements(&components)), ("T + X / T + X".to_owned(), "tgw tgw-2".to_owned()));
}

#[test]
fn privatelink_pays_the_endpoint_and_the_balancer() {
    let endpoint = placed("link", "vpc-endpoint", "private-a", r#""endpoint_type": "interface", "service": "nlb""#);
    let components = [
        vpc(""),
        vpc_named("other", "10.1", "us-east-1", "", ""),
        balancer("nlb", "network", "internal", "other-private-a"),
        endpoint,
        ec2("web", "private-b", 0),
        flow("web", "nlb"),
    ];
    assert_eq!((charges(&components), elements(&components)), ("PL + L / PL + L".to_owned(), "link nlb".to_owned()));
}

#[test]
fn application_and_classic_load_balancers_are_reached_from_every_zone_free() {
    for kind in ["application", "classic"] {
        let lb = balancer("lb", kind, "internal", "private-b");
        let components = with([lb, ec2("web", "private-a", 0), flow("web", "lb")]);
        assert_eq!((charges(&components), elements(&components)), ("L / L".to_owned(), "aws lb".to_owned()));
    }
}

#[test]
fn load_balancer_of_a_peered_vpc_in_another_zone_pays_the_clients_end() {
    for (subnet, wanted) in [("other-private-a", "L / L"), ("other-private-b", "X + L / X + L")] {
        let mut components = peered("us-east-1");
        let lb = balancer("lb", "application", "internal", subnet);
        components.extend([lb, ec2("web", "private-a", 0), flow("web", "lb")]);
        assert_eq!(charges(&components), wanted);
    }
}

#[test]
fn network_load_balancer_in_another_zone_pays_both_ends() {
    for (subnet, wanted) in [("private-a", "L / L"), ("private-b", "2X + L / 2X + L")] {
        let nlb = balancer("nlb", "network", "internal", subnet);
        assert_eq!(charges(&with([nlb, ec2("web", "private-a", 0), flow("web", "nlb")])), wanted);
    }
}

#[test]
fn internet_facing_load_balancer_is_reached_by_its_public_addresses_even_from_inside() {
    let lb = balancer("lb", "application", "internet-facing", "public-b");
    let components = with([lb, ec2("web", "private-a", 0), flow("web", "lb")]);
    assert_eq!(
        (charges(&components), elements(&components)),
        ("N + 2X + L / N + 2X + L".to_owned(), "nat igw lb".to_owned())
    );
}

#[test]
fn gateway_load_balancer_pays_its_endpoint_and_units() {
    let config = r#""endpoint_type": "gateway-load-balancer", "service": "gwlb""#;
    let more = |to: &str| {
        [
            vpc("0.0.0.0/0 inspect"),
            igw(),
            balancer("gwlb", "gateway", "internal", "private-a"),
            placed("inspect", "vpc-endpoint", "public-a", config),
            ec2("app", "private-a", 1),
            flow("app", to),
        ]
    };
    assert_eq!(charges(&[more("gwlb").to_vec()].concat()), "PL + L / PL + L".to_owned());
    let through = more("@internet");
    assert_eq!(
        (charges(&through), elements(&through)),
        ("PL + L + E / PL + L".to_owned(), "inspect gwlb igw".to_owned())
    );
}

#[test]
fn gateway_load_balancer_pays_both_ends_to_appliances_in_another_zone() {
    let config = r#""balancer_type": "gateway", "cross_zone": true"#;
    let gwlb = placed("gwlb", "load-balancer", "private-a private-b", config);
    let components = with([gwlb, ec2("appliance", "private-a", 0), flow("gwlb", "appliance")]);
    assert_eq!(legs(&components), ["a-a: 0 / 0", "b-a: 2X / 2X"]);
}

#[test]
fn volumes_talk_to_instances_free() {
    let volume = thing("disk", "ebs", r#""volume_type": "gp3", "size_gib": 10, "attached_to": "web""#);
    let components = with([ec2("web", "public-a", 0), volume, flow("web", "disk")]);
    assert_eq!(charges(&components), "0 / 0");
}
