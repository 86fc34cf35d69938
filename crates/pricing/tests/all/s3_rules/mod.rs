//! The rules about S3: each fires where it should, once, and nowhere else; and the charges for which AWS has special
//! rules.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod findings;
mod growth;
mod replicas;

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Finding, Line, NoPrice, Severity, estimate};
use serde_json::{Value, json};
use units::{Decimal, Usd, parse_plain};

fn priced(region: &str, components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": region, "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// One component in us-east-1; usage values that the cost depends on are zero unless `usage` gives them.
fn bucket(class: &str, usage: Value) -> Value {
    let mut all = json!({"put_requests": 0, "get_requests": 0, "retrieved_gb": 0, "uploaded_gb": 0});
    all.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
    json!([{"id": "b", "kind": "s3", "config": {"storage_class": class}, "usage": all}])
}

fn of_rule(components: &Value, rule: &str) -> Vec<Finding> {
    priced("us-east-1", components).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// Checks that the rule fires once at `place` with `severity`, or not at all.
fn check(components: &Value, rule: &str, expected: Option<(Severity, &str)>) {
    let found: Vec<_> = of_rule(components, rule).into_iter().map(|finding| (finding.severity, finding.path)).collect();
    let expected = expected.map(|(severity, place)| (severity, format!("/components/0{place}")));
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{rule}: {components}");
}

fn line<'a>(estimate: &'a Estimate, code: &str) -> Option<&'a Line> {
    estimate.components[0].lines.iter().find(|line| line.code == code)
}

fn cost(components: &Value, code: &str) -> Usd {
    line(&priced("us-east-1", components), code).unwrap().cost.known().unwrap()
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).unwrap()
}

fn dec(text: &str) -> Decimal {
    parse_plain(text).unwrap()
}

#[test]
fn inventory_and_analysis_are_billed_by_the_million_objects() {
    let of = |name: &str, objects: Value| bucket("standard", json!({name: objects}));
    assert_eq!(cost(&of("inventory_objects", json!(1_000_000)), "s3.inventory"), usd("0.0025"));
    assert_eq!(cost(&of("analyzed_objects", json!(1_000_000)), "s3.analytics"), usd("0.1"));
    for (name, code) in [("inventory_objects", "s3.inventory"), ("analyzed_objects", "s3.analytics")] {
        let open = priced("us-east-1", &of(name, json!("open")));
        assert!(matches!(line(&open, code).unwrap().cost, Cost::DependsOnUsage { .. }), "{name}");
        assert!(line(&priced("us-east-1", &bucket("standard", json!({}))), code).is_none(), "{name}");
    }
}

#[test]
fn a_class_with_a_least_size_bills_it() {
    // 1,048,576 objects of 128 KiB are 128 GB.
    let small = |class, kib: u64| bucket(class, json!({"objects": 1_048_576, "mean_kib": kib}));
    for (class, rate) in [("standard-ia", "0.0125"), ("onezone-ia", "0.01"), ("glacier-ir", "0.004")] {
        let least = usd(rate).times(Decimal::from(128)).unwrap();
        assert_eq!(cost(&small(class, 1), "s3.storage"), least, "{class}");
        assert_eq!(cost(&small(class, 128), "s3.storage"), least, "{class}");
        assert_eq!(cost(&small(class, 256), "s3.storage"), least.times(Decimal::TWO).unwrap(), "{class}");
    }
    assert_eq!(cost(&small("standard", 1), "s3.storage"), usd("0.023"));
    // In a list of sizes, the minimum applies to each size; a mean would hide it.
    let sizes = json!({"sizes": [{"objects": 1_048_576, "kib": 1}, {"objects": 1_048_576, "kib": 255}]});
    assert_eq!(cost(&bucket("standard-ia", sizes), "s3.storage"), usd("0.0125").times(Decimal::from(383)).unwrap());
    // GB with a number of objects have a mean size; GB without one are assumed to be large objects.
    let gb = |objects: Value| bucket("standard-ia", json!({"gb": 1, "objects": objects}));
    assert_eq!(cost(&gb(json!(1_048_576)), "s3.storage"), usd("1.6"));
    assert_eq!(cost(&gb(json!(8192)), "s3.storage"), usd("0.0125"));
    let assumed = priced("us-east-1", &gb(json!(null)));
    assert!(line(&assumed, "s3.storage").unwrap().assumption.as_ref().unwrap().contains("128 KB"));
    assert_eq!(assumed.totals.monthly, usd("0.0125"));
}

