//! What load balancers are told of their load: it is true of every hour.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Finding, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// One load balancer of a type, with more configuration.
fn balancer(balancer_type: &str, more: Value, usage: Value) -> Value {
    let mut config = json!({"balancer_type": balancer_type, "scheme": "internal"});
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!([{"id": "b", "kind": "load-balancer", "config": config, "usage": usage}])
}

/// The findings of one rule.
fn of_rule(components: &Value, rule: &str) -> Vec<Finding> {
    priced(components).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The message of the only finding of a rule.
fn told(components: &Value, rule: &str) -> String {
    let found = of_rule(components, rule);
    assert_eq!(found.len(), 1, "{rule}: {components}");
    found[0].message.to_string()
}

/// A value for the first hours of a day, and one for the others.
fn day(first: u64, hours: usize, then: u64) -> Vec<u64> {
    (0..24).map(|hour| if hour < hours { first } else { then }).collect()
}

/// Connections set 17 hours with 4 units, bytes 7 with 12: these cost more.
#[test]
fn the_dimension_that_sets_the_bill_is_the_one_that_saves_most() {
    let usage = |new: &[u64], gb: &[u64]| json!({"by_hour": {"new_per_second": new, "gb_per_hour": gb}});
    let at = |new: &[u64], gb: &[u64]| balancer("application", json!({}), usage(new, gb));
    let rule = "lb-dominant-dimension";
    let mixed = at(&day(25, 7, 100), &day(12, 7, 1));
    let message = told(&mixed, rule);
    assert!(message.starts_with("Processed bytes set the bill in 7 hours of the day (00:00–07:00)"), "{message}");
    assert!(!message.contains("alone") && !message.contains("nothing"), "{message}");
    // Without bytes, 11 units less in each of seven hours: 11 × 7 × 730 ÷ 24 × $0.008.
    assert!(message.contains("$18.74"), "{message}");
    let without = at(&day(25, 7, 100), &[0; 24]);
    let saved = priced(&mixed).totals.monthly - priced(&without).totals.monthly;
    assert!(message.contains(&units::format::money(saved)), "{message}");

    // What is the largest in every hour sets the bill alone: others may come close, or do nothing.
    let alone = told(&at(&day(25, 7, 0), &day(12, 7, 1)), rule);
    assert!(alone.contains("alone set the bill") && alone.contains("lowering the others saves nothing"), "{alone}");
    // Below the reserved units the others do not count.
    let reserved =
        |units: u64| balancer("application", json!({"reserved_units": units}), usage(&day(50, 7, 100), &day(12, 7, 1)));
    assert!(!told(&reserved(3), rule).contains("alone"));
    assert!(told(&reserved(4), rule).contains("alone"));
}

#[test]
fn the_dimension_of_a_protocol_is_compared_with_those_of_this_protocol() {
    let usage = json!({"gb_per_hour": 4, "new_per_second": 800, "udp_gb_per_hour": 3});
    let message = told(&balancer("network", json!({}), usage), "lb-dominant-dimension");
    assert!(message.contains("TCP processed bytes alone set the bill of their protocol"), "{message}");
    assert!(message.contains("lowering the others of this protocol saves nothing"), "{message}");
}

#[test]
fn rule_evaluations_are_told_in_the_hours_that_they_set() {
    let requests = day(100, 6, 1);
    let usage = json!({"gb_per_hour": 1, "rules_per_request": 60, "by_hour": {"requests_per_second": requests}});
    let message = told(&balancer("application", json!({}), usage), "lb-rule-evaluations");
    assert!(message.contains("set the bill in 6 hours of the day (00:00–06:00), up to"), "{message}");
}

#[test]
fn requests_alone_are_a_load_and_told_to_be_half_of_it() {
    let at = |usage: Value| balancer("application", json!({}), usage);
    let rule = "lb-requests-only";
    for usage in [json!({"requests_per_second": 9}), json!({"by_hour": {"requests_per_second": day(9, 2, 0)}})] {
        assert_eq!(of_rule(&at(usage.clone()), "lb-idle"), [], "{usage}");
        assert_eq!(of_rule(&at(usage), rule).len(), 1);
    }
    let estimate = priced(&at(json!({"requests_per_second": 9})));
    let capacity = estimate.components[0].lines.iter().find(|line| line.code == "elb.capacity").unwrap();
    assert_eq!(capacity.assumption.as_deref(), Some("connections and GB are not said: they count as none"));
    for silent in [
        json!({"requests_per_second": 9, "new_per_second": 0}),
        json!({"requests_per_second": 9, "gb_per_month": 1}),
        json!({"requests_per_second": 0}),
        json!({"gb_per_hour": 1}),
    ] {
        assert_eq!(of_rule(&at(silent.clone()), rule), [], "{silent}");
    }
    // No requests are no load: it is idle.
    assert_eq!(of_rule(&at(json!({"requests_per_second": 0})), "lb-idle").len(), 1);
}

#[test]
fn durations_and_rules_alone_are_no_load() {
    for usage in [
        json!({"connection_seconds": 60}),
        json!({"rules_per_request": 20}),
        json!({"by_hour": {"connection_seconds": day(60, 2, 30)}}),
    ] {
        let components = balancer("application", json!({}), usage.clone());
        let lines = &priced(&components).components[0].lines;
        let capacity = lines.iter().find(|line| line.code == "elb.capacity").unwrap();
        assert!(matches!(capacity.cost, Cost::DependsOnUsage { .. }), "{usage}");
        assert_eq!(of_rule(&components, "lb-idle"), [], "{usage}");
    }
}
