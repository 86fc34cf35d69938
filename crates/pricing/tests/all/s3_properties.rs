//! Properties of all S3 objects.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::{Body, Design, Number, UsageValue};
use pricing::{Cost, Estimate, estimate};
use proptest::prelude::*;
use serde_json::{Value, json};
use units::{Decimal, Usd};

const CLASSES: [&str; 8] = [
    "standard",
    "intelligent-tiering",
    "standard-ia",
    "onezone-ia",
    "express-onezone",
    "glacier-ir",
    "glacier",
    "deep-archive",
];

fn parsed(components: &Value) -> Design {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    Design::parse(&document.to_string()).unwrap()
}

fn priced(components: &Value) -> Estimate {
    estimate(&parsed(components), Catalogue::embedded()).unwrap()
}

fn bucket(id: &str, class: &str, usage: &Value) -> Value {
    json!({"id": id, "kind": "s3", "config": {"storage_class": class}, "usage": usage})
}

fn monthly(class: &str, usage: &Value) -> Usd {
    priced(&json!([bucket("b", class, usage)])).totals.monthly
}

fn class() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&CLASSES[..])
}

/// Whether two amounts are the same, except for digits that are cut off after the tenth decimal of a quantity.
fn near(a: Usd, b: Usd) -> bool {
    (a - b).amount().abs() <= Decimal::new(1, 8)
}

/// Rounds a number to the digits that a quantity can have.
fn cut(value: Decimal) -> Decimal {
    value.round_dp(10).round_sf(18).unwrap()
}

