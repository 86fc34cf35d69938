//! Purchase option rules that affect each other: reservations, hosts, calendar months.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::compare::{Comparison, OptionRow, compare};
use pricing::{Estimate, estimate};
use serde_json::{Value, json};
use units::{Decimal, Usd};

fn design(components: Value) -> Design {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    Design::parse(&document.to_string()).unwrap()
}

fn priced(components: Value) -> Estimate {
    estimate(&design(components), Catalogue::embedded()).unwrap()
}

fn compared(design: &Design) -> Comparison {
    compare(design, &[], Catalogue::embedded()).unwrap()
}

fn row<'a>(comparison: &'a Comparison, code: &str) -> &'a OptionRow {
    comparison.rows.iter().find(|row| row.code == code).unwrap()
}

fn rules(estimate: &Estimate) -> Vec<&str> {
    estimate.findings.iter().map(|finding| finding.rule.as_ref()).collect()
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).unwrap()
}

#[test]
fn spot_never_runs_in_a_capacity_reservation() {
    let group = json!([{"id": "g", "kind": "ec2", "placement": {"count": 4},
        "config": {"instance_type": "m5.large", "purchase": "spot", "capacity_reservation": 4}}]);
    let estimate = priced(group);
    let slots = estimate.components[0].lines.iter().find(|line| line.code == "ec2.capacity").unwrap();
    assert_eq!(slots.cost.known(), Some(usd("280.32")), "4 × 730 × $0.096");
}

#[test]
fn zonal_reserved_instances_leave_capacity_reservations_alone() {
    let estimate = priced(json!([
        {"id": "g", "kind": "ec2", "placement": {"zones": {"a": 2}},
         "config": {"instance_type": "m5.large", "capacity_reservation": 2}},
        {"id": "z", "kind": "reserved-instances", "placement": {"zones": {"a": 2}},
         "config": {"instance_type": "m5.large", "class": "standard", "term": "1y", "payment": "no-upfront"}},
    ]));
    assert_eq!(estimate.totals.monthly, usd("227.76"), "2 × 730 × ($0.096 + $0.06)");
    assert!(rules(&estimate).contains(&"po-cr-zonal-ri"));
}

#[test]
fn hosts_hold_what_aws_puts_on_them() {
    let of = |instance_type: &str, count: u64| {
        let design = design(json!([{"id": "g", "kind": "ec2", "placement": {"count": count, "region": "us-east-2"},
            "config": {"instance_type": instance_type}}]));
        let comparison = compared(&design);
        let hosts: u64 = comparison.hosts.iter().map(|need| need.count).sum();
        let host = row(&comparison, "dedicated-host");
        (hosts, host.missing.is_none(), host.totals.monthly)
    };
    assert_eq!(of("mac1.metal", 1), (1, true, usd("790.59")), "1.083 × 730");
    assert_eq!(of("m5.large", 49).0, 2, "48 of 2 vCPU fill a host");
    assert_eq!(of("m5.large", 0).0, 0);
    for never in ["t2.large", "p5.48xlarge", "c5.24xlarge"] {
        assert_eq!(of(never, 1), (0, false, Usd::ZERO), "{never}");
    }
    let short = priced(json!([{"id": "h", "kind": "dedicated-host", "placement": {"region": "us-east-2"},
        "config": {"family": "mac1"}, "usage": {"hours_per_month": 1}}]));
    assert_eq!(short.totals.monthly, usd("25.992"), "24 × 1.083");
}

#[test]
fn options_compare_over_equal_months() {
    let mut design = design(json!([{"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"}}]));
    let standard = compared(&design);
    design.month_days = Some(28);
    let february = compared(&design);
    assert_eq!(standard.rows, february.rows);
    assert_eq!(february.notes.len(), standard.notes.len() + 1);
    let no_upfront = row(&february, "standard-1y-no-upfront");
    assert_eq!(no_upfront.term_total, usd("525.6"), "8,760 × $0.06");
}

#[test]
fn idle_reservations_move_the_break_even() {
    let design = design(json!([{"id": "g", "kind": "ec2", "placement": {"count": 2},
        "config": {"instance_type": "m5.large", "capacity_reservation": 4},
        "usage": {"running": {"weekly": {"days": ["mon", "tue"], "hours_per_day": 8}}}}]));
    let comparison = compared(&design);
    // Four slots cost the same on-demand whether anything runs in them or not.
    assert_eq!(row(&comparison, "on-demand").idle, usd("280.32"));
    assert_eq!(row(&comparison, "on-demand").full, usd("280.32"));
    assert_eq!(row(&comparison, "standard-1y-no-upfront").break_even_ratio, None, "cheaper at any utilisation");
}

