//! A design that is written reads back as itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;

use design::*;
use proptest::prelude::*;
use units::Decimal;

fn number(most: u64) -> impl Strategy<Value = Number> {
    (0..=most * 10_000).prop_map(|n| Number(Decimal::new(n.try_into().unwrap(), 4).normalize()))
}

fn usage(most: u64) -> impl Strategy<Value = UsageValue> {
    prop_oneof![
        number(most).prop_map(UsageValue::One),
        Just(UsageValue::Open),
        prop::collection::vec(number(most), 3).prop_map(|mut n| {
            n.sort();
            UsageValue::Range { low: n[0], typical: n[1], high: n[2] }
        }),
    ]
}

fn running() -> impl Strategy<Value = Running> {
    let run = (1..=limits::COUNT, 1..=limits::RUN_SECONDS).prop_map(|(count, seconds)| Run { count, seconds });
    let days = prop::sample::subsequence(Weekday::ALL.to_vec(), 1..=7);
    prop_oneof![
        Just(Running::Always),
        usage(limits::HOURS_PER_MONTH).prop_map(Running::HoursPerMonth),
        (days, number(24)).prop_map(|(days, hours_per_day)| {
            Running::Weekly(Weekly { days: days.into_iter().map(|(_, day)| day).collect(), hours_per_day })
        }),
        prop::collection::vec(run, 1..4).prop_map(Running::Runs),
    ]
}

fn placement() -> impl Strategy<Value = Placement> {
    let zones = prop::collection::btree_map("[a-f]", 0..50u64, 0..3);
    (
        prop::option::of("[a-z]{2}-[a-z]{4}-[1-9]"),
        prop::option::of(0..=limits::COUNT),
        zones,
        prop::option::of(".{0,20}"),
    )
        .prop_map(|(region, count, zones, subnet)| {
            let zones: BTreeMap<String, u64> = zones;
            Placement { region, count: count.filter(|_| zones.is_empty()), zones, subnet }
        })
}

fn body() -> impl Strategy<Value = Body> {
    let os = prop::sample::select(OperatingSystem::ALL);
    let ec2 = ("[a-z][0-9][a-z]?\\.[0-9]{0,2}x?large", os, running()).prop_map(|(instance_type, (_, os), running)| {
        Body::Ec2 { config: Ec2Config { instance_type, os }, usage: Ec2Usage { running } }
    });
    let volume = (
        prop::sample::select(VolumeType::ALL),
        1..=limits::VOLUME_GIB,
        prop::option::of(0..=limits::IOPS),
        prop::option::of(0..=limits::THROUGHPUT_MIBPS),
        any::<bool>(),
        prop::option::of(usage(limits::HOURS_PER_MONTH)),
        prop::option::of(usage(limits::USAGE / 10_000)),
    );
    let ebs = volume.prop_map(|((_, volume_type), size_gib, iops, throughput_mibps, root, hours, io)| Body::Ebs {
        config: EbsConfig { volume_type, size_gib, iops, throughput_mibps, attached_to: None, root },
        usage: EbsUsage {
            provisioned: hours.map_or(Provisioned::Always, Provisioned::HoursPerMonth),
            io_requests_per_month: io,
        },
    });
    prop_oneof![ec2, ebs]
}

fn any_design() -> impl Strategy<Value = Design> {
    let components = prop::collection::vec((".{0,20}", placement(), body()), 0..5);
    (".{0,40}", ".{0,40}", prop::option::of(28..=31u8), components).prop_map(|(name, note, month_days, parts)| {
        let mut design = Design { name, note, month_days, ..Design::empty("eu-west-1") };
        for (name, placement, body) in parts {
            let id = design.fresh_id("part");
            design.components.push(Component { id, name, placement, body });
        }
        design
    })
}

proptest! {
    #[test]
    fn written_designs_read_back(design in any_design()) {
        prop_assert_eq!(Design::parse(&design.to_json()).unwrap(), design.clone());
        prop_assert_eq!(Design::parse(&design.to_compact_json()).unwrap(), design);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let _ = Design::parse(&text);
    }
}
