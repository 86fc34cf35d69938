//! Amazon ElastiCache: node-based clusters and serverless caches.

mod charges;
mod fields;
mod options;
mod reserved;
mod rules;

pub use reserved::ELASTICACHE_RESERVED;

use crate::{Condition, Definition, FormRow, Icon, Section, Stands, Text, Unpriced};

const NODES: Condition = Condition::Is("deployment", &["node-based"]);
const SERVERLESS: Condition = Condition::Is("deployment", &["serverless"]);
const VALKEY: Condition = Condition::Is("engine", &["valkey"]);
const REDIS: Condition = Condition::Is("engine", &["redis"]);
const MEMCACHED: Condition = Condition::Is("engine", &["memcached"]);
/// Clusters with shards, replicas and snapshots.
const SHARDED: Condition = Condition::All(&[NODES, Condition::Not(&MEMCACHED)]);
const MEMCACHED_NODES: Condition = Condition::All(&[NODES, MEMCACHED]);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
const RESERVED: Condition = Condition::Not(&Condition::Any(&[ON_DEMAND, SAVINGS_PLAN]));
const EXTENDED_SUPPORT: Condition =
    Condition::All(&[NODES, REDIS, Condition::Is("extended_support", &["year-1-2", "year-3"])]);
const DURABLE: Condition = Condition::All(&[NODES, VALKEY, Condition::On("synchronous_durability")]);

/// The dimension of on-demand prices of nodes.
const ON_DEMAND_PRICES: Text = Text::All(&[Text::Is("on-demand/"), Text::Of("engine")]);

/// ElastiCache clusters and serverless caches.
pub static ELASTICACHE: Definition = Definition {
    kind: "elasticache",
    title: "Amazon ElastiCache",
    adds: "ElastiCache cache",
    new: ("cache", "Cache"),
    noun: "cache",
    count: "Caches",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "elasticache",
    parent: None,
    summary: Text::All(&[
        Text::Label("engine"),
        Text::If(NODES, &Text::After(" ", &Text::Of("node_type")), &Text::Is(", serverless")),
    ]),
    about: "Nodes by the started hour, by node type and engine; reserved nodes; backup storage; Extended Support of Redis \
            OSS; transfer of a Global Datastore. Serverless caches: stored data and ElastiCache Processing Units (ECPUs). \
            Database Savings Plans for Valkey.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["deployment", "engine"]),
        FormRow::Fields(&["node_type", "placement/count"]),
        FormRow::Fields(&["shards", "replicas", "nodes"]),
        FormRow::Fields(&["stored_gb_hours", "requests", "kb_per_request"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["multi_az"]),
        FormRow::Fields(&["backup_gb"]),
        FormRow::More(
            "Minimums, complex commands",
            "scaling minimums, commands that take more CPU time",
            &["minimum_gb", "minimum_ecpus_per_second", "more_ecpus"],
        ),
        FormRow::More(
            "Durability, Extended Support, Global Datastore",
            "synchronous durability, old versions, a secondary cluster in another region",
            &["synchronous_durability", "extended_support", "secondary_region", "replicated_gb"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("node_type", "cache.r7g.large"), ("replicas", "1")],
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[Unpriced {
        code: "elasticache.",
        when: Condition::All(&[SERVERLESS, Condition::Not(&VALKEY)]),
        reason: "of serverless caches the tables have Valkey alone",
    }],
    sources: &[
        "Amazon ElastiCache pricing",
        "Amazon ElastiCache user guide, reserved nodes",
        "Amazon ElastiCache user guide, Extended Support",
        "Amazon ElastiCache user guide, data tiering",
        "Amazon ElastiCache user guide, Global Datastore, prerequisites and limitations",
        "Amazon ElastiCache user guide, durability, limitations",
        "Amazon ElastiCache user guide, supported node types",
        "Amazon ElastiCache user guide, scaling serverless caches",
        "Database Savings Plans pricing",
    ],
};
