//! Charts and crossings are those of full estimates.

use budget::Budget;
use catalog::Catalogue;
use proptest::prelude::*;
use units::Decimal;
use workloads::{CROSSINGS, Comparison, Workload, compare};

use crate::{compared, full_estimate, workload};

const WORKLOADS: [&str; 6] = [
    r#"{"of": "compute"}"#,
    r#"{"of": "compute", "region": "eu-central-1", "memory_mb": 512, "computing_percent": 30, "free_allowances": true,
        "requests_per_second": [1, 1, 1, 1, 1, 2, 5, 9, 20, 40, 40, 40, 40, 40, 40, 40, 40, 30, 20, 10, 5, 5, 2, 1]}"#,
    r#"{"of": "front-door", "response_kb": 60}"#,
    r#"{"of": "delivery", "free_allowances": true}"#,
    r#"{"of": "delivery", "origin": "load-balancer", "object_kb": 400, "region": "eu-west-1", "viewers": "europe"}"#,
    r#"{"of": "delivery", "gb": 90000, "viewers": "india", "region": "ap-south-1"}"#,
];

fn check(workload: &Workload, comparison: &Comparison) {
    assert!(comparison.crossings.len() <= CROSSINGS);
    for crossing in &comparison.crossings {
        let at = |code: &str, load: Decimal| full_estimate(workload, code, load).unwrap();
        let (above, below) = (at(&crossing.above, crossing.load), at(&crossing.below, crossing.load));
        assert_eq!((above, below), (crossing.monthly, crossing.other), "{crossing:?}");
        if crossing.is_even() {
            // The same cent, unless the amounts lie on both sides of half a cent.
            assert!((above - below).amount().abs() < Decimal::new(1, 4), "{crossing:?}");
        } else {
            assert!(above < below, "{crossing:?}");
        }
        // Just below, it is the other one that costs less.
        let before = crossing.load - (crossing.load * Decimal::new(1, 6)).max(Decimal::new(1, 9));
        assert!(at(&crossing.below, before) < at(&crossing.above, before), "{crossing:?}");
    }
}

#[test]
fn options_cost_the_same_at_their_crossings_to_the_cent() {
    for document in WORKLOADS {
        let comparison = compared(document);
        assert!(!comparison.crossings.is_empty(), "{document}");
        check(&workload(document), &comparison);
    }
}

#[test]
fn spans_follow_each_other_and_change_the_option() {
    for document in WORKLOADS {
        let comparison = compared(document);
        let (spans, asked) = (&comparison.cheapest, workload(document));
        assert!(spans.first().unwrap().from.is_zero());
        assert_eq!(spans.last().unwrap().to, comparison.end);
        assert!(spans.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].code != pair[1].code), "{spans:?}");
        for span in spans {
            let middle = (span.from + span.to) / Decimal::TWO;
            let cost = |code: &str| full_estimate(&asked, code, middle);
            let own = cost(span.code.as_deref().unwrap()).unwrap();
            let drawn_there = |code: &str| {
                let last = comparison.drawn(comparison.row(code).unwrap()).last().map(|point| point.load);
                last.is_some_and(|last| last >= middle)
            };
            let others = comparison.rows.iter().filter(|row| drawn_there(&row.code));
            let least = others.filter_map(|row| cost(&row.code)).min().unwrap();
            assert_eq!(own, least, "{span:?}");
        }
    }
}

#[test]
fn a_flat_rate_plan_ends_at_its_allowance() {
    let comparison = compared(r#"{"of": "delivery", "object_kb": 1024}"#);
    let ends = |code: &str| comparison.drawn(comparison.row(code).unwrap()).last().unwrap().load.to_string();
    // 100 GB, which is less than a million responses of 1 MB.
    assert_eq!(ends("cloudfront-free"), "100");
    assert_eq!(ends("direct"), comparison.end.to_string());
}

#[test]
fn a_spent_budget_ends_the_work() {
    let asked = workload(WORKLOADS[0]);
    let budget = Budget::of(2_000);
    let _ = compare(&asked, Catalogue::embedded(), &budget);
    assert!(budget.check().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// The chart of one load, at ten other loads, says what the comparison of that load says.
    #[test]
    fn charts_equal_full_estimates_at_ten_loads(
        document in 0..WORKLOADS.len(), picked in prop::collection::vec(any::<prop::sample::Index>(), 10),
    ) {
        let asked = workload(WORKLOADS[document]);
        let comparison = compare(&asked, Catalogue::embedded(), Budget::unlimited());
        for row in &comparison.rows {
            let points: Vec<_> = comparison.drawn(row).collect();
            for index in picked.iter().filter(|_| !points.is_empty()) {
                let point = points[index.index(points.len())];
                let full = full_estimate(&asked, &row.code, point.load);
                prop_assert_eq!(point.monthly, full, "{} at {}", row.code, point.load);
            }
        }
    }

    #[test]
    fn crossings_hold_for_any_workload(
        load in 1..100_000_u32, duration in 1..3_000_u32, memory in 128..4_096_u32, computing in 1..=100_u32,
        least in 1..4_u32,
    ) {
        let document = format!(
            r#"{{"of": "compute", "requests_per_second": {}, "duration_ms": {duration}, "memory_mb": {memory},
                "computing_percent": {computing}, "at_least": {least}}}"#,
            Decimal::new(load.into(), 2)
        );
        let asked = workload(&document);
        check(&asked, &compare(&asked, Catalogue::embedded(), Budget::unlimited()));
    }
}

