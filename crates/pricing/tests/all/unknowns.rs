//! Unknown values are neither left out silently nor asked for where they do not affect the cost.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, estimate};
use serde_json::{Value, json};

fn priced_in(region: &str, allowance: bool, components: &Value) -> Estimate {
    let document = json!({
        "abacus": 1, "region": region, "components": components, "free_allowances": {"internet_out": allowance}
    });
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

fn range(low: u64, typical: u64, high: u64) -> Value {
    json!({"low": low, "typical": typical, "high": high})
}

fn count(estimate: &Estimate, rule: &str) -> usize {
    estimate.findings.iter().filter(|finding| finding.rule == rule).count()
}

/// A region without prices for data transfer.
const NO_PRICES: &str = "mx-central-1";

fn balancer(usage: Value) -> Value {
    let config = json!({"balancer_type": "application", "scheme": "internal"});
    json!([{"id": "b", "kind": "load-balancer", "config": config, "usage": usage}])
}

fn out(gb: &Value) -> Value {
    json!([{"id": "t", "kind": "data-transfer", "config": {"path": "internet-out"}, "usage": {"gb": gb}}])
}

#[test]
fn ends_that_leave_out_other_charges_make_no_range() {
    // Only at the high end does it matter how long connections stay open.
    let high = balancer(json!({"new_per_second": range(0, 0, 2000), "connection_seconds": "open"}));
    let high = priced_in("us-east-1", false, &high);
    assert_eq!((high.totals.at_least, high.totals.range), (true, None));
    assert_eq!(count(&high, "gen-range-open"), 1);
    // The allowance covers the typical usage, and the price of the rest is unknown.
    let rest = priced_in(NO_PRICES, true, &out(&range(0, 50, 5000)));
    assert_eq!((rest.totals.at_least, rest.totals.range), (true, None));
    assert_eq!(count(&rest, "gen-range-open"), 1);
    // A charge that is known only at the low end does not make a range either.
    let low = balancer(json!({"new_per_second": range(0, 10, 20), "connection_seconds": "open"}));
    let low = priced_in("us-east-1", false, &low);
    assert_eq!((low.totals.at_least, low.totals.range), (true, None));
    assert_eq!(count(&low, "gen-range-open"), 0, "the typical usage says it already");
}

#[test]
fn ends_that_leave_out_the_same_are_at_least_and_make_a_range() {
    let config = json!({"path": "internet-out"});
    let open = json!([
        {"id": "a", "kind": "data-transfer", "config": config, "usage": {"gb": range(0, 100, 200)}},
        {"id": "b", "kind": "data-transfer", "config": config},
    ]);
    let totals = priced_in("us-east-1", false, &open).totals;
    let ends = totals.range.unwrap();
    assert!(totals.at_least);
    assert_eq!((ends.low.to_string(), ends.high.to_string()), ("$0.00".into(), "$18.00".into()));
}

#[test]
fn equal_ends_are_no_range() {
    let free = json!([{"id": "t", "kind": "data-transfer", "config": {"path": "internet-in"},
                       "usage": {"gb": range(1, 2, 3)}}]);
    assert_eq!(priced_in("us-east-1", false, &free).totals.range, None);
    let estimate = priced_in("us-east-1", true, &out(&range(1, 2, 3)));
    assert_eq!((estimate.totals.at_least, estimate.totals.range), (false, None));
}

/// Every kind of network component and load balancer, with `figure` as every count and usage value.
fn everything(figure: u64) -> Vec<Value> {
    let one = |kind: &str, config: Value, usage: Value| {
        let has_count = !["vpc-peering", "data-transfer"].contains(&kind);
        let placement = if has_count { json!({"count": figure}) } else { json!({}) };
        json!([{"id": "x", "kind": kind, "config": config, "placement": placement, "usage": usage}])
    };
    let mut all = vec![
        one("nat-gateway", json!({}), json!({"internet_out_gb": figure, "cross_zone_gb": figure})),
        one("nat-gateway", json!({"mode": "private"}), json!({"other_gb": figure})),
        one("public-ipv4", json!({}), json!({})),
        one("vpc-endpoint", json!({"endpoint_type": "interface"}), json!({"gb": figure})),
        one("vpc-endpoint", json!({"endpoint_type": "gateway-load-balancer"}), json!({"gb": figure})),
        one("transit-gateway", json!({"vpcs": 1, "vpns": 1}), json!({"vpc_gb": figure, "vpn_gb": figure})),
        one("vpc-peering", json!({}), json!({"cross_zone_gb": figure})),
        one("vpc-peering", json!({"peer_region": "us-east-1"}), json!({"out_gb": figure, "in_gb": figure})),
        one("vpn-connection", json!({}), json!({"out_gb": figure})),
        one("direct-connect", json!({"port_speed": "10G"}), json!({"out_gb": figure})),
    ];
    for kind in ["application", "network", "gateway", "classic"] {
        let config = json!({"balancer_type": kind, "cross_zone": true});
        all.push(one("load-balancer", config, json!({"gb_per_hour": figure})));
    }
    for path in ["internet-out", "internet-in", "cross-zone", "public-address", "other-region"] {
        let to = (path == "other-region").then_some("us-east-1");
        let config = match to {
            Some(to) => json!({"path": path, "to_region": to}),
            None => json!({"path": path}),
        };
        all.push(one("data-transfer", config, json!({"gb": figure})));
    }
    all
}

#[test]
fn zero_usage_costs_nothing_even_without_a_price() {
    for region in ["us-east-1", NO_PRICES, "us-gov-west-1"] {
        for allowance in [false, true] {
            for components in everything(0) {
                let estimate = priced_in(region, allowance, &components);
                let totals = estimate.totals;
                assert!(!totals.at_least && totals.monthly.is_zero(), "{region}: {components}");
                assert_eq!(count(&estimate, "gen-price-missing"), 0, "{region}: {components}");
                assert!(estimate.components[0].lines.iter().all(|line| line.cost.known().is_some()));
            }
        }
    }
    let dear = everything(1).iter().filter(|all| priced_in(NO_PRICES, false, all).totals.at_least).count();
    assert!(dear > 5, "{dear}: something has no price there");
}

#[test]
fn nothing_without_a_price_is_explained() {
    let estimate = priced_in(NO_PRICES, false, &out(&json!(0)));
    let line = &estimate.components[0].lines[0];
    assert_eq!((line.quantity.map(|quantity| quantity.is_zero()), line.price.is_none()), (Some(true), true));
    let working = "0 GB to the internet = 0 GB
No charge, whatever the price
AWS usage type: MXC1-DataTransfer-Out-Bytes (AWSDataTransfer)";
    assert_eq!(pricing::working(line), working);
}

#[test]
fn what_waits_for_usage_is_explained_before_it_has_a_price() {
    // Without the region of the peer, data that arrives over the peering has no price even then.
    let peering = json!([{"id": "p", "kind": "vpc-peering", "usage": {"in_gb": "open"}}]);
    let estimate = priced_in("us-east-1", false, &peering);
    let line = estimate.components[0].lines.iter().find(|line| line.price.is_none()).unwrap();
    assert_eq!(pricing::working(line), "Depends on the GB over the peering connections");
}

#[test]
fn replication_to_a_region_is_open_without_its_gb() {
    for (kind, config, code) in [
        ("dynamodb", json!({"global_table": true, "replicated_to": "eu-west-1"}), "dynamodb.replication"),
        ("keyspaces", json!({"multi_region": true, "replicated_to": "eu-west-1"}), "keyspaces.replication"),
        (
            "elasticache",
            json!({"node_type": "cache.r7g.large", "secondary_region": "eu-west-1"}),
            "elasticache.global-datastore",
        ),
        ("memorydb", json!({"node_type": "db.r7g.xlarge", "replica_region": "eu-west-1"}), "memorydb.multi-region"),
    ] {
        let estimate = priced_in("us-east-1", false, &json!([{"id": "it", "kind": kind, "config": config}]));
        let line = estimate.components[0].lines.iter().find(|line| line.code == code).unwrap();
        assert!(matches!(line.cost, Cost::DependsOnUsage { .. }), "{kind}: {:?}", line.cost);
    }
}

/// Requests that are not entered are unknown until some are: what is not among them is none then.
#[test]
fn requests_to_a_table_are_open_until_some_are_given() {
    for kind in ["dynamodb", "keyspaces"] {
        let costs = |usage: Value| {
            let estimate = priced_in("us-east-1", false, &json!([{"id": "it", "kind": kind, "usage": usage}]));
            let codes = ["reads", "writes"].map(|what| format!("{kind}.{what}"));
            let line = |code: &String| estimate.components[0].lines.iter().find(|line| line.code == *code).unwrap();
            codes.each_ref().map(|code| line(code).cost.known().map(|cost| cost.to_string()))
        };
        assert_eq!(costs(json!({"storage_gb": 5})), [None, None], "{kind}");
        let written = costs(json!({"writes": 8_000_000, "storage_gb": 5}));
        assert_eq!(written, [Some("$0.00".to_owned()), Some("$5.00".to_owned())], "{kind}");
    }
}
