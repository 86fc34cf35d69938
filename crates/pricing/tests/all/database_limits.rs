//! What RDS, Aurora, DocumentDB, Neptune and Redshift refuse, and which changes they recommend.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Finding, estimate};
use serde_json::{Value, json};

/// The estimate of one component in us-east-1, with `more` added to or replacing `config`.
fn priced(kind: &str, mut config: Value, more: Value, usage: Value) -> Estimate {
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "it", "kind": kind, "config": config, "usage": usage},
    ]});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// The finding of a rule about a database of RDS for MySQL.
fn of_rds(rule: &str, more: Value) -> Option<Finding> {
    let config = json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100});
    priced("rds", config, more, json!({})).findings.into_iter().find(|found| found.rule == rule)
}

#[test]
fn advice_counts_upfront_payments_by_the_month() {
    let of = |io: u64| {
        let config = json!({"engine": "mysql", "instance_class": "db.r7g.16xlarge", "purchase": "3y-all-upfront"});
        let usage = json!({"storage_gb": 100, "io_requests": io});
        let mut findings = priced("aurora", config, json!({}), usage).findings.into_iter();
        findings.find(|found| found.rule == "db-io-optimized").map(|found| found.message.into_owned())
    };
    // 30 % of the upfront payment of $123,185 over 36 months, and 100 GB at $0.225 instead of $0.10, are $1,039.04.
    assert_eq!(of(1_000_000_000), None, "the I/O costs $200");
    let saved = "I/O-Optimized costs less for this much I/O: it saves $960.96 a month";
    assert_eq!(of(10_000_000_000).unwrap(), saved, "the I/O costs $2,000");
}

#[test]
fn advice_is_something_that_aws_accepts() {
    let of = |more| of_rds("db-storage-gp3", more).is_some();
    let io1 = |gib: u64, iops: u64| of(json!({"storage_type": "io1", "storage_gib": gib, "iops": iops}));
    assert!(io1(100, 3_000));
    assert!(!io1(100, 5_000), "100 GiB of gp3 have 3,000 IOPS, which cannot be raised");
    assert!(io1(2_000, 64_000));
    assert!(!io1(2_000, 90_000), "gp3 has 64,000 IOPS at most");
}
