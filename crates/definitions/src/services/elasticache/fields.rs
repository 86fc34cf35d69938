//! What is entered about a cache.

use catalog::PriceList;

use super::options::OPTIONS;
use super::{MEMCACHED_NODES, NODES, ON_DEMAND_PRICES, REDIS, SERVERLESS, SHARDED, VALKEY};
use crate::purchase_choices::purchase;
use crate::{Absent, Choice, Condition, Field, Measure, PurchaseOption, Type};

const DEPLOYMENTS: &[Choice] =
    &[Choice::new("node-based", "Node-based cluster"), Choice::new("serverless", "Serverless")];

pub(super) const ENGINES: &[Choice] =
    &[Choice::new("valkey", "Valkey"), Choice::new("redis", "Redis OSS"), Choice::new("memcached", "Memcached")];

/// The node types of generation 8, which no table has.
const GENERATION_8: &[&str] = &[
    "cache.m8g.large",
    "cache.m8g.xlarge",
    "cache.m8g.2xlarge",
    "cache.m8g.4xlarge",
    "cache.m8g.8xlarge",
    "cache.m8g.12xlarge",
    "cache.m8g.16xlarge",
    "cache.r8g.large",
    "cache.r8g.xlarge",
    "cache.r8g.2xlarge",
    "cache.r8g.4xlarge",
    "cache.r8g.8xlarge",
    "cache.r8g.12xlarge",
    "cache.r8g.16xlarge",
    "cache.c8gn.large",
    "cache.c8gn.xlarge",
    "cache.c8gn.2xlarge",
    "cache.c8gn.4xlarge",
    "cache.c8gn.8xlarge",
    "cache.c8gn.12xlarge",
    "cache.c8gn.16xlarge",
];

/// The type of nodes, with a price of its engine.
pub(super) const NODE_TYPE: Field = Field::new(
    "node_type",
    "Node type",
    Type::Item {
        list: PriceList::ElastiCache,
        dimension: ON_DEMAND_PRICES,
        what: "node type",
        example: "cache.r7g.large",
        unpriced: GENERATION_8,
    },
)
.absent(Absent::Refused);

const PURCHASES: &[Choice] = &PurchaseOption::choices(&OPTIONS);

const SUPPORT: &[Choice] = &[
    Choice::new("none", "Not needed"),
    Choice::new("year-1-2", "Extended Support, years 1 and 2"),
    Choice::new("year-3", "Extended Support, year 3"),
];

const SECONDARY: Condition = Condition::All(&[SHARDED, Condition::Given("secondary_region")]);

/// A number of the configuration.
const fn number(least: u64, most: u64, decimals: u32, unit: &'static str) -> Type {
    Type::Number { least, most, decimals, unit }
}

pub(super) const CONFIG: &[Field] = &[
    Field::choice("deployment", "Deployment", DEPLOYMENTS),
    Field::choice("engine", "Engine", ENGINES),
    NODE_TYPE.hint("r6gd nodes keep rarely read values on local SSDs (data tiering)").when(NODES),
    Field::new("shards", "Shards", number(1, 500, 0, "")).absent(Absent::Counts(1)).when(SHARDED),
    Field::new("replicas", "Replicas per shard", number(0, 5, 0, "")).absent(Absent::Counts(0)).when(SHARDED),
    Field::new("nodes", "Nodes", number(1, 300, 0, "")).absent(Absent::Counts(1)).when(MEMCACHED_NODES),
    Field::new("multi_az", "Multi-AZ with automatic failover", Type::Flag)
        .absent(Absent::No)
        .hint("Costs nothing itself; needs a replica in another zone")
        .when(SHARDED),
    purchase(PURCHASES),
    Field::new("kb_per_request", "KB per request", number(0, 1_000_000, 1, "KB"))
        .absent(Absent::Counts(1))
        .hint("Read or written; a request is billed as 1 KB at least")
        .when(SERVERLESS),
    Field::new("minimum_gb", "Minimum data stored", number(1, 5_000, 0, "GB"))
        .hint("Scaling minimum of each cache: billed even if less is stored")
        .when(SERVERLESS),
    Field::new("minimum_ecpus_per_second", "Minimum ECPUs per second", number(1_000, 15_000_000, 0, ""))
        .hint("Scaling minimum of each cache: billed even if fewer are used")
        .when(SERVERLESS),
    Field::new("synchronous_durability", "Synchronous durability", Type::Flag)
        .absent(Absent::No)
        .hint("From Valkey 9: writes are confirmed once they are stored in several zones. Asynchronous durability costs nothing")
        .when(Condition::All(&[NODES, VALKEY])),
    Field::choice("extended_support", "Extended Support", SUPPORT)
        .hint("Redis OSS 4 and 5 since February 2026")
        .when(Condition::All(&[NODES, REDIS])),
    Field::new("secondary_region", "Global Datastore: secondary region", Type::Region)
        .hint("The secondary cluster is a cache of its own")
        .when(SHARDED),
];

pub(super) const USAGE: &[Field] = &[
    Field::hours().hint("A started hour is billed in full"),
    Field::usage("stored_gb_hours", "Data stored", Measure::Amount("GB-hours"), "the GB-hours of data")
        .hint("GB × hours, of all caches: 10 GB all month are 7,300; or the GB of each hour")
        .when(SERVERLESS),
    Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
        .hint("Reads and writes; each takes 1 ECPU for every KB")
        .when(SERVERLESS),
    Field::optional("more_ecpus", "Additional ECPUs", Measure::Count("ECPUs"), "the additional ECPUs")
        .hint("Of commands that take more CPU time than simple reads and writes")
        .when(SERVERLESS),
    Field::optional("backup_gb", "Backup storage", Measure::Amount("GB-months"), "the GB of backups")
        .hint("Beyond one snapshot of each node-based cluster, which is free")
        .when(Condition::Not(&MEMCACHED_NODES)),
    Field::usage("replicated_gb", "Replicated to the secondary region", Measure::Data, "the GB that are replicated")
        .hint("What is written to the primary cluster")
        .when(SECONDARY),
];
