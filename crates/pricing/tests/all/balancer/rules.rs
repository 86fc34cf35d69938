//! The rules about load balancers: each fires where it should, once, and nowhere else.

use pricing::{Cost, Line, Severity, working};
use serde_json::{Value, json};
use units::{Decimal, Usd, parse_plain};

use crate::balancer::{balancer, of_rule, priced};

/// Checks that the rule fires once at `place` with `severity`, or not at all.
fn check(components: &Value, rule: &str, expected: Option<(Severity, &str)>) {
    let found: Vec<_> = of_rule(components, rule).into_iter().map(|finding| (finding.severity, finding.path)).collect();
    let place = |(severity, place)| (severity, format!("/components/0{place}"));
    let expected: Vec<_> = expected.into_iter().map(place).collect();
    assert_eq!(found, expected, "{rule}: {components}");
}

fn line(components: &Value, code: &str) -> Line {
    let estimate = priced(components);
    estimate.components[0].lines.iter().find(|line| line.code == code).unwrap().clone()
}

fn monthly(components: &Value) -> Usd {
    priced(components).totals.monthly
}

/// The capacity unit-hours in a month.
fn units(components: &Value) -> Decimal {
    line(components, "elb.capacity").quantity.unwrap()
}

fn dec(text: &str) -> Decimal {
    parse_plain(text).unwrap()
}

#[test]
fn an_application_load_balancer_has_two_zones() {
    let rule = "lb-alb-two-azs";
    let at = |balancer_type, zones| balancer(balancer_type, json!({"zones": zones}), json!({}));
    check(&at("application", 1), rule, Some((Severity::Error, "/config/zones")));
    check(&at("application", 2), rule, None);
    check(&at("network", 1), rule, None);
}

#[test]
fn fixed_addresses_and_waf_need_a_type_that_has_them() {
    let fixed = |balancer_type| balancer(balancer_type, json!({"fixed_addresses": true}), json!({}));
    let error = Some((Severity::Error, "/config/fixed_addresses"));
    check(&fixed("application"), "lb-static-ip", error);
    check(&fixed("classic"), "lb-static-ip", error);
    check(&fixed("network"), "lb-static-ip", None);
    let waf = |balancer_type| balancer(balancer_type, json!({"waf": true}), json!({}));
    for other in ["network", "gateway", "classic"] {
        check(&waf(other), "lb-waf", Some((Severity::Error, "/config/waf")));
    }
    check(&waf("application"), "lb-waf", None);
}

#[test]
fn a_classic_load_balancer_is_legacy_and_told_what_another_saves() {
    let rule = "lb-clb-legacy";
    let place = Some((Severity::Warning, "/config/balancer_type"));
    let few = balancer("classic", json!({}), json!({"gb_per_month": 100}));
    check(&few, rule, place);
    let saved = monthly(&few) - monthly(&balancer("application", json!({}), json!({"gb_per_month": 100})));
    assert_eq!(saved.to_string(), "$1.83");
    assert!(of_rule(&few, rule)[0].message.contains("$1.83"));
    // Many connections make an Application Load Balancer more expensive.
    let many = balancer("classic", json!({}), json!({"gb_per_month": 100, "new_per_second": 1000}));
    check(&many, rule, place);
    assert!(!of_rule(&many, rule)[0].message.contains('$'));
    check(&balancer("network", json!({}), json!({"gb_per_month": 100})), rule, None);
}

#[test]
fn a_load_balancer_without_load_or_targets_is_idle() {
    let rule = "lb-idle";
    check(&balancer("network", json!({}), json!({"gb_per_hour": 0})), rule, Some((Severity::Warning, "/usage")));
    check(&balancer("classic", json!({}), json!({"gb_per_hour": 0})), rule, Some((Severity::Warning, "/usage")));
    check(&balancer("application", json!({}), json!({"gb_per_hour": 0, "new_per_second": 1})), rule, None);
    check(&balancer("application", json!({}), json!({"gb_per_hour": 0, "new_per_second": "open"})), rule, None);
    // If no load is given, it is unknown, and the load balancer is not idle.
    check(&balancer("application", json!({}), json!({})), rule, None);
    // Not worth reporting.
    check(&balancer("network", json!({}), json!({"gb_per_hour": 0, "hours_per_month": 10})), rule, None);
    let targets = |targets: Value| balancer("network", json!({"targets_by_zone": targets}), json!({"gb_per_hour": 1}));
    check(&targets(json!([0, 0])), rule, Some((Severity::Warning, "/config/targets_by_zone")));
    check(&targets(json!([1, 0])), rule, None);
}

