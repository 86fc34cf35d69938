//! Flows between zones that are noticeable only together, in us-east-1: $0.01 per GB at each end.

use crate::flows::support::*;
use budget::Budget;
use catalog::Catalogue;
use pricing::{Estimate, Finding, Severity};
use serde_json::Value;
use units::format::money;

fn found<'e>(estimate: &'e Estimate, rule: &str) -> Vec<&'e Finding> {
    estimate.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// Flows of these GB a month from `web` to `db`, with an instance of each group in each of these subnets.
fn design(web: &[&str], db: &[&str], gb: &[u64]) -> Vec<Value> {
    let flows = (0..).zip(gb).map(|(index, gb)| flow(&format!("f{index}"), "web", "db", *gb, 0));
    let network = [vpc("vpc", "10.0.0.0/16", &[]), igw(), instances("web", web), instances("db", db)];
    network.into_iter().chain(flows).collect()
}

const BOTH: [&str; 2] = ["vpc-private-a", "vpc-private-b"];

/// Half of each 1,000 GB crosses zones, for 500 × $0.02 = $10.00: less than a twentieth of the four instances, which
/// cost 4 × 730 × $0.0816 = $238.27. Six such flows cost $60.00 of $298.27.
#[test]
fn flows_between_zones_that_are_noticeable_together_are_one_finding() {
    let six = design(&BOTH, &BOTH, &[1000; 6]);
    let estimate = priced(&six);
    let told = found(&estimate, "path-cross-az");
    assert_eq!(told.len(), 1);
    let finding = told[0];
    assert_eq!(
        finding.message,
        "6 flows together carry 3,000 GB a month between zones for $60.00; staying within a zone where both ends are in \
         it costs $60.00 less"
    );
    assert_eq!((finding.severity, finding.component.as_str()), (Severity::Warning, "f0"));
    let change = finding.change.as_ref().unwrap();
    let changed = change.apply(&read(&six), &finding.component, Catalogue::embedded(), Budget::unlimited()).unwrap();
    let then = pricing::estimate(&changed, Catalogue::embedded()).unwrap();
    assert_eq!([estimate.totals.monthly, then.totals.monthly].map(money), ["$298.27", "$238.27"]);
    // The change names flows: without one of them it is refused.
    let five = read(&design(&BOTH, &BOTH, &[1000; 5]));
    assert!(change.apply(&five, &finding.component, Catalogue::embedded(), Budget::unlimited()).is_err());
    // $10.00 of $248.27, and twice $5.00 of $248.27.
    for few in [&[1000][..], &[500, 500]] {
        assert!(found(&priced(&design(&BOTH, &BOTH, few)), "path-cross-az").is_empty(), "{few:?}");
    }
}

/// 250 GB cost $5.00 and 260 GB $5.20: less than a twentieth of two instances and all flows, $119.14 + $30.20.
#[test]
fn flows_between_ends_apart_that_are_noticeable_together_are_told_by_the_dearest() {
    let (a, b) = (["vpc-private-a"], ["vpc-private-b"]);
    let estimate = priced(&design(&a, &b, &[250, 250, 260, 250, 250, 250]));
    let told = found(&estimate, "path-zones-apart");
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].message,
        "260 GB a month between zone a and zone b cost $5.20; with both in the same zone the design costs $30.20 less"
    );
    assert_eq!(told[0].component.as_str(), "f2");
    assert!(found(&estimate, "path-cross-az").is_empty());
    // $5.20 of $124.34.
    assert!(found(&priced(&design(&a, &b, &[260])), "path-zones-apart").is_empty());
}
