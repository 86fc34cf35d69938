//! Every worked case, including those computed by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;

use accuracy::{Case, Checked, cases, cases_in, check, markdown};
use catalog::{Basis, Catalogue};
use design::Design;
use pricing::estimate;

#[test]
fn every_case_comes_out_as_known() {
    let cases = cases().unwrap();
    let count = |area: &str| cases.iter().filter(|case| case.area == area).count();
    assert_eq!([count("ec2"), count("ebs"), count("elb"), count("commitment"), count("s3")], [4, 4, 8, 13, 6]);
    assert_eq!([count("network"), count("stack")], [12, 3]);
    let mut ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), cases.len());
    come_out(&cases);
}

/// Cases whose answers no source prints: they are computed by hand from list prices. They are not in the report.
fn computed(area: &str) -> Vec<Case> {
    let all = cases_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/computed")).unwrap();
    all.into_iter().filter(|case| case.area == area).collect()
}

#[test]
fn networks_come_out_as_computed() {
    let cases = computed("network");
    assert!(cases.len() >= 12);
    come_out(&cases);
}

#[test]
fn load_balancers_come_out_as_computed() {
    let cases = computed("elb");
    assert!(cases.len() >= 5);
    come_out(&cases);
}

#[test]
fn s3_comes_out_as_computed() {
    let cases = computed("s3");
    assert!(cases.len() >= 10);
    come_out(&cases);
}

#[test]
fn database_clusters_come_out_as_computed() {
    for area in ["aurora", "database-clusters"] {
        let cases = computed(area);
        assert!(cases.len() >= 4);
        come_out(&cases);
    }
}

fn come_out(cases: &[Case]) {
    for case in cases {
        let checked = check(case);
        assert!(!checked.checks.is_empty(), "{}", case.id);
        let off: Vec<_> = checked.checks.iter().chain(&checked.also).filter(|check| !check.passed).collect();
        assert!(checked.passed(), "{}: {:?} {off:#?}", case.id, checked.answers.as_ref().err());
    }
}

#[test]
fn the_committed_report_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/accuracy.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let cases = cases().unwrap();
    let all: Vec<Checked<'_>> = cases.iter().map(check).collect();
    assert!(markdown(&all) == committed, "run: cargo run -p accuracy > docs/accuracy.md");
}

/// The case of a host has a listed price.
#[test]
fn the_price_of_a_host_says_what_it_is_derived_from() {
    let host = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "host", "kind": "dedicated-host", "config": {"family": "c5d"}}]}"#;
    let estimate = estimate(&Design::parse(host).unwrap(), Catalogue::embedded()).unwrap();
    let line = estimate.components[0].lines.iter().find(|line| line.code == "host.hours").unwrap();
    let price = line.price.as_ref().unwrap();
    assert!(matches!(&price.basis, Basis::Derived { rule } if rule.contains("c5d.18xlarge")), "{:?}", price.basis);
}

/// Defined kinds whose known answers are in files outside `cases/services`, or that have none.
const ELSEWHERE: &[(&str, &str)] = &[
    ("data-transfer", "network.json and stack.json"),
    ("internet-gateway", "free"),
    ("vpc-endpoint", "network.json"),
    ("vpc-peering", "its transfer is that of network.json"),
];

#[test]
fn every_defined_kind_has_a_known_answer() {
    let all = cases().unwrap();
    for definition in definitions::ALL {
        let has_case = all.iter().any(|case| case.area == definition.kind);
        let elsewhere = ELSEWHERE.iter().any(|(kind, _)| *kind == definition.kind);
        assert!(has_case != elsewhere, "{}: {has_case} {elsewhere}", definition.kind);
    }
}
