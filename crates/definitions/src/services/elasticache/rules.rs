//! What ElastiCache refuses, and what would be cheaper. The limits are those of the Amazon ElastiCache user guide.

use super::charges::{LEAST_GB_HOURS, NODES_EACH};
use super::{
    DURABLE, EXTENDED_SUPPORT, MEMCACHED_NODES, NODES, ON_DEMAND, REDIS, RESERVED, SAVINGS_PLAN, SERVERLESS, SHARDED,
    VALKEY,
};
use crate::commitment::OLD_NODE;
use crate::common::replica_region;
use crate::purchase_choices::plan_is_cheaper;
use crate::{Amount, Condition, Level, Rule, Test, Text};

/// The default quota of nodes in a cluster with shards, and in one of Memcached.
const QUOTA: Amount = Amount::If(MEMCACHED_NODES, &Amount::Of(60), &Amount::Of(90));
const LARGEST: u64 = 500;

const fn rule(
    id: &'static str,
    level: Level,
    place: &'static str,
    test: Test,
    message: &'static str,
    fix: &'static str,
) -> Rule {
    Rule { id, level, place, test, message: Text::Is(message), fix }
}

const fn all(conditions: &'static [Condition]) -> Test {
    Test::When(Condition::All(conditions))
}

const REPLICA: [Rule; 2] = replica_region!("cache-own-region", "cache-partition", "secondary_region", SHARDED);

/// That the nodes are of one of these families.
macro_rules! of_families {
    ($($family:literal),*) => {
        Condition::Any(&[$(Condition::StartsWith("node_type", concat!("cache.", $family, "."))),*])
    };
}

const GLOBAL_FAMILIES: Condition = of_families!("m5", "m6g", "m7g", "r5", "r6g", "r6gd", "r7g", "c7gn");
const DURABLE_FAMILIES: Condition = of_families!("m6g", "m7g", "m8g", "r6g", "r7g", "r8g", "c7gn", "c8gn");

/// Nodes of a generation that AWS no longer sells to new clusters, and reserves no more.
pub(super) const T2: Rule = rule(
    "cache-t2",
    Level::Warning,
    "/config/node_type",
    Test::When(of_families!("t2")),
    "AWS no longer creates clusters with T2 nodes and no longer sells reserved T2 nodes; those that exist stay",
    "use T4g or T3 nodes",
);