/// A comparison fits into the limit of small requests.
#[test]
fn comparisons_take_bounded_work() {
    let heavy = r#"{"of": "compute", "duration_ms": 731, "memory_mb": 3008, "requests_per_second":
        [5.1, 5.2, 5.3, 5.4, 5.5, 10, 20, 40, 60, 80, 81, 82, 83, 84, 85, 86, 87, 60, 61, 40, 30, 20, 10, 5]}"#;
    for document in WORKLOADS.into_iter().chain([heavy]) {
        let budget = Budget::of(2_000_000);
        let _ = compare(&workload(document), Catalogue::embedded(), &budget);
        assert!(budget.check().is_ok(), "{document}");
    }
}

/// The cheapest spans up to a load, as codes with their rounded ends.
fn cheapest_up_to(document: &str, most: u32) -> Vec<String> {
    let spans = compared(document).cheapest.into_iter().filter(|span| span.to < Decimal::from(most));
    spans.map(|span| format!("{} to {}", span.code.unwrap_or_default(), span.to.round_dp(2))).collect()
}

#[test]
fn what_is_cheapest_at_a_load_does_not_depend_on_the_load_that_is_asked_for() {
    let compute = |load: u32| cheapest_up_to(&format!(r#"{{"of": "compute", "requests_per_second": {load}}}"#), 35);
    let expected = ["lambda to 14.31", "fargate to 20.73", "lambda to 21.47", "fargate to 31.10"];
    for load in [20, 21, 30, 80, 5_000, 400_000] {
        assert_eq!(compute(load), expected, "{load}");
    }
    let delivery = |gb: u32| cheapest_up_to(&format!(r#"{{"of": "delivery", "gb": {gb}}}"#), 3_000);
    let expected = ["cloudfront-free to 95.37", "direct to 159.96", "cloudfront-pro to 953.67", "direct to 2132.77"];
    for gb in [5_000, 100_000, 300_000] {
        assert_eq!(delivery(gb), expected, "{gb}");
    }
}

/// Three tasks are needed from 1.8255… requests per second on, which has more decimals than a load. Fargate costs least where
/// two tasks still suffice.
#[test]
fn a_load_that_fills_the_servers_is_rounded_down() {
    let comparison =
        compared(r#"{"of": "compute", "requests_per_second": 1651.02, "duration_ms": 1336, "computing_percent": 85}"#);
    let codes: Vec<_> = comparison.cheapest.iter().filter_map(|span| span.code.as_deref()).take(4).collect();
    assert_eq!(codes, ["lambda", "fargate", "lambda", "fargate"]);
    let second = &comparison.cheapest[1];
    assert_eq!(
        (second.from.round_dp(3).to_string(), second.to.round_dp(3).to_string()),
        ("1.218".into(), "1.826".into())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// At any load the span names an option that costs least; where servers are many, one that costs hardly more.
    #[test]
    fn spans_name_the_cheapest_option(
        load in 1..1_000_000_u32, duration in 1..3_000_u32, computing in 1..=100_u32, powers in prop::collection::vec(0..1_000_u32, 8),
    ) {
        let document = format!(
            r#"{{"of": "compute", "requests_per_second": {}, "duration_ms": {duration}, "computing_percent": {computing}}}"#,
            Decimal::new(load.into(), 2)
        );
        let asked = workload(&document);
        let comparison = compare(&asked, Catalogue::embedded(), Budget::unlimited());
        for power in powers {
            // Evenly on a logarithmic scale, over six powers of ten.
            let part = Decimal::new(10_i64.pow(power / 167) * i64::from(power % 167 + 1), 9) * comparison.end;
            let at = part.min(comparison.end).round_dp(6);
            let Some(span) = comparison.cheapest.iter().find(|span| span.from <= at && at < span.to) else { continue };
            let costs: Vec<_> = comparison.rows.iter().filter_map(|row| full_estimate(&asked, &row.code, at)).collect();
            let own = full_estimate(&asked, span.code.as_deref().unwrap(), at).unwrap();
            let least = *costs.iter().min().unwrap();
            prop_assert!(own.amount() <= least.amount() * Decimal::new(103, 2), "{at}: {own:?} {least:?} {span:?}");
        }
    }
}
