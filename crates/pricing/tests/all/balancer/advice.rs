//! Advice about the load of load balancers: it is true in every hour.

use pricing::Cost;
use serde_json::{Value, json};

use crate::balancer::{balancer, of_rule, priced};

/// The message of the only finding of a rule.
fn told(components: &Value, rule: &str) -> String {
    let found = of_rule(components, rule);
    assert_eq!(found.len(), 1, "{rule}: {components}");
    found[0].message.to_string()
}

/// One value for the first hours of a day, and another for the rest.
fn day(first: u64, hours: usize, then: u64) -> Vec<u64> {
    (0..24).map(|hour| if hour < hours { first } else { then }).collect()
}

/// Connections set 17 hours with 4 units, bytes set 7 hours with 12 units: bytes cost more.
#[test]
fn the_dimension_that_sets_the_bill_is_the_one_that_saves_most() {
    let usage = |new: &[u64], gb: &[u64]| json!({"by_hour": {"new_per_second": new, "gb_per_hour": gb}});
    let at = |new: &[u64], gb: &[u64]| balancer("application", json!({}), usage(new, gb));
    let rule = "lb-dominant-dimension";
    let mixed = at(&day(25, 7, 100), &day(12, 7, 1));
    let message = told(&mixed, rule);
    assert!(message.starts_with("Processed bytes set the bill in 7 hours of the day (00:00–07:00)"), "{message}");
    assert!(!message.contains("alone") && !message.contains("nothing"), "{message}");
    // Without bytes, each of seven hours has 11 units less: 11 × 7 × 730 ÷ 24 × $0.008.
    assert!(message.contains("$18.74"), "{message}");
    let without = at(&day(25, 7, 100), &[0; 24]);
    let saved = priced(&mixed).totals.monthly - priced(&without).totals.monthly;
    assert!(message.contains(&units::format::money(saved)), "{message}");

    // A dimension that is the largest in every hour sets the bill alone: others may come close, but have no effect.
    let alone = told(&at(&day(25, 7, 0), &day(12, 7, 1)), rule);
    assert!(alone.contains("alone set the bill") && alone.contains("lowering the others saves nothing"), "{alone}");
    // Below the reserved units, the other dimensions do not count.
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
    // Zero requests are no load: the load balancer is idle.
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

#[test]
fn in_a_month_without_hours_nothing_is_charged() {
    for kind in ["application", "network", "gateway", "classic"] {
        let config = json!({"cross_zone": true, "scheme": "internet-facing"});
        let totals = priced(&balancer(kind, config, json!({"gb_per_month": 1000, "hours_per_month": 0}))).totals;
        assert!(totals.monthly.is_zero() && !totals.at_least, "{kind}: {totals:?}");
    }
}

#[test]
fn addresses_are_billed_for_the_time_that_they_exist() {
    let usage = json!({"gb_per_hour": 1, "hours_per_month": 10.5});
    let estimate = priced(&balancer("application", json!({"scheme": "internet-facing"}), usage));
    let quantity = |code: &str| {
        let line = estimate.components[0].lines.iter().find(|line| line.code == code).unwrap();
        line.quantity.unwrap().to_string()
    };
    assert_eq!((quantity("elb.hours"), quantity("vpc.public-ipv4")), ("11".into(), "21".into()));
}

#[test]
fn only_transfer_of_this_load_balancer_tells_its_responses() {
    let public = balancer("application", json!({"scheme": "internet-facing"}), json!({"gb_per_hour": 1}));
    let other = json!({"id": "o", "kind": "ec2", "config": {"instance_type": "m5.large"}});
    let with = |config: Value, placement: Value| {
        let transfer =
            json!({"id": "t", "kind": "data-transfer", "config": config, "placement": placement, "usage": {"gb": 1}});
        of_rule(&json!([public[0], other, transfer]), "lb-internet-out-missing").len()
    };
    assert_eq!(with(json!({"path": "internet-out", "from": "b"}), json!({})), 0);
    assert_eq!(with(json!({"path": "internet-out"}), json!({})), 0);
    assert_eq!(with(json!({"path": "internet-out"}), json!({"region": "eu-west-1"})), 1);
    assert_eq!(with(json!({"path": "internet-out", "from": "o"}), json!({})), 1);
    assert_eq!(with(json!({"path": "same-region", "from": "b"}), json!({})), 1);
}

#[test]
fn targets_are_in_zones_of_the_load_balancer() {
    let at = |zones: u64, targets: &[u64]| {
        let config = json!({"zones": zones, "targets_by_zone": targets});
        of_rule(&balancer("network", config, json!({"gb_per_hour": 1})), "lb-targets-zones").len()
    };
    assert_eq!((at(2, &[1, 1, 1]), at(3, &[1, 1, 1]), at(3, &[1])), (1, 0, 0));
}

#[test]
fn a_classic_load_balancer_is_compared_without_what_it_does_not_have() {
    let at = |config: Value| {
        balancer("classic", config, json!({"gb_per_month": 100, "new_per_second": 1, "active_connections": 3000}))
    };
    let plain = told(&at(json!({})), "lb-clb-legacy");
    assert_eq!(told(&at(json!({"mutual_tls": true, "reserved_units": 100})), "lb-clb-legacy"), plain);
    let cheap = balancer("classic", json!({"reserved_units": 9}), json!({"gb_per_month": 1000}));
    assert!(told(&cheap, "lb-clb-legacy").contains('$'));
}

#[test]
fn figures_by_the_hour_are_pointed_at() {
    let place = |usage: Value, kind: &str, rule: &str| of_rule(&balancer(kind, json!({}), usage), rule)[0].path.clone();
    let unused = json!({"gb_per_hour": 1, "by_hour": {"udp_gb_per_hour": day(1, 2, 0)}});
    let rule = "lb-figures-unused";
    assert_eq!(place(unused, "application", rule), "/components/0/usage/by_hour/udp_gb_per_hour");
    let rules = json!({"requests_per_second": 100, "by_hour": {"rules_per_request": day(60, 2, 20)}});
    let rule = "lb-rule-evaluations";
    assert_eq!(place(rules, "application", rule), "/components/0/usage/by_hour/rules_per_request");
}

#[test]
fn durations_beside_open_connections_are_told_to_be_unused() {
    let rule = "lb-duration-unused";
    let at = |usage: Value| of_rule(&balancer("network", json!({}), usage), rule);
    let both = json!({"new_per_second": 1, "connection_seconds": 60, "active_connections": 5});
    assert_eq!(at(both)[0].path, "/components/0/usage/connection_seconds");
    let udp = at(json!({"udp_active_flows": 5, "by_hour": {"udp_flow_seconds": day(1, 2, 3)}}));
    assert_eq!(udp[0].path, "/components/0/usage/by_hour/udp_flow_seconds");
    assert_eq!(at(json!({"active_connections": 5, "udp_flow_seconds": 60})), []);
    assert_eq!(at(json!({"new_per_second": 1, "connection_seconds": 60})), []);
}
