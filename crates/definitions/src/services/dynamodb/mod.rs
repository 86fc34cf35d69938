//! Amazon DynamoDB.

mod capacity;
mod data;
mod options;
mod reserved;
mod rules;
mod throughput;

pub use reserved::DYNAMODB_RESERVED;

use crate::purchase_choices::{ON_DEMAND_OR_PLAN, purchase};
use crate::{
    Absent, Allowance, Charge, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text,
    Type,
};

/// The free storage, of the Standard class.
static STORAGE: Allowance = Allowance {
    code: "dynamodb-storage",
    amount: 25,
    hourly: false,
    regional: true,
    label: "25 GB of DynamoDB storage, Standard class",
};
/// The free provisioned read capacity, of the Standard class.
static READ_UNITS: Allowance = Allowance {
    code: "dynamodb-read-units",
    amount: 25,
    hourly: true,
    regional: true,
    label: "25 provisioned DynamoDB read units",
};
/// The free provisioned write capacity, of the Standard class.
static WRITE_UNITS: Allowance = Allowance {
    code: "dynamodb-write-units",
    amount: 25,
    hourly: true,
    regional: true,
    label: "25 provisioned DynamoDB write units",
};
/// The free provisioned replicated write capacity, of the Standard class.
static REPLICATED_WRITE_UNITS: Allowance = Allowance {
    code: "dynamodb-replicated-write-units",
    amount: 25,
    hourly: true,
    regional: true,
    label: "25 provisioned DynamoDB replicated write units",
};
/// The free requests to streams.
static STREAMS: Allowance = Allowance {
    code: "dynamodb-streams",
    amount: 2_500_000,
    hourly: false,
    regional: true,
    label: "2.5 million DynamoDB stream reads",
};

/// The requests to a table.
const REQUESTS: &[&str] = &["eventual_reads", "strong_reads", "transactional_reads", "writes", "transactional_writes"];

const ON_DEMAND: Condition = Condition::Is("capacity", &["on-demand"]);
const PROVISIONED: Condition = Condition::Is("capacity", &["provisioned"]);
const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
const STANDARD: Condition = Condition::Is("table_class", &["standard"]);
const GLOBAL: Condition = Condition::On("global_table");
/// Writes change entries of secondary indexes.
const INDEXED: Condition =
    Condition::All(&[Condition::Given("indexes"), Condition::Not(&Condition::Equals("indexes", 0))]);
/// A replica of a global table with secondary indexes.
const GLOBAL_INDEXES: Condition = Condition::All(&[GLOBAL, INDEXED]);
/// The capacity follows from the requests, or would if it were provisioned.
const READ_UNITS_FOLLOW: Condition = Condition::Not(&Condition::AnyGiven(&["read_units", "read_unit_hours"]));
const WRITE_UNITS_FOLLOW: Condition = Condition::Not(&Condition::AnyGiven(&["write_units", "write_unit_hours"]));
const RESERVES: Condition =
    Condition::All(&[PROVISIONED, STANDARD, Condition::Not(&Condition::Is("reserved", &["none"]))]);

const CAPACITY: &[Choice] = &[Choice::new("on-demand", "On-demand"), Choice::new("provisioned", "Provisioned")];
const CLASSES: &[Choice] =
    &[Choice::new("standard", "Standard"), Choice::new("standard-ia", "Standard-Infrequent Access")];
const RESERVED: &[Choice] =
    &[Choice::new("none", "None"), Choice::new("1y", "Reserved, 1 year"), Choice::new("3y", "Reserved, 3 years")];

const fn units(name: &'static str, label: &'static str, when: Condition) -> Field {
    Field::new(name, label, Type::Number { least: 1, most: 10_000_000, decimals: 0, unit: "units" }).when(when)
}

/// Requests, which are not known until some of them are given.
const fn request(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
    Field::usage(name, label, measure, missing).absent(Absent::OpenUnless(REQUESTS))
}

/// Reserved units: of reads or writes alone, if the other number is zero.
const fn reserved(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::Number { least: 0, most: 10_000_000, decimals: 0, unit: "units" })
        .absent(Absent::Number(0))
        .hint("Of each table")
        .when(RESERVES)
}

const CHARGES: [Charge; 29] = Charge::joined(&[throughput::THROUGHPUT, data::DATA]);

