//! The billed hours of an EC2 group.

use design::{OperatingSystem, Run, Running, Weekly};
use smallvec::smallvec;
use units::time::{Month, SECONDS_PER_HOUR};
use units::{Decimal, Error, exact_mul};

use super::{Amounts, Context};
use crate::line::{Factor, Factors, Share};

/// Minimum billed seconds of a run that is billed per second.
const MINIMUM_SECONDS: u64 = 60;

/// The name of the hours when they are missing.
const HOURS: &str = "hours per month";

/// Seconds per started hour, for images that are billed by the hour.
const HOUR_SECONDS: u64 = 3600;

/// The billed seconds of a run: per second with a minimum of 60; for SUSE, in started hours.
///
/// Each start has its own minimum (AWS EC2 on-demand pricing).
fn billed_seconds(os: OperatingSystem, seconds: u64) -> Result<u64, Error> {
    match os {
        OperatingSystem::Suse => seconds.checked_next_multiple_of(HOUR_SECONDS).ok_or(Error::Overflow),
        _ => Ok(seconds.max(MINIMUM_SECONDS)),
    }
}

/// The billed instance-hours of the instances that `pick` selects while a group provides some capacity, which is at most
/// `count`. The group then runs `all` instances.
pub(super) fn amounts(
    context: &Context<'_>,
    os: OperatingSystem,
    running: &Running,
    (count, all): (u64, u64),
    pick: &dyn Fn(u64) -> u64,
) -> Result<Amounts, Error> {
    let month = context.design.month();
    let picked = || Factor::count(pick(count), "instance");
    let (factors, share) = match running {
        Running::Always => (Some(smallvec![picked(), Factor::new(month.hours(), "hours")]), None),
        Running::HoursPerMonth(hours) => {
            // The hours cannot exceed those of the month: billing ends with the month.
            let hours = hours.value(context.scenario).map(|hours| hours.min(month.hours()));
            (hours.map(|hours| smallvec![picked(), Factor::new(hours, "hours")]), None)
        }
        Running::FleetHoursPerMonth(hours) => {
            return Ok(fleet(hours.value(context.scenario), pick(count), all));
        }
        Running::Weekly(weekly) => {
            let (factors, share) = by_week(picked(), os, weekly, month);
            (Some(factors), Some(share))
        }
        Running::Profile(profile) => {
            let week = units::sum(profile.hours().map(|units| Ok(Decimal::from(pick(units)))))?;
            (Some(smallvec![Factor::new(week, "instance-hours a week")]), Some(of_week(month)))
        }
        Running::Runs(runs) => (Some(smallvec![picked()]), Some(by_runs(os, runs)?)),
    };
    Ok(Amounts { factors, each: None, share, missing: HOURS.into() })
}

/// The part of the hours of `all` instances that belongs to `picked` of them.
fn fleet(hours: Option<Decimal>, picked: u64, all: u64) -> Amounts {
    let factors = hours.map(|hours| smallvec![Factor::new(hours, "instance-hours")]);
    let share = (picked != all).then(|| Share {
        part: Decimal::from(picked),
        whole: Decimal::from(all),
        label: "these instances ÷ all instances".into(),
    });
    Amounts { factors, each: None, share, missing: HOURS.into() }
}

/// The share that converts a week to a month.
pub(super) fn of_week(month: Month) -> Share {
    let (part, whole) = month.of_week();
    Share { part, whole, label: "hours of a month ÷ hours of a week".into() }
}

fn by_week(count: Factor, os: OperatingSystem, weekly: &Weekly, month: Month) -> (Factors, Share) {
    let days = Factor::new(Decimal::from(weekly.days.len()), "days a week");
    let label = if os == OperatingSystem::Suse { "started hours a day" } else { "hours a day" };
    (smallvec![count, days, Factor::new(hours_a_day(os, weekly), label)], of_week(month))
}

/// The billed hours of a day. Instances start anew every day, and for SUSE a started hour is billed in full.
pub(super) fn hours_a_day(os: OperatingSystem, weekly: &Weekly) -> Decimal {
    let hours = weekly.hours_per_day.0;
    if os == OperatingSystem::Suse { hours.ceil() } else { hours }
}

/// The billed seconds of runs, converted to hours.
pub(super) fn by_runs(os: OperatingSystem, runs: &[Run]) -> Result<Share, Error> {
    let seconds = |run: &Run| exact_mul(run.count.into(), billed_seconds(os, run.seconds)?.into());
    let part = units::sum(runs.iter().map(seconds))?;
    Ok(Share { part, whole: SECONDS_PER_HOUR, label: "billed seconds ÷ seconds of an hour".into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_runs_are_billed_a_minute() {
        assert_eq!([20, 60, 90].map(|s| billed_seconds(OperatingSystem::Linux, s)), [60, 60, 90].map(Ok));
    }

    #[test]
    fn suse_is_billed_by_the_started_hour() {
        assert_eq!([20, 3600, 3601].map(|s| billed_seconds(OperatingSystem::Suse, s)), [3600, 3600, 7200].map(Ok));
        assert_eq!(billed_seconds(OperatingSystem::Suse, u64::MAX), Err(Error::Overflow));
    }
}
