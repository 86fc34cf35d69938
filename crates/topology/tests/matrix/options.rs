//! Path options: the row of the matrix before a flow takes one, and the row after.

use crate::network::*;

/// Private instances in both zones behind one NAT gateway in zone a.
fn behind_nat(to: &str) -> Vec<String> {
    vec![vpc("0.0.0.0/0 nat"), igw(), nat("public-a"), ec2("app", "private-a private-b", 0), flow("app", to)]
}

#[test]
fn an_egress_only_gateway_leaves_nothing_but_transfer_out() {
    let components = behind_nat("@internet");
    assert_eq!(legs(&components), ["a--: N + E / N", "b--: 2X + N + E / 2X + N"]);
    assert_eq!(legs_by(&components, "egress-only"), ["a--: E / 0", "b--: E / 0"]);
    // To a service of another Region, each sender pays transfer between Regions.
    let components = behind_nat("@service/sqs/eu-west-1");
    assert_eq!(legs(&components), ["a--: N + R / N + R", "b--: 2X + N + R / 2X + N + R"]);
    assert_eq!(legs_by(&components, "egress-only"), ["a--: R / R", "b--: R / R"]);
}

#[test]
fn a_regional_nat_gateway_crosses_no_zone() {
    let components = behind_nat("@internet");
    assert_eq!(legs_by(&components, "nat-regional"), ["a--: N + E / N", "b--: N + E / N"]);
    let components = behind_nat("@service/sqs");
    assert_eq!(legs(&components), ["a--: N / N", "b--: 2X + N / 2X + N"]);
    assert_eq!(legs_by(&components, "nat-regional"), ["a--: N / N", "b--: N / N"]);
}

#[test]
fn a_nat_instance_charges_no_gb() {
    assert_eq!(legs_by(&behind_nat("@internet"), "nat-instance"), ["a--: E / 0", "b--: 2X + E / 2X"]);
}

#[test]
fn both_ends_in_one_zone_pay_nothing() {
    let group = |id: &str, zone: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "ec2", "placement": {{"zones": {{"{zone}": 1}}}},
            "config": {{"instance_type": "m7g.large"}}}}"#
        )
    };
    let components = [group("web", "a"), group("app", "b"), flow("web", "app")];
    assert_eq!(legs_by(&components, "as-is"), ["a-b: 2X / 2X"]);
    assert_eq!(legs_by(&components, "same-zone").iter().map(|leg| &leg[5..]).collect::<Vec<_>>(), ["0 / 0"]);
}

#[test]
fn an_internal_load_balancer_needs_neither_nat_nor_public_addresses() {
    let components = [
        vpc("0.0.0.0/0 nat"),
        igw(),
        nat("public-a"),
        balancer("lb", "application", "internet-facing", "public-a public-b"),
        ec2("web", "private-a", 0),
        flow("web", "lb"),
    ];
    // By its public name: through the NAT gateway, and over public addresses at a cent in each direction.
    assert!(legs(&components).iter().all(|leg| leg.contains('N') && leg.contains('X')), "{:?}", legs(&components));
    let internal = legs_by(&components, "internal-load-balancer");
    assert_eq!(internal, ["a-a: L / L", "a-b: L / L"]);
}

#[test]
fn the_nat_gateway_of_another_vpc_adds_the_transit_gateway() {
    let hub = vpc_named("hub", "10.1", "us-east-1", "0.0.0.0/0 hub-igw", "0.0.0.0/0 hub-nat");
    let components = [
        vpc("0.0.0.0/0 nat"),
        igw(),
        nat("public-a"),
        hub,
        thing("hub-igw", "internet-gateway", ""),
        placed("hub-nat", "nat-gateway", "hub-public-a", ""),
        ec2("hub-app", "hub-private-a", 0),
        flow("hub-app", "@internet").replace(r#""id": "flow""#, r#""id": "other""#),
        ec2("app", "private-a", 0),
        flow("app", "@internet"),
    ];
    assert_eq!(legs(&components), ["a--: N + E / N"]);
    assert_eq!(legs_by(&components, "central-nat"), ["a--: T + N + E / T + N"]);
}

#[test]
fn transit_gateways_between_regions_charge_each_sender_besides_the_transfer() {
    let far = ec2("far", "other-private-a", 0);
    let components = [
        vpc("10.1.0.0/16 pcx"),
        vpc_named("other", "10.1", "eu-west-1", "", "10.0.0.0/16 pcx"),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"], "peer_region": "eu-west-1""#),
        ec2("app", "private-a", 0),
        far.replace(r#""placement": {"#, r#""placement": {"region": "eu-west-1", "#),
        flow("app", "far"),
    ];
    assert_eq!(legs(&components), ["a-a: R / R"]);
    let mut sides: Vec<String> = legs_by(&components, "transit-gateway");
    let leg = sides.pop().unwrap();
    let (out, back) = leg.trim_start_matches("a-a: ").split_once(" / ").unwrap();
    for side in [out, back] {
        let mut codes: Vec<&str> = side.split(" + ").collect();
        codes.sort_unstable();
        assert_eq!(codes, ["R", "T"], "{leg}");
    }
    assert!(sides.is_empty());
}
