//! The fields of Aurora.

use catalog::PriceList;

use super::MYSQL;
use super::options::OPTIONS;
use crate::cluster::{
    BACKUP, CAPACITY, COPIED, COPY_REGION, INSTANCES, IO_OPTIMIZED, IO_REQUESTS, KEPT_COPIES, PROVISIONED,
    REPLICATED_DATA, REPLICATED_WRITES, SECONDARY_REGION, SERVERLESS_INSTANCES, STORAGE, SURPLUS, max_capacity,
    min_capacity, secondary_regions, used_capacity,
};
use crate::connections::PEAK_CONNECTIONS;
use crate::purchase_choices::purchase;
use crate::{Absent, Choice, Condition, Field, Measure, PurchaseOption, Text, Type};

pub(super) const ENGINES: &[Choice] =
    &[Choice::new("mysql", "Aurora MySQL"), Choice::new("postgresql", "Aurora PostgreSQL")];

const CONFIGURATIONS: &[Choice] =
    &[Choice::new("standard", "Aurora Standard"), Choice::new("io-optimized", "Aurora I/O-Optimized")];

const PURCHASES: &[Choice] = &PurchaseOption::choices(&OPTIONS);

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
pub(super) const ON_DEMAND_PRICES: Text =
    Text::All(&[Text::Is("on-demand/"), Text::Of("engine"), Text::Is("/"), Text::Of("storage_configuration")]);

pub(super) const CONFIG: &[Field] = &[
    Field::choice("engine", "Engine", ENGINES).absent(Absent::Refused),
    Field::choice("storage_configuration", "Cluster storage configuration", CONFIGURATIONS)
        .hint("I/O-Optimized includes I/O: instances cost 1.30 times as much, storage 2.25 times"),
    CAPACITY,
    Field::new(
        "instance_class",
        "Instance class",
        Type::Item {
            list: PriceList::Aurora,
            dimension: ON_DEMAND_PRICES,
            what: "database class",
            example: "db.r8g.large",
            unpriced: &[],
        },
    )
    .absent(Absent::Refused)
    .when(PROVISIONED),
    INSTANCES,
    SERVERLESS_INSTANCES,
    min_capacity(0, 256, "ACU").hint("In steps of 0.5; 0 pauses an idle instance"),
    max_capacity(256, "ACU").hint("In steps of 0.5; 1 ACU has about 2 GiB of memory"),
    purchase(PURCHASES),
    PEAK_CONNECTIONS,
    Field::new("proxy", "RDS Proxy", Type::Flag)
        .absent(Absent::No)
        .hint("Pools connections, for the vCPUs of the instances and the ACUs of serverless ones"),
    Field::choice("global_cluster", "Global Database", GLOBAL),
    SECONDARY_REGION,
    secondary_regions(10),
    COPY_REGION,
    Field::new(
        "backtrack_hours",
        "Target backtrack window",
        Type::Number { least: 0, most: 72, decimals: 0, unit: "hours" },
    )
    .absent(Absent::Counts(0))
    .hint("72 hours at most")
    .when(MYSQL),
    Field::new("data_api_kb", "Size of a request", Type::Number { least: 1, most: 1_024, decimals: 0, unit: "KB" })
        .absent(Absent::Counts(32))
        .hint("Data API; billed in units of 32 KB"),
    Field::choice(
        "database_insights",
        "Database Insights",
        &[Choice::new("standard", "Standard mode, free"), Choice::new("advanced", "Advanced mode")],
    ),
    Field::choice("extended_support", "Extended Support", SUPPORT)
        .hint("Year 3 of Aurora MySQL version 2 begins in December 2026; version 3 has none"),
];

pub(super) const USAGE: &[Field] = &[
    Field::hours().hint("Less than all month: stopped for the rest. Hours above those of the month do not count"),
    used_capacity("Serverless capacity used", "ACU-hours", "the ACU-hours"),
    STORAGE.hint(
        "Per cluster, on average; billed once, however many instances there are; grows and shrinks in steps of 10 GB",
    ),
    IO_REQUESTS
        .when(Condition::Always)
        .hint("Per cluster; reads and writes of the cluster volume; I/O-Optimized includes them"),
    Field::usage("workload_acu_hours", "ACU-hours on Serverless v2", Measure::Count("ACU-hours"), "the ACU-hours")
        .hint("For the comparison with Serverless v2: of all instances of a cluster together")
        .when(PROVISIONED),
    SURPLUS,
    BACKUP,
    COPIED,
    KEPT_COPIES,
    REPLICATED_WRITES,
    REPLICATED_DATA,
    Field::usage("change_records", "Change records", Measure::Count("change records"), "the change records")
        .hint("Per cluster, written in the month")
        .when(Condition::All(&[MYSQL, Condition::AtLeast("backtrack_hours", 1)])),
    Field::optional("clone_gb", "Changed pages of clones", Measure::Amount("GB-months"), "the GB of clones")
        .hint("Per cluster: what clones do not share with it; their instances are clusters of their own"),
    Field::optional("snapshot_export_gb", "Snapshots exported to S3", Measure::Data, "the GB of exported snapshots")
        .hint("Per cluster"),
    Field::optional(
        "data_api_requests",
        "RDS Data API requests",
        Measure::Count("requests"),
        "the requests of the Data API",
    )
    .hint("Per cluster"),
    Field::optional(
        "limitless_acu_hours",
        "Limitless Database",
        Measure::Count("ACU-hours"),
        "the ACU-hours of shards",
    )
    .hint("Per cluster")
    .when(Condition::All(&[Condition::Is("engine", &["postgresql"]), IO_OPTIMIZED])),
];
