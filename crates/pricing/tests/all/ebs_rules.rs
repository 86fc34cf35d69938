//! The rules about volumes and snapshots: each fires where it should, once, and nowhere else.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use budget::Budget;
use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Finding, Severity, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// The findings of one rule.
fn of_rule(components: &Value, rule: &str) -> Vec<Finding> {
    priced(components).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

fn group(instance_type: &str, placement: Value) -> Value {
    json!({"id": "g", "kind": "ec2", "placement": placement, "config": {"instance_type": instance_type}})
}

/// A volume of 100 GiB attached to the group `g`, with additional configuration.
fn volume(id: &str, volume_type: &str, more: Value) -> Value {
    let mut config = json!({"volume_type": volume_type, "size_gib": 100, "attached_to": "g"});
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"id": id, "kind": "ebs", "config": config})
}

fn snapshots(config: Value, usage: Value) -> Value {
    json!([{"id": "s", "kind": "snapshots", "config": config, "usage": usage}])
}

/// Checks that the rule fires once at `place` with `severity`, or not at all.
fn check(components: &Value, rule: &str, expected: Option<(Severity, &str)>) {
    let found: Vec<_> = of_rule(components, rule).into_iter().map(|finding| (finding.severity, finding.path)).collect();
    let expected: Vec<_> = expected.into_iter().map(|(severity, path)| (severity, path.to_owned())).collect();
    assert_eq!(found, expected, "{rule}: {components}");
}

#[test]
fn nitro_is_needed_for_much_performance_and_for_sharing() {
    let at = |instance_type, volume: Value| json!([group(instance_type, json!({})), volume]);
    let fast = |iops: u64| volume("v", "io1", json!({"size_gib": 1000, "iops": iops}));
    let rule = "ebs-nitro-required";
    check(&at("m4.large", fast(32_000)), rule, None);
    check(&at("m4.large", fast(32_001)), rule, Some((Severity::Error, "/components/1/config/iops")));
    check(&at("m5.large", fast(32_001)), rule, None);
    let shared = volume("v", "io1", json!({"iops": 100, "multi_attach": true}));
    check(&at("m4.large", shared), rule, Some((Severity::Error, "/components/1/config/multi_attach")));
    let large = volume("v", "io2", json!({"size_gib": 16_385, "iops": 100}));
    check(&at("m4.large", large), rule, Some((Severity::Error, "/components/1/config/size_gib")));
}

#[test]
fn sharing_needs_a_fitting_type_few_instances_one_zone_and_no_boot_volume() {
    let rule = "ebs-multi-attach";
    let error = Some((Severity::Error, "/components/1/config/multi_attach"));
    let shared = |volume_type, more: Value| {
        let mut volume = volume("v", volume_type, json!({"multi_attach": true, "iops": 1000}));
        volume["config"].as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        volume
    };
    let at = |placement, volume: Value| json!([group("m5.large", placement), volume]);
    check(&at(json!({"zones": {"a": 16, "b": 0}}), shared("io2", json!({}))), rule, None);
    check(&at(json!({"zones": {"a": 17}}), shared("io2", json!({}))), rule, error);
    check(&at(json!({"zones": {"a": 1, "b": 1}}), shared("io2", json!({}))), rule, error);
    check(&at(json!({}), shared("gp3", json!({"iops": 3000}))), rule, error);
    check(&at(json!({}), shared("io1", json!({"root": true}))), rule, error);
    let mut windows = group("m5.large", json!({}));
    windows["config"]["os"] = json!("windows");
    check(&json!([windows, shared("io1", json!({}))]), rule, error);
}

#[test]
fn volumes_and_instances_are_in_the_same_zones() {
    let at = |zones: Value| {
        let mut volume = volume("v", "gp3", json!({}));
        volume["placement"] = json!({"zones": zones});
        json!([group("m5.large", json!({"zones": {"a": 1, "b": 1}})), volume])
    };
    check(&at(json!({})), "ebs-az-mismatch", None);
    check(&at(json!({"a": 1, "b": 1})), "ebs-az-mismatch", None);
    check(&at(json!({"c": 1})), "ebs-az-mismatch", Some((Severity::Error, "/components/1/placement/zones")));
}

