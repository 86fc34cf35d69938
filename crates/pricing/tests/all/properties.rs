//! Properties of every design.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::{BasePurchase, Mixed, OfferingClass, Payment, Purchase, Reserved, Scope, Term};
use design::{Body, Component, Design, EbsConfig, EbsUsage, Ec2Config, Ec2Usage, Number, OperatingSystem, Placement};
use design::{Provisioned, Running, Tags, UsageValue, VolumeType, limits};
use pricing::{Cost, GroupBy, breakdown, estimate};
use proptest::prelude::*;
use units::{Decimal, Usd};

const TYPES: [&str; 6] = ["m5.large", "t3.medium", "c6i.xlarge", "m7g.large", "c8i.large", "t3a.nano"];
const REGIONS: [&str; 5] = ["us-east-1", "eu-central-1", "ap-south-2", "ca-central-1", "mx-central-1"];

fn group() -> impl Strategy<Value = Component> {
    let hours = (0..=limits::HOURS_PER_MONTH).prop_map(UsageValue::known);
    let running = prop_oneof![Just(Running::Always), hours.prop_map(Running::HoursPerMonth)];
    let os = prop::sample::select(OperatingSystem::ALL);
    (prop::sample::select(&TYPES[..]), os, prop::sample::select(&REGIONS[..]), 0..2000_u64, running, purchase())
        .prop_map(|(instance_type, (_, os), region, count, running, purchase)| Component {
            id: Design::empty("").fresh_id("c"),
            name: String::new(),
            placement: Placement { region: Some(region.into()), count: Some(count), ..Placement::default() },
            tags: Tags::default(),
            body: Body::Ec2 {
                config: Ec2Config { os, purchase, ..Ec2Config::of_type(instance_type) },
                usage: Ec2Usage { running, ..Ec2Usage::default() },
            },
        })
}

fn purchase() -> impl Strategy<Value = Purchase> {
    let words =
        (prop::sample::select(OfferingClass::ALL), prop::sample::select(Term::ALL), prop::sample::select(Payment::ALL));
    let reserved = words.prop_map(|((_, class), (_, term), (_, payment))| Reserved {
        class,
        term,
        payment,
        scope: Scope::Regional,
    });
    prop_oneof![
        Just(Purchase::OnDemand),
        Just(Purchase::Spot),
        reserved.clone().prop_map(Purchase::Reserved),
        (reserved, 0..2500_u64, 0..=100_u64).prop_map(|(reserved, base, on_demand_percent)| {
            let base_purchase = BasePurchase::Reserved(reserved);
            Purchase::Mixed(Mixed { base, base_purchase, on_demand_percent })
        }),
    ]
}

fn volume() -> impl Strategy<Value = Component> {
    let kind = prop::sample::select(VolumeType::ALL);
    (kind, 1..100_000_u64, prop::option::of(0..300_000_u64), prop::option::of(0..3000_u64), 0..100_u64, 0..=730_u64)
        .prop_map(|((_, volume_type), size_gib, iops, throughput_mibps, count, hours)| Component {
            id: Design::empty("").fresh_id("c"),
            name: String::new(),
            placement: Placement { region: Some("us-east-1".into()), count: Some(count), ..Placement::default() },
            tags: Tags::default(),
            body: Body::Ebs {
                config: EbsConfig { iops, throughput_mibps, ..EbsConfig::of_type(volume_type, size_gib) },
                usage: EbsUsage {
                    provisioned: Provisioned::HoursPerMonth(UsageValue::known(hours)),
                    io_requests_per_month: Some(UsageValue::One(Number(Decimal::from(size_gib)))),
                    ..EbsUsage::default()
                },
            },
        })
}

fn components() -> impl Strategy<Value = Vec<Component>> {
    prop::collection::vec(prop_oneof![group(), volume()], 0..8)
}

fn design(components: &[Component]) -> Design {
    let mut design = Design::empty("us-east-1");
    for component in components {
        let id = design.fresh_id("c");
        design.components.push(Component { id, ..component.clone() });
    }
    design
}

fn monthly(components: &[Component]) -> Usd {
    estimate(&design(components), Catalogue::embedded()).unwrap().totals.monthly
}

/// Sums of periodic quotients may differ by far less than a cent.
fn same(a: Usd, b: Usd) -> bool {
    (a - b).amount().abs() < Decimal::new(1, 15)
}

