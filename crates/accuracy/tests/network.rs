//! Cases about networks in other words: what the files do not have is understood as well.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use accuracy::{Case, NetworkGiven, Value, check, figures};
use serde_json::json;

fn case(region: &str, given: serde_json::Value, expect: serde_json::Value) -> Case {
    let text = json!({
        "id": "T", "system": "network", "title": "", "region": region, "given": given, "expect": expect,
        "tolerance": {"absolute_usd": 0.000_001}, "rates_from": "catalogue", "source": "", "note": "",
        "recomputed": true,
    });
    serde_json::from_str::<Case<NetworkGiven>>(&text.to_string()).unwrap().into()
}

fn passes(given: serde_json::Value, expect: serde_json::Value) {
    let case = case("us-east-1", given, expect);
    let checked = check(&case);
    assert!(checked.passed(), "{:?}\n{:#?}", checked.figures.as_ref().err(), checked.checks);
}

#[test]
fn internet_tiers() {
    // 10,240 at 0.09, 40,960 at 0.085, 102,400 at 0.07, the rest at 0.05.
    passes(
        json!({"internet_out_gb": 200_000, "free_allowance_gb": 0}),
        json!({"internet_out_usd": 13_891.2, "tier_usd": [921.6, 3481.6, 7168, 2320], "billed_gb": 200_000}),
    );
    passes(
        json!({"internet_out_gb": [50, 10_240, 51_200], "free_allowance_gb": 100}),
        json!({"internet_out_usd": [0, 912.6, 4394.2], "billed_gb": [0, 10_140, 51_100]}),
    );
}

#[test]
fn endpoints() {
    let tiered =
        json!({"endpoint_kind": "interface", "availability_zones": 3, "hours": 730, "processed_gb": 6_000_000});
    passes(
        tiered,
        json!({"endpoint_hours_usd": 21.9, "processing_usd": 38_680.064, "total_usd": 38_701.964,
               "tier_gb": [1_048_576, 4_194_304, 757_120]}),
    );
    passes(
        json!({"endpoint_kind": "gateway_load_balancer", "azs": 2, "hours": 730, "processed_gb": 1000}),
        json!({"endpoint_hours": 1460, "endpoint_hours_usd": 14.6, "processing_usd": 3.5, "total_usd": 18.1}),
    );
}

#[test]
fn links() {
    passes(json!({"vpn_connections": 2, "hours": 730}), json!({"vpn_hours_usd": 73, "total_usd": 73}));
    passes(
        json!({"transit_gateway_attachments": 3, "hours": 730, "processed_gb": 100}),
        json!({"attachment_hours_usd": 109.5, "processing_usd": 2, "total_usd": 111.5}),
    );
    passes(
        json!({"vpn_attachments": 1, "hours": 730, "processed_gb": 100}),
        json!({"attachment_hours_usd": 36.5, "processing_usd": 2, "total_usd": 38.5}),
    );
    passes(
        json!({"peering_connections": 1, "same_az_gb": 100, "cross_az_gb": 100}),
        json!({"peering_usd": 0, "cross_az_usd": 2, "total_usd": 2}),
    );
    passes(
        json!({"from_region": "us-east-1", "to_region": "us-east-2", "gb": 100}),
        json!({"other_region_usd": 1, "total_usd": 1}),
    );
    passes(json!({"from_region": "af-south-1", "to_region": "us-east-2", "gb": 100}), json!({"total_usd": 14.7}));
    passes(
        json!({"direct_connect_ports": 1, "hours": 730}),
        json!({"status": "no_price", "never_zero": true, "total_shown_as": "at least"}),
    );
}

#[test]
fn a_region_without_prices_has_no_figure() {
    let case = case("mx-central-1", json!({"internet_out_gb": 100, "free_allowance_gb": 0}), json!({}));
    let figures = figures(&case).unwrap();
    assert_eq!(figures.values.get("status"), Some(&Value::Text("no_price".into())));
    assert_eq!(figures.values.get("internet_out_usd"), None);
}

#[test]
fn what_cannot_be_asked_is_not_answered() {
    for given in [
        json!({"endpoint_kind": "round"}),
        json!({"internet_out_gb": 1, "free_allowance_gb": 50}),
        json!({"gb": 1}),
        json!({}),
        json!({"traffic_to_nat_gb": 10, "availability_zones": 3, "spread": "all in one zone"}),
    ] {
        assert!(figures(&case("us-east-1", given.clone(), json!({}))).is_err(), "{given}");
    }
}