#[test]
fn limits_of_an_instance_are_told_once_at_its_group() {
    let two = |instance_type, each: Value| {
        json!([group(instance_type, json!({})), volume("v", "gp3", each.clone()), volume("w", "gp3", each)])
    };
    let place = "/components/0/config/instance_type";
    let rule = "ebs-instance-limit";
    // IOPS included in gp3 do not count as a need. m5.large: 3,600 IOPS, at most 18,750.
    check(&two("m5.large", json!({})), rule, None);
    check(&two("m5.large", json!({"iops": 9_000})), rule, Some((Severity::Advice, place)));
    check(&two("m5.large", json!({"iops": 10_000})), rule, Some((Severity::Warning, place)));
    // 593.75 MB/s are 566 MiB/s.
    check(&two("m5.large", json!({"throughput_mibps": 284})), rule, Some((Severity::Warning, place)));
    check(&two("m5.24xlarge", json!({"iops": 40_000, "throughput_mibps": 1_000})), rule, None);
    // A shared volume divides its performance among its instances.
    let shared = volume("v", "io2", json!({"iops": 18_000, "multi_attach": true}));
    check(&json!([group("m5.large", json!({"count": 6})), shared]), rule, None);
    let needed = |iops: u64| {
        let mut volume = volume("v", "gp3", json!({"iops": 20_000}));
        volume["usage"] = json!({"need_iops": iops});
        json!([group("m5.large", json!({})), volume])
    };
    check(&needed(3_600), rule, None);
}

#[test]
fn an_instance_takes_so_many_volumes_and_boots_from_one() {
    let many = |count: u64| {
        let mut volumes = volume("v", "gp3", json!({}));
        volumes["placement"] = json!({"count": count});
        json!([group("m5.large", json!({"count": 9})), volumes, volume("r", "gp3", json!({"root": true}))])
    };
    check(&many(26), "ebs-attach-limit", None);
    check(&many(27), "ebs-attach-limit", Some((Severity::Error, "/components/0/config/instance_type")));
    let root = |id| volume(id, "gp3", json!({"root": true}));
    check(&json!([group("m5.large", json!({})), root("a")]), "gen-one-root", None);
    check(
        &json!([group("m5.large", json!({})), root("a"), root("b")]),
        "gen-one-root",
        Some((Severity::Error, "/components/0")),
    );
}

#[test]
fn needed_performance_is_compared_with_what_there_is() {
    let with = |volume_type, more: Value, need: Value| {
        let mut volume = volume("v", volume_type, more);
        volume["usage"] = need;
        json!([group("m5.24xlarge", json!({})), volume])
    };
    let need = |iops: u64| json!({"need_iops": iops});
    let place = "/components/1/usage/need_iops";
    check(&with("st1", json!({"size_gib": 500}), need(500)), "ebs-hdd-iops", None);
    check(&with("st1", json!({"size_gib": 500}), need(501)), "ebs-hdd-iops", Some((Severity::Error, place)));
    check(&with("sc1", json!({"size_gib": 500}), need(251)), "ebs-hdd-iops", Some((Severity::Error, place)));
    check(&with("gp2", json!({}), need(300)), "ebs-gp2-burst", None);
    check(&with("gp2", json!({}), need(301)), "ebs-gp2-burst", Some((Severity::Warning, place)));
    check(&with("gp2", json!({"size_gib": 1_000}), need(9_000)), "ebs-gp2-burst", None);
    let rule = "ebs-performance-overprovisioned";
    let at_iops = Some((Severity::Advice, "/components/1/config/iops"));
    check(&with("io2", json!({"iops": 1_200}), need(1_000)), rule, None);
    check(&with("io2", json!({"iops": 1_201}), need(1_000)), rule, at_iops);
    check(&with("gp3", json!({"iops": 3_600}), need(100)), rule, None);
    // 1,000 MiB/s need 4,000 IOPS.
    check(&with("gp3", json!({"iops": 4_800, "throughput_mibps": 1_000}), need(100)), rule, None);
    let both = json!({"need_iops": 100, "need_mibps": 100});
    let found = of_rule(&with("gp3", json!({"iops": 4_800, "throughput_mibps": 1_000}), both), rule);
    // 1,800 IOPS at $0.005 and 875 MiB/s at $0.04.
    assert!(found[0].message.contains("3,000 IOPS and 125 MiB/s are enough, for $44.00 a month less"), "{found:?}");
}

