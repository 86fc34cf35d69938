//! The rules about S3: each fires where it should, once, and nowhere else; and what is charged where AWS has
//! a rule of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Finding, Line, NoPrice, Severity, estimate};
use serde_json::{Value, json};
use units::{Decimal, Usd, parse_plain};

fn priced(region: &str, components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": region, "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// One component in us-east-1; figures without which the cost would be open are zero unless `usage` has them.
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
    // A list of sizes has the least of each; a mean would hide it.
    let sizes = json!({"sizes": [{"objects": 1_048_576, "kib": 1}, {"objects": 1_048_576, "kib": 255}]});
    assert_eq!(cost(&bucket("standard-ia", sizes), "s3.storage"), usd("0.0125").times(Decimal::from(383)).unwrap());
    // GB with a number of objects have a mean size; GB alone are taken to be large.
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
    // The number of objects is enough for it, and needed for it.
    let open = priced("us-east-1", &bucket("glacier", json!({"gb": 5})));
    assert!(matches!(line(&open, "s3.archive-overhead").unwrap().cost, Cost::DependsOnUsage { .. }));
    let counted = priced("us-east-1", &bucket("glacier", json!({"objects": 1_048_576})));
    assert_eq!(line(&counted, "s3.archive-overhead-standard").unwrap().cost.known(), Some(usd("0.184")));
    assert!(matches!(line(&counted, "s3.storage").unwrap().cost, Cost::DependsOnUsage { .. }));
    // Of Intelligent-Tiering, what is in its archive tiers.
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
    // 90 − 60 days: a month of 30 days is billed once more.
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
    // 1 GB there, 128 GB here; index and names of a million objects there.
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
    // The tiers of S3 Standard count both buckets.
    let large = json!([{"id": "b", "kind": "s3", "config": {"storage_class": "standard", "replication": {}},
                        "usage": {"gb": 40_000}}]);
    let large = priced("us-east-1", &large);
    assert_eq!(line(&large, "s3.storage").unwrap().price.as_ref().unwrap().pool, Some(dec("80000")));
}

#[test]
fn prices_that_are_missing_are_never_zero() {
    let deep = priced("eu-west-1", &bucket("deep-archive", json!({"gb": 1, "objects": 1, "put_requests": 5})));
    let put = line(&deep, "s3.put").unwrap();
    assert_eq!(put.cost, Cost::NoPrice { why: NoPrice::PriceUnknown, priced_in: vec!["us-east-1".into()] });
    let express = priced("sa-east-1", &bucket("express-onezone", json!({"gb": 1})));
    for line in &express.components[0].lines {
        let is_unknown = matches!(line.cost, Cost::NoPrice { why: NoPrice::AvailabilityUnknown, .. });
        // Of the rest there is nothing.
        assert!(is_unknown || line.code != "s3.storage" && line.quantity == Some(Decimal::ZERO), "{line:?}");
    }
    assert_eq!(express.findings.iter().filter(|finding| finding.rule == "gen-price-missing").count(), 1);
}

#[test]
fn small_objects_are_told_where_they_cost() {
    let rule = "s3-min-object-size";
    let small = |class, objects: u64, kib: u64| bucket(class, json!({"objects": objects, "mean_kib": kib}));
    let warning = Some((Severity::Warning, "/usage/mean_kib"));
    // 1,048,576 objects of 64 KiB: 64 GB of $0.0125 are $0.80, twice as many $1.60.
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
    // Reading more than (0.023 − 0.0125) ÷ 0.01 times what is stored.
    check(&with("standard-ia", 1000, 1050), rule, None);
    check(&with("standard-ia", 1000, 1300), rule, Some((Severity::Warning, "/usage/retrieved_gb")));
    assert!(of_rule(&with("standard-ia", 1000, 1300), rule)[0].message.contains("$2.50 a month less"));
    let rule = "s3-cheaper-class";
    let advice = Some((Severity::Advice, "/config/storage_class"));
    check(&with("standard", 1000, 0), rule, advice);
    assert!(of_rule(&with("standard", 1000, 0), rule)[0].message.contains("$19.00 a month less in S3 Glacier Instant"));
    assert!(of_rule(&with("standard", 1000, 500), rule)[0].message.contains("S3 Standard-IA"));
    check(&with("standard", 1000, 1050), rule, None);
    // What is not said is not known: nobody knows what reading would cost.
    let unsaid = json!([{"id": "b", "kind": "s3", "config": {"storage_class": "standard"},
                         "usage": {"gb": 1000, "put_requests": 0, "get_requests": 0}}]);
    check(&unsaid, rule, None);
    // 10,000 objects, so many of them new every month: nothing that would leave a class before its least days.
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
    // 51,200 GB elsewhere fill the first tier: these would leave the second.
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
    check(&parts(44), "s3-mpu-abort", Some((Severity::Advice, "/usage/incomplete_upload_gb")));
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
    // 32 × 0.0036 + 8 × 0.023 = 0.2992 is what 15.4 KiB save.
    check(&moved(15), "s3-transition-cost", Some((Severity::Warning, "/usage/transitions_in")));
    check(&moved(16), "s3-transition-cost", None);
}