#[test]
fn the_dimension_that_sets_the_bill_is_told_from_a_fifth_above_the_next() {
    let rule = "lb-dominant-dimension";
    let at = |gb: &str, new: u64| {
        balancer("application", json!({}), json!({"gb_per_hour": dec_json(gb), "new_per_second": new}))
    };
    check(&at("5", 100), rule, Some((Severity::Advice, "/usage")));
    check(&at("4.8", 100), rule, None);
    // The next dimension is not known to matter.
    check(&at("5", 0), rule, None);
    // Saves (5 − 4) × 730 × $0.008.
    assert!(of_rule(&at("5", 100), rule)[0].message.contains("$5.84"));
}

fn dec_json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn rule_evaluations_are_told_when_they_set_the_bill() {
    let rule = "lb-rule-evaluations";
    let at = |rules: u64| {
        balancer(
            "application",
            json!({}),
            json!({"requests_per_second": 100, "rules_per_request": rules, "gb_per_hour": 1}),
        )
    };
    check(&at(60), rule, Some((Severity::Warning, "/usage/rules_per_request")));
    check(&at(20), rule, None);
    // 100 × 50 ÷ 1,000 − 1 GB, 730 hours at $0.008.
    assert!(of_rule(&at(60), rule)[0].message.contains("$23.36"));
}

#[test]
fn a_network_load_balancer_is_told_where_nothing_needs_http() {
    let rule = "lb-alb-or-nlb";
    let at = |more: Value, usage: Value| balancer("application", more, usage);
    let connections = json!({"new_per_second": 200});
    check(&at(json!({}), connections.clone()), rule, Some((Severity::Warning, "/config/balancer_type")));
    check(&at(json!({"waf": true}), connections), rule, None);
    check(&at(json!({}), json!({"new_per_second": 200, "requests_per_second": 1})), rule, None);
    // Data between zones is free here, and would not be free with a Network Load Balancer.
    check(&at(json!({}), json!({"gb_per_hour": 10})), rule, None);
    check(
        &at(json!({"cross_zone": false}), json!({"gb_per_hour": 10})),
        rule,
        Some((Severity::Warning, "/config/balancer_type")),
    );
}

#[test]
fn crossing_zones_costs_where_both_ends_pay() {
    let rule = "lb-cross-zone-cost";
    let at = |balancer_type, cross: bool, zones: u64| {
        balancer(balancer_type, json!({"cross_zone": cross, "zones": zones}), json!({"gb_per_hour": 10}))
    };
    let place = Some((Severity::Warning, "/config/cross_zone"));
    check(&at("network", true, 2), rule, place);
    check(&at("gateway", true, 3), rule, place);
    check(&at("network", false, 2), rule, None);
    check(&at("network", true, 1), rule, None);
    check(&at("application", true, 2), rule, None);
    // 7,300 GB × 2 ends × 2 of 3 zones.
    let cross = line(&at("gateway", true, 3), "transfer.cross-zone");
    assert_eq!(cross.quantity, Some(dec("9733.3333333333")));
    assert_eq!(cross.cost.known().unwrap().to_string(), "$97.33");
}