#[test]
fn commitments_say_why_they_cover_nothing() {
    let bought = |id: &str| {
        json!({"id": id, "kind": "reserved-instances",
        "config": {"instance_type": "m5.large", "class": "standard", "term": "1y", "payment": "no-upfront"}})
    };
    let group = |running: Value| json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"}, "usage": {"running": running}});
    let open = priced(json!([group(json!({"hours_per_month": "open"})), bought("r")]));
    assert!(!rules(&open).contains(&"po-ri-attribute-mismatch"), "{:?}", rules(&open));
    let twice = priced(json!([group(json!("always")), bought("r"), bought("r2")]));
    assert!(!rules(&twice).contains(&"po-ri-attribute-mismatch"));
    assert!(
        twice.findings.iter().any(|finding| finding.message.contains("other commitments or free allowances cover"))
    );
    let seldom = priced(json!([group(json!({"hours_per_month": 300})), bought("r")]));
    assert!(rules(&seldom).contains(&"po-commit-below-breakeven"));
    let nowhere = priced(json!([bought("r")]));
    assert_eq!(rules(&nowhere), ["po-ri-attribute-mismatch"]);
    let unknown = priced(json!([
        {"id": "g", "kind": "ec2", "config": {"instance_type": "p2.xlarge"}},
        {"id": "p", "kind": "savings-plan", "config": {"plan": "ec2-instance", "family": "p2", "usd_per_hour": 0.1,
            "term": "1y", "payment": "no-upfront"}},
    ]));
    assert!(unknown.findings.iter().any(|finding| finding.message.contains("no plan rate is known")));
    assert!(!rules(&unknown).contains(&"po-sp-scope-mismatch"));
}

#[test]
fn a_plan_is_a_single_commitment() {
    let ec2 = json!({"plan": "compute", "usd_per_hour": 1, "term": "1y", "payment": "no-upfront"});
    for (kind, config) in [("savings-plan", ec2), ("database-savings-plan", json!({"usd_per_hour": 1}))] {
        let of =
            |count: u64| priced(json!([{"id": "p", "kind": kind, "placement": {"count": count}, "config": config}]));
        assert!(!rules(&of(1)).contains(&"po-sp-count"), "{kind}");
        let two = of(2);
        assert!(rules(&two).contains(&"po-sp-count"), "{kind}");
        assert_eq!(two.totals.monthly, usd("730"), "{kind}");
    }
    let nodes = priced(json!([{"id": "n", "kind": "redshift-reserved", "placement": {"count": 2}}]));
    assert!(!rules(&nodes).contains(&"po-sp-count"));
}

#[test]
fn a_plan_rate_above_on_demand_is_not_believed() {
    let estimate = priced(json!([
        {"id": "g", "kind": "ec2", "placement": {"region": "us-east-2"}, "config": {"instance_type": "p5.48xlarge"}},
        {"id": "p", "kind": "savings-plan",
         "config": {"plan": "compute", "usd_per_hour": 77.427, "term": "1y", "payment": "no-upfront"}},
    ]));
    let covered = estimate.components[0].lines.iter().any(|line| line.code.starts_with("ec2.covered"));
    assert!(!covered, "a plan never costs more than on-demand");
    assert!(estimate.totals.monthly > Usd::new(Decimal::from(80_000)));
}

/// 10 million requests of 1 GB-second in one month of the year, of which a plan covers a part.
#[test]
fn a_plan_covers_usage_of_one_month_in_that_month() {
    let year = |month: u32| {
        priced(json!([
            {"id": "f", "kind": "lambda", "config": {"memory_mb": 1024},
             "usage": {"requests": {"once": 10_000_000, "month": month}, "duration_ms": 1000}},
            {"id": "p", "kind": "savings-plan",
             "config": {"plan": "compute", "usd_per_hour": 0.1, "term": "1y", "payment": "no-upfront"}},
        ]))
        .totals
    };
    let (first, third) = (year(1), year(3));
    assert_eq!(first, third);
    assert_eq!(third.monthly, usd("73"), "the plan alone");
    // 2.00 of requests, and 166.67 of duration, of which the 73.00 of the plan cover 82.96 at 12 % less.
    assert_eq!(third.once.amount().round_dp(2), usd("85.71").amount());
    assert_eq!(third.first_year, usd("876") + third.once, "the rest is billed in one month");
}

/// What a plan leaves of free usage is free, although shares are rounded.
#[test]
fn free_usage_beside_a_plan_costs_nothing() {
    let function = |id: &str, memory: u64, requests: u64, ms: u64| {
        json!({"id": id, "kind": "lambda", "config": {"memory_mb": memory},
            "usage": {"requests": requests, "duration_ms": ms}})
    };
    let plan = json!({"id": "p", "kind": "savings-plan",
        "config": {"plan": "compute", "usd_per_hour": 1, "term": "1y", "payment": "no-upfront"}});
    let all = json!([function("f", 1024, 3_000_000, 777), function("g", 1000, 700_001, 331), plan]);
    let document = json!({"abacus": 1, "region": "us-east-1", "components": all,
        "free_allowances": {"lambda-duration": true}});
    let design = Design::parse(&document.to_string()).unwrap();
    let estimate = estimate(&design, Catalogue::embedded()).unwrap();
    let lines = estimate.components.iter().flat_map(|component| &component.lines);
    let duration: Vec<_> = lines.filter(|line| line.code.starts_with("lambda.duration")).collect();
    assert_eq!(duration.len(), 4, "free and covered of each");
    for line in duration {
        assert!(line.cost.known().unwrap().is_zero(), "{}: {:?}", line.label, line.cost);
        assert!(pricing::render::quantity_text(line).starts_with("≈ "), "the rate of Lambda is approximate");
    }
}
