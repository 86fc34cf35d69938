//! The charges of DynamoDB for what tables hold: storage, streams, backups, exports, imports and replication.

use units::Unit;

use super::throughput::price;
use super::{GLOBAL, STANDARD, STORAGE, STREAMS};
use crate::{Charge, Condition, Factor, Pool, Price, Text};

const TABLES: Factor = Factor::placed("table", "tables");

/// An optional charge of a single usage value.
const fn used(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    key: (&'static str, &'static str),
    factors: &'static [Factor],
    field: &'static str,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit,
        factors,
        price: price(Text::Is(key.0), Text::Is(key.1)),
        when: Condition::Given(field),
        ..Charge::NEW
    }
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
        ..used(
            "dynamodb.stream-reads",
            "Stream read requests",
            Unit::Request,
            ("streams", "reads"),
            &[TABLES, Factor::used("stream_reads", "requests")],
            "stream_reads",
        )
    },
    Charge {
        perhaps_sold: true,
        ..used(
            "dynamodb.kinesis",
            "Changes sent to Kinesis Data Streams",
            Unit::Request,
            ("change-data", "kinesis"),
            &[TABLES, Factor::used("kinesis_units", "changes of up to 1 KB")],
            "kinesis_units",
        )
    },
    used(
        "dynamodb.continuous-backup",
        "Point-in-time recovery",
        Unit::GbMonth,
        ("backup", "continuous"),
        &[TABLES, Factor::used("continuous_backup_gb", "GB-months")],
        "continuous_backup_gb",
    ),
    used(
        "dynamodb.backup",
        "Backups on demand",
        Unit::GbMonth,
        ("backup", "on-demand"),
        &[TABLES, Factor::used("backup_gb", "GB-months")],
        "backup_gb",
    ),
    used(
        "dynamodb.restore",
        "Restored from backups",
        Unit::Gb,
        ("restore", "backup"),
        &[TABLES, Factor::used("restored_gb", "GB restored")],
        "restored_gb",
    ),
    used(
        "dynamodb.export",
        "Exported to S3",
        Unit::Gb,
        ("export", "full"),
        &[TABLES, Factor::used("exported_gb", "GB of the table")],
        "exported_gb",
    ),
    used(
        "dynamodb.incremental-export",
        "Exported to S3 incrementally",
        Unit::Gb,
        ("export", "incremental"),
        &[TABLES, Factor::used("incrementally_exported_gb", "GB of changes")],
        "incrementally_exported_gb",
    ),
    used(
        "dynamodb.import",
        "Imported from S3",
        Unit::Gb,
        ("import", "s3"),
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