/// Tables.
pub static DYNAMODB: Definition = Definition {
    kind: "dynamodb",
    title: "Amazon DynamoDB",
    adds: "DynamoDB table",
    new: ("table", "DynamoDB table"),
    noun: "table",
    count: "Tables",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Region,
    service: "dynamodb",
    parent: None,
    summary: Text::All(&[Text::Is("DynamoDB, "), Text::Label("capacity")]),
    about: "Requests or provisioned capacity by item size, with secondary indexes, transactions and replication; storage \
            in both table classes; streams, backups, exports and imports; reserved capacity.",
    config: &[
        Field::choice("capacity", "Capacity", CAPACITY),
        Field::choice("table_class", "Table class", CLASSES),
        purchase(ON_DEMAND_OR_PLAN)
            .hint("A plan covers requests and provisioned units that are not reserved, not storage or backups"),
        Field::new("item_kb", "Item size", Type::Number { least: 0, most: 400, decimals: 4, unit: "KB" })
            .absent(Absent::Number(1))
            .hint("A read unit covers 4 KB, a write unit 1 KB; each item rounds up"),
        Field::new("indexes", "Secondary indexes written", Type::Number { least: 0, most: 25, decimals: 2, unit: "" })
            .absent(Absent::Number(0))
            .hint("On average per write: each index that a write changes is written as well"),
        Field::new(
            "index_item_kb",
            "Size of an index entry",
            Type::Number { least: 0, most: 400, decimals: 4, unit: "KB" },
        )
        .absent(Absent::Number(1))
        .when(INDEXED),
        Field::new("global_table", "Replica of a global table", Type::Flag)
            .hint("Writes are those of all Regions: each replica is a table of its own Region here"),
        units("read_units", "Read units", PROVISIONED).hint("Of each table; empty: as many as the reads need"),
        units("write_units", "Write units", PROVISIONED).hint(
            "Of each table; empty: as many as the writes need. A global table needs auto scaling: leave it empty",
        ),
        Field::new(
            "utilization_percent",
            "Target utilization",
            Type::Number { least: 20, most: 100, decimals: 0, unit: "%" },
        )
        .absent(Absent::Number(70))
        .when(PROVISIONED)
        .hint("Of the units that follow from the requests"),
        Field::choice("reserved", "Reserved capacity", RESERVED)
            .hint("For this table; that of the account and Region is a purchase of its own")
            .when(Condition::All(&[PROVISIONED, STANDARD])),
        reserved("reserved_read_units", "Reserved read units"),
        reserved("reserved_write_units", "Reserved write units"),
        Field::new("replicated_to", "Replicated to", Type::Region).when(GLOBAL),
    ],
    usage: &[
        request("eventual_reads", "Eventually consistent reads", Measure::Count("reads"), "the reads")
            .hint("All usage is that of each table"),
        request("strong_reads", "Strongly consistent reads", Measure::Count("reads"), "the reads"),
        request("transactional_reads", "Transactional reads", Measure::Count("reads"), "the reads"),
        request("writes", "Writes", Measure::Count("writes"), "the writes"),
        request("transactional_writes", "Transactional writes", Measure::Count("writes"), "the writes"),
        Field::optional("read_unit_hours", "Read capacity by the hour", Measure::Count("unit-hours"), "the read units")
            .when(PROVISIONED)
            .hint("Of each table, in each hour; replaces the read units"),
        Field::optional(
            "write_unit_hours",
            "Write capacity by the hour",
            Measure::Count("unit-hours"),
            "the write units",
        )
        .when(PROVISIONED)
        .hint("Of each table, in each hour; replaces the write units. Of a global table without its indexes"),
        Field::usage("storage_gb", "Stored, with indexes", Measure::Amount("GB-months"), "the GB stored"),
        Field::optional("stream_reads", "Stream reads", Measure::Count("requests"), "the stream reads")
            .hint("Those of Lambda and of global tables are free"),
        Field::optional("kinesis_units", "Changes sent to Kinesis", Measure::Count("changes"), "the changes")
            .hint("Of up to 1 KB each"),
        Field::optional("continuous_backup_gb", "Point-in-time recovery", Measure::Amount("GB-months"), "the GB"),
        Field::optional("backup_gb", "Backups kept", Measure::Amount("GB-months"), "the GB of backups"),
        Field::optional("restored_gb", "Restored", Measure::Data, "the GB restored"),
        Field::optional("exported_gb", "Exported to S3", Measure::Data, "the GB exported"),
        Field::optional("incrementally_exported_gb", "Exported incrementally", Measure::Data, "the GB exported"),
        Field::optional("imported_gb", "Imported from S3", Measure::Data, "the GB imported"),
        Field::usage("replicated_gb", "Replicated data sent", Measure::Data, "the GB replicated")
            .when(Condition::All(&[GLOBAL, Condition::Given("replicated_to")])),
    ],
    form: &[
        FormRow::Fields(&["capacity", "table_class", "purchase"]),
        FormRow::Fields(&["eventual_reads", "strong_reads", "writes"]),
        FormRow::Fields(&["item_kb", "storage_gb"]),
        FormRow::Fields(&["read_units", "write_units", "utilization_percent"]),
        FormRow::Fields(&["reserved", "reserved_read_units", "reserved_write_units"]),
        FormRow::More(
            "Transactions and indexes",
            "and capacity by the hour",
            &[
                "transactional_reads",
                "transactional_writes",
                "indexes",
                "index_item_kb",
                "read_unit_hours",
                "write_unit_hours",
            ],
        ),
        FormRow::More(
            "Backups and exports",
            "point-in-time recovery, restores, imports",
            &[
                "continuous_backup_gb",
                "backup_gb",
                "restored_gb",
                "exported_gb",
                "incrementally_exported_gb",
                "imported_gb",
            ],
        ),
        FormRow::More(
            "Streams and global tables",
            "changes, replicas",
            &["stream_reads", "kinesis_units", "global_table", "replicated_to", "replicated_gb"],
        ),
        FormRow::Fields(&["placement/count", "placement/region"]),
    ],
    starts: &[],
    allowances: &[&STORAGE, &READ_UNITS, &WRITE_UNITS, &REPLICATED_WRITE_UNITS, &STREAMS],
    charges: &CHARGES,
    rules: rules::ALL,
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon DynamoDB pricing",
        "Amazon DynamoDB developer guide, read and write operations",
        "Amazon DynamoDB developer guide, table classes",
        "Amazon DynamoDB developer guide, quotas",
        "Amazon DynamoDB developer guide, billing for global tables",
        "Amazon DynamoDB developer guide, reserved capacity",
        "Database Savings Plans pricing",
    ],
};