#[test]
fn uneven_targets_are_told_without_cross_zone_balancing() {
    let rule = "lb-cross-zone-uneven";
    let at = |cross: Option<bool>, targets: Value| {
        balancer("network", json!({"cross_zone": cross, "targets_by_zone": targets}), json!({"gb_per_hour": 1}))
    };
    let place = Some((Severity::Warning, "/config/targets_by_zone"));
    check(&at(None, json!([8, 2])), rule, place);
    check(&at(None, json!([3, 2])), rule, None);
    check(&at(None, json!([4, 0])), rule, place);
    check(&at(Some(true), json!([8, 2])), rule, None);
    let message = of_rule(&at(None, json!([8, 2])), rule)[0].message.clone();
    assert!(message.contains("6.25") && message.contains("25 %"), "{message}");
}

#[test]
fn figures_of_another_type_are_told() {
    let rule = "lb-figures-unused";
    let at = |balancer_type, more: Value, usage: Value| balancer(balancer_type, more, usage);
    check(
        &at("network", json!({}), json!({"gb_per_hour": 1, "rules_per_request": 20})),
        rule,
        Some((Severity::Advice, "/usage/rules_per_request")),
    );
    check(&at("classic", json!({}), json!({"gb_per_hour": 1, "new_per_second": 20})), rule, None);
    let tls = Some((Severity::Advice, "/config/mutual_tls"));
    check(&at("network", json!({"mutual_tls": true}), json!({"gb_per_hour": 1})), rule, tls);
    check(&at("application", json!({"mutual_tls": true}), json!({"gb_per_hour": 1})), rule, None);
}

#[test]
fn responses_to_the_internet_need_a_component_of_their_own() {
    let rule = "lb-internet-out-missing";
    let public = balancer("application", json!({"scheme": "internet-facing"}), json!({"gb_per_hour": 1}));
    check(&public, rule, Some((Severity::Advice, "")));
    check(&balancer("application", json!({}), json!({"gb_per_hour": 1})), rule, None);
    let transfer = |config: Value| json!({"id": "t", "kind": "data-transfer", "config": config, "usage": {"gb": 1}});
    let with = |config: Value| json!([public[0], transfer(config)]);
    assert_eq!(of_rule(&with(json!({"path": "cloudfront"})), rule).len(), 1);
    assert_eq!(of_rule(&with(json!({"path": "internet-out"})), rule), []);
}

#[test]
fn the_load_is_open_until_something_is_said_and_where_a_needed_figure_is() {
    let is_open = |usage: Value| {
        let cost = line(&balancer("application", json!({}), usage), "elb.capacity").cost;
        matches!(cost, Cost::DependsOnUsage { .. })
    };
    assert!(is_open(json!({})));
    assert!(is_open(json!({"hours_per_month": "open", "gb_per_hour": 1})));
    assert!(is_open(json!({"new_per_second": 1, "connection_seconds": "open"})));
    assert!(is_open(json!({"udp_new_per_second": 1})), "the figure of another type says nothing");
    assert!(!is_open(json!({"new_per_second": 1})));
    assert!(
        !is_open(json!({"new_per_second": 1, "active_connections": 3, "connection_seconds": "open"})),
        "not needed"
    );
    assert!(!is_open(json!({"gb_per_hour": 1, "rules_per_request": "open"})), "no requests");
    let estimate = priced(&balancer("application", json!({}), json!({})));
    let capacity = estimate.components[0].capacity.clone().unwrap();
    assert!(capacity.dimensions.is_empty());
    assert_eq!(priced(&balancer("classic", json!({}), json!({}))).components[0].capacity, None);
}

#[test]
fn a_month_of_bytes_is_spread_over_its_hours() {
    for (month, hours) in [("100", None), ("100", Some(7)), ("0.0001", Some(3))] {
        let usage = json!({"gb_per_month": dec_json(month), "hours_per_month": hours});
        assert_eq!(units(&balancer("application", json!({}), usage)), dec(month), "{hours:?}");
    }
    let usage = json!({"gb_per_month": 1000, "new_per_second": 50, "connection_seconds": 20});
    let estimate = priced(&balancer("application", json!({}), usage));
    let capacity = estimate.components[0].capacity.clone().unwrap();
    let units: Vec<_> = capacity.dimensions.iter().map(|dimension| dimension.units[0]).collect();
    assert_eq!(units, [dec("2"), dec("0.3333333333"), dec("1.3698630137"), dec("0")]);
    assert_eq!((capacity.billed[0], capacity.mostly), (dec("2"), 0));
    assert_eq!(capacity.next_percent, Some(dec("68.49")));
}