/// Every usage value for storage and requests, with the same amount.
fn everything(amount: u64) -> Value {
    let mut usage = serde_json::Map::new();
    for name in [
        "objects",
        "gb",
        "put_requests",
        "list_requests",
        "get_requests",
        "delete_requests",
        "transitions_in",
        "retrieved_gb",
        "uploaded_gb",
        "expedited_gb",
        "expedited_requests",
        "standard_gb",
        "standard_requests",
        "bulk_gb",
        "bulk_requests",
        "restored_days",
        "noncurrent_gb",
        "noncurrent_objects",
        "incomplete_upload_gb",
        "deleted_early_gb",
        "replicated_objects",
        "replicated_gb",
        "access_point_gb",
        "inventory_objects",
        "analyzed_objects",
    ] {
        usage.insert(name.into(), json!(amount));
    }
    usage.insert("deleted_after_days".into(), json!(1));
    Value::Object(usage)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sizes_that_are_all_equal_are_objects_of_that_mean(
        class in class(), counts in prop::collection::vec(0..5_000_000_u64, 1..7), kib in 1..5000_u64,
        infrequent in 0..=60_u64, archived in 0..=40_u64,
    ) {
        let with = |stored: Value| {
            let mut usage = json!({"infrequent_percent": infrequent, "archive_percent": archived});
            usage.as_object_mut().unwrap().extend(stored.as_object().unwrap().clone());
            monthly(class, &usage)
        };
        let sizes: Vec<Value> = counts.iter().map(|count| json!({"objects": count, "kib": kib})).collect();
        let objects: u64 = counts.iter().sum();
        prop_assert_eq!(with(json!({"sizes": sizes})), with(json!({"objects": objects, "mean_kib": kib})));
    }

    #[test]
    fn gb_with_a_number_of_objects_have_that_mean(class in class(), gb in 0..100_000_u64, halved in 0..11_u32) {
        // 1,048,576 objects of 1 KiB, half as many of 2 KiB, and so on, down to 1,024 of 1 MiB.
        let objects = (gb * 1_048_576) >> halved;
        let said = monthly(class, &json!({"gb": gb, "objects": objects, "infrequent_percent": 30}));
        let mean = json!({"objects": objects, "mean_kib": 1_u64 << halved, "infrequent_percent": 30});
        prop_assert_eq!(said, monthly(class, &mean));
    }

    #[test]
    fn a_kib_is_its_part_of_a_gb(objects in 1..10_000_000_000_u64, kib in 128..100_000_u64) {
        let estimate = priced(&json!([bucket("b", "standard", &json!({"objects": objects, "mean_kib": kib}))]));
        let gb = estimate.components[0].lines[0].quantity.unwrap();
        let exact = Decimal::from(objects) * Decimal::from(kib) / Decimal::from(1_048_576);
        // Within 10^-12 of the quantity, which keeps ten decimals.
        let bound = (exact * Decimal::new(1, 12)).max(Decimal::new(5, 11));
        prop_assert!((gb - exact).abs() <= bound, "{} is {}", exact, gb);
        let days = priced(&json!([bucket("b", "standard", &json!({"stored_days": [{"gb": 730, "days": 1}]}))]));
        prop_assert_eq!(days.components[0].lines[0].quantity, Some(Decimal::from(24)));
    }

    #[test]
    fn tiers_count_all_of_a_region_however_it_is_divided(
        parts in prop::collection::vec(0..400_000_u64, 1..6), class in prop::sample::select(vec!["standard", "intelligent-tiering"]),
    ) {
        let usage = |gb: u64| json!({"gb": gb, "put_requests": 0, "get_requests": 0});
        let buckets: Vec<Value> =
            parts.iter().enumerate().map(|(index, gb)| bucket(&format!("b{index}"), class, &usage(*gb))).collect();
        let divided = priced(&Value::Array(buckets.clone()));
        prop_assert!(near(divided.totals.monthly, monthly(class, &usage(parts.iter().sum()))));
        let turned: Vec<Value> = buckets.into_iter().rev().collect();
        prop_assert!(near(priced(&Value::Array(turned)).totals.monthly, divided.totals.monthly));
        // Data in another region is counted separately.
        let mut away = bucket("away", class, &usage(100_000));
        away["placement"] = json!({"region": "us-west-2"});
        let mut all = vec![away];
        all.extend(parts.iter().enumerate().map(|(index, gb)| bucket(&format!("b{index}"), class, &usage(*gb))));
        let away = Usd::parse("0.023").unwrap().times(Decimal::from(51_200)).unwrap()
            + Usd::parse("0.022").unwrap().times(Decimal::from(48_800)).unwrap();
        prop_assert!(near(priced(&Value::Array(all)).totals.monthly, divided.totals.monthly + away));
    }

    #[test]
    fn more_costs_more(class in class(), amount in 0..1_000_000_u64, more in 1..1_000_000_u64, kib in 1..4000_u64) {
        prop_assert!(monthly(class, &everything(amount)) <= monthly(class, &everything(amount + more)));
        let stored = |objects: u64, kib: u64| monthly(class, &json!({"objects": objects, "mean_kib": kib}));
        prop_assert!(stored(amount, kib) <= stored(amount + more, kib));
        prop_assert!(stored(amount, kib) <= stored(amount, kib + more));
    }

    #[test]
    fn nothing_costs_nothing(class in class(), copies in class()) {
        let mut bucket = bucket("b", class, &everything(0));
        bucket["config"]["replication"] = json!({"storage_class": copies, "region": "us-west-2"});
        let totals = priced(&json!([bucket])).totals;
        prop_assert_eq!((totals.monthly, totals.first_year), (Usd::ZERO, Usd::ZERO));
    }

    #[test]
    fn the_first_year_is_the_sum_of_its_months(
        class in class(), gb in 0..100_000_u64, growth in 0..10_000_u64, objects in 1..10_000_000_u64, puts in 0..1000_u64,
        percent in 0..30_u64,
    ) {
        let usage = json!({"gb": gb, "objects": objects, "put_requests": puts, "get_requests": 0, "retrieved_gb": 1,
                           "infrequent_percent": 30});
        let with = |name: &str, value: u64| {
            let mut usage = usage.clone();
            usage[name] = json!(value);
            priced(&json!([bucket("b", class, &usage)])).totals
        };
        // Each month priced as a separate design; the number of objects grows in proportion to the GB.
        let month = |gb: Decimal, objects: Decimal| {
            let mut design = parsed(&json!([bucket("b", class, &usage)]));
            let Body::S3 { usage, .. } = &mut design.components[0].body else { unreachable!() };
            usage.gb = Some(UsageValue::One(Number(gb)));
            usage.objects = Some(UsageValue::One(Number(objects)));
            estimate(&design, Catalogue::embedded()).unwrap().totals.monthly
        };
        let (start, objects) = (Decimal::from(gb), Decimal::from(objects));
        let (mut linear, mut compound) = (Usd::ZERO, Usd::ZERO);
        let mut factor = Decimal::ONE;
        for number in 0..12_u64 {
            let grown = start + Decimal::from(number * growth);
            let in_proportion = if start.is_zero() { objects } else { objects * grown / start };
            linear += month(grown, cut(in_proportion));
            compound += month(cut(start * cut(factor)), cut(objects * cut(factor)));
            factor *= Decimal::ONE + Decimal::new(i64::try_from(percent).unwrap(), 2);
        }
        let (by_gb, by_percent) = (with("growth_gb_per_month", growth), with("growth_percent_per_month", percent));
        // Month 1 is the initial state.
        prop_assert_eq!(by_gb.monthly, monthly(class, &usage));
        prop_assert_eq!(by_percent.monthly, by_gb.monthly);
        if gb > 0 {
            prop_assert!(near(by_gb.first_year, linear), "{} {}", by_gb.first_year.amount(), linear.amount());
        }
        prop_assert!(near(by_percent.first_year, compound), "{} {}", by_percent.first_year.amount(), compound.amount());
    }

    #[test]
    fn histograms_grow_in_proportion(class in class(), small in 1..1_000_000_u64, large in 1..1_000_000_u64) {
        // 100 % a month: each month has twice as many objects of every size as the previous month.
        let sizes = |times: u64| json!({"sizes": [{"objects": small * times, "kib": 20}, {"objects": large * times, "kib": 2000}]});
        let mut growing = sizes(1);
        growing["growth_percent_per_month"] = json!(100);
        let year = priced(&json!([bucket("b", class, &growing)])).totals;
        let months: Usd = (0..12).map(|month| monthly(class, &sizes(1 << month))).sum();
        prop_assert!(near(year.first_year, months), "{} {}", year.first_year.amount(), months.amount());
        prop_assert!(year.growing);
    }

    #[test]
    fn what_grows_is_never_refused_when_month_1_is_priced(
        class in class(), copies in class(), gb in 0..99_999_999_u64, objects in 0..1_000_000_000_u64,
        kib in 1..50_000_000_u64, growth in 0..500_000_u64, tiers in (0..400_000_u64, 0..400_000_u64), round in any::<bool>(),
        month_days in prop::option::of(28..=31_u64),
    ) {
        // Two or four decimals, or none.
        let figure = |value: u64, scale: u32| {
            let value = Decimal::new(i64::try_from(value).unwrap(), scale);
            let value = if round { value.trunc() } else { value };
            serde_json::from_str::<Value>(&value.normalize().to_string()).unwrap()
        };
        let (infrequent, archived) = (figure(tiers.0, 4), figure(tiers.1, 4));
        let ways = [
            json!({"gb": figure(gb, 2), "objects": objects}),
            json!({"gb": figure(gb, 2)}),
            json!({"objects": objects, "mean_kib": figure(kib, 4)}),
            json!({"objects": objects}),
            json!({"sizes": [{"objects": objects, "kib": figure(kib, 4)}, {"objects": 1000, "kib": 3}, {"objects": 7, "kib": 999}]}),
            json!({"stored_days": [{"gb": figure(gb, 2), "days": 3}, {"gb": 0.1, "days": 28}]}),
        ];
        let growths = [("growth_gb_per_month", figure(growth, 2)), ("growth_percent_per_month", figure(growth, 4))];
        for stored in ways {
            for (name, growth) in &growths {
                let mut usage = json!({"put_requests": 0, "get_requests": 0, "retrieved_gb": 0, "uploaded_gb": 0,
                                       "infrequent_percent": infrequent, "archive_percent": archived});
                if stored["objects"] == json!(0) && stored["gb"] != json!(0) && !stored["gb"].is_null() {
                    continue;
                }
                usage.as_object_mut().unwrap().extend(stored.as_object().unwrap().clone());
                let price = |usage: &Value| {
                    let mut bucket = bucket("b", class, usage);
                    bucket["config"]["replication"] = json!({"storage_class": copies});
                    let document =
                        json!({"abacus": 1, "region": "us-east-1", "month_days": month_days, "components": [bucket]});
                    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded())
                };
                if price(&usage).is_err() {
                    continue;
                }
                usage[*name] = growth.clone();
                let grown = price(&usage);
                prop_assert!(grown.is_ok(), "{}: {:?}", usage, grown.err());
                let totals = grown.unwrap().totals;
                // Digits that are cut off may reduce the amount by a hundred-millionth.
                let months = totals.monthly.times(Decimal::from(12)).unwrap();
                prop_assert!(totals.first_year.amount() >= months.amount() - Decimal::new(1, 8), "{}: {:?}", usage, totals);
            }
        }
    }

    #[test]
    fn large_figures_are_priced_or_refused_at_their_component(
        class in class(), objects in 0..1_000_000_000_000_u64, kib in 0..1_000_000_000_000_u64, percent in 0..1000_u64,
    ) {
        let usage = json!({"objects": objects, "mean_kib": kib, "growth_percent_per_month": percent});
        let design = parsed(&json!([bucket("b", class, &usage), bucket("c", class, &json!({"gb": 0.0003}))]));
        if let Err(problems) = estimate(&design, Catalogue::embedded()) {
            prop_assert!(problems.0.iter().all(|problem| problem.path.starts_with("/components/")), "{:?}", problems);
        }
        // A hundred exabytes are within the limits.
        let usage = json!({"objects": objects.min(1_000_000_000), "mean_kib": kib.min(100_000_000)});
        prop_assert!(estimate(&parsed(&json!([bucket("b", class, &usage)])), Catalogue::embedded()).is_ok());
    }
}

