//! What the rules of Keyspaces, Timestream and OpenSearch report, and what they do not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use catalog::Catalogue;
use design::Design;
use pricing::{Severity, estimate};
use serde_json::{Value, json};

/// All rules that report a component, next to a VPC with a subnet in each of three zones.
pub(super) fn findings(kind: &str, placement: &Value, config: &Value, usage: &Value) -> BTreeSet<String> {
    let subnets = ["a", "b", "c"].map(|zone| json!({"name": zone, "zone": zone}));
    let mut it = json!({"id": "it", "kind": kind, "placement": placement, "config": config});
    if *usage != json!({}) {
        it["usage"] = usage.clone();
    }
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "vpc", "kind": "vpc", "config": {"subnets": subnets}},
        it,
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    estimate.findings.into_iter().map(|found| found.rule.to_string()).collect()
}

/// Those of its service.
fn reported(kind: &str, placement: Value, config: Value, usage: Value) -> BTreeSet<String> {
    let service = kind.split('-').next().unwrap();
    let mut found = findings(kind, &placement, &config, &usage);
    found.retain(|rule| rule.starts_with(service));
    found
}

pub(super) fn rules<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

#[test]
fn keyspaces_limits() {
    let of = |placement, config| reported("keyspaces", placement, config, json!({"storage_gb": 1}));
    assert_eq!(of(json!({}), json!({"multi_region": true})), rules([]));
    assert_eq!(
        of(json!({}), json!({"capacity": "provisioned", "multi_region": true, "write_units": 5})),
        rules(["keyspaces-multi-region-capacity"])
    );
    assert_eq!(
        of(json!({"region": "us-gov-west-1"}), json!({"multi_region": true})),
        rules(["keyspaces-multi-region-govcloud"])
    );
    let average = |field: &str, rate: u64| {
        let usage = json!({field: {"value": rate, "unit": "per-second"}, "storage_gb": 1});
        reported("keyspaces", json!({}), json!({}), usage)
    };
    for field in ["writes", "local_quorum_reads"] {
        assert_eq!(average(field, 40_000), rules([]), "{field}");
        assert_eq!(average(field, 40_001), rules(["keyspaces-quota"]), "{field}");
    }
}

#[test]
fn cheaper_keyspaces() {
    // Storage has no price, and what is cheaper is known only if every line has one.
    let of = |config, writes: u64| {
        let usage = json!({"writes": writes, "local_one_reads": 0, "local_quorum_reads": 0, "storage_gb": 0});
        reported("keyspaces", json!({}), config, usage)
    };
    assert_eq!(of(json!({}), 500_000_000), rules(["keyspaces-provisioned", "keyspaces-savings-plan"]));
    let provisioned = json!({"capacity": "provisioned", "write_units": 5_000, "purchase": "database-savings-plan"});
    assert_eq!(of(provisioned, 1_000), rules(["keyspaces-on-demand"]));
}

#[test]
fn timestream_for_influxdb() {
    let of = |more: Value, subnets: &[&str]| {
        let mut config = json!({"instance_class": "db.influx.large", "purchase": "database-savings-plan"});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        reported("timestream", json!({"subnets": subnets}), config, json!({}))
    };
    assert_eq!(of(json!({}), &[]), rules([]));
    assert_eq!(of(json!({"purchase": "on-demand"}), &[]), rules(["timestream-savings-plan"]));
    assert_eq!(of(json!({"instance_class": "db.influx.24xlarge"}), &[]), rules([]));
    assert_eq!(of(json!({"instance_class": "db.influx.48xlarge"}), &[]), rules(["timestream-class"]));
    for (gib, expected) in [(400, rules([])), (399, rules(["timestream-storage-least"]))] {
        assert_eq!(of(json!({"storage_type": "iops-12000", "storage_gib": gib}), &[]), expected);
    }
    for (deployment, subnets, expected) in [
        ("single-az", &["a"][..], rules([])),
        ("multi-az", &["a"], rules(["timestream-zones"])),
        ("multi-az", &["a", "b"], rules([])),
        ("read-replicas", &["a", "b"], rules(["timestream-zones"])),
        ("read-replicas", &["a", "b", "c"], rules([])),
    ] {
        assert_eq!(of(json!({"deployment": deployment}), subnets), expected, "{deployment} {subnets:?}");
    }
}

