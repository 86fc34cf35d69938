//! Properties of every design with commitments that groups share.

use crate::purchases::support::{
    COUNT, commitment, component, design_of, estimate, instances, on_demand_group, profile, same, same_totals, terms,
    totals,
};
use design::{
    Body, Component, Number, OfferingClass, OperatingSystem, PlanKind, Purchase, ReservedConfig, Running, SavingsPlan,
    SavingsPlanConfig,
};
use pricing::{Cost, Estimate};
use proptest::prelude::*;
use units::{Decimal, Usd};

fn groups() -> impl Strategy<Value = Vec<Component>> {
    prop::collection::vec(on_demand_group(), 1..5)
}

fn commitments() -> impl Strategy<Value = Vec<Component>> {
    prop::collection::vec(commitment(), 1..4)
}

/// Instance-hours a month of each group, however they are paid, and the covered part of them.
fn hours(estimate: &Estimate) -> Vec<(Decimal, Decimal)> {
    let is_group = |code: &str| code.starts_with("ec2.");
    let sum = |component: &pricing::ComponentEstimate, only_covered: bool| {
        let lines = component.lines.iter().filter(|line| is_group(&line.code));
        let lines = lines.filter(|line| matches!(line.cost, Cost::Covered { .. }) || !only_covered);
        lines.filter_map(|line| line.quantity).sum::<Decimal>()
    };
    let groups = estimate.components.iter().filter(|component| component.kind == design::Kind::Ec2);
    groups.map(|component| (sum(component, false), sum(component, true))).collect()
}

proptest! {
    #[test]
    fn totals_do_not_depend_on_the_order(groups in groups(), held in commitments(), order in any::<u64>()) {
        let design = design_of(&[groups, held].concat());
        let mut turned = design.clone();
        // Any permutation of at most eight components.
        let mut rest = order;
        for place in (1..turned.components.len()).rev() {
            let other = usize::try_from(rest % (u64::try_from(place).unwrap() + 1)).unwrap();
            rest /= u64::try_from(place).unwrap() + 1;
            turned.components.swap(place, other);
        }
        let (a, b) = (estimate(&design).totals, estimate(&turned).totals);
        prop_assert!(same_totals(&a, &b), "{a:?}\n{b:?}");
    }

    #[test]
    fn every_hour_is_paid_on_demand_or_covered_once(groups in groups(), held in commitments()) {
        let without = hours(&estimate(&design_of(&groups)));
        let with = hours(&estimate(&design_of(&[groups, held].concat())));
        for ((demanded, _), (paid, covered)) in without.into_iter().zip(with) {
            prop_assert!((demanded - paid).abs() < Decimal::new(1, 6), "{demanded} demanded, {paid} paid");
            prop_assert!(covered <= demanded + Decimal::new(1, 6), "{demanded} demanded, {covered} covered");
        }
    }

    #[test]
    fn a_commitment_never_makes_groups_dearer(groups in groups(), held in commitments()) {
        let alone: Usd = held.iter().map(|one| totals(std::slice::from_ref(one)).monthly).sum();
        let before = totals(&groups).monthly;
        let after = totals(&[groups, held].concat()).monthly - alone;
        prop_assert!(after <= before + Usd::new(Decimal::new(1, 6)), "{before} before, {after} after");
    }

    #[test]
    fn what_matches_nothing_adds_exactly_its_own_cost(groups in groups(), held in commitments()) {
        let away = |mut one: Component| {
            one.placement.region = Some("eu-central-1".into());
            let is_everywhere = matches!(&one.body, Body::SavingsPlan { config } if config.family.is_none());
            (!is_everywhere).then_some(one)
        };
        let held: Vec<Component> = held.into_iter().filter_map(away).collect();
        let (before, own) = (totals(&groups), totals(&held));
        let together = totals(&[groups, held].concat());
        prop_assert!(same(together.monthly, before.monthly + own.monthly));
        prop_assert!(same(together.effective_monthly, before.effective_monthly + own.effective_monthly));
        prop_assert_eq!(together.upfront, before.upfront + own.upfront);
    }

    #[test]
    fn one_group_is_covered_hour_by_hour(
        profile in profile(), count in 0..=COUNT, (term, payment) in terms(), thousandths in 1..2_000_i64,
    ) {
        let group = instances("m5.large", 1, Purchase::OnDemand, Running::Profile(profile.clone()));
        let bought = SavingsPlan { plan: PlanKind::Compute, term, payment };
        let one = instances("m5.large", 1, Purchase::SavingsPlan(bought), Running::Always);
        let rate = totals(&[one]).effective_monthly.amount() / Decimal::from(730);
        let config = ReservedConfig {
            instance_type: "m5.large".to_owned(), os: OperatingSystem::Linux, class: OfferingClass::Standard, term, payment,
        };
        let held = component("held", Some(count), Body::ReservedInstances { config });
        let usd_per_hour = Number(Decimal::new(thousandths, 3));
        let config = SavingsPlanConfig { plan: PlanKind::Compute, family: None, usd_per_hour, term, payment };
        let plan = component("plan", None, Body::SavingsPlan { config });
        let open: Decimal = profile
            .hours()
            .map(|running| Decimal::from(running.saturating_sub(count)))
            .map(|rest| (rest - usd_per_hour.0 / rate).max(Decimal::ZERO))
            .sum();
        let estimate = estimate(&design_of(&[group, held, plan]));
        let line = estimate.components[0].lines.iter().find(|line| line.code == "ec2.instance");
        let on_demand = line.map_or(Decimal::ZERO, |line| line.quantity.unwrap());
        let expected = open * Decimal::from(730) / Decimal::from(168);
        prop_assert!((on_demand - expected).abs() < Decimal::new(1, 6), "{on_demand}, {expected}");
    }
}