#[test]
fn archived_objects_carry_an_index_and_a_name() {
    // 1,048,576 objects: 32 GB and 8 GB.
    let archived = |class| bucket(class, json!({"gb": 0, "objects": 1_048_576}));
    for (class, rate) in [("glacier", "0.0036"), ("deep-archive", "0.00099")] {
        let index = usd(rate).times(Decimal::from(32)).unwrap();
        assert_eq!(cost(&archived(class), "s3.archive-overhead"), index);
        assert_eq!(cost(&archived(class), "s3.archive-overhead-standard"), usd("0.184"));
    }
    assert!(line(&priced("us-east-1", &archived("glacier-ir")), "s3.archive-overhead").is_none());
    // The number of objects is sufficient for it, and necessary.
    let open = priced("us-east-1", &bucket("glacier", json!({"gb": 5})));
    assert!(matches!(line(&open, "s3.archive-overhead").unwrap().cost, Cost::DependsOnUsage { .. }));
    let counted = priced("us-east-1", &bucket("glacier", json!({"objects": 1_048_576})));
    assert_eq!(line(&counted, "s3.archive-overhead-standard").unwrap().cost.known(), Some(usd("0.184")));
    assert!(matches!(line(&counted, "s3.storage").unwrap().cost, Cost::DependsOnUsage { .. }));
    // For Intelligent-Tiering, only the data in its archive tiers.
    let tiers = bucket("intelligent-tiering", json!({"objects": 1_048_576, "mean_kib": 1024, "archive_percent": 50}));
    assert_eq!(cost(&tiers, "s3.archive-tier-overhead"), usd("0.0576"));
    assert_eq!(cost(&tiers, "s3.archive-overhead-standard"), usd("0.092"));
    assert_eq!(cost(&tiers, "s3.storage-archive"), usd("1.8432"));
}

#[test]
fn small_objects_stay_in_the_frequent_tier_unwatched() {
    let usage = json!({"sizes": [{"objects": 1_048_576, "kib": 128}, {"objects": 1_048_576, "kib": 127}],
                       "infrequent_percent": 50, "archive_instant_percent": 50});
    let bucket = bucket("intelligent-tiering", usage);
    assert_eq!(cost(&bucket, "s3.storage-frequent"), usd("0.023").times(Decimal::from(127)).unwrap());
    assert_eq!(cost(&bucket, "s3.storage-infrequent"), usd("0.8"));
    assert_eq!(cost(&bucket, "s3.storage-archive-instant"), usd("0.256"));
    assert_eq!(cost(&bucket, "s3.monitoring"), usd("2.62144"));
    check(&bucket, "s3-it-small-objects", Some((Severity::Warning, "/usage/sizes")));
    let large = tiered(128);
    check(&large, "s3-it-small-objects", None);
    check(&tiered(127), "s3-it-small-objects", Some((Severity::Warning, "/usage/mean_kib")));
}

fn tiered(kib: u64) -> Value {
    bucket("intelligent-tiering", json!({"objects": 1000, "mean_kib": kib}))
}

