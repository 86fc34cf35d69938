//! Properties of all volumes attached to groups, and of all snapshots.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::{Design, limits};
use pricing::{Cost, Estimate, estimate};
use proptest::prelude::*;
use serde_json::{Value, json};
use units::{Decimal, Usd};

fn priced(region: &str, components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": region, "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// The monthly cost of one component.
fn monthly(components: &Value, id: &str) -> Usd {
    let estimate = priced("us-east-1", components);
    let component = estimate.components.iter().find(|component| component.id.as_str() == id).unwrap();
    assert!(!component.totals.at_least, "{component:?}");
    component.totals.monthly
}

fn scaled(counts: &[Vec<u64>]) -> Value {
    json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"},
           "usage": {"running": {"profile": {"counts": counts}}}})
}

fn week() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop::collection::vec(prop::collection::vec(0..50_u64, 24), 7)
}

/// A set of snapshots in a tier, with usage values in a fixed order.
fn snapshots(archive: bool, figures: [u64; 6]) -> Value {
    let [a, b, count, hours, c, days] = figures;
    let (config, usage) = if archive {
        let usage = json!({"archived_gib": a, "restored_gib": b, "restore_days": hours % 300 + 1,
                           "deleted_gib": c, "deleted_after": {"days": days % 120}});
        (json!({"tier": "archive"}), usage)
    } else {
        let usage = json!({"used_gib": a, "changed_gib": b, "fast_restore_hours": hours});
        (json!({"kept": c + 1, "fast_restore": {"zones": days % 3 + 1}}), usage)
    };
    json!([{"id": "s", "kind": "snapshots", "placement": {"count": count}, "config": config, "usage": usage}])
}

proptest! {
    #[test]
    fn more_snapshots_never_cost_less(
        archive in any::<bool>(), figures in prop::array::uniform6(0..700_u64), more in 1..40_u64,
    ) {
        let before = monthly(&snapshots(archive, figures), "s");
        // The last value is the age at deletion: a larger value costs less.
        for which in 0..5 {
            let mut larger = figures;
            larger[which] += more;
            if archive && which == 3 && larger[3] / 300 != figures[3] / 300 {
                continue;
            }
            prop_assert!(monthly(&snapshots(archive, larger), "s") >= before, "figure {which}");
        }
    }

    #[test]
    fn nothing_used_costs_nothing(archive in any::<bool>(), count in 0..100_u64, kept in 0..100_u64, age in 0..200_u64) {
        let kept = if archive { 0 } else { kept };
        prop_assert_eq!(monthly(&snapshots(archive, [0, 0, count, 0, kept, age]), "s"), Usd::ZERO);
    }

    #[test]
    fn volumes_of_a_scaling_group_exist_as_long_as_its_instances(
        counts in week(), size in 1..10_000_u64, each in 0..4_u64,
    ) {
        let volume = |size: u64| json!({"id": "v", "kind": "ebs", "placement": {"count": each},
            "config": {"volume_type": "gp3", "size_gib": size, "attached_to": "g"}});
        let cost = monthly(&json!([scaled(&counts), volume(size)]), "v");
        let hours: u64 = counts.iter().flatten().sum();
        let whole = Decimal::from(size * each * hours) * Decimal::new(8, 2);
        prop_assert!((cost.amount() * Decimal::from(168) - whole).abs() < Decimal::new(1, 10));
        // Never more than the peak all month, and more with every instance-hour.
        let peak = *counts.iter().flatten().max().unwrap();
        prop_assert!(cost.amount() <= Decimal::from(size * each * peak) * Decimal::new(8, 2));
        let mut busier = counts.clone();
        busier[0][0] += 1;
        prop_assert!(monthly(&json!([scaled(&busier), volume(size)]), "v") >= cost);
        prop_assert!(monthly(&json!([scaled(&counts), volume(size + 1)]), "v") >= cost);
    }

    #[test]
    fn snapshots_follow_the_volumes_they_are_of(instances in 0..50_u64, each in 0..5_u64, shared in any::<bool>()) {
        let group = json!({"id": "g", "kind": "ec2", "placement": {"count": instances},
                           "config": {"instance_type": "m5.large"}});
        let volume = json!({"id": "v", "kind": "ebs", "placement": {"count": each}, "config": {
            "volume_type": "io2", "size_gib": 10, "iops": 100, "attached_to": "g", "multi_attach": shared}});
        let taken = json!({"id": "s", "kind": "snapshots", "config": {"of": "v", "kept": 3},
                           "usage": {"used_gib": 6, "changed_gib": 2}});
        let volumes = if shared { each } else { each * instances };
        let cost = monthly(&json!([group, volume, taken]), "s");
        // (6 + 2 × 2) GB at $0.05.
        prop_assert_eq!(cost, Usd::new(Decimal::from(volumes) * Decimal::new(5, 1)));
    }

    #[test]
    fn snapshots_within_the_limits_are_priced_or_refused_in_words(
        gib in 0..=limits::SNAPSHOT_GIB, kept in 1..=limits::SNAPSHOTS, count in 0..=limits::COUNT,
    ) {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "s", "kind": "snapshots", "placement": {"count": count}, "config": {"kept": kept},
             "usage": {"used_gib": gib, "changed_gib": gib, "keep_days": 365, "restore_hours": 72}},
            {"id": "a", "kind": "snapshots", "placement": {"count": count}, "config": {"tier": "archive"},
             "usage": {"archived_gib": gib, "unique_gib": gib, "restored_gib": gib, "restore_days": 7}}]});
        if let Err(problems) = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()) {
            prop_assert!(problems.0.iter().all(|problem| problem.path.starts_with("/components/")));
        }
    }
}

