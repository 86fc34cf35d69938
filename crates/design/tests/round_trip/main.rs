//! Tests that a written design reads back as itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod purchases;
mod terms;

use std::collections::BTreeMap;

use definitions::{Definition, Stands};
use design::*;
use proptest::prelude::*;
use units::Decimal;

use purchases::{bought_apart, purchase};

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
        usage(limits::FLEET_HOURS).prop_map(Running::FleetHoursPerMonth),
        (days, number(24)).prop_map(|(days, hours_per_day)| {
            let days = days.into_iter().map(|(_, day)| day).collect();
            Running::Weekly(Weekly {
                days,
                hours_per_day,
                from_hour: (hours_per_day > Number::from(9)).then_some(Number(Decimal::new(75, 1))),
            })
        }),
        prop::collection::vec(prop::collection::vec(0..=limits::COUNT, 24), 7)
            .prop_map(|counts| Running::Profile(Profile { min: Some(counts[0][0]), max: None, counts })),
        prop::collection::vec(run, 1..4).prop_map(Running::Runs),
    ]
}

fn placement() -> impl Strategy<Value = Placement> {
    let zones = prop::collection::btree_map("[a-f]", 0..50u64, 0..3);
    (
        prop::option::of("[a-z]{2}-[a-z]{4}-[1-9]"),
        prop::option::of(0..=limits::COUNT),
        zones,
        prop::collection::vec(".{0,20}", 0..3),
    )
        .prop_map(|(region, count, zones, subnets)| {
            let zones: BTreeMap<String, u64> = zones;
            Placement { region, count: count.filter(|_| zones.is_empty()), zones, subnets }
        })
}

fn snapshots() -> impl Strategy<Value = Body> {
    let fast = (1..=10u64, 1..=limits::SNAPSHOTS).prop_map(|(zones, snapshots)| FastRestore { zones, snapshots });
    let kept = prop_oneof![
        (1..=limits::SNAPSHOTS).prop_map(Kept::Count),
        (24..=limits::SNAPSHOT_HOURS, 1..=365u64)
            .prop_map(|(every_hours, for_days)| Kept::Schedule(SnapshotSchedule { every_hours, for_days })),
    ];
    let region = prop::option::of(Just("eu-west-1".to_owned()));
    let config = (prop::sample::select(SnapshotTier::ALL), kept, prop::option::of(fast), region).prop_map(
        |((_, tier), kept, fast_restore, copy_to)| SnapshotConfig { of: None, tier, kept, fast_restore, copy_to },
    );
    // Strategies without a box would be too large for the stack of a test.
    let gib = || prop::option::of(usage(limits::SNAPSHOT_GIB)).boxed();
    let age =
        (0..=limits::KEEP_DAYS, 0..24u64, 0..60u64).prop_map(|(days, hours, minutes)| Age { days, hours, minutes });
    let counts = (
        prop::option::of(1..=limits::KEEP_DAYS),
        prop::option::of(0..=limits::RESTORE_HOURS),
        prop::option::of(1..=limits::RESTORE_DAYS),
        prop::option::of(age),
        prop::option::of(usage(limits::HOURS_PER_MONTH)),
    );
    let requests = || prop::option::of(usage(limits::USAGE / 10_000)).boxed();
    let requests = [requests(), requests(), requests()];
    let gib = [gib(), gib(), gib(), gib(), gib(), gib(), gib(), gib()];
    (config, gib, requests, counts).prop_map(|(config, gib, requests, counts)| {
        let [used_gib, changed_gib, archived_gib, unique_gib, restored_gib, deleted_gib, copied_gib, copy_storage_gib] =
            gib;
        let [list_requests, get_requests, put_requests] = requests;
        let (keep_days, restore_hours, restore_days, deleted_after, fast_restore_hours) = counts;
        let usage = SnapshotUsage {
            used_gib,
            changed_gib,
            fast_restore_hours,
            copied_gib,
            copy_storage_gib,
            list_requests,
            get_requests,
            put_requests,
            keep_days,
            restore_hours,
            archived_gib,
            unique_gib,
            restored_gib,
            restore_days,
            deleted_gib,
            deleted_after,
        };
        Body::Snapshots { config, usage: Box::new(usage) }
    })
}

/// A commitment, or Dedicated Hosts.
/// Usage with some of its usage values given.
fn figures<F: Figures + Default + std::fmt::Debug>() -> impl Strategy<Value = Box<F>> {
    let names: Vec<&'static str> = F::default().figures().into_iter().map(|(name, _)| name).collect();
    // Given together, these would contradict each other, or exceed the whole.
    let alone = ["gb_per_month", "udp_gb_per_month", "tls_gb_per_month", "mean_kib", "growth_percent_per_month"];
    let free: Vec<&'static str> =
        names.into_iter().filter(|name| !alone.contains(name) && !name.ends_with("_percent")).collect();
    let some = prop::sample::subsequence(free.clone(), 0..=free.len());
    (some, usage(limits::HOURS_PER_MONTH)).prop_map(|(names, value)| {
        let mut usage = Box::<F>::default();
        for name in names {
            *usage.figure_mut(name).unwrap() = Some(value);
        }
        usage
    })
}