#[test]
fn gp2_becomes_gp3_where_that_saves_something() {
    let gp2 = |size: u64| json!([group("m5.large", json!({})), volume("v", "gp2", json!({"size_gib": size}))]);
    let rule = "ebs-gp2-to-gp3";
    // 20 GiB save $0.40 and pay $0.12 for 3 MiB/s.
    check(&gp2(20), rule, None);
    check(&gp2(100), rule, Some((Severity::Advice, "/components/1/config/volume_type")));
    // 2,000 GiB: $200 − $160 − 3,000 × $0.005 − 125 × $0.04.
    assert!(of_rule(&gp2(2_000), rule)[0].message.contains("$20.00 a month less"));
    check(&gp2(20_000), rule, None);
}

#[test]
fn magnetic_volumes_become_gp3_where_requests_cost_more_than_the_difference() {
    let magnetic = |usage: Value| {
        let mut volume = volume("v", "standard", json!({}));
        volume["usage"] = usage;
        json!([group("m5.large", json!({"count": 2})), volume])
    };
    let requests = |count: u64| magnetic(json!({"io_requests_per_month": count}));
    let rule = "ebs-magnetic-to-gp3";
    // Storage of 200 GB costs $6.00 less than gp3, and 60,000,000 requests at each of two volumes cost $6.00.
    check(&requests(60_000_000), rule, None);
    check(&requests(100_000_000), rule, Some((Severity::Advice, "/components/1/config/volume_type")));
    // $10.00 + 200,000,000 × $0.00000005 − $16.00.
    let found = of_rule(&requests(100_000_000), rule);
    assert_eq!(found[0].saves.unwrap().amount().normalize().to_string(), "4");
    assert_eq!(found[0].message, "gp3 charges no I/O requests and costs $4.00 a month less");
    // 730 hours of 3,000 requests a second, and one more.
    check(&requests(7_884_000_000), rule, Some((Severity::Warning, "/components/1/config/volume_type")));
    check(&requests(7_884_000_001), rule, None);
    check(&magnetic(json!({"io_requests_per_month": 100_000_000, "need_iops": 3001})), rule, None);
    check(&magnetic(json!({"io_requests_per_month": 100_000_000, "need_mibps": 126})), rule, None);
    check(&magnetic(json!({})), rule, None);
}

#[test]
fn storage_without_instances_is_told() {
    let free = |count: u64, size: u64| {
        json!([{"id": "v", "kind": "ebs", "placement": {"count": count},
                "config": {"volume_type": "gp3", "size_gib": size}}])
    };
    check(&free(1, 100), "ebs-orphan", Some((Severity::Warning, "/components/0/config/attached_to")));
    check(&free(0, 100), "ebs-orphan", None);
    check(&free(1, 12), "ebs-orphan", None);
    let shared = volume("v", "io2", json!({"iops": 100, "multi_attach": true}));
    let stopped = json!([group("m5.large", json!({"count": 0})), shared]);
    check(&stopped, "ebs-orphan", Some((Severity::Warning, "/components/1/config/attached_to")));
}