#[test]
fn a_constant_scaling_group_pays_what_a_fixed_one_pays() {
    let volume = json!({"id": "v", "kind": "ebs", "placement": {"count": 2}, "config": {
        "volume_type": "io2", "size_gib": 100, "iops": 40_000, "attached_to": "g"}});
    let fixed = json!({"id": "g", "kind": "ec2", "placement": {"count": 3}, "config": {"instance_type": "m5.large"}});
    let scaled = scaled(&vec![vec![3; 24]; 7]);
    assert_eq!(monthly(&json!([scaled, volume]), "v"), monthly(&json!([fixed, volume]), "v"));
}

#[test]
fn fast_restore_bills_an_hour_at_least_and_a_month_at_most() {
    let cost = |hours: Value| {
        let usage = json!({"used_gib": 0, "changed_gib": 0, "fast_restore_hours": hours});
        let config = json!({"fast_restore": {"zones": 2, "snapshots": 3}});
        monthly(&json!([{"id": "s", "kind": "snapshots", "config": config, "usage": usage}]), "s")
    };
    // 6 units at $0.75 an hour.
    assert_eq!(cost(json!(0)), Usd::ZERO);
    assert_eq!(cost(json!(0.25)), Usd::parse("4.5").unwrap());
    assert_eq!(cost(json!(744)), Usd::parse("3285").unwrap());
    assert_eq!(cost(json!(null)), cost(json!(744)));
}

#[test]
fn open_figures_and_missing_prices_are_never_zero() {
    let all =
        json!({"used_gib": "open", "changed_gib": 1, "archived_gib": "open", "restored_gib": 3, "deleted_gib": 3});
    for tier in ["standard", "archive"] {
        let component = json!([{"id": "s", "kind": "snapshots", "config": {"tier": tier}, "usage": all}]);
        let open = priced("us-east-1", &component);
        assert!(open.totals.at_least);
        let lines = &open.components[0].lines;
        assert!(matches!(lines[0].cost, Cost::DependsOnUsage { .. }));
        // A restore without days and a deletion without an age are unknown as well.
        assert!(tier == "standard" || matches!(lines[2].cost, Cost::DependsOnUsage { .. }));
        assert!(tier == "standard" || matches!(lines[3].cost, Cost::DependsOnUsage { .. }));
        let unpriced = priced("mx-central-1", &component);
        assert!(unpriced.components[0].lines.iter().all(|line| matches!(line.cost, Cost::NoPrice { .. })));
        let missing = unpriced.findings.iter().filter(|finding| finding.rule == "gen-price-missing");
        assert_eq!(missing.count(), 1);
    }
}

#[test]
fn snapshots_are_priced_in_the_region_of_their_volumes() {
    let estimate = priced(
        "us-east-1",
        &json!([
            {"id": "g", "kind": "ec2", "placement": {"region": "eu-central-1"}, "config": {"instance_type": "m5.large"}},
            {"id": "v", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 8, "attached_to": "g"}},
            {"id": "s", "kind": "snapshots", "config": {"of": "v"}}
        ]),
    );
    assert_eq!(estimate.components[2].region, "eu-central-1");
}