#[test]
fn timestream_for_liveanalytics() {
    let of = |tcus: u64| reported("timestream-liveanalytics", json!({}), json!({"query_tcus": tcus}), json!({}));
    assert_eq!(of(10), rules(["timestream-closed"]));
    assert_eq!(of(200), rules(["timestream-closed"]));
    assert_eq!(of(201), rules(["timestream-closed", "timestream-tcus-quota"]));
}

#[test]
fn opensearch_volumes_and_nodes() {
    let errors = |more: Value| {
        let mut config = json!({"instance_type": "m5.large.search", "volume_gib": 100});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": "opensearch", "config": config},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let errors = estimate.findings.into_iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| found.rule.to_string()).filter(|rule| rule.starts_with("search")).collect::<BTreeSet<_>>()
    };
    assert_eq!(errors(json!({})), rules([]));
    for nodes in [3, 5] {
        assert_eq!(errors(json!({"master_nodes": nodes, "master_type": "m5.large.search"})), rules([]), "{nodes}");
    }
    for nodes in [1, 2, 4] {
        let config = json!({"master_nodes": nodes, "master_type": "m5.large.search"});
        assert_eq!(errors(config), rules(["search-masters"]), "{nodes}");
    }
    let masters = json!({"master_nodes": 3, "master_type": "m5.large"});
    assert_eq!(errors(masters), rules(["search-instance-type"]));
    for (name, expected) in [
        ("banana", rules(["search-instance-type"])),
        ("m5.large", rules(["search-instance-type"])),
        ("c4.2xlarge.search", rules(["search-volume-type"])),
        ("i3.large.search", rules(["search-instance-store"])),
        ("r9x.large.search", rules([])),
    ] {
        assert_eq!(errors(json!({"instance_type": name})), expected, "{name}");
    }
    for (name, volume, gib, expected) in [
        ("t3.small.search", "gp3", 100, rules([])),
        ("t3.small.search", "gp3", 101, rules(["search-volume-size"])),
        ("m5.large.search", "gp2", 513, rules(["search-volume-size"])),
        ("m5.large.search", "gp3", 513, rules([])),
        ("or1.medium.search", "gp3", 19, rules(["search-volume-size"])),
        ("m5.large.search", "magnetic", 101, rules(["search-volume-size"])),
        ("m6g.large.search", "magnetic", 100, rules(["search-volume-type"])),
        ("c4.2xlarge.search", "gp2", 1_024, rules([])),
        ("r7g.large.search", "gp2", 100, rules(["search-volume-type"])),
        ("r7g.large.search", "io1", 100, rules(["search-volume-type", "search-iops-missing"])),
        ("r7g.large.search", "magnetic", 100, rules(["search-volume-type"])),
    ] {
        let config = json!({"instance_type": name, "volume_type": volume, "volume_gib": gib});
        assert_eq!(errors(config), expected, "{name} {volume} {gib}");
    }
}

#[test]
fn opensearch_domains() {
    let found = |config: Value| {
        let mut found = findings("opensearch", &json!({}), &config, &json!({}));
        let limits =
            ["search-standby", "search-coordinators", "search-iops", "search-throughput", "search-no-", "search-plan"];
        found.retain(|rule| limits.iter().any(|of| rule.starts_with(of)));
        found
    };
    let with = |more: Value| {
        let mut config = json!({"instance_type": "r7g.2xlarge.search", "volume_gib": 3_072, "master_nodes": 3,
            "master_type": "m7g.large.search"});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        found(config)
    };
    let old = json!({"purchase": "database-savings-plan", "master_type": "m5.large.search"});
    let coordinators = json!({"coordinator_nodes": 2, "coordinator_type": "m7g.large.search"});
    let alone = json!({"master_nodes": 0, "master_type": null, "coordinator_nodes": 2,
        "coordinator_type": "m7g.large.search"});
    let io1 = |iops: u64| json!({"instance_type": "m5.4xlarge.search", "volume_type": "io1", "iops": iops});
    let standby = |more: Value| {
        let mut config = json!({"standby": true, "instance_type": "m5.large.search", "volume_gib": 100});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        config
    };
    for (more, expected) in [
        (json!({"iops": 16_000, "throughput_mibps": 1_000}), rules([])),
        (json!({"iops": 16_001}), rules(["search-iops-limit"])),
        (json!({"throughput_mibps": 1_001}), rules(["search-throughput-limit"])),
        (json!({"iops": 32_000, "throughput_mibps": 2_000, "volume_gib": 3_073}), rules([])),
        (json!({"iops": 32_001, "volume_gib": 3_073}), rules(["search-iops-limit"])),
        (io1(16_000), rules([])),
        (io1(16_001), rules(["search-iops-limit"])),
        (json!({"volume_type": "none", "volume_gib": null}), rules(["search-no-instance-store"])),
        (json!({"volume_type": "none", "volume_gib": null, "instance_type": "m3.large.search"}), rules([])),
        (json!({"volume_type": "none", "volume_gib": null, "instance_type": "r7gd.large.search"}), rules([])),
        (json!({"purchase": "database-savings-plan"}), rules([])),
        (old, rules(["search-plan-generation"])),
        (coordinators, rules([])),
        (alone, rules(["search-coordinators"])),
        (standby(json!({})), rules([])),
        (standby(json!({"warm_nodes": 3})), rules([])),
        (standby(json!({"warm_nodes": 2})), rules(["search-standby-warm"])),
        (standby(json!({"data_nodes": 4})), rules(["search-standby-nodes"])),
        (standby(json!({"volume_type": "magnetic"})), rules(["search-standby-volumes"])),
    ] {
        assert_eq!(with(more.clone()), expected, "{more}");
    }
}