#[test]
fn ranges_are_priced_at_their_ends() {
    let usage = |gb: Value| json!({"gb": gb, "objects": 1000, "put_requests": 0, "get_requests": 0});
    let range = json!({"low": 10, "typical": 20, "high": 60_000});
    let totals = priced(&json!([bucket("b", "standard", &usage(range))])).totals;
    let of = |gb: u64| monthly("standard", &usage(json!(gb)));
    let ends = totals.range.unwrap();
    assert_eq!([ends.low, totals.monthly, ends.high], [of(10), of(20), of(60_000)]);
}

#[test]
fn what_is_open_is_never_zero() {
    for class in CLASSES {
        let mut open = everything(1);
        for (_, value) in open.as_object_mut().unwrap().iter_mut() {
            *value = json!("open");
        }
        open["growth_gb_per_month"] = json!("open");
        let mut bucket = bucket("b", class, &open);
        bucket["config"]["replication"] = json!({});
        let estimate = priced(&json!([bucket]));
        assert!(estimate.totals.at_least);
        for line in &estimate.components[0].lines {
            // Something that is free is free in any quantity.
            let free = line.price.as_ref().is_some_and(|price| price.unit_price.is_zero());
            assert_eq!(line.cost.known(), free.then_some(Usd::ZERO), "{class}: {line:?}");
            assert!(free || matches!(line.cost, Cost::DependsOnUsage { .. }), "{class}: {line:?}");
        }
    }
}

#[test]
fn codes_are_unique_within_a_component() {
    for class in CLASSES {
        for copies in CLASSES {
            let mut usage = everything(1);
            for name in ["infrequent_percent", "archive_instant_percent", "archive_percent", "deep_archive_percent"] {
                usage[name] = json!(5);
            }
            usage["growth_percent_per_month"] = json!("open");
            let mut bucket = bucket("b", class, &usage);
            bucket["config"]["replication"] = json!({"storage_class": copies, "time_control": true});
            let estimate = priced(&json!([bucket]));
            let mut codes: Vec<_> = estimate.components[0].lines.iter().map(|line| line.code.clone()).collect();
            let all = codes.len();
            codes.sort();
            codes.dedup();
            assert_eq!(codes.len(), all, "{class} to {copies}");
        }
    }
}