pub(super) const ALL: &[Rule] = &[
    REPLICA[0],
    REPLICA[1],
    rule(
        "cache-node-limit",
        Level::Error,
        "/config/shards",
        Test::Above(SHARDED, NODES_EACH, Amount::Of(LARGEST)),
        "a cluster has 500 nodes at most, with all replicas",
        "use fewer shards or replicas, or larger nodes",
    ),
    rule(
        "cache-node-quota",
        Level::Warning,
        "/config/node_type",
        Test::Above(NODES, NODES_EACH, QUOTA),
        "the default quota is 90 nodes in a cluster, and 60 for Memcached",
        "ask AWS for a higher quota, or use larger nodes",
    ),
    rule(
        "cache-failover-replica",
        Level::Error,
        "/config/multi_az",
        all(&[SHARDED, Condition::On("multi_az"), Condition::Not(&Condition::AtLeast("replicas", 1))]),
        "automatic failover needs a replica in each shard",
        "add a replica, or turn Multi-AZ off",
    ),
    rule(
        "cache-data-tiering",
        Level::Error,
        "/config/node_type",
        all(&[MEMCACHED_NODES, Condition::StartsWith("node_type", "cache.r6gd.")]),
        "data tiering is available for Valkey and Redis OSS alone",
        "use another node type, or Valkey",
    ),
    rule(
        "cache-global-datastore",
        Level::Error,
        "/config/secondary_region",
        all(&[SHARDED, Condition::Given("secondary_region"), Condition::Not(&GLOBAL_FAMILIES)]),
        "a Global Datastore has nodes of the families M5, M6g, M7g, R5, R6g, R6gd, R7g and C7gn",
        "use nodes of one of these families, or leave the secondary Region out",
    ),
    rule(
        "cache-durability-zones",
        Level::Error,
        "/config/synchronous_durability",
        all(&[
            DURABLE,
            Condition::Not(&Condition::All(&[Condition::On("multi_az"), Condition::AtLeast("replicas", 1)])),
        ]),
        "durability needs Multi-AZ with a replica in each shard",
        "turn Multi-AZ on and add a replica, or turn durability off",
    ),
    rule(
        "cache-durability-global",
        Level::Error,
        "/config/synchronous_durability",
        all(&[DURABLE, Condition::Given("secondary_region")]),
        "a Global Datastore has no durability",
        "leave the secondary Region out, or turn durability off",
    ),
    rule(
        "cache-durability-nodes",
        Level::Error,
        "/config/node_type",
        all(&[DURABLE, Condition::Not(&DURABLE_FAMILIES)]),
        "durability is available for nodes of the families M6g, M7g, M8g, R6g, R7g, R8g, C7gn and C8gn",
        "use nodes of one of these families, or turn durability off",
    ),
    T2,
    rule(
        "cache-memcached-ha",
        Level::Error,
        "/usage/backup_gb",
        all(&[MEMCACHED_NODES, Condition::Given("backup_gb")]),
        "Memcached nodes have neither replication nor backups",
        "use Valkey or Redis OSS, a serverless cache, or leave the backups out",
    ),
    rule(
        "cache-reserved-serverless",
        Level::Error,
        "/config/purchase",
        all(&[SERVERLESS, RESERVED]),
        "serverless caches cannot be reserved",
        "use another purchase option",
    ),
    rule(
        "cache-plan-engine",
        Level::Error,
        "/config/purchase",
        all(&[SAVINGS_PLAN, Condition::Not(&VALKEY)]),
        "Database Savings Plans apply to Valkey alone",
        "change the engine to Valkey, or use another purchase option",
    ),
    rule(
        "cache-plan-generation",
        Level::Error,
        "/config/purchase",
        all(&[NODES, VALKEY, SAVINGS_PLAN, OLD_NODE]),
        "Database Savings Plans apply to nodes of generation 7 and newer",
        "use newer nodes, or another purchase option",
    ),
    rule(
        "cache-extended-support",
        Level::Warning,
        "/config/extended_support",
        Test::When(EXTENDED_SUPPORT),
        "Extended Support adds 80 % to the price of the nodes, in year 3 160 %",
        "upgrade to Valkey or to a version in standard support",
    ),
    rule(
        "cache-serverless-minimum",
        Level::Warning,
        "/usage/stored_gb_hours",
        Test::Above(SERVERLESS, LEAST_GB_HOURS, Amount::Field("stored_gb_hours")),
        "less is stored than the minimum that is billed: 1 GB for each cache, 100 MB of Valkey, or the scaling minimum",
        "share a cache, or use a small node",
    ),
    rule(
        "cache-engine",
        Level::Advice,
        "/config/engine",
        Test::CheaperWith(REDIS, &[("engine", "valkey")]),
        "Valkey is compatible with Redis OSS and cheaper",
        "change the engine to Valkey",
    ),
    rule(
        "cache-steady-reserved",
        Level::Advice,
        "/config/purchase",
        Test::CheaperWith(Condition::All(&[NODES, ON_DEMAND]), &[("purchase", "1y-no-upfront")]),
        "reserved nodes for 1 year without upfront payment are cheaper for these hours",
        "reserve the nodes if they stay for a year",
    ),
    plan_is_cheaper("cache-steady-plan", Condition::All(&[SERVERLESS, VALKEY, ON_DEMAND])),
];

const _: () = assert!(LARGEST == 500, "the message says 500");
