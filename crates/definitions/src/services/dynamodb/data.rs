//! The charges of DynamoDB for what tables hold: storage, streams, backups, exports, imports and replication.

use catalog::PriceList;
use units::Unit;

use super::throughput::price;
use super::{GLOBAL, STANDARD, STORAGE, STREAMS};
use crate::{Charge, Condition, Factor, Key, Pool, Price, Text};

const TABLES: Factor = Factor::placed("table", "tables");

const fn key(dimension: &'static str, item: &'static str) -> Key {
    Key::new(PriceList::DynamoDb, dimension, item)
}

pub(super) const DATA: &[Charge] = &[
    Charge {
        code: "dynamodb.storage",
        label: Text::Is("Table storage"),
        unit: Unit::GbMonth,
        factors: &[TABLES, Factor::used("storage_gb", "GB-months")],
        price: price(Text::Is("storage"), Text::Is("standard")),
        pool: Pool::Region,
        allowance: Some(&STORAGE),
        when: STANDARD,
        ..Charge::NEW
    },
    Charge {
        code: "dynamodb.storage",
        label: Text::Is("Table storage, Infrequent Access"),
        unit: Unit::GbMonth,
        factors: &[TABLES, Factor::used("storage_gb", "GB-months")],
        price: price(Text::Is("storage"), Text::Is("standard-ia")),
        when: Condition::Not(&STANDARD),
        ..Charge::NEW
    },
    Charge {
        pool: Pool::Region,
        allowance: Some(&STREAMS),
        ..Charge::if_used(
            "dynamodb.stream-reads",
            "Stream read requests",
            Unit::Request,
            key("streams", "reads"),
            &[TABLES, Factor::used("stream_reads", "requests")],
            "stream_reads",
        )
    },
    Charge {
        perhaps_sold: true,
        ..Charge::if_used(
            "dynamodb.kinesis",
            "Changes sent to Kinesis Data Streams",
            Unit::Request,
            key("change-data", "kinesis"),
            &[TABLES, Factor::used("kinesis_units", "changes of up to 1 KB")],
            "kinesis_units",
        )
    },
    Charge::if_used(
        "dynamodb.continuous-backup",
        "Point-in-time recovery",
        Unit::GbMonth,
        key("backup", "continuous"),
        &[TABLES, Factor::used("continuous_backup_gb", "GB-months")],
        "continuous_backup_gb",
    ),
    Charge::if_used(
        "dynamodb.backup",
        "Backups on demand",
        Unit::GbMonth,
        key("backup", "on-demand"),
        &[TABLES, Factor::used("backup_gb", "GB-months")],
        "backup_gb",
    ),
    Charge::if_used(
        "dynamodb.restore",
        "Restored from backups",
        Unit::Gb,
        key("restore", "backup"),
        &[TABLES, Factor::used("restored_gb", "GB restored")],
        "restored_gb",
    ),
    Charge::if_used(
        "dynamodb.export",
        "Exported to S3",
        Unit::Gb,
        key("export", "full"),
        &[TABLES, Factor::used("exported_gb", "GB of the table")],
        "exported_gb",
    ),
    Charge::if_used(
        "dynamodb.incremental-export",
        "Exported to S3 incrementally",
        Unit::Gb,
        key("export", "incremental"),
        &[TABLES, Factor::used("incrementally_exported_gb", "GB of changes")],
        "incrementally_exported_gb",
    ),
    Charge::if_used(
        "dynamodb.import",
        "Imported from S3",
        Unit::Gb,
        key("import", "s3"),
        &[TABLES, Factor::used("imported_gb", "GB imported")],
        "imported_gb",
    ),
    Charge {
        code: "dynamodb.replication",
        label: Text::All(&[Text::Is("Replicated data sent to "), Text::Of("replicated_to")]),
        unit: Unit::Gb,
        factors: &[TABLES, Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("replicated_to"),
        when: Condition::All(&[GLOBAL, Condition::Elsewhere("replicated_to")]),
        ..Charge::NEW
    },
];