#[test]
fn a_third_of_a_unit_is_not_cut_early() {
    let third = balancer("application", json!({}), json!({"active_connections": 1000, "hours_per_month": 3}));
    assert_eq!(units(&third), Decimal::ONE);
    let text = working(&line(&third, "elb.capacity"));
    assert!(text.starts_with("1 load balancer × 1,000 active connections × 3 hours × 1 ÷ 3,000"), "{text}");
}

#[test]
fn mutual_tls_halves_the_active_connections_of_a_unit() {
    let at = |mutual: bool| {
        units(&balancer(
            "application",
            json!({"mutual_tls": mutual}),
            json!({"active_connections": 3000, "hours_per_month": 1}),
        ))
    };
    assert_eq!((at(false), at(true)), (dec("1"), dec("2")));
}

#[test]
fn bytes_of_lambda_targets_weigh_more_and_are_added() {
    let usage = json!({"gb_per_hour": 1, "lambda_gb_per_hour": dec_json("0.4"), "hours_per_month": 1});
    assert_eq!(units(&balancer("application", json!({}), usage)), dec("2"));
    let usage = json!({"gb_per_month": 10, "lambda_gb_per_hour": dec_json("0.4"), "hours_per_month": 10});
    assert_eq!(units(&balancer("application", json!({}), usage)), dec("20"));
}

#[test]
fn protocols_are_added_by_their_largest_dimensions() {
    let usage = json!({
        "new_per_second": 1600, "gb_per_hour": 1, "udp_active_flows": 150_000, "udp_gb_per_hour": 2,
        "tls_new_per_second": 10, "tls_active_connections": 1000, "hours_per_month": 3,
    });
    let network = balancer("network", json!({}), usage);
    assert_eq!(units(&network), dec("16"), "2 by TCP, 3 by UDP, a third by TLS");
    let capacity = priced(&network).components[0].capacity.clone().unwrap();
    assert_eq!(capacity.unit, "NLCU");
    let names: Vec<_> = capacity.dimensions.iter().map(|dimension| dimension.name.as_ref()).collect();
    assert_eq!(names[3..5], ["UDP new flows", "UDP active flows"]);
    assert_eq!((names[capacity.mostly], names.len()), ("UDP active flows", 9));
    assert_eq!(capacity.dimensions[0].per_unit, "800 a second");
    assert_eq!(capacity.billed, [dec("5.3333333333")]);
    // Protocols without usage have no rows.
    let udp = balancer("network", json!({}), json!({"udp_gb_per_hour": 2}));
    assert_eq!(priced(&udp).components[0].capacity.clone().unwrap().dimensions.len(), 3);
}

#[test]
fn reserved_units_are_the_floor_of_each_hour() {
    let day: Vec<u64> = (0..24).map(|hour| if hour < 4 { 10 } else { 1 }).collect();
    let at = |reserved: u64, usage: Value| units(&balancer("application", json!({"reserved_units": reserved}), usage));
    let busy = json!({"by_hour": {"gb_per_hour": day}, "hours_per_month": 24});
    assert_eq!(at(0, busy.clone()), dec("60"));
    assert_eq!(at(3, busy), dec("100"));
    assert_eq!(at(3, json!({"gb_per_hour": 2, "hours_per_month": 10})), dec("30"));
    assert_eq!(at(3, json!({"gb_per_hour": 4, "hours_per_month": 10})), dec("40"));
}

#[test]
fn ranges_are_priced_at_both_ends() {
    let usage = json!({"gb_per_hour": {"low": 1, "typical": 2, "high": 4}, "new_per_second": 50});
    let range = priced(&balancer("application", json!({}), usage)).totals.range.unwrap();
    // New connections are at least 2 units.
    assert_eq!((range.low.to_string(), range.high.to_string()), ("$28.11".into(), "$39.79".into()));
}

