//! The snapshot archive: storage, retrieval, restored copies, early deletion (AWS EBS pricing page,
//! example 10).

use design::{Age, SnapshotUsage};
use units::kinds::{Gb, GbMonth};
use units::{Decimal, Error, time};

use super::snapshots::{SnapshotCharge, Snapshots};
use crate::line::{Factor, Line, Share};

/// The minimum time in hours that an archived snapshot is charged for: 90 days.
pub(super) const LEAST_HOURS: u64 = LEAST_DAYS * 24;

/// The same minimum in days.
pub(crate) const LEAST_DAYS: u64 = 90;

/// Charges of archived snapshots.
pub(super) fn lines(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Vec<Line>, Error> {
    let mut lines = vec![storage(snapshots, usage)?];
    if usage.restored_gib.is_some() {
        lines.push(retrieval(snapshots, usage)?);
        lines.push(restored(snapshots, usage)?);
    }
    if usage.deleted_gib.is_some() {
        lines.push(early_delete(snapshots, usage)?);
    }
    Ok(lines)
}

/// Hours of the minimum time that remain when a snapshot is deleted, rounded down to whole hours.
pub(super) const fn hours_left(age: Age) -> u64 {
    (LEAST_HOURS * 60).saturating_sub(age.in_minutes()) / 60
}

fn storage(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Line, Error> {
    let charge = SnapshotCharge {
        code: "ebs.snapshot-archive",
        label: "Snapshot storage, archive tier",
        dimension: "snapshot",
        item: "archive",
    };
    let archived = snapshots.figure(usage.archived_gib).map(|gib| vec![Factor::new(gib, "GB archived")]);
    let amount = archived.ok_or_else(|| "the archived GiB".to_owned());
    let mut line = snapshots.line::<GbMonth>(&charge, amount, None)?;
    line.assumption = Some("archived snapshots are full copies, and stay charged while they are restored".into());
    Ok(line)
}

fn retrieval(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Line, Error> {
    let charge = SnapshotCharge {
        code: "ebs.snapshot-retrieval",
        label: "Retrieval from the archive",
        dimension: "snapshot",
        item: "archive-retrieval",
    };
    let amount = snapshots.figure(usage.restored_gib).map(|gib| vec![Factor::new(gib, "GB restored")]);
    snapshots.line::<Gb>(&charge, amount.ok_or_else(|| "the restored GiB per month".to_owned()), None)
}

/// A temporarily restored copy is charged as standard storage for the days it exists.
fn restored(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Line, Error> {
    let charge = SnapshotCharge {
        code: "ebs.snapshot-restored",
        label: "Temporarily restored copies, standard tier",
        dimension: "snapshot",
        item: "standard",
    };
    let month = snapshots.context.design.month().hours();
    let restored = snapshots.figure(usage.restored_gib);
    // If nothing is restored, the days do not matter.
    let days = usage.restore_days.or(restored.filter(Decimal::is_zero).map(|_| 0));
    let (amount, share) = match (restored, days) {
        (Some(gib), Some(days)) => {
            let part = Decimal::from(days).checked_mul(time::HOURS_PER_DAY).ok_or(Error::Overflow)?;
            let label = "hours it is restored ÷ hours of the month".into();
            (Ok(vec![Factor::new(gib, "GB restored")]), Some(Share { part, whole: month, label }))
        }
        (None, _) => (Err("the restored GiB per month".to_owned()), None),
        (_, None) => (Err("the days of a restore".to_owned()), None),
    };
    let mut line = snapshots.line::<GbMonth>(&charge, amount, share)?;
    // It is unknown whether bills show these copies like other snapshots.
    line.aws = None;
    Ok(line)
}

/// When a snapshot is deleted before 90 days, the rest of them is charged.
fn early_delete(snapshots: &Snapshots<'_>, usage: &SnapshotUsage) -> Result<Line, Error> {
    let charge = SnapshotCharge {
        code: "ebs.snapshot-early-delete",
        label: "Deleted from the archive before 90 days",
        dimension: "snapshot",
        item: "archive-early-delete",
    };
    let month = snapshots.context.design.month().hours();
    let deleted = snapshots.figure(usage.deleted_gib);
    let left = usage.deleted_after.map(hours_left).or(deleted.filter(Decimal::is_zero).map(|_| 0));
    let (amount, share) = match (deleted, left) {
        (Some(gib), Some(left)) => {
            let label = "whole hours left of 90 days ÷ hours of the month".into();
            let share = Share { part: Decimal::from(left), whole: month, label };
            (Ok(vec![Factor::new(gib, "GB deleted")]), Some(share))
        }
        (None, _) => (Err("the GiB deleted per month".to_owned()), None),
        (_, None) => (Err("the age of deleted snapshots".to_owned()), None),
    };
    snapshots.line::<GbMonth>(&charge, amount, share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_ninety_days_is_rounded_down_to_whole_hours() {
        assert_eq!(hours_left(Age { days: 70, hours: 11, minutes: 5 }), 468);
        assert_eq!(hours_left(Age { days: 70, hours: 11, minutes: 0 }), 469);
        assert_eq!(hours_left(Age { days: 90, hours: 0, minutes: 0 }), 0);
        assert_eq!(hours_left(Age { days: 400, hours: 0, minutes: 0 }), 0);
    }
}