#[test]
fn requests_are_billed_by_class_and_lists_at_the_standard_rate() {
    let usage = json!({"gb": 0, "put_requests": 1000, "get_requests": 10_000, "list_requests": 1000,
                       "delete_requests": 1_000_000, "transitions_in": 1000});
    let of = |class: &str, code| cost(&bucket(class, usage.clone()), code);
    assert_eq!(of("standard", "s3.put"), usd("0.005"));
    assert_eq!(of("standard-ia", "s3.put"), usd("0.01"));
    assert_eq!(of("glacier-ir", "s3.get"), usd("0.1"));
    for class in ["standard", "standard-ia", "glacier", "deep-archive", "intelligent-tiering"] {
        assert_eq!(of(class, "s3.list"), usd("0.005"), "{class}");
        assert_eq!(of(class, "s3.delete"), Usd::ZERO, "{class}");
    }
    assert_eq!(of("express-onezone", "s3.list"), usd("0.00113"));
    assert_eq!(of("glacier", "s3.transitions"), usd("0.03"));
    assert_eq!(of("deep-archive", "s3.transitions"), usd("0.05"));
    for class in ["standard", "express-onezone"] {
        let bucket = bucket(class, usage.clone());
        assert!(line(&priced("us-east-1", &bucket), "s3.transitions").is_none());
        check(&bucket, "s3-transition-order", Some((Severity::Error, "/usage/transitions_in")));
    }
    check(&bucket("glacier", usage), "s3-transition-order", None);
}

#[test]
fn reading_is_charged_by_class_and_restoring_by_speed() {
    let read = |class: &str| cost(&bucket(class, json!({"gb": 0, "objects": 0, "retrieved_gb": 100})), "s3.retrieval");
    assert_eq!([read("standard-ia"), read("onezone-ia"), read("glacier-ir")], [usd("1"), usd("1"), usd("3")]);
    assert_eq!([read("standard"), read("intelligent-tiering")], [Usd::ZERO; 2]);
    assert_eq!(read("express-onezone"), usd("0.06"));
    let express = bucket("express-onezone", json!({"gb": 0, "uploaded_gb": 100}));
    assert_eq!(cost(&express, "s3.upload"), usd("0.32"));
    let usage = json!({"gb": 0, "objects": 0, "expedited_gb": 100, "expedited_requests": 10, "standard_gb": 100,
                       "standard_requests": 10_000, "bulk_gb": 100, "bulk_requests": 10_000, "archive_percent": 100});
    let expected =
        [("glacier", ["3", "0.1", "1", "0.5", "0", "0"]), ("intelligent-tiering", ["3", "0.1", "0", "0", "0", "0"])];
    let codes =
        ["expedited-data", "expedited-requests", "standard-data", "standard-requests", "bulk-data", "bulk-requests"];
    for (class, amounts) in expected {
        for (code, amount) in codes.into_iter().zip(amounts) {
            assert_eq!(cost(&bucket(class, usage.clone()), &format!("s3.{code}")), usd(amount), "{class} {code}");
        }
    }
    let deep = bucket("deep-archive", usage);
    assert_eq!(cost(&deep, "s3.bulk-data"), usd("0.25"));
    assert_eq!(cost(&deep, "s3.standard-requests"), usd("1"));
    assert!(line(&priced("us-east-1", &deep), "s3.expedited-data").is_none());
    check(&deep, "s3-archive-direct-read", Some((Severity::Error, "/usage/expedited_gb")));
}

#[test]
fn archives_are_read_after_a_restore() {
    let rule = "s3-archive-direct-read";
    let get = json!({"gb": 1, "objects": 1, "get_requests": 5});
    let warning = Some((Severity::Warning, "/usage/get_requests"));
    check(&bucket("glacier", get.clone()), rule, warning);
    check(&bucket("deep-archive", get.clone()), rule, warning);
    assert!(of_rule(&bucket("glacier", get.clone()), rule)[0].message.contains("only HEAD requests need no restore"));
    let read = json!({"gb": 1, "objects": 1, "get_requests": 5, "retrieved_gb": 1});
    check(&bucket("glacier", read), rule, Some((Severity::Error, "/usage/retrieved_gb")));
    check(&bucket("glacier-ir", get.clone()), rule, None);
    let restored = json!({"gb": 1, "objects": 1, "get_requests": 5, "bulk_gb": "open"});
    check(&bucket("glacier", restored), rule, None);
    let deep_tier = json!({"gb": 1, "objects": 1, "deep_archive_percent": 10, "expedited_requests": 5});
    let asked = Some((Severity::Error, "/usage/expedited_requests"));
    check(&bucket("intelligent-tiering", deep_tier), rule, asked);
}

