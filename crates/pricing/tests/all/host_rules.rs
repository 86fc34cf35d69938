//! Dedicated hosts with more room than their instances need: an m5 host has 96 vCPU and costs 730 × $5.069 =
//! $3,700.37 a month in us-east-1.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use budget::Budget;
use catalog::Catalogue;
use design::Design;
use pricing::{Finding, estimate};
use serde_json::{Value, json};
use units::format::money;

fn design(hosts: u64, groups: &[Value]) -> Design {
    let host = json!({"id": "h", "kind": "dedicated-host", "config": {"family": "m5"}, "placement": {"count": hosts}});
    let components = [&[host], groups].concat();
    Design::parse(&json!({"abacus": 1, "region": "us-east-1", "components": components}).to_string()).unwrap()
}

fn group(instance_type: &str, count: u64) -> Value {
    json!({"id": "g", "kind": "ec2", "placement": {"count": count},
           "config": {"instance_type": instance_type, "tenancy": "host", "host": "h"}})
}

fn found(design: &Design) -> Option<Finding> {
    let mut found = estimate(design, Catalogue::embedded()).unwrap().findings.into_iter();
    found.find(|finding| finding.rule == "po-host-underfilled")
}

/// The finding, and the total after its change.
fn told(design: &Design) -> (String, String) {
    let finding = found(design).unwrap();
    let change = finding.change.as_ref().unwrap();
    let then = change.apply(design, &finding.component, Catalogue::embedded(), Budget::unlimited()).unwrap();
    let total = |design: &Design| estimate(design, Catalogue::embedded()).unwrap().totals.monthly;
    assert_eq!(total(design) - total(&then), finding.saves.unwrap());
    (finding.message.to_string(), money(total(&then)))
}

#[test]
fn more_hosts_than_the_instances_need_are_told() {
    // 7 × 16 vCPU fill one host and a sixth of another.
    let (message, then) = told(&design(3, &[group("m5.4xlarge", 7)]));
    let expected = "the instances placed on it need 112 of 288 vCPU; 2 of 3 hosts are enough, for $3,700.37 less";
    assert_eq!((message.as_str(), then.as_str()), (expected, "$7,400.74"));
    // Without instances, the host goes.
    let (message, then) = told(&design(1, &[]));
    let expected = "no instance is placed on it; without it the design costs $3,700.37 less";
    assert_eq!((message.as_str(), then.as_str()), (expected, "$0.00"));
    assert_eq!(found(&design(1, &[group("c5.large", 1)])), None, "of another family");
}

#[test]
fn hosts_that_cost_more_than_dedicated_instances_are_told() {
    // Two m5.xlarge: 1,460 h × about $0.2048, and $2 × 730 h for the Region.
    let (message, then) = told(&design(1, &[group("m5.xlarge", 2)]));
    assert!(message.starts_with("the instances placed on it need 8 of 96 vCPU; as Dedicated Instances"), "{message}");
    assert_eq!(then, "$1,758.99");
    // 24 of them fill the host, which costs less than 17,520 h × about $0.2048 and the fee.
    assert_eq!(found(&design(1, &[group("m5.xlarge", 24)])), None);
}
