//! What the rules report about the nodes of caches and search domains.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::database_rules::{findings, rules};

#[test]
fn names_of_node_types() {
    for (kind, field, named, rule) in [
        ("dax", "node_type", "dax.r5.large", "dax-node-type"),
        ("memorydb", "node_type", "db.r7g.large", "memorydb-node-type"),
        ("memorydb-reserved", "node_type", "db.r7g.large", "memorydb-node-type"),
        ("opensearch-reserved", "instance_type", "r7g.large.search", "search-instance-type"),
    ] {
        let has = |name: &str| findings(kind, &json!({}), &json!({field: name}), &json!({})).contains(rule);
        assert!(!has(named), "{kind}");
        for name in ["", "large", "r7g.4xlarge", &format!("{named}; drop <b>")] {
            assert!(has(name), "{kind}: {name:?}");
        }
    }
}

#[test]
fn memorydb_nodes() {
    let of = |region: &str, config: Value| {
        let found = findings("memorydb", &json!({"region": region}), &config, &json!({"written_gb": 0}));
        let limits = ["memorydb-multi", "memorydb-unlisted", "memorydb-reserved"];
        found.into_iter().filter(|rule| limits.iter().any(|of| rule.starts_with(of))).collect::<BTreeSet<_>>()
    };
    let replicated = |node_type: &str, to: &str| json!({"node_type": node_type, "replica_region": to});
    for (region, config, expected) in [
        ("us-east-1", replicated("db.r7g.xlarge", "ap-southeast-2"), rules([])),
        ("us-east-1", replicated("db.r7g.large", "eu-west-1"), rules(["memorydb-multi-region-nodes"])),
        ("us-east-1", replicated("db.r6g.xlarge", "eu-west-1"), rules(["memorydb-multi-region-nodes"])),
        ("us-east-1", replicated("db.r7g.xlarge", "eu-west-3"), rules(["memorydb-multi-region-regions"])),
        ("sa-east-1", replicated("db.r7g.xlarge", "eu-west-1"), rules(["memorydb-multi-region-regions"])),
        ("sa-east-1", json!({"node_type": "db.r7g.xlarge"}), rules([])),
        ("us-east-1", json!({"node_type": "db.m5.large"}), rules(["memorydb-unlisted-node-type"])),
        ("us-east-1", json!({"node_type": "db.r6gd.large"}), rules(["memorydb-unlisted-node-type"])),
        ("us-east-1", json!({"node_type": "db.t4g.small"}), rules([])),
        (
            "us-east-1",
            json!({"node_type": "db.t4g.small", "purchase": "1y-no-upfront"}),
            rules(["memorydb-reserved-family"]),
        ),
        ("us-east-1", json!({"node_type": "db.r6gd.xlarge", "purchase": "1y-no-upfront"}), rules([])),
    ] {
        assert_eq!(of(region, config.clone()), expected, "{region} {config}");
    }
    let apart = findings("memorydb-reserved", &json!({}), &json!({"node_type": "db.t4g.small"}), &json!({}));
    assert!(apart.contains("memorydb-reserved-family"));
}

#[test]
fn elasticache_nodes() {
    let of = |config: Value| {
        let found = findings("elasticache", &json!({}), &config, &json!({}));
        let limits = ["cache-durability", "cache-global", "cache-t2"];
        found.into_iter().filter(|rule| limits.iter().any(|of| rule.starts_with(of))).collect::<BTreeSet<_>>()
    };
    let durable = |node_type: &str, more: Value| {
        let mut config =
            json!({"node_type": node_type, "multi_az": true, "replicas": 1, "synchronous_durability": true});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        config
    };
    let both = |engine: &str, node_type: &str| json!({"engine": engine, "node_type": node_type, "replicas": 1, "secondary_region": "eu-west-1"});
    for (config, expected) in [
        (durable("cache.r7g.large", json!({})), rules([])),
        (durable("cache.r8g.large", json!({})), rules([])),
        (durable("cache.r7g.large", json!({"multi_az": false})), rules(["cache-durability-zones"])),
        (durable("cache.r7g.large", json!({"replicas": 0})), rules(["cache-durability-zones"])),
        (durable("cache.r6gd.xlarge", json!({})), rules(["cache-durability-nodes"])),
        (durable("cache.t4g.medium", json!({})), rules(["cache-durability-nodes"])),
        (durable("cache.r7g.large", json!({"secondary_region": "eu-west-1"})), rules(["cache-durability-global"])),
        (both("valkey", "cache.c7gn.large"), rules([])),
        (both("redis", "cache.r4.large"), rules(["cache-global-datastore"])),
        (both("redis", "cache.m1.small"), rules(["cache-global-datastore"])),
        (both("valkey", "cache.t4g.micro"), rules(["cache-global-datastore"])),
        (json!({"engine": "redis", "node_type": "cache.t2.micro"}), rules(["cache-t2"])),
    ] {
        assert_eq!(of(config.clone()), expected, "{config}");
    }
    let reserved = json!({"engine": "redis", "node_type": "cache.t2.micro"});
    assert!(findings("elasticache-reserved", &json!({}), &reserved, &json!({})).contains("cache-t2"));
}
