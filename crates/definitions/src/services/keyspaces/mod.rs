//! Amazon Keyspaces (for Apache Cassandra).

mod charges;
mod options;
mod rules;

use crate::purchase_choices::{ON_DEMAND_OR_PLAN, purchase};
use crate::{
    Absent, Allowance, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type,
    Unpriced,
};

/// The free reads of an account's first three months with Keyspaces.
static READS: Allowance = Allowance {
    code: "keyspaces-reads",
    amount: 30_000_000,
    hourly: false,
    regional: false,
    label: "30 million Keyspaces read request units",
};
/// The free writes of the same months.
static WRITES: Allowance = Allowance {
    code: "keyspaces-writes",
    amount: 30_000_000,
    hourly: false,
    regional: false,
    label: "30 million Keyspaces write request units",
};
/// The free storage of the same months.
static STORAGE: Allowance = Allowance {
    code: "keyspaces-storage",
    amount: 1,
    hourly: false,
    regional: false,
    label: "1 GB of Keyspaces storage",
};

/// The requests to a table.
const REQUESTS: &[&str] = &["local_one_reads", "local_quorum_reads", "writes"];

const ON_DEMAND: Condition = Condition::Is("capacity", &["on-demand"]);
const PROVISIONED: Condition = Condition::Is("capacity", &["provisioned"]);
const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
const MULTI_REGION: Condition = Condition::On("multi_region");
/// The capacity follows from the reads, by auto scaling.
const READ_UNITS_FOLLOW: Condition =
    Condition::All(&[PROVISIONED, Condition::Not(&Condition::AnyGiven(&["read_units", "read_unit_hours"]))]);
/// The capacity follows from the writes, by auto scaling.
const WRITE_UNITS_FOLLOW: Condition =
    Condition::All(&[PROVISIONED, Condition::Not(&Condition::AnyGiven(&["write_units", "write_unit_hours"]))]);

const CAPACITY: &[Choice] = &[Choice::new("on-demand", "On-demand"), Choice::new("provisioned", "Provisioned")];

const UNLISTED: &str = "storage, backup, restore, TTL and streams have no price in any region";

const UNPRICED: &[Unpriced] = &[
    Unpriced { code: "keyspaces.storage", when: Condition::Always, reason: UNLISTED },
    Unpriced { code: "keyspaces.continuous-backup", when: Condition::Always, reason: UNLISTED },
    Unpriced { code: "keyspaces.restore", when: Condition::Always, reason: UNLISTED },
    Unpriced { code: "keyspaces.ttl-deletes", when: Condition::Always, reason: UNLISTED },
    Unpriced { code: "keyspaces.stream-reads", when: Condition::Always, reason: UNLISTED },
];

const fn units(name: &'static str, label: &'static str, when: Condition) -> Field {
    Field::new(name, label, Type::Number { least: 1, most: 10_000_000, decimals: 0, unit: "units" }).when(when)
}

/// Requests, which are not known until some of them are given.
const fn request(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
    Field::usage(name, label, measure, missing).absent(Absent::OpenUnless(REQUESTS))
}

const fn kilobytes(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::Number { least: 0, most: 1_024, decimals: 4, unit: "KB" })
}