fn totals(class: &str, usage: Value) -> pricing::Totals {
    priced("us-east-1", &bucket(class, usage)).totals
}

#[test]
fn growth_of_ordinary_figures_is_priced() {
    let usage = json!({"objects": 100_000_000, "mean_kib": 300, "growth_gb_per_month": 100});
    // 28,610.2294921875 GB and 100 GB more each month; each object is watched.
    let totals = totals("intelligent-tiering", usage);
    let gb = dec("28610.2294921875") * Decimal::from(12) + Decimal::from(6600);
    let objects = Decimal::from(1_200_000_000) + Decimal::from(6600) * Decimal::from(1_048_576) / Decimal::from(300);
    let exact = gb * dec("0.023") + objects * dec("0.0000025");
    assert!((totals.first_year.amount() - exact).abs() < dec("0.0000001"), "{}", totals.first_year.amount());
    let unround = json!({"gb": 1_234_567.89, "objects": 123_456_789, "growth_percent_per_month": 3.5,
                         "infrequent_percent": 33.3, "archive_percent": 12.5});
    for class in ["intelligent-tiering", "glacier", "standard-ia", "standard"] {
        let totals = self::totals(class, unround.clone());
        assert!(totals.growing && totals.first_year > totals.monthly.times(Decimal::from(12)).unwrap(), "{class}");
    }
}

#[test]
fn a_bucket_that_starts_empty_knows_the_size_of_its_objects() {
    let year = |class: &str, objects: u64, kib: u64| {
        let usage = json!({"objects": objects, "mean_kib": kib, "growth_gb_per_month": 1000});
        let totals = totals(class, usage);
        assert!(!totals.at_least);
        totals.first_year
    };
    // 66,000 GB in eleven months: 66,000 × 16,384 objects of 64 KiB carry 40 KiB each.
    assert_eq!(year("glacier", 0, 64), usd("546.15"));
    assert_eq!(year("standard-ia", 0, 16), usd("6600"));
    assert_eq!(year("intelligent-tiering", 0, 256), usd("1518") + usd("675.84"));
    assert!((year("glacier", 1, 64) - usd("546.15")).amount() < dec("0.00001"));
}

#[test]
fn new_objects_of_unknown_size_leave_the_first_year_open() {
    let later = totals("glacier", json!({"objects": 0, "gb": 0, "growth_gb_per_month": 1000}));
    assert!(later.at_least && later.only_later && later.growing);
    assert_eq!((later.monthly, later.first_year), (Usd::ZERO, usd("237.6")));
    let known = totals("standard", json!({"objects": 0, "gb": 0, "growth_gb_per_month": 1000}));
    assert!(!known.at_least, "S3 Standard does not count objects");
    // Objects that are there go on costing what they cost.
    let empty = totals("standard-ia", json!({"objects": 1_048_576, "mean_kib": 0, "growth_gb_per_month": 10}));
    assert_eq!((empty.monthly, empty.first_year), (usd("1.6"), usd("19.2") + usd("8.25")));
    for gb in [json!(null), json!(0)] {
        let usage = json!({"objects": 1_000_000, "gb": gb, "growth_gb_per_month": 10});
        let totals = totals("glacier", usage);
        assert!(totals.at_least && totals.monthly > Usd::ZERO);
        assert!(totals.first_year >= totals.monthly.times(Decimal::from(12)).unwrap(), "{totals:?}");
    }
}

