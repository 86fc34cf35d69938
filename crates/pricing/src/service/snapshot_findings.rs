//! Findings about snapshots: restore time and minimum duration of the archive, fast snapshot restore.

use design::{SnapshotConfig, SnapshotTier, SnapshotUsage};
use units::format;

use super::{Context, snapshot_archive, snapshot_copies};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::words::number;

/// The hours that AWS needs to restore an archived snapshot: minimum and maximum.
pub(crate) const RESTORE_HOURS: (u64, u64) = (24, 72);

/// Findings about a set of snapshots in its current configuration.
pub(super) fn findings(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Vec<Finding> {
    let found = match config.tier {
        SnapshotTier::Standard => {
            [fast_restore(context, config, usage, lines), snapshot_copies::finding(context, config)]
        }
        SnapshotTier::Archive => [restore_time(context, usage), early(context, usage, lines)],
    };
    found.into_iter().flatten().collect()
}

fn restore_time(context: &Context<'_>, usage: &SnapshotUsage) -> Option<Finding> {
    let (least, most) = RESTORE_HOURS;
    let hours = usage.restore_hours.filter(|hours| *hours < most)?;
    let severity = if hours < least { Severity::Error } else { Severity::Warning };
    let message = format!("restoring an archived snapshot takes {least} to {most} hours, it may take {hours}");
    let fix = "keep these snapshots in the standard tier, or allow more time";
    Some(context.finding(severity, "ebs-archive-restore-time", "/usage/restore_hours", message, fix))
}

/// Rule `ebs-archive-short`: snapshots leave the archive before 90 days.
pub(crate) fn early(context: &Context<'_>, usage: &SnapshotUsage, lines: &[Line]) -> Option<Finding> {
    let left = usage.deleted_after.map(snapshot_archive::hours_left).filter(|left| *left > 0)?;
    let line = lines.iter().find(|line| line.code == "ebs.snapshot-early-delete")?;
    let cost = match line.cost.known() {
        Some(cost) if cost.is_zero() => return None,
        Some(cost) => format!(", {} a month", format::money(cost)),
        None => String::new(),
    };
    let days = snapshot_archive::LEAST_DAYS;
    let message =
        format!("the archive bills at least {days} days: deleting earlier pays for {} hours more{cost}", number(left));
    let fix = format!("keep archived snapshots for {days} days, or leave short-lived ones in the standard tier");
    Some(context.finding(Severity::Warning, "ebs-archive-short", "/usage/deleted_after", message, fix))
}

/// Reports fast snapshot restore that is enabled all month.
fn fast_restore(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Option<Finding> {
    if config.fast_restore.is_none() || usage.fast_restore_hours.is_some() {
        return None;
    }
    let line = lines.iter().find(|line| line.code == "ebs.snapshot-fast-restore")?;
    let cost = line.cost.known().filter(|cost| !cost.is_zero())?;
    let message =
        format!("fast restore is billed every hour it is on, per snapshot and zone: {} a month", format::money(cost));
    let fix = "enable it only while volumes are made, and enter these hours";
    Some(context.finding(Severity::Warning, "ebs-fsr-cost", "/config/fast_restore", message, fix))
}