#[test]
fn hours_are_started_ones_and_gateways_pay_by_zone() {
    let at = |balancer_type, hours: &str| {
        let usage = json!({"gb_per_hour": 2, "hours_per_month": dec_json(hours)});
        let components = balancer(balancer_type, json!({"zones": 3}), usage);
        (line(&components, "elb.hours").quantity.unwrap(), components)
    };
    assert_eq!(at("network", "9.5").0, dec("10"));
    assert_eq!(at("gateway", "9.5").0, dec("30"));
    assert_eq!(units(&at("gateway", "9.5").1), dec("19"), "bytes are those of the time that it exists");
    assert_eq!(line(&at("classic", "9.5").1, "elb.data").quantity, Some(dec("19")));
}

#[test]
fn public_addresses_stand_in_every_zone() {
    let at = |balancer_type, scheme| {
        let config = json!({"scheme": scheme, "zones": 3});
        let estimate = priced(&balancer(balancer_type, config, json!({"hours_per_month": 10})));
        let lines = &estimate.components[0].lines;
        lines.iter().find(|line| line.code == "vpc.public-ipv4").map(|line| line.quantity.unwrap())
    };
    for balancer_type in ["application", "network", "classic"] {
        assert_eq!(at(balancer_type, "internet-facing"), Some(dec("30")), "{balancer_type}");
        assert_eq!(at(balancer_type, "internal"), None);
    }
    assert_eq!(at("gateway", "internet-facing"), None);
}

#[test]
fn the_hours_of_a_day_have_their_own_dominant_dimension() {
    let new: Vec<u64> = (0..24).map(|hour| if hour < 10 { 250 } else { 25 }).collect();
    let gb: Vec<u64> = (0..24).map(|hour| if hour < 10 { 1 } else { 2 }).collect();
    let usage = json!({"by_hour": {"new_per_second": new, "gb_per_hour": gb}, "requests_per_second": 9});
    let components = balancer("application", json!({}), usage);
    let capacity = priced(&components).components[0].capacity.clone().unwrap();
    assert_eq!((capacity.billed.len(), capacity.billed[9], capacity.billed[10]), (24, dec("10"), dec("2")));
    // New connections set 100 units in ten hours, bytes set 28 units in fourteen.
    assert_eq!((capacity.dominant[9], capacity.dominant[10], capacity.mostly), (0, 2, 0));
    assert_eq!(capacity.next_percent, Some(dec("10")));
    // 128 LCU-hours a day.
    assert_eq!(units(&components), dec("3893.3333333333"));
}

#[test]
fn large_loads_with_many_digits_are_priced() {
    let load = |count: u64, config: Value, usage: &str| {
        json!([{"id": "b", "kind": "load-balancer", "placement": {"count": count}, "config": config,
                "usage": serde_json::from_str::<Value>(usage).unwrap()}])
    };
    let day: Vec<u64> = (0..24).map(|hour| hour * 1_234_567).collect();
    let network = format!(
        r#"{{"gb_per_month": 98765432.1234, "by_hour": {{"tls_new_per_second": {day:?}, "tls_gb_per_hour": {day:?}}}}}"#
    );
    for components in [
        load(
            100,
            json!({"balancer_type": "application"}),
            r#"{"new_per_second": 123456.7891, "connection_seconds": 3333.3333, "requests_per_second": 1234567.1234,
                "rules_per_request": 99.9999, "gb_per_month": 98765432.1234, "lambda_gb_per_hour": 12345.6789}"#,
        ),
        load(7, json!({"balancer_type": "network", "cross_zone": true, "zones": 3}), &network),
        load(100, json!({"balancer_type": "gateway"}), r#"{"active_connections": 999999999999.9999}"#),
    ] {
        let estimate = priced(&components);
        assert!(
            !estimate.totals.at_least && estimate.totals.monthly > Usd::new(Decimal::from(100_000)),
            "{estimate:?}"
        );
    }
}