fn network() -> impl Strategy<Value = Body> {
    let count = || 0..=limits::ATTACHMENTS;
    prop_oneof![
        (prop::sample::select(NatMode::ALL), 0..5u64, figures()).prop_map(|((_, mode), addresses, usage)| {
            let addresses = (mode != NatMode::Private).then_some(addresses);
            Body::NatGateway { config: NatConfig { mode, addresses }, usage }
        }),
        ((count(), count(), count(), count(), count()), figures()).prop_map(
            |((vpcs, vpns, direct_connects, connects, peerings), usage)| {
                let attached = vec![id("vpc-1"), id("vpc-2")];
                let config =
                    TransitConfig { vpcs, vpns, direct_connects, connects, peerings, attached, routes: vec![route()] };
                Body::TransitGateway { config, usage }
            }
        ),
    ]
}

/// A component of a kind that has a definition.
fn defined() -> impl Strategy<Value = Body> {
    let kind = prop::sample::select(definitions::ALL);
    (kind, prop::collection::vec(any::<u64>(), 64)).prop_map(|(definition, numbers)| {
        let mut numbers = numbers.into_iter().cycle();
        let mut below = |most: u64| numbers.next().unwrap() % most.max(1);
        let values = definitions::sample(definition, &mut below, &mut |_| "db.m7g.large".to_owned(), "eu-west-1");
        Body::Defined(Box::new(values))
    })
}

fn id(text: &str) -> ComponentId {
    ComponentId::parse(text).unwrap()
}

fn cidrs() -> Vec<String> {
    vec!["10.1.0.0/16".to_owned()]
}

fn route() -> Route {
    Route { destination: "0.0.0.0/0".to_owned(), target: id("nat"), zone: Some("b".to_owned()) }
}

fn topology() -> impl Strategy<Value = Body> {
    let subnet = (".{0,9}", "[a-f]", prop::sample::select(SubnetIp::ALL), ".{0,9}").prop_map(
        |(name, zone, (_, ip), route_table)| Subnet { name, zone, cidr: "10.1.0.0/24".to_owned(), ip, route_table },
    );
    let outside = ["@internet", "@on-premises", "@region/eu-west-1", "@service/sqs", "@service/s3/eu-west-1"];
    let ends = (prop::sample::select(outside.to_vec()), any::<bool>(), prop::sample::select(ZoneAffinity::ALL));
    let hours = prop::collection::vec(number(1_000), 24);
    prop_oneof![
        (prop::collection::vec(subnet, 0..3), 0..2usize).prop_map(|(subnets, tables)| {
            let route_tables = vec![RouteTable { name: "main".to_owned(), routes: vec![route()] }; tables];
            Body::Vpc { config: Box::new(VpcConfig { cidrs: cidrs(), subnets, route_tables }) }
        }),
        (ends, prop::sample::select(FlowAddress::ALL), figures::<FlowUsage>(), prop::option::of(hours)).prop_map(
            |((outside, turned, (_, zones)), (_, address), mut usage, hours)| {
                let (mut from, mut to) = (FlowEnd::Component(id("part-bucket")), FlowEnd::parse(outside).unwrap());
                if turned {
                    std::mem::swap(&mut from, &mut to);
                }
                if let Some(hours) = hours {
                    usage.request_gb = None;
                    let values = hours.try_into().unwrap();
                    usage.by_hour.0 = vec![HourlyFigure { figure: "request_gb", values }];
                }
                Body::Flow { config: Box::new(FlowConfig { from, to, zones, address, via: vec![id("nat")] }), usage }
            }
        ),
    ]
}

fn balancer() -> impl Strategy<Value = Body> {
    let hours = prop::collection::vec(number(1_000), 24);
    let by_hour = prop::option::of((prop::sample::select(BalancerUsage::HOURLY), hours));
    let targets = prop::collection::vec(0..=limits::COUNT, 0..4);
    let flags = (any::<bool>(), any::<bool>(), prop::option::of(any::<bool>()), prop::option::of(0..100u64));
    (prop::sample::select(BalancerType::ALL), 1..=10u64, flags, targets, figures::<BalancerUsage>(), by_hour).prop_map(
        |((_, kind), zones, (internal, flag, cross_zone, reserved_units), targets_by_zone, mut usage, by_hour)| {
            let config = BalancerConfig {
                scheme: if internal { Scheme::Internal } else { Scheme::InternetFacing },
                zones,
                cross_zone,
                targets_by_zone,
                mutual_tls: flag,
                reserved_units,
                waf: flag,
                fixed_addresses: flag,
                ..BalancerConfig::of_type(kind)
            };
            usage.by_hour.0 = by_hour
                .into_iter()
                .map(|(figure, values)| HourlyFigure { figure, values: values.try_into().unwrap() })
                .collect();
            Body::LoadBalancer { config, usage }
        },
    )
}

