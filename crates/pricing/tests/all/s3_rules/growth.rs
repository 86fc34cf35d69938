//! Growth from month to month, and ranges.

use super::*;

#[test]
fn growth_of_ordinary_figures_is_priced() {
    let usage = json!({"objects": 100_000_000, "mean_kib": 300, "growth_gb_per_month": 100});
    // 28,610.2294921875 GB, and 100 GB more each month; each object is monitored.
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
    // 66,000 GB in eleven months: 66,000 × 16,384 objects of 64 KiB, each with an overhead of 40 KiB.
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
    // The cost of existing objects does not change.
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
fn what_is_cheaper_the_more_it_is_takes_its_other_end() {
    let range = json!({"low": 10, "typical": 50, "high": 90});
    let usage = |percent: Value| json!({"gb": 100_000, "objects": 1000, "archive_instant_percent": percent});
    let of = |percent: Value| totals("intelligent-tiering", usage(percent));
    let ends = of(range.clone()).range.unwrap();
    assert_eq!((ends.low, ends.high), (of(json!(90)).monthly, of(json!(10)).monthly));
    // With a range of GB as well: the low end uses the smallest GB.
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
    // At the high end, the same GB are in more objects of less than 128 KiB, which are not monitored: more objects cost
    // less.
    let usage = json!({"gb": 1, "objects": {"low": 8192, "typical": 8192, "high": 100_000}});
    let totals = totals("intelligent-tiering", usage);
    let ends = totals.range.unwrap();
    assert!(ends.low < ends.high && ends.low <= totals.monthly && totals.monthly <= ends.high, "{ends:?}");
}
