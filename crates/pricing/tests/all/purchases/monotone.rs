//! Properties of every purchase option for a group.

use crate::purchases::support::{
    COUNT, TYPES, design_of, estimate, instances, mixed, profile, purchase, running, same, same_totals, totals,
};
use design::{BasePurchase, Body, Component, Mixed, Number, OperatingSystem, Profile, Purchase, Running, UsageValue};
use proptest::prelude::*;
use units::{Decimal, Usd};

/// Sizes of families, in ascending order.
const SIZES: [&[&str]; 3] = [
    &["m5.large", "m5.xlarge", "m5.2xlarge", "m5.4xlarge", "m5.8xlarge", "m5.12xlarge", "m5.24xlarge"],
    &["m7g.medium", "m7g.large", "m7g.xlarge", "m7g.2xlarge", "m7g.4xlarge", "m7g.8xlarge", "m7g.16xlarge"],
    &["t3.nano", "t3.micro", "t3.small", "t3.medium", "t3.large", "t3.xlarge", "t3.2xlarge"],
];

fn with_os(mut group: Component, wanted: OperatingSystem) -> Component {
    if let Body::Ec2 { config, .. } = &mut group.body {
        config.os = wanted;
    }
    group
}

/// Neither the monthly nor the effective monthly cost falls by more than the last digit of quotients.
fn never_less(before: &Component, after: &Component) -> Result<(), TestCaseError> {
    let [before, after] = [before, after].map(|group| totals(std::slice::from_ref(group)));
    let slack = Usd::new(Decimal::new(1, 15));
    prop_assert!(before.monthly <= after.monthly + slack, "{before:?} {after:?}");
    prop_assert!(before.effective_monthly <= after.effective_monthly + slack, "{before:?} {after:?}");
    prop_assert!(before.upfront <= after.upfront);
    Ok(())
}

proptest! {
    #[test]
    fn more_instances_never_cost_less(
        instance_type in prop::sample::select(&TYPES[..]), count in 0..=COUNT, more in 1..5_u64,
        purchase in purchase(), running in running(),
    ) {
        let group = |count| instances(instance_type, count, purchase, running.clone());
        never_less(&group(count), &group(count + more))?;
    }

    #[test]
    fn more_hours_never_cost_less(
        instance_type in prop::sample::select(&TYPES[..]), purchase in purchase(),
        hours in 0..7_300_i64, more in 1..500_i64,
    ) {
        let hours_of = |tenths| Running::HoursPerMonth(UsageValue::One(Number(Decimal::new(tenths, 1))));
        let group = |tenths| instances(instance_type, 3, purchase, hours_of(tenths));
        never_less(&group(hours), &group(hours + more))?;
    }

    #[test]
    fn one_more_instance_in_one_hour_never_costs_less(
        instance_type in prop::sample::select(&TYPES[..]), purchase in purchase(), profile in profile(),
        day in 0..7_usize, hour in 0..24_usize,
    ) {
        let mut busier = profile.clone();
        busier.counts[day][hour] += 1;
        let group = |profile: Profile| instances(instance_type, 1, purchase, Running::Profile(profile));
        never_less(&group(profile), &group(busier))?;
    }

    #[test]
    fn a_larger_size_never_costs_less(
        sizes in prop::sample::select(&SIZES[..]), purchase in purchase(), os in prop::sample::select(OperatingSystem::ALL),
    ) {
        let of = |size: &&str| with_os(instances(size, 2, purchase, Running::Always), os.1);
        let priced: Vec<Component> =
            sizes.iter().map(of).filter(|group| !totals(std::slice::from_ref(group)).at_least).collect();
        // The saving from the Spot Instance advisor may be larger for a larger size.
        let steady = !matches!(purchase, Purchase::Spot | Purchase::Mixed(_));
        for pair in priced.windows(2).filter(|_| steady) {
            never_less(&pair[0], &pair[1])?;
        }
    }

    #[test]
    fn the_cost_of_groups_adds_up(all in prop::collection::vec((prop::sample::select(&TYPES[..]), purchase(), running()), 0..5)) {
        let groups: Vec<Component> =
            all.into_iter().map(|(name, purchase, running)| instances(name, 3, purchase, running)).collect();
        let alone: Vec<_> = groups.iter().map(|group| totals(std::slice::from_ref(group))).collect();
        let sum = pricing::Totals::sum(&alone).unwrap();
        prop_assert!(same_totals(&totals(&groups), &sum));
    }

    #[test]
    fn a_steady_profile_costs_as_the_same_count_always(
        instance_type in prop::sample::select(&TYPES[..]), purchase in purchase(), count in 0..=COUNT,
    ) {
        let steady = Profile::every_day([count; 24]);
        let always = instances(instance_type, count, purchase, Running::Always);
        let profile = instances(instance_type, 1, purchase, Running::Profile(steady));
        prop_assert!(same_totals(&totals(&[always]), &totals(&[profile])));
    }

    #[test]
    fn every_running_instance_of_a_mix_is_bought_once(mixed in mixed(), profile in profile()) {
        let group = instances("m5.large", 1, Purchase::Mixed(mixed), Running::Profile(profile.clone()));
        let estimate = estimate(&design_of(&[group]));
        let bought = |code: &str| {
            let line = estimate.components[0].lines.iter().find(|line| line.code == code);
            line.and_then(|line| line.quantity).unwrap_or_default()
        };
        let Mixed { base, base_purchase, .. } = mixed;
        let committed = if base_purchase == BasePurchase::OnDemand { 0 } else { base };
        let above: u64 = profile.hours().map(|running| running.saturating_sub(committed)).sum();
        let month = Decimal::from(above) * Decimal::from(730) / Decimal::from(168);
        let hours = bought("ec2.instance") + bought("ec2.spot");
        prop_assert!(same(Usd::new(hours), Usd::new(month)), "{hours} bought, {month} running above the base");
        // The base is paid for in every hour, either hourly or upfront.
        let paid = estimate.components[0].lines.iter().filter(|line| line.code.starts_with("ec2.reserved") || line.code.starts_with("ec2.savings-plan"));
        for line in paid {
            prop_assert_eq!(line.factors[0].value, Decimal::from(committed));
        }
    }
}
