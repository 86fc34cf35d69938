//! Backups of RDS and Aurora whose storage is open.

use definitions::{Usage, Value, Values};
use design::UsageValue;
use units::Decimal;

use super::candidate::{Candidate, Change, Thing};
use super::span::Span;
use super::subject::{Cause, typical};

/// Backups of a week, in percent of the storage: a full one, and what changes in the days after it.
const BACKUP_PERCENT: u64 = 112;

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Some(values) = cause.values("rds").or_else(|| cause.values("aurora")) else { return };
    if !matches!(values.get("backup_gb"), Some(Value::Usage(Usage::Monthly(UsageValue::Open)))) {
        return;
    }
    let Some((storage, gb)) = backups(cause, values) else { return };
    all.push(Candidate {
        id: cause.id("backups"),
        cause: cause.index,
        title: format!("Backups of {}", cause.name()),
        assumption: format!(
            "{} GB of storage × {BACKUP_PERCENT} % for daily backups of a week, 2 % changed a day = {} GB-months; free up to \
             the storage",
            typical(storage),
            typical(gb)
        ),
        depends_on: None,
        thing: Thing::Own,
        change: Change::BackupStorage(gb.usage()),
        weight: gb.typical(),
    });
}

/// The storage of the databases, and their backups; `None` while the storage is open.
fn backups(cause: Cause<'_>, values: &Values) -> Option<(Span, Span)> {
    // RDS: backups of all databases together; Aurora: of each cluster.
    let storage = match values.definition().kind {
        "rds" => cause.used(values, "storage_gib")?.times(cause.count())?,
        _ => cause.used(values, "storage_gb")?,
    };
    let gb = storage.times(BACKUP_PERCENT)?.divided(Decimal::ONE_HUNDRED)?;
    (!storage.is_zero()).then_some((storage, gb))
}
