//! Snapshots that a schedule takes and deletes: the month in which they build up, and all later months.

use design::{Kept, SnapshotConfig, SnapshotSchedule, SnapshotUsage};
use units::kinds::GbMonth;
use units::{Decimal, Error, exact_mul, format};

use super::Context;
use super::snapshots::{STORAGE, Snapshots};
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line, Share};

/// Hours in a day.
const DAY: u64 = 24;

/// Decimal places of GB after a division.
const DECIMALS: u32 = 10;

/// The share of the time in which a snapshot exists, if each is deleted before the next is taken.
pub(super) fn share(kept: Kept) -> Option<Share> {
    let Kept::Schedule(SnapshotSchedule { every_hours, for_days }) = kept else { return None };
    let hours = for_days.saturating_mul(DAY);
    (hours < every_hours).then(|| Share {
        part: Decimal::from(hours),
        whole: Decimal::from(every_hours),
        label: "hours it is kept ÷ hours to the next".into(),
    })
}

/// The snapshots that a schedule keeps, in words.
pub(super) fn words(schedule: SnapshotSchedule) -> String {
    let SnapshotSchedule { every_hours, for_days } = schedule;
    let count = Kept::Schedule(schedule).count();
    let (noun, days) = (if count == 1 { "snapshot" } else { "snapshots" }, if for_days == 1 { "day" } else { "days" });
    let every = if every_hours == 1 { "hour".to_owned() } else { format!("{every_hours} hours") };
    format!("{count} {noun}, one every {every}, each kept for {for_days} {days}; they are fewer at first")
}

/// Rule `ebs-snapshot-first-month`: gives the cost of the month in which the first snapshot is taken, as opposed to any
/// month after the schedule has run for its whole retention period.
pub(crate) fn first_month(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let Kept::Schedule(schedule) = config.kept else { return Ok(None) };
    let snapshots = Snapshots::of(context, config)?;
    let figures = (snapshots.figure(usage.used_gib), snapshots.figure(usage.changed_gib));
    let (steady, (Some(used), Some(changed))) = (lines.iter().find(|line| line.code == STORAGE.code), figures) else {
        return Ok(None);
    };
    let later = later_in_first_month(schedule, context.design.month().hours())?;
    let stored = exact_mul(changed, later)?.checked_add(used).ok_or(Error::Overflow)?.round_dp(DECIMALS);
    let first = snapshots.line::<GbMonth>(&STORAGE, Ok(vec![Factor::new(stored, "GB")]), share(config.kept))?;
    let (Some(steady), Some(first)) = (steady.and_then(|line| line.cost.known()), first.cost.known()) else {
        return Ok(None);
    };
    let [steady, first] = [steady, first].map(format::money);
    if steady == first {
        return Ok(None);
    }
    let days = schedule.for_days;
    let message = format!(
        "the snapshots build up for {days} days: they cost {first} in the first month, and {steady} a month after that"
    );
    let fix = "nothing needs to change: the estimate shows the months after that";
    Ok(Some(context.finding(Severity::Advice, "ebs-snapshot-first-month", "/config/kept", message, fix)))
}

/// The average number of snapshots besides the first, in a month that begins with the first. Each counts from its
/// creation to the end of the month, and no more count than are kept.
fn later_in_first_month(schedule: SnapshotSchedule, month: Decimal) -> Result<Decimal, Error> {
    let every = Decimal::from(schedule.every_hours);
    let most = Decimal::from(Kept::Schedule(schedule).count().saturating_sub(1));
    let taken = month.checked_div(every).ok_or(Error::Overflow)?.floor().min(most);
    let next = taken.checked_add(Decimal::ONE).ok_or(Error::Overflow)?;
    let all = exact_mul(taken, month)?;
    let twice_until_taken = exact_mul(exact_mul(taken, next)?, every)?;
    twice_until_taken
        .checked_div(Decimal::TWO)
        .and_then(|until_taken| all.checked_sub(until_taken))
        .and_then(|hours| hours.checked_div(month))
        .map(|later| later.round_dp(DECIMALS))
        .ok_or(Error::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same average, calculated snapshot by snapshot.
    fn counted(schedule: SnapshotSchedule, month: u64) -> Decimal {
        let later = 1..Kept::Schedule(schedule).count();
        let hours: u64 = later.map(|number| month.saturating_sub(number * schedule.every_hours)).sum();
        (Decimal::from(hours) / Decimal::from(month)).round_dp(DECIMALS)
    }

    #[test]
    fn the_first_month_counts_each_snapshot_from_when_it_is_taken() {
        for (every_hours, for_days) in [(12, 30), (24, 7), (24, 365), (1, 1), (168, 90), (720, 30), (8_760, 1), (7, 40)]
        {
            let schedule = SnapshotSchedule { every_hours, for_days };
            let found = later_in_first_month(schedule, Decimal::from(730)).unwrap();
            assert_eq!(found, counted(schedule, 730), "{schedule:?}");
        }
    }
}