#[test]
fn restored_copies_and_early_deletion_count_days_of_the_month() {
    let price = |month_days: Option<u8>, class: &str, usage: Value, code: &str| {
        let document = json!({"abacus": 1, "region": "us-east-1", "month_days": month_days,
                              "components": bucket(class, usage)});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        line(&estimate, code).map(|line| (line.quantity, line.cost.known().unwrap()))
    };
    let restored = json!({"gb": 0, "objects": 0, "standard_gb": 300, "bulk_gb": 300, "restored_days": 6});
    let copies = price(Some(30), "glacier", restored, "s3.restored-copies").unwrap();
    assert_eq!(copies, (Some(dec("120")), usd("2.76")));
    let early = |days: Value| json!({"gb": 0, "objects": 0, "deleted_early_gb": 100, "deleted_after_days": days});
    // 90 − 60 days: 30 more days, a whole month, are billed.
    let billed = |days, class, after| price(days, class, early(json!(after)), "s3.early-delete");
    assert_eq!(billed(Some(30), "glacier-ir", 60.0), Some((Some(dec("100")), usd("0.4"))));
    assert_eq!(billed(Some(31), "standard-ia", 14.5), Some((Some(dec("50")), usd("0.625"))));
    assert_eq!(billed(None, "deep-archive", 143.5), Some((Some(dec("120")), usd("0.1188"))));
    assert_eq!(billed(None, "glacier", 90.0), None);
    assert_eq!(billed(None, "standard", 1.0), None);
    assert_eq!(billed(None, "intelligent-tiering", 1.0), None);
    let open = json!([{"id": "b", "kind": "s3", "config": {"storage_class": "glacier"},
                       "usage": {"gb": 0, "objects": 0, "deleted_early_gb": 5}}]);
    let open = priced("us-east-1", &open);
    assert!(matches!(line(&open, "s3.early-delete").unwrap().cost, Cost::DependsOnUsage { .. }));
}

#[test]
fn copies_are_stored_written_read_and_sent() {
    let replicated = |class: &str, replication: Value| {
        let usage = json!({"objects": 1_048_576, "mean_kib": 1, "put_requests": 0, "get_requests": 0,
                           "retrieved_gb": 0, "replicated_objects": 1000, "replicated_gb": 100});
        json!([{"id": "b", "kind": "s3", "config": {"storage_class": class, "replication": replication}, "usage": usage}])
    };
    let there = replicated("standard-ia", json!({"region": "us-east-2", "storage_class": "glacier"}));
    let estimate = priced("us-east-1", &there);
    let cost = |code: &str| line(&estimate, code).unwrap().cost.known().unwrap();
    // 1 GB there, 128 GB here; there also index and names of a million objects.
    assert_eq!(cost("s3.storage"), usd("1.6"));
    assert_eq!(cost("s3.replica-storage"), usd("0.0036"));
    assert_eq!(cost("s3.replica-overhead"), usd("0.1152"));
    assert_eq!(cost("s3.replica-overhead-standard"), usd("0.184"));
    assert_eq!(cost("s3.replica-put"), usd("0.03"));
    assert_eq!(cost("s3.replica-retrieval"), usd("1"));
    assert_eq!(cost("s3.replica-transfer"), usd("1"), "between the two US East regions");
    let here = priced("us-east-1", &replicated("standard", json!({"time_control": true})));
    assert_eq!(line(&here, "s3.replica-transfer").unwrap().cost.known(), Some(Usd::ZERO));
    assert!(line(&here, "s3.replica-retrieval").is_none());
    let control = line(&here, "s3.replica-time-control").unwrap();
    assert!(matches!(control.cost, Cost::NoPrice { why: NoPrice::PriceUnknown, .. }));
    assert!(here.totals.at_least);
    // The tiers of S3 Standard count both buckets together.
    let large = json!([{"id": "b", "kind": "s3", "config": {"storage_class": "standard", "replication": {}},
                        "usage": {"gb": 40_000}}]);
    let large = priced("us-east-1", &large);
    assert_eq!(line(&large, "s3.storage").unwrap().price.as_ref().unwrap().pool, Some(dec("80000")));
}