/// Two gp3 volumes of 100 GiB at each of three stopped instances cost 600 × $0.08 = $48.00, and snapshots of all their
/// blocks 600 × $0.05 = $30.00.
#[test]
fn storage_of_stopped_instances_is_told() {
    let rule = "ec2-stopped-still-billed";
    let at = |running: Value, kind: &str| {
        let mut all = json!([group("m5.large", json!({"count": 3})), volume("v", kind, json!({}))]);
        all[0]["usage"] = running;
        all[1]["placement"] = json!({"count": 2});
        all
    };
    let stopped = at(json!({"running": {"hours_per_month": 0}}), "gp3");
    let found = of_rule(&stopped, rule);
    assert_eq!(
        found[0].message,
        "its instances run no hour of the month, and this storage goes on being billed, $48.00 a month; snapshots of \
         all its blocks cost $18.00 less"
    );
    let design =
        Design::parse(&json!({"abacus": 1, "region": "us-east-1", "components": stopped}).to_string()).unwrap();
    let change = found[0].change.as_ref().unwrap();
    let changed = change.apply(&design, &found[0].component, Catalogue::embedded(), Budget::unlimited()).unwrap();
    let then = estimate(&changed, Catalogue::embedded()).unwrap();
    assert_eq!(units::format::money(then.totals.monthly), "$30.00");
    // sc1 at $0.015 costs less than a snapshot of all its blocks.
    let cold = at(json!({"running": {"hours_per_month": 0}}), "sc1");
    assert_eq!((of_rule(&cold, rule).len(), of_rule(&cold, rule)[0].change.as_ref()), (1, None));
    check(&at(json!({"running": {"hours_per_month": 1}}), "gp3"), rule, None);
    check(&at(json!({}), "gp3"), rule, None);
    // Volumes with snapshots of their own need no more of them.
    let mut kept = stopped;
    let own =
        json!({"id": "s", "kind": "snapshots", "config": {"of": "v"}, "usage": {"used_gib": 1, "changed_gib": 0}});
    kept.as_array_mut().unwrap().push(own);
    assert!(of_rule(&kept, rule)[0].saves.is_none());
}

#[test]
fn the_archive_is_advised_where_it_saves_and_warned_of_where_it_does_not() {
    let archive = |usage: Value| snapshots(json!({"tier": "archive"}), usage);
    let deleted = |days: u64| json!({"archived_gib": 200, "deleted_gib": 200, "deleted_after": {"days": days}});
    let rule = "ebs-archive-short";
    check(&archive(deleted(90)), rule, None);
    check(&archive(deleted(89)), rule, Some((Severity::Warning, "/components/0/usage/deleted_after")));
    // 400 GB × $0.0125 = $5.00, the standard tier costs $0.05 a GB.
    let unique = |gib: u64| archive(json!({"archived_gib": 400, "unique_gib": gib}));
    check(&unique(100), rule, None);
    check(&unique(79), rule, Some((Severity::Warning, "/components/0/config/tier")));

    let kept = |used: u64, keep_days: u64, restore_hours: u64| {
        let usage =
            json!({"used_gib": used, "changed_gib": 60, "keep_days": keep_days, "restore_hours": restore_hours});
        snapshots(json!({"kept": 12}), usage)
    };
    let rule = "ebs-archive-candidate";
    check(&kept(100, 365, 72), rule, Some((Severity::Warning, "/components/0/config/tier")));
    check(&kept(240, 365, 72), rule, None);
    check(&kept(100, 89, 72), rule, None);
    check(&kept(100, 365, 71), rule, None);

    let restored = |hours: u64| archive(json!({"archived_gib": 1, "restore_hours": hours}));
    let place = "/components/0/usage/restore_hours";
    check(&restored(23), "ebs-archive-restore-time", Some((Severity::Error, place)));
    check(&restored(71), "ebs-archive-restore-time", Some((Severity::Warning, place)));
    check(&restored(72), "ebs-archive-restore-time", None);
}

#[test]
fn fast_restore_all_month_is_told() {
    let fast = |hours: Value| {
        let usage = json!({"used_gib": 1, "changed_gib": 1, "fast_restore_hours": hours});
        snapshots(json!({"fast_restore": {"zones": 1}}), usage)
    };
    let place = "/components/0/config/fast_restore";
    check(&fast(json!(null)), "ebs-fsr-cost", Some((Severity::Warning, place)));
    check(&fast(json!(10)), "ebs-fsr-cost", None);
}