proptest! {
    #[test]
    fn cost_is_additive_and_order_does_not_matter(parts in components(), seed in any::<u64>()) {
        let together = monthly(&parts);
        let alone: Usd = parts.iter().map(|part| monthly(std::slice::from_ref(part))).sum();
        prop_assert!(same(together, alone));
        let mut turned = parts.clone();
        let by = usize::try_from(seed % 8).unwrap().min(turned.len());
        turned.rotate_left(by);
        prop_assert!(same(monthly(&turned), together));
    }

    #[test]
    fn the_groups_of_a_breakdown_are_the_total(parts in components(), tags in prop::collection::vec(0..4_usize, 8)) {
        let mut design = design(&parts);
        for (component, tag) in design.components.iter_mut().zip(tags) {
            component.tags.0.extend((tag > 0).then(|| ("env".to_owned(), ["", "a", "b"][tag - 1].to_owned())));
        }
        let total = estimate(&design, Catalogue::embedded()).unwrap().totals;
        for by in ["service", "component", "charge", "tag:env"] {
            let found = breakdown(&design, Catalogue::embedded(), &GroupBy::parse(by).unwrap()).unwrap();
            prop_assert_eq!(found.rows.iter().map(|row| row.monthly).sum::<Usd>(), total.monthly, "{}", by);
            prop_assert_eq!(found.rows.iter().map(|row| row.upfront).sum::<Usd>(), total.upfront, "{}", by);
        }
    }

    #[test]
    fn more_of_anything_never_costs_less(part in prop_oneof![group(), volume()], more in 1..50_u64) {
        let before = monthly(std::slice::from_ref(&part));
        let mut larger = part.clone();
        larger.placement.count = Some(part.placement.count() + more);
        prop_assert!(monthly(&[larger]) >= before);
        if let Body::Ebs { config, .. } = &part.body {
            let grown = |change: fn(&mut EbsConfig, u64)| {
                let mut config = config.clone();
                change(&mut config, more * 100);
                let Body::Ebs { usage, .. } = part.body.clone() else { unreachable!() };
                monthly(&[Component { body: Body::Ebs { config, usage }, ..part.clone() }])
            };
            prop_assert!(grown(|config, more| config.size_gib += more) >= before);
            prop_assert!(grown(|config, more| config.iops = config.iops.map(|iops| iops + more)) >= before);
            prop_assert!(grown(|config, more| config.throughput_mibps = config.throughput_mibps.map(|t| t + more)) >= before);
        }
    }

    #[test]
    fn lines_add_up_and_the_unknown_is_never_in_the_total(parts in components()) {
        let estimate = estimate(&design(&parts), Catalogue::embedded()).unwrap();
        let lines = || estimate.components.iter().flat_map(|component| &component.lines);
        let sum: Usd = lines().filter_map(|line| line.cost.known()).sum();
        prop_assert!(same(sum, estimate.totals.monthly));
        let open = lines().any(|line| line.cost.known().is_none());
        prop_assert_eq!(open, estimate.totals.at_least);
        for line in lines().filter(|line| matches!(line.cost, Cost::Priced { .. })) {
            let price = line.price.as_ref().unwrap();
            prop_assert!(!price.unit_price.is_zero(), "{:?} is priced at nothing", line.label);
        }
    }

    #[test]
    fn every_design_within_the_limits_is_priced_or_refused_in_words(
        count in 0..=limits::COUNT, volumes in 0..=limits::COUNT, size in 1..=limits::VOLUME_GIB,
        iops in 0..=limits::IOPS, requests in 0..=limits::USAGE,
    ) {
        let mut design = Design::empty("us-east-1");
        let text = format!(r#"{{"abacus":1,"region":"us-east-1","components":[
            {{"id":"g","kind":"ec2","placement":{{"count":{count}}},"config":{{"instance_type":"m5.large"}},
              "usage":{{"running":{{"hours_per_month":123.4567}}}}}},
            {{"id":"v","kind":"ebs","placement":{{"count":{volumes}}},
              "config":{{"volume_type":"io2","size_gib":{size},"iops":{iops},"attached_to":"g"}}}},
            {{"id":"m","kind":"ebs","placement":{{"count":{volumes}}},"config":{{"volume_type":"standard","size_gib":1,"attached_to":"g"}},
              "usage":{{"io_requests_per_month":{requests}}}}}]}}"#);
        design.components = Design::parse(&text).unwrap().components;
        if let Err(problems) = estimate(&design, Catalogue::embedded()) {
            prop_assert!(problems.0.iter().all(|problem| problem.path.starts_with("/components/")));
        }
    }
}