#[test]
fn prices_that_are_missing_are_never_zero() {
    let usage = json!({"gb": 1, "objects": 1, "bulk_gb": 1, "bulk_requests": 5});
    let deep = priced("eu-west-1", &bucket("deep-archive", usage));
    let restored = line(&deep, "s3.bulk-requests").unwrap();
    assert_eq!(restored.cost, Cost::NoPrice { why: NoPrice::PriceUnknown, priced_in: vec!["us-east-1".into()] });
    let express = priced("sa-east-1", &bucket("express-onezone", json!({"gb": 1})));
    for line in &express.components[0].lines {
        let is_unknown = matches!(line.cost, Cost::NoPrice { why: NoPrice::AvailabilityUnknown, .. });
        // All other quantities are zero.
        assert!(is_unknown || line.code != "s3.storage" && line.quantity == Some(Decimal::ZERO), "{line:?}");
    }
    assert_eq!(express.findings.iter().filter(|finding| finding.rule == "gen-price-missing").count(), 1);
}

#[test]
fn small_objects_are_told_where_they_cost() {
    let rule = "s3-min-object-size";
    let small = |class, objects: u64, kib: u64| bucket(class, json!({"objects": objects, "mean_kib": kib}));
    let warning = Some((Severity::Warning, "/usage/mean_kib"));
    // 1,048,576 objects of 64 KiB: 64 GB at $0.0125 are $0.80, twice as many $1.60.
    check(&small("standard-ia", 1_048_576, 64), rule, None);
    check(&small("standard-ia", 2_097_152, 64), rule, warning);
    assert!(of_rule(&small("standard-ia", 2_097_152, 64), rule)[0].message.contains("$1.60 a month"));
    check(&small("standard-ia", 100_000_000, 128), rule, None);
    check(&small("standard", 100_000_000, 64), rule, None);
    let rule = "s3-archive-overhead";
    // 32 × 0.0036 + 8 × 0.023 = 0.2992 = a tenth of 831.1 KiB.
    let place = Some((Severity::Warning, "/usage/mean_kib"));
    check(&small("glacier", 10_000_000, 831), rule, place);
    check(&small("glacier", 10_000_000, 832), rule, None);
    check(&small("glacier", 1_000_000, 64), rule, None);
}

#[test]
fn another_class_is_advised_where_it_saves() {
    let with = |class: &str, gb: u64, read: u64| bucket(class, json!({"gb": gb, "retrieved_gb": read}));
    let rule = "s3-retrieval-heavy";
    // Retrieval of more than (0.023 − 0.0125) ÷ 0.01 times the stored data.
    check(&with("standard-ia", 1000, 1050), rule, None);
    check(&with("standard-ia", 1000, 1300), rule, Some((Severity::Warning, "/usage/retrieved_gb")));
    assert!(of_rule(&with("standard-ia", 1000, 1300), rule)[0].message.contains("$2.50 a month less"));
    let rule = "s3-cheaper-class";
    let advice = Some((Severity::Warning, "/config/storage_class"));
    check(&with("standard", 1000, 0), rule, advice);
    assert!(of_rule(&with("standard", 1000, 0), rule)[0].message.contains("$19.00 a month less in S3 Glacier Instant"));
    assert!(of_rule(&with("standard", 1000, 500), rule)[0].message.contains("S3 Standard-IA"));
    check(&with("standard", 1000, 1050), rule, None);
    // A value that is not given is unknown: so is the cost of retrieval.
    let unsaid = json!([{"id": "b", "kind": "s3", "config": {"storage_class": "standard"},
                         "usage": {"gb": 1000, "put_requests": 0, "get_requests": 0}}]);
    check(&unsaid, rule, None);
    // 10,000 objects with this many new ones every month: no class is advised that objects would leave before its
    // minimum storage duration.
    let new = |put: u64| {
        bucket("standard", json!({"objects": 10_000, "mean_kib": 1_048_576, "put_requests": put, "retrieved_gb": 0}))
    };
    let advised = |put: u64| of_rule(&new(put), rule).first().map(|finding| finding.fix.to_string());
    assert!(advised(3333).unwrap().contains("Glacier Instant Retrieval if objects stay for at least 90 days"));
    assert!(advised(3334).unwrap().contains("S3 Standard-IA if objects stay for at least 30 days"));
    assert_eq!(advised(10_001), None);
    let tiers = |kib: u64, percent: u64| {
        let usage = json!({"objects": 10_000_000, "mean_kib": kib, "infrequent_percent": percent});
        bucket("intelligent-tiering", usage)
    };
    let rule = "s3-it-monitoring";
    check(&tiers(128, 10), rule, advice);
    check(&tiers(4096, 50), rule, None);
}

