//! Transit gateways, peering, VPN and Direct Connect connections: their charges and amounts.

use super::*;

#[test]
fn a_transit_gateway_charges_each_attachment_and_the_gb_of_who_sends_them() {
    let config = json!({"vpcs": 3, "vpns": 1, "direct_connects": 1, "connects": 2, "peerings": 1});
    let usage = json!({"vpc_gb": 100, "vpn_gb": 10, "direct_connect_gb": 20, "peered_gb": 50});
    check(
        &json!([{"id": "x", "kind": "transit-gateway", "placement": {"count": 2}, "config": config, "usage": usage}]),
        &[
            ("tgw.vpc-hours", "219"),
            ("tgw.vpn-hours", "73"),
            ("tgw.direct-connect-hours", "73"),
            ("tgw.connect-hours", "146"),
            ("tgw.peering-hours", "73"),
            ("tgw.vpc-data", "4"),
            ("tgw.vpn-data", "0.4"),
            ("tgw.direct-connect-data", "0.8"),
            ("transfer.other-region", "2"),
        ],
    );
    check(
        &only("transit-gateway", json!({"vpcs": 1}), json!({"hours_per_month": 1.5})),
        &[("tgw.vpc-hours", "0.1"), ("tgw.vpc-data", "open: the GB from VPCs")],
    );
    check(&only("transit-gateway", json!({}), json!({})), &[("tgw.hours", "0")]);
    check(
        &only("transit-gateway", json!({"peerings": 1}), json!({})),
        &[("tgw.peering-hours", "36.5"), ("transfer.other-region", "open: the GB to another region")],
    );
    let rule = "tgw-not-attached";
    for (figure, kind) in
        [("vpc_gb", "vpcs"), ("vpn_gb", "vpns"), ("direct_connect_gb", "direct_connects"), ("peered_gb", "peerings")]
    {
        let gateway = |attached: u64, gb: u64| only("transit-gateway", json!({kind: attached}), json!({figure: gb}));
        fires(&gateway(0, 1), rule, Severity::Error, &format!("/usage/{figure}"));
        silent(&gateway(0, 0), rule);
        silent(&gateway(1, 1), rule);
    }
}

#[test]
fn peering_is_free_and_its_data_is_billed_where_it_leaves() {
    let peering = |config, usage| only("vpc-peering", config, usage);
    check(
        &peering(json!({}), json!({"same_zone_gb": 500, "cross_zone_gb": 100})),
        &[("peering.hours", "0"), ("transfer.same-zone", "0"), ("transfer.cross-zone", "2")],
    );
    let open = ("transfer.cross-zone", "open: the GB between availability zones");
    check(&peering(json!({}), json!({})), &[("peering.hours", "0"), open]);
    check(&peering(json!({"peer_region": "us-east-1"}), json!({})), &[("peering.hours", "0"), open]);
    // Data from Cape Town costs 0.147, from Virginia 0.02.
    check(
        &peering(json!({"peer_region": "af-south-1"}), json!({"out_gb": 100, "in_gb": 100})),
        &[("peering.hours", "0"), ("transfer.other-region", "2"), ("transfer.from-other-region", "14.7")],
    );
    check(
        &peering(json!({"peer_region": "us-east-2"}), json!({"out_gb": 100})),
        &[("peering.hours", "0"), ("transfer.other-region", "1")],
    );
    let open = "open: the GB to another region";
    check(
        &peering(json!({"peer_region": "us-east-2"}), json!({})),
        &[("peering.hours", "0"), ("transfer.other-region", open), ("transfer.from-other-region", open)],
    );
    check(
        &peering(json!({}), json!({"in_gb": 10})),
        &[("peering.hours", "0"), ("transfer.from-other-region", "open: the region of the peer")],
    );
    check(&peering(json!({}), json!({"in_gb": 0})), &[("peering.hours", "0"), ("transfer.from-other-region", "0")]);
    let rule = "peering-region";
    for figure in ["same_zone_gb", "cross_zone_gb", "out_gb", "in_gb"] {
        let place = format!("/usage/{figure}");
        let (near, far) = (json!({}), json!({"peer_region": "eu-west-1"}));
        let (wrong, right) = if figure.ends_with("zone_gb") { (far, near) } else { (near, far) };
        fires(&peering(wrong.clone(), json!({figure: 1})), rule, Severity::Error, &place);
        silent(&peering(wrong, json!({figure: 0})), rule);
        silent(&peering(right, json!({figure: 1})), rule);
    }
}

