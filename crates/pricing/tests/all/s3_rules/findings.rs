//! Unknown costs, what AWS would reject, and advice about costs.

use super::*;

#[test]
fn small_objects_are_sent_to_standard_only_where_that_is_cheaper() {
    let rule = "s3-min-object-size";
    let found = |class: &str, kib: u64| {
        of_rule(&bucket(class, json!({"objects": 100_000_000, "mean_kib": kib})), rule)[0].clone()
    };
    // 64 KiB billed as 128 KiB cost $0.008 per GB, less than $0.023.
    assert!(!found("glacier-ir", 64).fix.contains("Standard"));
    // 16 KiB billed as 128 KiB cost $0.1 per GB, more than $0.023.
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
    // The tiers save 390.625 GB × ($0.023 − $0.0036), monitoring costs $2.50; the expedited restores are what is
    // expensive.
    let usage = json!({"objects": 1_000_000, "mean_kib": 4096, "archive_percent": 10, "expedited_gb": 3000,
                       "expedited_requests": 0, "retrieved_gb": 3000});
    let restored = bucket("intelligent-tiering", usage);
    check(&restored, "s3-it-monitoring", None);
    check(&restored, "s3-cheaper-class", Some((Severity::Warning, "/config/storage_class")));
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
    // 51,200 GB in another component fill the first tier; when these objects move, that component loses its share of
    // the second tier.
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
    // Bulk restores are free in any quantity; their copies are not.
    assert_eq!(open("glacier", json!({"bulk_requests": 5, "restored_days": 3})), ["s3.restored-copies"]);
    assert_eq!(open("deep-archive", json!({"bulk_gb": 5, "bulk_requests": 1, "restored_days": 3})), [""; 0]);
    assert_eq!(open("glacier", json!({"expedited_gb": 0})), [""; 0]);
    assert_eq!(open("deep-archive", json!({"expedited_gb": 5})), [""; 0], "is not offered");
    // The tiers restore for free and keep no copies, but not within minutes.
    assert_eq!(open("intelligent-tiering", json!({"expedited_gb": 5})), ["s3.expedited-requests"]);
    assert_eq!(open("standard", json!({"standard_gb": 5})), [""; 0]);
}

#[test]
fn a_missing_price_names_the_region_it_is_missing_in() {
    let mut components =
        bucket("standard", json!({"gb": 1, "objects": 1, "replicated_gb": 5, "replicated_objects": 5}));
    components[0]["config"]["replication"] = json!({"region": "eu-south-9"});
    let found = of_rule(&components, "gen-price-missing");
    let expected = "Replica: S3 Standard storage and Replica: PUT requests have no price for eu-south-9: unknown to the \
                    catalogue";
    assert_eq!(found[0].message, expected);
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
    // Objects that are not copied are lost with their zone.
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

#[test]
fn what_touches_everything_every_month_is_asked_about() {
    let rule = "gen-once-each-month";
    let archive = |usage: Value| {
        let mut all = json!({"gb": 100, "objects": 1_000});
        all.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
        bucket("glacier", all)
    };
    let restored =
        json!({"standard_gb": 60, "standard_requests": 0, "bulk_gb": 40, "bulk_requests": 0, "restored_days": 1});
    check(&archive(restored.clone()), rule, Some((Severity::Advice, "/usage/standard_gb")));
    let found = of_rule(&archive(restored), rule);
    let message = "100 GB are restored every month, as much as is stored: twelve times a year all of it";
    assert_eq!(found[0].message, message);
    check(&archive(json!({"transitions_in": 1_000})), rule, Some((Severity::Advice, "/usage/transitions_in")));
    check(&archive(json!({"transitions_in": 999})), rule, None);
    check(&archive(json!({"transitions_in": {"once": 1_000, "month": 1}})), rule, None);
    let snapshots = |restored: Value| {
        json!([{"id": "s", "kind": "snapshots", "config": {"tier": "archive"},
            "usage": {"archived_gib": 500, "restored_gib": restored, "restore_days": 1}}])
    };
    check(&snapshots(json!(500)), rule, Some((Severity::Advice, "/usage/restored_gib")));
    check(&snapshots(json!({"once": 500, "month": 2})), rule, None);
}

/// 1,000,000 objects of 1,024 KB: 30.00 to move, and 22.46 − 3.91 a month less to store.
#[test]
fn transitions_of_one_month_say_when_they_have_paid_back() {
    let moved = |kib: u64| {
        bucket(
            "glacier",
            json!({"objects": 1_000_000, "mean_kib": kib, "transitions_in": {"once": 1_000_000, "month": 1}}),
        )
    };
    let found = of_rule(&moved(1_024), "s3-transition-pays");
    let message = "moving the objects costs $30.00 once and saves $18.66 a month against S3 Standard: it has paid back in month 2";
    assert_eq!(found.iter().map(|one| one.message.as_ref()).collect::<Vec<_>>(), [message]);
    check(&moved(4), "s3-transition-pays", None);
    check(&moved(4), "s3-transition-cost", Some((Severity::Warning, "/usage/transitions_in")));
    let standard = bucket("standard", json!({"objects": 1_000_000, "mean_kib": 4_096}));
    let found = of_rule(&standard, "s3-cheaper-class");
    assert!(found[0].message.contains("costs $20.00 once and has paid back in month 1"), "{}", found[0].message);
}

/// 3,072.00 of GB and 150,000.00 of requests.
#[test]
fn restores_in_bulk_cost_less() {
    let restored = |gb: Value, requests: Value| {
        bucket(
            "glacier",
            json!({"gb": 102_400, "objects": 15_000_000, "expedited_gb": gb, "expedited_requests": requests,
            "restored_days": 1}),
        )
    };
    let once = |value: u64| json!({"once": value, "month": 1});
    let found = of_rule(&restored(once(102_400), once(15_000_000)), "s3-restore-speed");
    assert_eq!(found[0].message, "expedited restores cost $153,072.00 once more than bulk restores of the same data");
    assert_eq!(found[0].saves, None);
    let found = of_rule(&restored(json!(10), json!(1_000)), "s3-restore-speed");
    assert_eq!(found[0].saves, Some(usd("10.3")));
}

#[test]
fn writes_of_objects_that_are_not_counted_are_told_where_they_cost_more_than_storage() {
    let rule = "s3-request-cost";
    // 100,000,000 at $0.000005 against 1 GB at $0.023.
    let found = of_rule(&bucket("standard", json!({"gb": 1, "put_requests": 100_000_000})), rule);
    assert_eq!(found[0].message, "requests cost $500.00 a month, more than the $0.02 of storage");
    // As many reads may be those of a website.
    check(&bucket("standard", json!({"gb": 1, "get_requests": 100_000_000})), rule, None);
    check(&bucket("standard", json!({"gb": 100_000, "put_requests": 100_000_000})), rule, None);
}