#[test]
fn open_growth_leaves_month_1_known() {
    let usage = |growth: Value| json!({"gb": 100, "growth_gb_per_month": growth});
    let open = totals("standard", usage(json!("open")));
    assert!(open.at_least && open.only_later && !open.growing);
    assert!(!totals("standard", json!({"growth_gb_per_month": "open"})).only_later, "the GB are open as well");
    let bucket = bucket("standard", usage(json!("open")));
    let text = pricing::render::table(&priced("us-east-1", &bucket));
    assert!(text.contains("Monthly            $2.30") && text.contains("First 12 months    at least $27.60"), "{text}");
    assert!(!text.contains("Some storage grows"), "{text}");
}

#[test]
fn no_growth_is_not_said_to_grow() {
    let text = |growth: u64| {
        let bucket = bucket(
            "standard",
            json!({"gb": 100, "growth_gb_per_month": growth, "put_requests": {"low": 0, "typical": 1, "high": 2}}),
        );
        pricing::render::table(&priced("us-east-1", &bucket))
    };
    assert!(!text(0).contains("month 1") && !text(0).contains("Some storage grows"));
    for label in ["Monthly, month 1 ", "Effective monthly, month 1 ", "Monthly range, month 1 ", "Some storage grows"] {
        assert!(text(1).contains(label), "{label}");
    }
}

#[test]
fn small_objects_are_sent_to_standard_only_where_that_is_cheaper() {
    let rule = "s3-min-object-size";
    let found = |class: &str, kib: u64| {
        of_rule(&bucket(class, json!({"objects": 100_000_000, "mean_kib": kib})), rule)[0].clone()
    };
    // 64 KiB billed as 128 cost $0.008 a GB, less than $0.023.
    assert!(!found("glacier-ir", 64).fix.contains("Standard"));
    // 16 KiB billed as 128 cost $0.1 a GB, more than $0.023.
    assert!(found("standard-ia", 16).fix.contains("or keep them in S3 Standard"));
}

#[test]
fn packing_small_objects_leaves_their_copies_out() {
    let mut components = bucket("standard-ia", json!({"objects": 100_000_000, "mean_kib": 16}));
    components[0]["config"]["replication"] = json!({"storage_class": "glacier"});
    // 12,207.03 GB billed, 1,525.88 GB held, at $0.0125.
    let found = of_rule(&components, "s3-min-object-size");
    assert!(found[0].message.contains("$133.51 a month more"), "{found:?}");
}

#[test]
fn watching_is_blamed_only_where_the_tiers_save_less() {
    // Tiers save 390.625 GB × ($0.023 − $0.0036), watching costs $2.50; expedited restores are what is dear.
    let usage = json!({"objects": 1_000_000, "mean_kib": 4096, "archive_percent": 10, "expedited_gb": 3000,
                       "expedited_requests": 0, "retrieved_gb": 3000});
    let restored = bucket("intelligent-tiering", usage);
    check(&restored, "s3-it-monitoring", None);
    check(&restored, "s3-cheaper-class", Some((Severity::Advice, "/config/storage_class")));
    let usage = json!({"objects": 10_000_000, "mean_kib": 128, "infrequent_percent": 10});
    let watched = of_rule(&bucket("intelligent-tiering", usage), "s3-it-monitoring");
    // 122.07 GB × ($0.023 − $0.0125).
    assert!(watched[0].message.contains("costs $25.00 a month, and their tiers save $1.28"), "{watched:?}");
}

#[test]
fn early_removal_proposes_a_class_only_where_it_is_cheaper() {
    let fix = |class: &str, gb: u64| {
        let usage = json!({"gb": gb, "deleted_early_gb": 1000, "deleted_after_days": 10});
        of_rule(&bucket(class, usage), "s3-min-duration")[0].fix.to_string()
    };
    // 2.63 months of 1,000 GB at $0.004, and 100 GB at a price $0.019 below S3 Standard.
    assert!(fix("glacier-ir", 100).contains("or use S3 Standard, which costs $8.62 a month less"));
    assert_eq!(fix("glacier-ir", 1000), "keep them for 90 days");
}