#[test]
fn a_vpn_connection_charges_hours_two_addresses_and_data_to_the_internet() {
    let vpn = |config, usage| only("vpn-connection", config, usage);
    check(
        &vpn(json!({}), json!({"out_gb": 100})),
        &[("vpn.hours", "36.5"), ("vpc.public-ipv4", "7.3"), ("transfer.internet-out", "9")],
    );
    check(
        &vpn(json!({"addresses": 0}), json!({"hours_per_month": 0.1})),
        &[("vpn.hours", "0.05"), ("transfer.internet-out", "open: the GB to the internet")],
    );
}

#[test]
fn direct_connect_charges_ports_by_capacity_and_data_out_by_location() {
    let port = |config: Value| only("direct-connect", config, json!({"hours_per_month": 9.5, "out_gb": 100}));
    let us = |speed: &str| port(json!({"port_speed": speed, "location": "united-states"}));
    // Ten started hours.
    check(&us("1G"), &[("dx.hours", "3"), ("dx.data-out", "2")]);
    check(&us("400G"), &[("dx.hours", "850"), ("dx.data-out", "2")]);
    check(&us("50M"), &[("dx.hours", "0.3"), ("dx.data-out", "2")]);
    check(&us("25G"), &[("dx.hours", "62"), ("dx.data-out", "2")]);
    let hosted = json!({"port_speed": "10G", "connection": "hosted", "location": "eqdc2"});
    check(&port(hosted), &[("dx.hours", "24.8"), ("dx.data-out", "2")]);
}

#[test]
fn direct_connect_has_no_price_for_data_to_other_locations_and_for_ports_in_japan() {
    let unknown = NoPrice::PriceUnknown.label();
    let at = |location: &str| only("direct-connect", json!({"location": location}), json!({"out_gb": 100}));
    check(&at("other"), &[("dx.hours", "219"), ("dx.data-out", unknown)]);
    check(&at("japan"), &[("dx.hours", unknown), ("dx.data-out", unknown)]);
    let estimate = priced(&at("japan"));
    assert!(estimate.totals.at_least);
    let missing: Vec<_> = estimate.findings.iter().filter(|finding| finding.rule == "gen-price-missing").collect();
    assert!(matches!(missing.as_slice(), [one] if one.fix.contains("enter your own price")), "{missing:?}");
    // From another region, data to the same location costs something else, or has no price.
    let from = |region: &str| {
        json!([{"id": "x", "kind": "direct-connect", "placement": {"region": region},
                "config": {"location": "eqdc2"}, "usage": {"out_gb": 100}}])
    };
    check(&from("eu-west-1"), &[("dx.hours", "219"), ("dx.data-out", "2.82")]);
    check(&from("eu-west-2"), &[("dx.hours", "219"), ("dx.data-out", unknown)]);
}

#[test]
fn a_port_for_a_region_in_japan_is_perhaps_there() {
    let port = |region: &str, location: &str| {
        json!([{"id": "x", "kind": "direct-connect", "placement": {"region": region},
                "config": {"location": location}, "usage": {"out_gb": 0}}])
    };
    fires(&port("ap-northeast-1", "other"), "dx-location", Severity::Warning, "/config/location");
    silent(&port("ap-northeast-1", "japan"), "dx-location");
    silent(&port("us-east-1", "other"), "dx-location");
}
