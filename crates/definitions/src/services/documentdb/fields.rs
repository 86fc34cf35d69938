//! The fields of DocumentDB.

use catalog::PriceList;

use super::{ELASTIC, HAS_INSTANCES};
use crate::cluster::{
    BACKUP, COPIED, COPY_REGION, INSTANCES, IO_REQUESTS, KEPT_COPIES, PRIMARY, PROVISIONED, REPLICATED_DATA,
    REPLICATED_WRITES, SECONDARY_REGION, SERVERLESS_INSTANCES, STANDARD, STORAGE, SURPLUS, max_capacity, min_capacity,
    secondary_regions, used_capacity,
};
use crate::purchase_choices::{ON_DEMAND_OR_PLAN, purchase};
use crate::{Absent, Choice, Condition, Field, Measure, Text, Type};

const CAPACITIES: &[Choice] = &[
    Choice::new("provisioned", "Instances"),
    Choice::new("serverless", "Serverless"),
    Choice::new("mixed", "Instances and serverless"),
    Choice::new("elastic", "Elastic cluster"),
];

const CONFIGURATIONS: &[Choice] =
    &[Choice::new("standard", "DocumentDB Standard"), Choice::new("io-optimized", "DocumentDB I/O-Optimized")];

const GLOBAL: &[Choice] = &[
    Choice::new("none", "None"),
    Choice::new("primary", "Primary cluster"),
    Choice::new("secondary", "Secondary cluster"),
];

const SUPPORT: &[Choice] = &[
    Choice::new("none", "Not needed"),
    Choice::new("year-1-2", "Extended Support, years 1 and 2"),
    Choice::new("year-3", "Extended Support, year 3"),
];

/// The dimension of on-demand prices.
pub(super) const ON_DEMAND_PRICES: Text = Text::All(&[Text::Is("on-demand/"), Text::Of("storage_configuration")]);

/// Classes of the Amazon DocumentDB developer guide that no table has (managing instance classes).
const OTHER_CLASSES: &[&str] = &[
    "db.r4.large",
    "db.r4.xlarge",
    "db.r4.2xlarge",
    "db.r4.4xlarge",
    "db.r4.8xlarge",
    "db.r4.16xlarge",
    "db.r6g.large",
    "db.r6g.xlarge",
    "db.r6g.2xlarge",
    "db.r6g.4xlarge",
    "db.r6g.8xlarge",
    "db.r6g.12xlarge",
    "db.r6g.16xlarge",
    "db.r6gd.xlarge",
    "db.r6gd.2xlarge",
    "db.r6gd.4xlarge",
    "db.r6gd.8xlarge",
    "db.r6gd.12xlarge",
    "db.r6gd.16xlarge",
    "db.t4g.medium",
];

const fn of_elastic(name: &'static str, label: &'static str, least: u64, most: u64, unit: &'static str) -> Field {
    Field::new(name, label, Type::Number { least, most, decimals: 0, unit }).when(ELASTIC)
}

pub(super) const CONFIG: &[Field] = &[
    Field::choice("capacity", "Cluster type", CAPACITIES),
    Field::choice("storage_configuration", "Storage configuration", CONFIGURATIONS)
        .hint("I/O-Optimized includes I/O, at higher prices of instances and storage")
        .when(HAS_INSTANCES)
        .tolerated(),
    Field::new(
        "instance_class",
        "Instance class",
        Type::Item {
            list: PriceList::DocumentDb,
            dimension: ON_DEMAND_PRICES,
            what: "database class",
            example: "db.r8g.large",
            unpriced: OTHER_CLASSES,
        },
    )
    .absent(Absent::Refused)
    .hint("Of the families r8g, r6g, r6gd, r5, r4, t4g and t3")
    .when(PROVISIONED),
    INSTANCES,
    SERVERLESS_INSTANCES,
    min_capacity(0, 256, "DCU").hint("In steps of 0.5, 0.5 at least; an idle instance keeps it"),
    max_capacity(256, "DCU").hint("In steps of 0.5; 1 DCU has about 2 GiB of memory"),
    of_elastic("shards", "Shards", 1, 32, "").absent(Absent::Counts(1)),
    of_elastic("shard_vcpus", "Capacity of an instance", 2, 64, "vCPU")
        .absent(Absent::Counts(2))
        .hint("2, 4, 8, 16, 32 or 64"),
    of_elastic("shard_instances", "Instances in each shard", 1, 16, "").absent(Absent::Counts(2)),
    purchase(ON_DEMAND_OR_PLAN).when(HAS_INSTANCES).tolerated(),
    Field::choice("global_cluster", "Global cluster", GLOBAL).when(HAS_INSTANCES).tolerated(),
    SECONDARY_REGION,
    secondary_regions(5),
    COPY_REGION.when(HAS_INSTANCES),
    Field::choice("extended_support", "Extended Support", SUPPORT).when(PROVISIONED).tolerated(),
];

/// Snapshots are copied to another Region.
const COPIES: Condition = Condition::All(&[HAS_INSTANCES, Condition::Given("backups_copied_to")]);

pub(super) const USAGE: &[Field] = &[
    Field::hours().hint("Less than all month: stopped for the rest. Hours above those of the month do not count"),
    used_capacity("Serverless capacity used", "DCU-hours", "the DCU-hours"),
    STORAGE,
    IO_REQUESTS.when(Condition::All(&[HAS_INSTANCES, STANDARD])),
    SURPLUS,
    BACKUP,
    COPIED.when(COPIES),
    KEPT_COPIES.when(COPIES),
    REPLICATED_WRITES.when(Condition::All(&[HAS_INSTANCES, PRIMARY])),
    REPLICATED_DATA.when(Condition::All(&[HAS_INSTANCES, PRIMARY])),
    Field::optional("clone_gb", "Changed pages of clones", Measure::Amount("GB-months"), "the GB of clones")
        .hint("Per cluster: what clones do not share with it; their instances are clusters of their own")
        .when(HAS_INSTANCES),
];