#[test]
fn a_cheaper_class_tells_no_cost_that_is_not_its_own() {
    // 51,200 GB elsewhere fill the first tier, and leave the second for the cheaper first when these move.
    let mut components = bucket("glacier-ir", json!({"gb": 1000, "retrieved_gb": 2000}));
    components[0]["config"]["storage_class"] = json!("standard");
    components[0]["usage"]["retrieved_gb"] = json!(0);
    let other = json!({"id": "o", "kind": "s3", "config": {"storage_class": "standard"},
                       "usage": {"gb": 51_200, "put_requests": 0, "get_requests": 0}});
    components.as_array_mut().unwrap().push(other);
    let found = of_rule(&components, "s3-cheaper-class");
    assert!(!found[0].message.contains("against"), "{found:?}");
}

#[test]
fn what_is_left_out_of_a_restore_is_open() {
    let open = |class: &str, usage: Value| {
        let mut all = json!({"gb": 10, "objects": 10, "archive_percent": 100});
        all.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
        let estimate = priced("us-east-1", &bucket(class, all));
        let lines = estimate.components[0].lines.iter();
        let open = lines.filter(|line| matches!(line.cost, Cost::DependsOnUsage { .. }));
        open.map(|line| line.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(open("glacier", json!({"standard_gb": 5})), ["s3.standard-requests", "s3.restored-copies"]);
    assert_eq!(
        open("glacier", json!({"standard_requests": 5, "restored_days": 3})),
        ["s3.standard-data", "s3.restored-copies"]
    );
    // Bulk restores cost nothing, whatever they are; their copies do.
    assert_eq!(open("glacier", json!({"bulk_requests": 5, "restored_days": 3})), ["s3.restored-copies"]);
    assert_eq!(open("deep-archive", json!({"bulk_gb": 5, "bulk_requests": 1, "restored_days": 3})), [""; 0]);
    assert_eq!(open("glacier", json!({"expedited_gb": 0})), [""; 0]);
    assert_eq!(open("deep-archive", json!({"expedited_gb": 5})), [""; 0], "is not offered");
    // The tiers restore for nothing and keep no copies, but not within minutes.
    assert_eq!(open("intelligent-tiering", json!({"expedited_gb": 5})), ["s3.expedited-requests"]);
    assert_eq!(open("standard", json!({"standard_gb": 5})), [""; 0]);
}

#[test]
fn what_is_cheaper_the_more_it_is_takes_its_other_end() {
    let range = json!({"low": 10, "typical": 50, "high": 90});
    let usage = |percent: Value| json!({"gb": 100_000, "objects": 1000, "archive_instant_percent": percent});
    let of = |percent: Value| totals("intelligent-tiering", usage(percent));
    let ends = of(range.clone()).range.unwrap();
    assert_eq!((ends.low, ends.high), (of(json!(90)).monthly, of(json!(10)).monthly));
    // A range of the GB as well: the least of the least GB.
    let mut both = usage(range);
    both["gb"] = json!({"low": 1000, "typical": 100_000, "high": 200_000});
    let ends = totals("intelligent-tiering", both).range.unwrap();
    assert!(ends.low < usd("10") && ends.high > usd("4000"), "{ends:?}");
    let early =
        |days: Value| totals("glacier-ir", json!({"gb": 0, "deleted_early_gb": 730, "deleted_after_days": days}));
    let ends = early(json!({"low": 10, "typical": 30, "high": 100})).range.unwrap();
    assert_eq!((ends.low, ends.high), (Usd::ZERO, early(json!(10)).monthly));
}

#[test]
fn a_range_is_never_upside_down() {
    // Larger objects are fewer below 128 KiB: watching costs something, then nothing.
    let usage = json!({"gb": 1, "objects": {"low": 8192, "typical": 8192, "high": 100_000}});
    let totals = totals("intelligent-tiering", usage);
    let ends = totals.range.unwrap();
    assert!(ends.low < ends.high && ends.low <= totals.monthly && totals.monthly <= ends.high, "{ends:?}");
}

#[test]
fn a_missing_price_names_the_region_it_is_missing_in() {
    let mut components =
        bucket("standard", json!({"gb": 1, "objects": 1, "replicated_gb": 0, "replicated_objects": 5}));
    components[0]["config"]["replication"] = json!({"region": "eu-west-1", "storage_class": "deep-archive"});
    let found = of_rule(&components, "gen-price-missing");
    assert_eq!(found[0].message, "Replica: PUT requests has no price for eu-west-1: sold, price not known");
    components[0]["config"]["replication"]["time_control"] = json!(true);
    let found = of_rule(&components, "gen-price-missing");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.ends_with("; S3 Replication Time Control has no price for us-east-1: sold, price not known")
    );
}

#[test]
fn replication_that_aws_does_not_offer_is_an_error() {
    let with = |class: &str, replication: Value| {
        let mut components = bucket(class, json!({"gb": 1, "objects": 1}));
        components[0]["config"]["replication"] = replication;
        components
    };
    let rule = "s3-replication-class";
    for class in ["express-onezone", "glacier", "deep-archive"] {
        check(&with(class, json!({})), rule, Some((Severity::Error, "/config/replication")));
    }
    let to = |class: &str| with("standard", json!({"storage_class": class}));
    check(&to("express-onezone"), rule, Some((Severity::Error, "/config/replication/storage_class")));
    check(&to("deep-archive"), rule, None);
    let rule = "s3-replication-partition";
    let across = |region: &str| with("onezone-ia", json!({"region": region, "storage_class": "standard"}));
    let error = Some((Severity::Error, "/config/replication/region"));
    check(&across("us-gov-west-1"), rule, error);
    check(&across("cn-north-1"), rule, error);
    check(&across("eu-west-1"), rule, None);
    let here = |region: &str, to: &str| priced(region, &across(to)).findings.iter().any(|found| found.rule == rule);
    assert!(here("us-gov-east-1", "cn-north-1") && !here("us-gov-east-1", "us-gov-west-1"));
    // What is not copied is lost with its zone.
    let lost = Some((Severity::Warning, "/config/storage_class"));
    check(&across("cn-north-1"), "s3-onezone-critical", lost);
    check(&with("express-onezone", json!({"storage_class": "standard"})), "s3-onezone-critical", lost);
    check(&across("eu-west-1"), "s3-onezone-critical", None);
}

#[test]
fn directory_buckets_have_no_versions_and_no_access_points() {
    let rule = "s3-express";
    for field in ["noncurrent_gb", "access_point_gb"] {
        let components = |class, gb: u64| bucket(class, json!({"gb": 1, "objects": 1, field: gb}));
        check(&components("express-onezone", 5), rule, Some((Severity::Error, &format!("/usage/{field}"))));
        check(&components("express-onezone", 0), rule, None);
        check(&components("onezone-ia", 5), rule, None);
    }
}

#[test]
fn lifecycle_rules_leave_out_small_objects() {
    let rule = "s3-transition-small";
    let moved = |class, kib: u64| bucket(class, json!({"objects": 1000, "mean_kib": kib, "transitions_in": 10}));
    check(&moved("glacier-ir", 127), rule, Some((Severity::Warning, "/usage/transitions_in")));
    check(&moved("glacier-ir", 128), rule, None);
    check(&moved("standard", 127), rule, None);
    check(&bucket("glacier", json!({"gb": 1, "transitions_in": 10})), rule, None);
}

#[test]
fn what_is_free_is_known_however_much_it_is() {
    let usage = json!({"gb": 1, "delete_requests": "open", "retrieved_gb": "open"});
    let estimate = priced("us-east-1", &bucket("standard", usage));
    assert!(!estimate.totals.at_least, "{:?}", estimate.totals);
    assert!(estimate.findings.iter().all(|finding| finding.rule != "gen-usage-missing"));
    let deleted = line(&estimate, "s3.delete").unwrap();
    assert_eq!((deleted.cost.known(), deleted.quantity), (Some(Usd::ZERO), None));
    assert!(pricing::working(deleted).starts_with("Costs nothing, however much it is"));
}

#[test]
fn only_what_is_missing_is_named() {
    let missing = |usage: Value| {
        let estimate = priced("us-east-1", &bucket("standard", usage));
        match &line(&estimate, "s3.storage").unwrap().cost {
            Cost::DependsOnUsage { missing } => missing.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(missing(json!({})), "the GB stored");
    assert_eq!(missing(json!({"gb": "open", "objects": 5})), "the GB stored");
    assert_eq!(missing(json!({"objects": 5})), "the size of the objects");
    assert_eq!(missing(json!({"objects": "open", "mean_kib": 5})), "the number of objects");
    assert_eq!(missing(json!({"mean_kib": 5})), "the number of objects");
    assert_eq!(missing(json!({"objects": "open"})), "the number of objects and their size");
}
