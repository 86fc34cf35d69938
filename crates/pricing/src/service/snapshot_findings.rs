//! What to know about snapshots: the archive where it does not pay, or would; fast restore.

use design::{Kept, Number, SnapshotConfig, SnapshotTier, SnapshotUsage, UsageValue};
use units::{Decimal, Error, format};

use super::{Context, snapshot_archive, snapshot_schedule, snapshots};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::{monthly, saving};
use crate::words::number;

/// Hours in which AWS restores an archived snapshot: from, to.
const RESTORE_HOURS: (u64, u64) = (24, 72);

/// Every finding about one set of snapshots.
pub(super) fn findings(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let found = match config.tier {
        SnapshotTier::Standard => {
            let first = snapshot_schedule::first_month(context, config, usage, lines)?;
            [fast_restore(context, config, usage, lines), candidate(context, config, usage, lines)?, first]
        }
        SnapshotTier::Archive => {
            let short = match early(context, usage, lines) {
                Some(early) => Some(early),
                None => dearer(context, config, usage, lines)?,
            };
            [restore_time(context, usage), short, None]
        }
    };
    Ok(found.into_iter().flatten().collect())
}

fn restore_time(context: &Context<'_>, usage: &SnapshotUsage) -> Option<Finding> {
    let (least, most) = RESTORE_HOURS;
    let hours = usage.restore_hours.filter(|hours| *hours < most)?;
    let severity = if hours < least { Severity::Error } else { Severity::Warning };
    let message = format!("restoring an archived snapshot takes {least} to {most} hours, it may take {hours}");
    let fix = "keep these snapshots in the standard tier, or allow more time";
    Some(context.finding(severity, "ebs-archive-restore-time", "/usage/restore_hours", message, fix))
}

/// Snapshots that leave the archive before their 90 days.
fn early(context: &Context<'_>, usage: &SnapshotUsage, lines: &[Line]) -> Option<Finding> {
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

/// Full copies that cost more than what the same snapshots would hold in the standard tier.
fn dearer(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let storage = lines.iter().find(|line| line.code == "ebs.snapshot-archive");
    let (Some(archive), Some(unique)) = (storage.and_then(|line| line.cost.known()), usage.unique_gib) else {
        return Ok(None);
    };
    let standard = SnapshotConfig {
        tier: SnapshotTier::Standard,
        kept: Kept::Count(1),
        fast_restore: None,
        of: config.of.clone(),
    };
    let held = SnapshotUsage { used_gib: Some(unique), ..SnapshotUsage::default() };
    let then = monthly(&snapshots::lines(context, &standard, &held)?);
    Ok(then.and_then(|then| Some((then, saving(archive, then)?))).map(|(then, saved)| {
        let message = format!(
            "full copies cost {} a month here, the standard tier would hold the same for {}, {} less",
            format::money(archive),
            format::money(then),
            format::money(saved)
        );
        context.finding(Severity::Warning, "ebs-archive-short", "/config/tier", message, "use the standard tier")
    }))
}

/// Long kept snapshots that would cost less as full copies in the archive, all but the latest.
fn candidate(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let keep_days = match config.kept {
        Kept::Count(_) => usage.keep_days,
        Kept::Schedule(schedule) => Some(schedule.for_days),
    };
    let long = keep_days.is_some_and(|days| days >= snapshot_archive::LEAST_DAYS);
    let patient = usage.restore_hours.is_some_and(|hours| hours >= RESTORE_HOURS.1);
    let used = usage.used_gib.and_then(|used| used.value(context.scenario));
    let (true, Some(used), Some(now)) = (long && patient && config.kept.count() > 1, used, monthly(lines)) else {
        return Ok(None);
    };
    let older = Decimal::from(config.kept.count().saturating_sub(1));
    let latest = SnapshotConfig { kept: Kept::Count(1), ..config.clone() };
    let archive = SnapshotConfig { tier: SnapshotTier::Archive, fast_restore: None, ..config.clone() };
    let archived_gib = Some(UsageValue::One(Number(units::exact_mul(used, older)?)));
    let copies = SnapshotUsage { archived_gib, ..SnapshotUsage::default() };
    let kept = monthly(&snapshots::lines(context, &latest, usage)?);
    let copied = monthly(&snapshots::lines(context, &archive, &copies)?);
    let (Some(kept), Some(copied)) = (kept, copied) else { return Ok(None) };
    Ok(saving(now, kept.checked_add(copied)?).map(|saved| {
        let message =
            format!("archived as full copies, all snapshots but the latest cost {} a month less", format::money(saved));
        let fix = "move them to the archive tier; each restore then costs retrieval and takes up to 72 hours";
        context.finding(Severity::Advice, "ebs-archive-candidate", "/config/tier", message, fix)
    }))
}

/// Fast restore that is on all month.
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
