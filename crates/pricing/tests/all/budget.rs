//! The monthly budget of a design, in the estimate and its tables.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::render::{csv, table};
use pricing::{Estimate, Severity};
use units::Usd;

/// Four secrets of Secrets Manager at 0.40 USD a month each, three of them in one component: 1.60 USD.
fn priced(budget: &str, more: &str) -> Estimate {
    let text = format!(
        r#"{{"abacus":1,"region":"us-east-1","budget":{budget},"components":[
        {{"id":"other","kind":"secrets-manager","usage":{{"api_calls":0}}}},
        {{"id":"keys","name":"Keys","kind":"secrets-manager","placement":{{"count":3}},"usage":{{"api_calls":0}}}}{more}]}}"#
    );
    pricing::estimate(&Design::parse(&text).unwrap(), Catalogue::embedded()).unwrap()
}

#[test]
fn a_total_within_the_budget_is_no_finding() {
    let estimate = priced("1.6", "");
    assert_eq!(estimate.totals.monthly, Usd::parse("1.6").unwrap());
    let budget = estimate.budget.unwrap();
    assert_eq!((budget.used_percent, budget.left), (100.into(), Usd::ZERO));
    assert!(!budget.is_exceeded() && estimate.findings.iter().all(|finding| finding.rule != "budget-exceeded"));
    assert!(priced("null", "").budget.is_none());
}

#[test]
fn a_total_above_the_budget_is_a_warning_at_what_costs_the_most() {
    // 1.60 ÷ 1.28 = 1.25; 1.60 − 1.28 = 0.32.
    let estimate = priced("1.28", "");
    let finding = estimate.findings.iter().find(|finding| finding.rule == "budget-exceeded").unwrap();
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Warning, "/budget"));
    assert_eq!(finding.component.as_str(), "keys");
    assert_eq!(finding.message, "The design costs $1.60 a month, $0.32 more than its budget of $1.28");
    assert_eq!(finding.fix, "look first at Keys, which costs the most, or raise the budget");
    let text = table(&estimate);
    let row = text.lines().find(|line| line.starts_with("Budget ")).unwrap();
    assert!(row.ends_with(" $1.60 of $1.28 (125 %), $0.32 over"), "{row}");
    assert!(csv(&estimate).contains("\r\n,Budget,,budget,"), "{}", csv(&estimate));
    let json = serde_json::to_value(&estimate).unwrap();
    assert_eq!(json["budget"]["used_percent"], "125.0");
    assert_eq!(serde_json::from_value::<Estimate>(json).unwrap(), estimate);
}

#[test]
fn an_incomplete_total_exceeds_it_by_at_least_the_rest() {
    let open = r#",{"id":"queue","kind":"sqs","usage":{"requests":"open"}}"#;
    let estimate = priced("1.28", open);
    assert!(estimate.totals.at_least);
    let finding = estimate.findings.iter().find(|finding| finding.rule == "budget-exceeded").unwrap();
    let expected = "The design costs at least $1.60 a month, at least $0.32 more than its budget of $1.28";
    assert_eq!(finding.message, expected);
    let text = priced("10", open).budget.unwrap().text();
    assert_eq!(text, "at least $1.60 of $10.00 (at least 16 %), at most $8.40 left");
}