#[test]
fn classic_collections_have_a_minimum_of_indexing_and_of_search() {
    let of = |indexing: u64, search: u64| {
        let config = json!({"deployment": "serverless", "generation": "classic"});
        let usage = json!({"indexing_ocu_hours": indexing, "search_ocu_hours": search, "collection_gb": 0});
        findings("opensearch", &json!({}), &config, &usage).contains("search-serverless-minimum")
    };
    // Half an OCU all month are 365 OCU-hours.
    assert!(!of(365, 365));
    assert!(of(100, 1_000));
    assert!(of(1_000, 364));
}

#[test]
fn replicas_are_in_another_region_of_the_partition() {
    let of = |kind: &str, region: &str, config: Value| {
        let document = json!({"abacus": 1, "region": region, "components": [
            {"id": "it", "kind": kind, "config": config},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let found = estimate.findings.into_iter().map(|found| found.rule.to_string());
        found.filter(|rule| rule.ends_with("-own-region") || rule.ends_with("-partition")).collect::<BTreeSet<_>>()
    };
    for (kind, prefix, field, config) in [
        ("dynamodb", "dynamodb", "replicated_to", json!({"global_table": true})),
        ("keyspaces", "keyspaces", "replicated_to", json!({"multi_region": true})),
        ("memorydb", "memorydb", "replica_region", json!({"node_type": "db.r7g.large"})),
        ("elasticache", "cache", "secondary_region", json!({"node_type": "cache.r7g.large"})),
    ] {
        let to = |region: &str, other: &str| {
            let mut config = config.clone();
            config[field] = json!(other);
            of(kind, region, config)
        };
        assert_eq!(to("us-east-1", "eu-west-1"), rules([]), "{kind}");
        assert_eq!(to("us-east-1", "us-east-1"), BTreeSet::from([format!("{prefix}-own-region")]), "{kind}");
        assert_eq!(to("us-east-1", "us-gov-west-1"), BTreeSet::from([format!("{prefix}-partition")]), "{kind}");
        assert_eq!(to("us-gov-east-1", "us-gov-west-1"), rules([]), "{kind}");
    }
}

#[test]
fn provisioned_units_of_tables() {
    for (kind, reads) in [("dynamodb", "eventual_reads"), ("keyspaces", "local_one_reads")] {
        let of = |config: Value, usage: Value| {
            let mut all = json!({"capacity": "provisioned"});
            all.as_object_mut().unwrap().extend(config.as_object().unwrap().clone());
            let mut given = json!({"storage_gb": 0});
            given.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
            reported(kind, json!({}), all, given)
        };
        // 1,000 reads a second of half a unit each.
        let thousand = json!({reads: {"value": 1_000, "unit": "per-second"}});
        let few = format!("{kind}-units-too-few");
        assert!(of(json!({"read_units": 499}), thousand.clone()).contains(&few), "{kind}");
        assert!(!of(json!({"read_units": 500}), thousand.clone()).contains(&few), "{kind}");
        assert!(!of(json!({}), thousand).contains(&few), "{kind}");
        let written = json!({"writes": {"value": 11, "unit": "per-second"}});
        assert!(of(json!({"write_units": 10}), written).contains(&few), "{kind}");
        // What is not entered may still use the units.
        assert!(!of(json!({"read_units": 900, "write_units": 900}), json!({})).contains(&format!("{kind}-on-demand")));
    }
    let reserved = |config: Value| reported("dynamodb", json!({}), config, json!({"storage_gb": 0}));
    let nothing = "dynamodb-reserved-nothing";
    assert!(reserved(json!({"capacity": "provisioned", "reserved": "1y"})).contains(nothing));
    let some = json!({"capacity": "provisioned", "reserved": "1y", "reserved_read_units": 100});
    assert!(!reserved(some).contains(nothing));
}

#[test]
fn a_refused_field_names_the_choice_that_refuses_it() {
    let fix = |kind: &str, config: Value| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": kind, "config": config},
        ]});
        Design::parse(&document.to_string()).unwrap_err().0.into_iter().next().unwrap().fix.to_string()
    };
    let rare = json!({"capacity": "provisioned", "table_class": "standard-ia", "reserved": "1y"});
    assert_eq!(fix("dynamodb", rare), "set table_class to standard, or remove reserved");
    let memcached = json!({"engine": "memcached", "node_type": "cache.r7g.large", "replicas": 1});
    assert_eq!(fix("elasticache", memcached), "choose another engine, or remove replicas");
    for (engine, field, value) in [
        ("influxdb-3-core", "deployment", json!("multi-az")),
        ("influxdb-3-core", "storage_type", json!("iops-12000")),
        ("influxdb-3-enterprise", "storage_gib", json!(400)),
        ("influxdb-3-core", "nodes", json!(3)),
        ("influxdb-2", "nodes", json!(3)),
    ] {
        let config = json!({"engine": engine, "instance_class": "db.influx.large", field: value});
        let told = fix("timestream", config);
        assert!(told.starts_with("set engine to") && told.ends_with(&format!("or remove {field}")), "{engine}: {told}");
    }
}

