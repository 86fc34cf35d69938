//! What is not known is neither left out in silence nor asked for where it costs nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, estimate};
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
    // The allowance covers the typical usage, and nothing is known of the price of the rest.
    let rest = priced_in(NO_PRICES, true, &out(&range(0, 50, 5000)));
    assert_eq!((rest.totals.at_least, rest.totals.range), (true, None));
    assert_eq!(count(&rest, "gen-range-open"), 1);
    // What only the low end knows makes a range no more.
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
