//! The GB at which path options pay off, in us-east-1 (facts.md, sanity values).

use crate::paths::support::*;
use pricing::paths::Pays;
use serde_json::Value;
use units::{Decimal, Usd};

#[test]
fn more_data_makes_a_gateway_in_every_zone_pay() {
    // Half of the data crosses zones for 0.02 USD per GB; the second gateway with its address costs 36.50 USD a month.
    let few = compared(&instances(2, "@internet", 1_000));
    assert_eq!(total(&few, "nat-per-zone") - total(&few, "nat-one"), decimal("26.5"));
    let much = compared(&instances(2, "@internet", 5_000));
    assert_eq!(total(&much, "nat-per-zone") - total(&much, "nat-one"), decimal("-13.5"));
    assert_eq!(way(&much, "nat-per-zone").change, Some(Usd::new(decimal("-13.5"))));
}

#[test]
fn a_zone_pays_for_its_gateway_from_1825_gb_or_1642_and_a_half() {
    let two: (&[&str], _, _) = (&["a", "b"], "3650", "3285");
    for (zones, of_flow, without) in [two, (&["a", "b", "c"], "5475", "4927.5")] {
        let comparison = compared(&in_zones(zones));
        let per_zone = even(&comparison, "nat-per-zone");
        let of_zone = per_zone.of_zone.unwrap();
        assert_eq!((of_zone.with_address, of_zone.without_address), (decimal("1825"), decimal("1642.5")));
        assert_eq!(per_zone.pays, Pays::From(decimal(of_flow)));
        assert_eq!(per_zone.without_address, Some(Pays::From(decimal(without))));
        assert_eq!(even(&comparison, "nat-one").pays, Pays::UpTo(decimal(of_flow)));
    }
}

#[test]
fn an_interface_endpoint_pays_from_209_gb_where_the_gateway_stays() {
    let alone = instances(1, "@service/sqs", 1);
    let comparison = compared(&with_flow(&alone, "@internet"));
    let endpoint = even(&comparison, "interface-endpoint");
    assert_eq!((endpoint.against, endpoint.stays), ("nat-same-zone", true));
    assert_eq!(from_gb(endpoint.pays).round_dp(2), decimal("208.57"));
    assert_eq!(endpoint.without_address, None);

    // Where nothing else passes the gateway, it goes, and the endpoint costs less from the first GB.
    let comparison = compared(&alone);
    let endpoint = even(&comparison, "interface-endpoint");
    assert_eq!((endpoint.stays, endpoint.pays), (false, Pays::Always));
}

#[test]
fn an_endpoint_is_compared_with_the_gateways_that_stand() {
    // Both zones have a gateway, so that no data crosses zones to reach one: 14.60 USD against 0.035 USD per GB.
    let shop = design::Design::parse(include_str!("../../../../../docs/examples/three-tier-web.json")).unwrap();
    let comparison =
        pricing::paths::compare_paths(&shop, &id("web-to-pictures"), catalog::Catalogue::embedded()).unwrap();
    let endpoint = even(&comparison, "interface-endpoint");
    assert_eq!((endpoint.against, endpoint.stays), ("nat-per-zone", true));
    assert_eq!(from_gb(endpoint.pays).round_dp(2), decimal("417.14"));

    // If there is no gateway yet, none stays for other data: 14.60 USD are less than the cost of a gateway.
    let comparison = compared(&instances(2, "data", 1));
    let endpoint = even(&comparison, "interface-endpoint");
    assert_eq!((endpoint.against, endpoint.stays, endpoint.pays), ("nat-one", false, Pays::Always));
}

#[test]
fn what_is_free_pays_at_any_amount() {
    let comparison = compared(&instances(2, "data", 1));
    assert_eq!(even(&comparison, "gateway-endpoint").pays, Pays::Always);
    assert_eq!(way(&comparison, "gateway-endpoint").fixed.monthly, Usd::ZERO);
    assert_eq!(even(&comparison, "nat-instance").pays, Pays::Always);
    // Two addresses cost less than a gateway with one address.
    assert_eq!(even(&comparison, "public-subnet").pays, Pays::Always);
}

#[test]
fn many_addresses_pay_from_some_gb() {
    // Twenty addresses cost 73 USD a month, a gateway with one address 36.50 USD, and each GB 0.045 USD and half of
    // 0.02 USD more.
    let comparison = compared(&instances(20, "@internet", 1));
    assert_eq!(from_gb(even(&comparison, "public-subnet").pays).round_dp(4), decimal("663.6364"));
}

/// The design with these GB for its flow.
fn with_gb(design: &design::Design, gb: Decimal) -> design::Design {
    let mut document: Value = serde_json::from_str(&design.to_json()).unwrap();
    for component in document["components"].as_array_mut().unwrap() {
        if component["id"] == "flow" {
            let number: serde_json::Number = serde_json::from_str(&gb.normalize().to_string()).unwrap();
            component["usage"]["request_gb"] = number.into();
        }
    }
    design::Design::parse(&document.to_string()).unwrap()
}

/// The design with another flow from the instances.
fn with_flow(design: &design::Design, to: &str) -> design::Design {
    let mut document: Value = serde_json::from_str(&design.to_json()).unwrap();
    let from =
        document["components"].as_array().unwrap().iter().find(|one| one["id"] == "flow").unwrap()["config"]["from"]
            .clone();
    document["components"].as_array_mut().unwrap().push(serde_json::json!({
        "id": "other", "kind": "flow", "config": {"from": from, "to": to}, "usage": {"request_gb": 1, "response_gb": 0},
    }));
    design::Design::parse(&document.to_string()).unwrap()
}

#[test]
fn at_the_break_even_both_cost_the_same_to_the_cent() {
    let start = instances(2, "@internet", 1);
    let gb = from_gb(even(&compared(&start), "nat-per-zone").pays);
    let there = compared(&with_gb(&start, gb));
    assert_eq!(total(&there, "nat-per-zone"), total(&there, "nat-one"));

    // The endpoint is compared with a gateway that stays, as another flow passes it.
    let said = topology::alternatives(&instances(1, "@service/sqs", 1), &id("flow"))[0].design.clone();
    let said = with_flow(&said, "@internet");
    let gb = from_gb(even(&compared(&said), "interface-endpoint").pays).round_dp(4);
    let there = compared(&with_gb(&said, gb));
    let (gateway, endpoint) = (total(&there, "nat-same-zone"), total(&there, "interface-endpoint"));
    assert_eq!(gateway.round_dp(2), endpoint.round_dp(2));

    let start = instances(20, "@internet", 1);
    let gb = from_gb(even(&compared(&start), "public-subnet").pays).round_dp(4);
    let there = compared(&with_gb(&start, gb));
    assert_eq!(total(&there, "public-subnet").round_dp(2), total(&there, "nat-one").round_dp(2));
}
