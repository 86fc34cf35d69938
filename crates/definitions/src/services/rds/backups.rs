//! Backups, exports and what is copied to other regions.

use units::Unit;

use super::charges::{HAS_REPLICAS, key};
use crate::{Amount, Billed, Charge, Condition, Factor, Pool, Price, Text};

/// Backups above the free amount. Whether the storage of read replicas counts towards it, AWS does not say.
const BACKUP: Charge = Charge {
    code: "rds.backup",
    label: Text::Is("Backup storage above the storage of the databases"),
    unit: Unit::GbMonth,
    factors: &[Factor::used("backup_gb", "GB-months of backups")],
    price: key(Text::Is("backup"), Text::Is("backup")),
    pool: Pool::Above(
        Amount::Times(&[Amount::Placed, Amount::Field("storage_gib")]),
        "as much as the storage of the region's databases",
    ),
    when: Condition::Not(&HAS_REPLICAS),
    ..Charge::NEW
};

pub(super) const ALL: &[Charge] = &[
    BACKUP,
    Charge {
        when: HAS_REPLICAS,
        assumption: "the storage of read replicas does not increase the free backup storage",
        ..BACKUP
    },
    Charge {
        code: "rds.snapshot-export",
        label: Text::Is("Snapshots exported to S3"),
        unit: Unit::Gb,
        factors: &[Factor::used("snapshot_export_gb", "GB of snapshots")],
        price: key(Text::Is("snapshot-export"), Text::Is("snapshot")),
        when: Condition::Given("snapshot_export_gb"),
        assumption: "requests and storage of the export in S3 are charges of S3",
        ..Charge::NEW
    },
    Charge {
        code: "rds.backup-copy",
        label: Text::All(&[Text::Is("Backups copied to "), Text::Of("backups_copied_to")]),
        unit: Unit::Gb,
        factors: &[Factor::used("copied_backup_gb", "GB copied")],
        price: Price::ToRegion("backups_copied_to"),
        when: Condition::Elsewhere("backups_copied_to"),
        ..Charge::NEW
    },
    Charge {
        code: "rds.backup-copy-storage",
        label: Text::All(&[Text::Is("Backup storage in "), Text::Of("backups_copied_to")]),
        unit: Unit::GbMonth,
        factors: &[Factor::used("kept_copies_gb", "GB-months of copies")],
        price: key(Text::Is("backup"), Text::Is("backup")),
        billed: Billed::In("backups_copied_to"),
        when: Condition::Elsewhere("backups_copied_to"),
        assumption: "no storage of databases in that region makes part of the copies free",
        ..Charge::NEW
    },
    Charge {
        code: "rds.replication",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("replicated_to")]),
        unit: Unit::Gb,
        factors: &[Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("replicated_to"),
        when: Condition::Elsewhere("replicated_to"),
        ..Charge::NEW
    },
];
