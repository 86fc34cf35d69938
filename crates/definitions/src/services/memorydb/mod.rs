//! Amazon MemoryDB: durable clusters of Valkey and Redis OSS.

mod charges;
mod options;
mod reserved;
mod rules;

pub use reserved::MEMORYDB_RESERVED;

use crate::purchase_choices::purchase;
use crate::{
    Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, PurchaseOption, Section, Stands, Text, Type,
};

const VALKEY: Condition = Condition::Is("engine", &["valkey"]);
const REDIS: Condition = Condition::Is("engine", &["redis"]);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
/// The families that reserved nodes are sold for.
const RESERVABLE_FAMILIES: Condition = Condition::Any(&[
    Condition::StartsWith("node_type", "db.r7g."),
    Condition::StartsWith("node_type", "db.r6g."),
    Condition::StartsWith("node_type", "db.r6gd."),
]);
const MULTI_REGION: Condition = Condition::All(&[VALKEY, Condition::Given("replica_region")]);

const ENGINES: &[Choice] = &[Choice::new("valkey", "Valkey"), Choice::new("redis", "Redis OSS")];

const PURCHASES: &[Choice] = &PurchaseOption::choices(&options::OPTIONS);

/// A whole number without a unit, with its default.
const fn count(name: &'static str, label: &'static str, least: u64, most: u64) -> Field {
    Field::new(name, label, Type::Number { least, most, decimals: 0, unit: "" }).absent(Absent::Counts(least))
}

const NODE_TYPE: Field = Field::new("node_type", "Node type", Type::Text { example: "db.r7g.large" })
    .absent(Absent::Refused)
    .hint("r6gd nodes keep rarely read values on local SSDs (data tiering)");

/// MemoryDB clusters.
pub static MEMORYDB: Definition = Definition {
    kind: "memorydb",
    title: "Amazon MemoryDB",
    adds: "MemoryDB cluster",
    new: ("memory", "In-memory database"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "memorydb",
    parent: None,
    summary: Text::All(&[Text::Label("engine"), Text::After(" ", &Text::Of("node_type"))]),
    about: "Nodes by the hour, by node type and engine; data written; snapshots beyond one day; transfer of a Multi-Region \
            cluster. No table has prices: enter your own.",
    config: &[
        Field::choice("engine", "Engine", ENGINES),
        NODE_TYPE,
        count("shards", "Shards", 1, 500),
        count("replicas", "Replicas per shard", 0, 5),
        purchase(PURCHASES).hint(
            "Reserved nodes are those of Redis OSS: Valkey takes 0.7 of one for each node, rounded up to whole ones",
        ),
        Field::new("replica_region", "Multi-Region: other region", Type::Region)
            .hint("The regional cluster there is a component of its own")
            .when(VALKEY),
    ],
    usage: &[
        Field::hours().hint("A started hour is billed in full"),
        Field::usage("written_gb", "Data written", Measure::Data, "the GB written")
            .hint("Of all clusters; Valkey includes 10 TB a month"),
        Field::optional("snapshot_gb", "Snapshot storage", Measure::Amount("GB-months"), "the GB of snapshots")
            .hint("Beyond the snapshots of one day, which are free"),
        Field::usage("replicated_gb", "Replicated to the other region", Measure::Data, "the GB that are replicated")
            .hint("What is written here")
            .when(MULTI_REGION),
    ],
    form: &[
        FormRow::Fields(&["engine", "node_type"]),
        FormRow::Fields(&["shards", "replicas", "placement/count"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["written_gb", "snapshot_gb"]),
        FormRow::More(
            "Multi-Region",
            "a cluster in another region that accepts writes as well",
            &["replica_region", "replicated_gb"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("node_type", "db.r7g.large"), ("replicas", "1")],
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[],
    sources: &[
        "Amazon MemoryDB pricing",
        "Amazon MemoryDB developer guide, size flexible reserved nodes",
        "Amazon MemoryDB developer guide, data tiering",
        "Amazon MemoryDB developer guide, supported node types",
        "Amazon MemoryDB developer guide, overview of reserved nodes",
        "Amazon MemoryDB developer guide, MemoryDB Multi-Region, prerequisites and limitations",
    ],
};