#[test]
fn units_of_a_table() {
    let of = |config: Value, usage: Value| {
        let mut found = reported("dynamodb", json!({}), config, usage);
        found.retain(|rule| {
            ["dynamodb-item-size", "dynamodb-global-capacity", "dynamodb-reserved"]
                .iter()
                .any(|of| rule.starts_with(of))
        });
        found
    };
    let reserved = |reads: u64, writes: u64, more: Value| {
        let mut config = json!({"capacity": "provisioned", "reserved": "1y", "reserved_read_units": reads,
            "reserved_write_units": writes, "utilization_percent": 100});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        config
    };
    let requests = json!({"strong_reads": {"value": 100, "unit": "per-second"},
        "writes": {"value": 100, "unit": "per-second"}, "storage_gb": 0});
    let unused = rules(["dynamodb-reserved-unused"]);
    for (config, expected) in [
        (json!({"item_kb": 0}), rules(["dynamodb-item-size"])),
        (json!({"item_kb": 0.1, "index_item_kb": 0, "indexes": 0.5}), rules(["dynamodb-item-size"])),
        (json!({"item_kb": 0.1, "indexes": 1.5}), rules([])),
        (json!({"capacity": "provisioned", "write_units": 100}), rules([])),
        (
            json!({"capacity": "provisioned", "write_units": 100, "global_table": true}),
            rules(["dynamodb-global-capacity"]),
        ),
        (json!({"capacity": "provisioned", "global_table": true}), rules([])),
        (reserved(100, 100, json!({})), rules([])),
        (reserved(200, 100, json!({})), unused.clone()),
        (reserved(100, 200, json!({})), unused.clone()),
        (reserved(100, 100, json!({"global_table": true})), rules(["dynamodb-reserved-replicated"])),
        (reserved(100, 0, json!({"global_table": true})), rules([])),
        (reserved(100, 100, json!({"global_table": true, "indexes": 1})), rules([])),
        (reserved(100, 200, json!({"global_table": true, "indexes": 1})), unused),
    ] {
        assert_eq!(of(config.clone(), requests.clone()), expected, "{config}");
    }
    let keyspaces = reported("keyspaces", json!({}), json!({"row_kb": 0}), json!({"storage_gb": 0}));
    assert!(keyspaces.contains("keyspaces-row-size"));
}