/// Tables.
pub static KEYSPACES: Definition = Definition {
    kind: "keyspaces",
    title: "Amazon Keyspaces",
    adds: "Keyspaces table",
    new: ("table", "Keyspaces table"),
    noun: "table",
    count: "Tables",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Region,
    service: "cassandra",
    parent: None,
    summary: Text::All(&[Text::Is("Keyspaces, "), Text::Lower("capacity")]),
    about: "Request units or provisioned capacity by row size and consistency level; storage; point-in-time recovery, \
            restores, Time to Live, change data capture streams; multi-Region replication. What an account gets free in \
            its first three months are switches of the design.",
    config: &[
        Field::choice("capacity", "Capacity mode", CAPACITY),
        purchase(ON_DEMAND_OR_PLAN).hint("A plan covers the units, not storage or backups"),
        kilobytes("row_kb", "Row size").absent(Absent::Number(1)).hint("A write unit covers 1 KB; each row rounds up"),
        kilobytes("read_kb", "Data of a read")
            .hint("A read unit covers 4 KB of all rows that a query reads; empty: one row"),
        Field::new("multi_region", "Multi-Region replication", Type::Flag)
            .hint("Writes are those of all Regions: the table of each Region is a component of its own"),
        Field::new("replicated_to", "Replicated to", Type::Region).when(MULTI_REGION),
        units("read_units", "Read capacity units", PROVISIONED)
            .hint("Of each table; empty: auto scaling, as many as the reads need"),
        units("write_units", "Write capacity units", PROVISIONED)
            .hint("Of each table; empty: auto scaling, as many as the writes need"),
        Field::new(
            "utilization_percent",
            "Target utilization",
            Type::Number { least: 20, most: 90, decimals: 0, unit: "%" },
        )
        .absent(Absent::Counts(70))
        .hint("With auto scaling; 70 when left out")
        .when(PROVISIONED),
    ],
    usage: &[
        request("local_one_reads", "Reads with LOCAL_ONE", Measure::Count("reads"), "the reads")
            .hint("All usage is that of each table"),
        request("local_quorum_reads", "Reads with LOCAL_QUORUM", Measure::Count("reads"), "the reads"),
        request("writes", "Rows written", Measure::Count("rows"), "the writes")
            .hint("Inserts, updates and deletes, also conditional ones that fail"),
        Field::optional("read_unit_hours", "Read capacity by the hour", Measure::Count("unit-hours"), "the read units")
            .when(PROVISIONED)
            .hint("Of each table, in each hour; replaces the read capacity units"),
        Field::optional(
            "write_unit_hours",
            "Write capacity by the hour",
            Measure::Count("unit-hours"),
            "the write units",
        )
        .when(PROVISIONED)
        .hint("Of each table, in each hour; replaces the write capacity units"),
        Field::usage("storage_gb", "Storage", Measure::Amount("GB-months"), "the GB stored")
            .hint("One copy: the replicas in three zones are included"),
        Field::optional(
            "continuous_backup_gb",
            "Point-in-time recovery",
            Measure::Amount("GB-months"),
            "the GB of backups",
        )
        .hint("The size of the table"),
        Field::optional("restored_gb", "Restored", Measure::Data, "the GB restored"),
        Field::optional("ttl_deletes", "Rows that expire", Measure::Count("rows"), "the rows that expire")
            .hint("By Time to Live, also rows of which a column expires; each started KB of a row counts"),
        Field::optional("stream_reads", "CDC stream reads", Measure::Count("requests"), "the stream reads"),
        Field::usage("replicated_gb", "Replicated data sent", Measure::Data, "the GB replicated")
            .when(Condition::All(&[MULTI_REGION, Condition::Given("replicated_to")])),
    ],
    form: &[
        FormRow::Fields(&["capacity", "purchase"]),
        FormRow::Fields(&["placement/count", "placement/region"]),
        FormRow::Fields(&["local_one_reads", "local_quorum_reads", "writes"]),
        FormRow::Fields(&["row_kb", "read_kb", "storage_gb"]),
        FormRow::Fields(&["read_units", "write_units", "utilization_percent"]),
        FormRow::More(
            "Capacity by the hour",
            "for provisioned capacity that changes",
            &["read_unit_hours", "write_unit_hours"],
        ),
        FormRow::More(
            "Backups, Time to Live, streams",
            "point-in-time recovery, restores, rows that expire, change data capture",
            &["continuous_backup_gb", "restored_gb", "ttl_deletes", "stream_reads"],
        ),
        FormRow::More(
            "Multi-Region replication",
            "replicated writes and transfer",
            &["multi_region", "replicated_to", "replicated_gb"],
        ),
    ],
    starts: &[],
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    allowances: &[&READS, &WRITES, &STORAGE],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: UNPRICED,
    sources: &[
        "Amazon Keyspaces pricing",
        "Amazon Keyspaces developer guide, read/write capacity modes",
        "Amazon Keyspaces developer guide, consistency levels and associated costs",
        "Amazon Keyspaces developer guide, Time to Live",
        "Amazon Keyspaces developer guide, multi-Region replication",
        "AWS Savings Plans pricing, Database Savings Plans",
    ],
};
