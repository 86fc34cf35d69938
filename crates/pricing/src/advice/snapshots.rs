//! Snapshots that would cost less in the other tier, and those that cost less in their first month.

use design::{Kept, Number, SnapshotConfig, SnapshotTier, SnapshotUsage, UsageValue};
use units::{Decimal, Error, format};

use super::s3::repeats;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::{monthly, saving};
use crate::service::snapshot_findings::{RESTORE_HOURS, early};
use crate::service::{Context, snapshot_archive, snapshot_schedule, snapshots};

/// The cost of a set of snapshots in the other tier, and in its first month.
pub(super) fn findings(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let found = match config.tier {
        SnapshotTier::Standard => {
            let archived = candidate(context, config, usage)?;
            [archived, snapshot_schedule::first_month(context, config, usage, lines)?]
        }
        // One reason to leave the archive is enough.
        SnapshotTier::Archive if early(context, usage, lines).is_some() => [None, None],
        SnapshotTier::Archive => [dearer(context, config, usage, lines)?, None],
    };
    Ok(found.into_iter().flatten().chain(repeated(context, config, usage)).collect())
}

/// Restores and deletions of every month that are as large as the archive.
fn repeated(context: &Context<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Option<Finding> {
    let all =
        context.figure(usage.archived_gib).filter(|all| !all.is_zero() && config.tier == SnapshotTier::Archive)?;
    let of = [("restored_gib", usage.restored_gib, "restored"), ("deleted_gib", usage.deleted_gib, "deleted")];
    of.into_iter().find_map(|(name, value, done)| {
        let value = context.figure(value).filter(|value| *value >= all)?;
        Some(repeats::ask(context, name, &format!("{} GiB are {done}", format::quantity(value, 0))))
    })
}

/// Full copies in the archive that cost more than the same snapshots would in the standard tier.
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
        copy_to: None,
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
        context
            .finding(Severity::Warning, "ebs-archive-short", "/config/tier", message, "use the standard tier")
            .saves(saved)
    }))
}

/// Snapshots with a long retention that would cost less as full copies in the archive, except for the latest.
fn candidate(context: &Context<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Result<Option<Finding>, Error> {
    let keep_days = match config.kept {
        Kept::Count(_) => usage.keep_days,
        Kept::Schedule(schedule) => Some(schedule.for_days),
    };
    let long = keep_days.is_some_and(|days| days >= snapshot_archive::LEAST_DAYS);
    let patient = usage.restore_hours.is_some_and(|hours| hours >= RESTORE_HOURS.1);
    let used = usage.used_gib.and_then(|used| used.value(context.scenario));
    let (true, Some(used)) = (long && patient && config.kept.count() > 1, used) else { return Ok(None) };
    // Copies in another region stay as they are.
    let config = &SnapshotConfig { copy_to: None, ..config.clone() };
    let Some(now) = monthly(&snapshots::lines(context, config, usage)?) else { return Ok(None) };
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
        context.finding(Severity::Advice, "ebs-archive-candidate", "/config/tier", message, fix).saves(saved)
    }))
}