fn s3() -> impl Strategy<Value = Body> {
    let class = || prop::sample::select(StorageClass::ALL);
    let sizes = prop::collection::vec((number(1_000), number(1_000)), 0..3);
    let replication = prop::option::of((any::<bool>(), prop::option::of(class())));
    (class(), ".{0,9}", replication, figures::<S3Usage>(), sizes, any::<bool>()).prop_map(
        |((_, storage_class), bucket, replication, mut usage, sizes, by_day)| {
            let replication = replication.map(|(flag, class)| Replication {
                region: flag.then(|| "eu-west-1".to_owned()),
                storage_class: class.map(|(_, class)| class),
                time_control: flag,
            });
            // Only one of these can describe the stored data.
            if usage.gb.is_none() && by_day {
                usage.stored_days = sizes.iter().map(|(gb, _)| StoredDays { gb: *gb, days: 3 }).collect();
            } else if usage.gb.is_none() {
                usage.sizes = sizes.into_iter().map(|(objects, kib)| ObjectSize { objects, kib }).collect();
            }
            // A histogram has its own object counts, and GB need objects.
            let some = |objects: &UsageValue| objects.value(Scenario::Low) != Some(Decimal::ZERO);
            usage.objects = usage.objects.filter(|objects| usage.sizes.is_empty() && some(objects));
            let kms_key = replication.is_some();
            let config = S3Config { storage_class, bucket, replication, kms_key, bucket_key: by_day };
            Body::S3 { config, usage }
        },
    )
}

fn body() -> impl Strategy<Value = Body> {
    let os = prop::sample::select(OperatingSystem::ALL);
    let extras = (prop::option::of(usage(100)), prop::option::of(usage(100)), any::<bool>(), 0..3u64);
    let ec2 = ("[a-z][0-9][a-z]?\\.[0-9]{0,2}x?large", os, running(), purchase(), extras).prop_map(
        |(instance_type, (_, os), running, purchase, (cpu_percent, repeated_work_percent, detailed, few))| Body::Ec2 {
            config: Ec2Config {
                os,
                purchase,
                tenancy: if few == 1 { Tenancy::Dedicated } else { Tenancy::Shared },
                credits: (few == 2).then_some(CreditMode::Unlimited),
                detailed_monitoring: detailed,
                public_ipv4: few,
                elastic_ips: detailed,
                capacity_reservation: few,
                ..Ec2Config::of_type(&instance_type)
            },
            usage: Ec2Usage { running, cpu_percent, repeated_work_percent },
        },
    );
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
        config: EbsConfig {
            iops,
            throughput_mibps,
            root,
            multi_attach: !root && size_gib % 2 == 0,
            kms_key: root,
            ..EbsConfig::of_type(volume_type, size_gib)
        },
        usage: EbsUsage {
            provisioned: match hours {
                None => Provisioned::Always,
                Some(hours) if size_gib % 2 == 0 => Provisioned::HoursPerMonth(hours),
                Some(gb_months) => Provisioned::GbMonths(gb_months),
            },
            io_requests_per_month: io,
            need_iops: iops,
            need_mibps: throughput_mibps,
        },
    });
    prop_oneof![ec2, ebs, snapshots(), bought_apart(), network(), defined(), topology(), balancer(), s3()]
}

/// The part of a placement that a defined kind has.
fn placed(definition: &Definition, placement: Placement) -> Placement {
    let count = placement.count.filter(|_| !definition.count.is_empty());
    match definition.stands {
        Stands::Edge => Placement { region: None, zones: BTreeMap::new(), count, ..placement },
        Stands::Region | Stands::Nowhere => Placement { zones: BTreeMap::new(), count, ..placement },
        Stands::Subnets | Stands::RegionOrSubnets | Stands::Vpc => Placement { count, ..placement },
    }
}

/// Tags of a component; a key or value that starts with `a` cannot start with `aws:`, as it has no `w`.
fn tags() -> impl Strategy<Value = Tags> {
    prop::collection::btree_map("[a-vx-z/~ é:]{0,9}[a-z]", "[a-vx-z:\"é]{0,20}", 0..4).prop_map(Tags)
}

fn any_design() -> impl Strategy<Value = Design> {
    let components = prop::collection::vec((".{0,20}", placement(), tags(), body()), 0..5);
    let texts = (".{0,40}", ".{0,40}");
    (texts, prop::option::of(28..=31u8), terms::terms(), components).prop_map(
        |((name, note), month_days, terms, parts)| {
            let mut design = Design { name, note, month_days, ..terms };
            // The bucket that is an end of every flow.
            let config = S3Config::of_class(StorageClass::Standard);
            let body = Body::S3 { config, usage: Box::default() };
            design.components.push(Component {
                id: id("part-bucket"),
                name: String::new(),
                placement: Placement::default(),
                tags: Tags::default(),
                body,
            });
            for (name, placement, tags, body) in parts {
                let id = design.fresh_id("part");
                // A profile determines the count.
                let placement = match &body {
                    Body::Ec2 { usage: Ec2Usage { running: Running::Profile(_), .. }, .. } => Placement::default(),
                    Body::Defined(values) => placed(values.definition(), placement),
                    _ => placement,
                };
                design.components.push(Component { id, name, placement, tags, body });
            }
            design
        },
    )
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
