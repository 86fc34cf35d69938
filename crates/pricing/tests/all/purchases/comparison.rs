//! Properties of every comparison of purchase options.

use crate::purchases::support::{COUNT, TYPES, design_of, estimate, instances, purchase, running, same};
use catalog::Catalogue;
use design::{Body, Component, Design, Number, OperatingSystem, Purchase, Running, UsageValue};
use pricing::compare::{Comparison, RowBasis, choices, compare};
use proptest::prelude::*;
use units::{Decimal, Usd};

fn group() -> impl Strategy<Value = Component> {
    let os = prop::sample::select(OperatingSystem::ALL);
    (prop::sample::select(&TYPES[..]), os, 0..=COUNT, purchase(), running()).prop_map(
        |(instance_type, (_, os), count, purchase, running)| {
            let mut group = instances(instance_type, count, purchase, running);
            if let Body::Ec2 { config, .. } = &mut group.body {
                config.os = os;
            }
            group
        },
    )
}

fn groups() -> impl Strategy<Value = Vec<Component>> {
    prop::collection::vec(group(), 1..4)
}

fn compared(design: &Design) -> Comparison {
    compare(design, &[], Catalogue::embedded()).unwrap()
}

fn bought(design: &Design, purchase: Purchase) -> Design {
    let mut design = design.clone();
    for component in &mut design.components {
        if let Body::Ec2 { config, .. } = &mut component.body {
            config.purchase = purchase;
        }
    }
    design
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_is_the_estimate_of_the_design_bought_so(groups in groups()) {
        let design = design_of(&groups);
        for (row, choice) in compared(&design).rows.iter().zip(choices()) {
            prop_assert_eq!(&row.code, &choice.code);
            let Some(purchase) = choice.purchase else { continue };
            let estimate = estimate(&bought(&design, purchase));
            prop_assert_eq!(row.missing.is_some(), estimate.totals.at_least, "{}", row.code);
            if row.missing.is_none() {
                let (a, b) = (&row.totals, &estimate.totals);
                prop_assert_eq!((a.upfront, a.monthly, a.first_year), (b.upfront, b.monthly, b.first_year));
                prop_assert!(same(a.effective_monthly, b.effective_monthly), "{}", row.code);
            }
        }
    }

    #[test]
    fn ranks_order_by_cost_and_leave_out_what_is_approximate(groups in groups()) {
        let comparison = compared(&design_of(&groups));
        for row in &comparison.rows {
            let ranked = row.missing.is_none() && row.basis != RowBasis::Approximate;
            prop_assert_eq!(row.rank.is_some(), ranked, "{}", row.code);
            for other in comparison.rows.iter().filter(|_| ranked) {
                if let (Some(a), Some(b)) = (row.rank, other.rank) {
                    let (x, y) = (row.totals.effective_monthly, other.totals.effective_monthly);
                    prop_assert_eq!(a.cmp(&b), x.cmp(&y), "{} {}", row.code, other.code);
                }
            }
        }
        let best = comparison.rows.iter().filter(|row| row.rank == Some(1));
        prop_assert!(best.clone().all(|row| row.basis != RowBasis::Approximate));
        prop_assert!(best.count() > 0 || comparison.rows.iter().all(|row| row.rank.is_none()));
    }

    #[test]
    fn at_break_even_both_cost_the_same(
        instance_type in prop::sample::select(&TYPES[..]), count in 1..=COUNT,
    ) {
        let running = |hours: Decimal| Running::HoursPerMonth(UsageValue::One(Number(hours)));
        let on_demand = |hours: Decimal| {
            estimate(&design_of(&[instances(instance_type, count, Purchase::OnDemand, running(hours))])).totals.monthly
        };
        let full = on_demand(Decimal::from(730));
        let design = design_of(&[instances(instance_type, count, Purchase::OnDemand, Running::Always)]);
        for row in compared(&design).rows.iter().filter(|row| row.missing.is_none()) {
            let Some(hours) = row.break_even_hours else { continue };
            let ratio = row.break_even_ratio.unwrap();
            prop_assert!(same(Usd::new(full.amount() * ratio), row.full), "{}", row.code);
            if ratio >= Decimal::ONE {
                prop_assert!(row.full >= full);
                continue;
            }
            // Usage values in a design have four decimals.
            let hundredth = Decimal::new(1, 2);
            let (below, above) = (hours.round_dp(4) - hundredth, (hours.round_dp(4) + hundredth).min(Decimal::from(730)));
            let cost = row.totals.effective_monthly;
            let slack = Usd::new(Decimal::new(1, 15));
            prop_assert!(on_demand(below) <= cost + slack && cost <= on_demand(above) + slack, "{}", row.code);
        }
    }
}
