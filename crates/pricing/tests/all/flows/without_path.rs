//! Flows that do not arrive, and flows without usage values.

use crate::flows::support::*;
use pricing::{Severity, render};

fn isolated(gb: u64) -> Vec<serde_json::Value> {
    vec![
        vpc("vpc", "10.0.0.0/16", &[]),
        igw(),
        instances("web", &["vpc-private-a"]),
        flow("out", "web", "@internet", gb, 0),
    ]
}

#[test]
fn data_that_does_not_get_there_is_an_error_and_no_zero() {
    let estimate = priced(&isolated(100));
    assert_eq!(lines(&estimate, "out"), pairs(&[("flow.lost", "the data does not get there")]));
    assert!(estimate.totals.at_least);
    let found: Vec<_> = estimate.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].rule.as_ref(), found[0].component.as_str()), ("vpc-private-without-egress", "vpc"));
    assert_eq!(found[0].path, "/components/0");
    assert!(found[0].message.ends_with("(flow out)"), "{}", found[0].message);
    // No finding asks the user to enter a usage value or to choose a region with a price.
    let rules: Vec<_> = findings(&estimate).into_iter().map(|(rule, _)| rule).collect();
    assert!(!rules.iter().any(|rule| rule == "gen-usage-missing" || rule == "gen-price-missing"), "{rules:?}");
    assert!(render::table(&estimate).contains("no price: the data does not get there"));
}

#[test]
fn nothing_that_does_not_get_there_costs_nothing() {
    let estimate = priced(&isolated(0));
    assert_eq!(lines(&estimate, "out"), pairs(&[("flow.lost", "0")]));
    assert!(!component(&estimate, "out").totals.at_least);
}

#[test]
fn only_the_part_that_does_not_get_there_is_missing() {
    let mut all =
        with_nat(&[instances("web", &["vpc-private-a", "vpc-private-b"]), flow("out", "web", "@internet", 100, 0)]);
    all[0]["config"]["subnets"][3]["route_table"] = "none".into();
    all[0]["config"]["route_tables"].as_array_mut().unwrap().push(serde_json::json!({"name": "none", "routes": []}));
    let estimate = priced(&all);
    let expected = [
        ("flow.hop1.nat", "2.25"),
        ("flow.hop2.internet-out.request", "4.5"),
        ("flow.lost", "the data does not get there"),
    ];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
}

#[test]
fn a_flow_of_which_nothing_is_said_is_open() {
    let mut out = flow("out", "web", "@internet", 0, 0);
    out.as_object_mut().unwrap().remove("usage");
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), out]));
    let expected = [
        ("flow.hop1.nat", "depends on the GB of the flow"),
        ("flow.hop2.internet-out.request", "depends on the GB of the flow"),
    ];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
    let missing: Vec<_> = estimate.findings.iter().filter(|finding| finding.rule == "gen-usage-missing").collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].message, "the cost depends on the GB of the flow");
    assert_eq!(missing[0].path, "/components/4/usage");
}

#[test]
fn with_one_direction_said_the_other_is_none() {
    let mut out = flow("out", "web", "@internet", 0, 0);
    out["usage"] = serde_json::json!({"response_gb": 100});
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), out]));
    let expected = [("flow.hop1.nat", "4.5"), ("flow.hop2.internet-out.request", "0")];
    assert_eq!(lines(&estimate, "out"), pairs(&expected));
    assert!(!estimate.totals.at_least);
}

/// The network check reports it at the subnet; the flow that is affected does not report it again.
#[test]
fn a_gateway_in_a_private_subnet_is_told_of_once() {
    let network = [vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "nat")]), igw(), nat(&["vpc-private-a"])];
    let flows = [instances("web", &["vpc-private-b"]), flow("out", "web", "@internet", 10, 10)];
    let estimate = priced(&[network.as_slice(), flows.as_slice()].concat());
    let told: Vec<_> = findings(&estimate).into_iter().filter(|(rule, _)| rule == "nat-placement").collect();
    assert_eq!(told, pairs(&[("nat-placement", "/components/2/placement/subnets/0")]));
    assert!(estimate.totals.at_least);
}