#[test]
fn a_saving_in_another_class_counts_the_tiers_of_the_region() {
    // 51,200 GB in another component fill the first tier: these objects would leave the second.
    let other = json!({"id": "o", "kind": "s3", "config": {"storage_class": "standard"},
                       "usage": {"gb": 51_200, "put_requests": 0, "get_requests": 0}});
    let mut components = bucket("standard", json!({"gb": 1000, "retrieved_gb": 0}));
    components.as_array_mut().unwrap().push(other.clone());
    let now = priced("us-east-1", &components);
    let mut moved = bucket("glacier-ir", json!({"gb": 1000, "retrieved_gb": 0}));
    moved.as_array_mut().unwrap().push(other);
    let saved = now.totals.monthly - priced("us-east-1", &moved).totals.monthly;
    assert_eq!(saved, usd("18"), "1,000 GB × ($0.022 − $0.004)");
    let advised = of_rule(&components, "s3-cheaper-class");
    assert!(advised[0].message.contains("$18.00 a month less"), "{advised:?}");
}

#[test]
fn what_nobody_needs_is_told() {
    let zone = |class, more: Value| {
        let mut components = bucket(class, json!({"gb": 1}));
        components[0]["config"].as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        components
    };
    let rule = "s3-onezone-critical";
    let warning = Some((Severity::Warning, "/config/storage_class"));
    check(&zone("onezone-ia", json!({})), rule, warning);
    check(&zone("express-onezone", json!({})), rule, warning);
    check(&zone("onezone-ia", json!({"replication": {"storage_class": "standard"}})), rule, None);
    check(&zone("standard-ia", json!({})), rule, None);
    let parts = |gb: u64| bucket("standard", json!({"gb": 100, "incomplete_upload_gb": gb}));
    check(&parts(43), "s3-mpu-abort", None);
    check(&parts(44), "s3-mpu-abort", Some((Severity::Warning, "/usage/incomplete_upload_gb")));
    let early =
        |days: u64| bucket("glacier-ir", json!({"gb": 100, "deleted_early_gb": 900, "deleted_after_days": days}));
    check(&early(80), "s3-min-duration", Some((Severity::Warning, "/usage/deleted_after_days")));
    check(&early(90), "s3-min-duration", None);
    let asked = |kib: u64| {
        bucket(
            "standard",
            json!({"objects": 1_000_000, "mean_kib": kib, "put_requests": 0, "get_requests": 60_000_000}),
        )
    };
    check(&asked(1023), "s3-request-cost", Some((Severity::Advice, "/usage/get_requests")));
    check(&asked(1024), "s3-request-cost", None);
    let moved =
        |kib: u64| bucket("glacier", json!({"objects": 10_000_000, "mean_kib": kib, "transitions_in": 1_000_000}));
    // 32 × 0.0036 + 8 × 0.023 = 0.2992 is the saving of 15.4 KiB.
    check(&moved(15), "s3-transition-cost", Some((Severity::Warning, "/usage/transitions_in")));
    check(&moved(16), "s3-transition-cost", None);
}

fn totals(class: &str, usage: Value) -> pricing::Totals {
    priced("us-east-1", &bucket(class, usage)).totals
}
