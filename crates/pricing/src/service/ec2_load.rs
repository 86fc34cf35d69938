//! [`Load`]: how much capacity a group provides, and how long.

use design::{OperatingSystem, Run, Running, Weekly};
use units::Decimal;
use units::time::{HOURS_PER_DAY, HOURS_PER_WEEK, SECONDS_PER_HOUR};

use super::Context;
use super::ec2_hours::{by_runs, hours_a_day, of_week};
use crate::line::Share;

/// The hour at which a weekly schedule starts by default.
const FROM_HOUR: Decimal = Decimal::from_parts(8, 0, 0, false, 0);

/// Hours in a week.
pub(super) const WEEK: usize = 168;

/// The time in a month or week, split by the capacity that a group provides: without weights, the number of running
/// instances.
pub(super) struct Load {
    /// Units of capacity and how long they run, in the unit of `share`.
    steps: Vec<(u64, Decimal)>,
    /// Converts a sum to instance-hours in the month; `None` when the sum already is in hours of the month.
    pub share: Option<Share>,
}

impl Load {
    /// The load of a group of `count` units of capacity, which `all` instances provide; `None` while their hours are
    /// unknown.
    pub fn of(context: &Context<'_>, (count, all): (u64, u64), running: &Running) -> Option<Load> {
        let month = context.design.month();
        let split = |on: Decimal, whole: Decimal| vec![(count, on.min(whole)), (0, (whole - on).max(Decimal::ZERO))];
        let week = || Some(of_week(month));
        Some(match running {
            Running::Always => Load { steps: vec![(count, month.hours())], share: None },
            Running::HoursPerMonth(hours) => {
                Load { steps: split(hours.value(context.scenario)?, month.hours()), share: None }
            }
            Running::FleetHoursPerMonth(hours) => {
                // Counted in hours of all instances together.
                let all = Decimal::from(all.max(1));
                let share = Share { part: Decimal::ONE, whole: all, label: "hours of all ÷ instances".into() };
                Load { steps: split(hours.value(context.scenario)?, month.hours() * all), share: Some(share) }
            }
            Running::Weekly(weekly) => Load { steps: split(hours_a_week(weekly), HOURS_PER_WEEK), share: week() },
            Running::Runs(runs) => {
                let (part, whole) = (Decimal::ONE, SECONDS_PER_HOUR);
                let share = Some(Share { part, whole, label: "seconds ÷ seconds of an hour".into() });
                Load { steps: split(seconds(runs), month.hours() * SECONDS_PER_HOUR), share }
            }
            Running::Profile(profile) => {
                Load { steps: profile.hours().map(|count| (count, Decimal::ONE)).collect(), share: week() }
            }
        })
    }

    /// The sum over time of the running instances that `pick` selects.
    pub fn sum(&self, pick: impl Fn(u64) -> u64) -> Decimal {
        self.steps.iter().map(|(count, time)| Decimal::from(pick(*count)) * time).sum()
    }

    /// Groups of instances that run equally long, longest first, each with its share of the time.
    pub fn ranks(&self) -> Vec<(u64, Decimal)> {
        let mut levels: Vec<u64> = self.steps.iter().map(|(count, _)| *count).filter(|count| *count > 0).collect();
        levels.sort_unstable();
        levels.dedup();
        let time = self.time();
        let mut below = 0;
        let mut ranks = Vec::with_capacity(levels.len());
        for level in levels {
            let busy: Decimal = self.steps.iter().filter(|(count, _)| *count >= level).map(|(_, time)| *time).sum();
            ranks.extend(busy.checked_div(time).map(|share| (level - below, share)));
            below = level;
        }
        ranks
    }

    /// The total time: the hours of the month or week in the unit of `share`.
    pub fn time(&self) -> Decimal {
        self.steps.iter().map(|(_, time)| *time).sum()
    }
}

fn hours_a_week(weekly: &Weekly) -> Decimal {
    Decimal::from(weekly.days.len()) * weekly.hours_per_day.0
}

fn seconds(runs: &[Run]) -> Decimal {
    runs.iter().map(|run| Decimal::from(run.count) * Decimal::from(run.seconds)).sum()
}

/// The number of instances in each hour of the week, starting on Monday at midnight.
pub(super) struct Week(Vec<Decimal>);

impl Week {
    /// The same number in every hour.
    fn always(count: u64) -> Week {
        Week(vec![Decimal::from(count)])
    }

    /// Whether every hour is the same.
    pub fn is_steady(&self) -> bool {
        self.0.len() == 1
    }

    /// The number of instances in an hour.
    pub fn at(&self, hour: usize) -> Decimal {
        self.0.get(hour).or(self.0.first()).copied().unwrap_or_default()
    }
}

/// The instances that `pick` selects in each hour of the week, with fractions where they run for part of the hour.
/// `None` while their hours are unknown.
///
/// With `billed`, time is counted as AWS bills instances with that operating system: a short run with its minimum, a
/// started hour in full where only full hours are sold.
///
/// Hours per month and runs give no time of day: they are assumed to be contiguous.
pub(super) fn week(
    context: &Context<'_>,
    running: &Running,
    (count, all): (u64, u64),
    billed: Option<OperatingSystem>,
    pick: &dyn Fn(u64) -> u64,
) -> Option<Week> {
    let month = context.design.month().hours();
    let block = |hours: Decimal| {
        let on = (hours * HOURS_PER_WEEK).checked_div(month).unwrap_or_default();
        if on > HOURS_PER_WEEK {
            // The minimum times of many short runs may add up to more than a month.
            return vec![on / HOURS_PER_WEEK; WEEK];
        }
        let mut parts = vec![Decimal::ZERO; WEEK];
        fill(&mut parts, Decimal::ZERO, on);
        parts
    };
    let parts = match running {
        Running::Always => return Some(Week::always(pick(count))),
        Running::HoursPerMonth(hours) => block(hours.value(context.scenario)?.min(month)),
        Running::FleetHoursPerMonth(hours) => {
            let each = hours.value(context.scenario)?.checked_div(Decimal::from(all)).unwrap_or_default();
            block(each.min(month))
        }
        Running::Runs(runs) => block(match billed {
            Some(os) => by_runs(os, runs).part / SECONDS_PER_HOUR,
            None => (seconds(runs) / SECONDS_PER_HOUR).min(month),
        }),
        Running::Profile(profile) => {
            return Some(Week(profile.hours().map(|count| Decimal::from(pick(count))).collect()));
        }
        Running::Weekly(weekly) => {
            let hours = billed.map_or(weekly.hours_per_day.0, |os| hours_a_day(os, weekly)).min(HOURS_PER_DAY);
            let mut parts = vec![Decimal::ZERO; WEEK];
            for day in &weekly.days {
                let day = design::Weekday::ALL.iter().position(|(_, known)| known == day).unwrap_or_default();
                let from = weekly.from_hour.map_or(FROM_HOUR, |hour| hour.0);
                fill(&mut parts, Decimal::from(day) * HOURS_PER_DAY + from, hours);
            }
            parts
        }
    };
    let (on, off) = (Decimal::from(pick(count)), Decimal::from(pick(0)));
    let at = |part: Decimal| match part {
        part if part.is_zero() => off,
        part if part == Decimal::ONE => on,
        part => off + (on - off) * part,
    };
    Some(Week(parts.into_iter().map(at).collect()))
}

/// Marks `hours` from hour `from` as running, wrapping at the end of the week.
fn fill(parts: &mut [Decimal], from: Decimal, hours: Decimal) {
    let (mut at, end) = (from, from + hours);
    while at < end {
        let next = (at.floor() + Decimal::ONE).min(end);
        let hour = usize::try_from(at.floor()).ok().map(|hour| hour % WEEK);
        if let Some(part) = hour.and_then(|hour| parts.get_mut(hour)) {
            *part += next - at;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_shift_on_sunday_runs_into_monday() {
        let mut parts = vec![Decimal::ZERO; WEEK];
        fill(&mut parts, Decimal::from(6 * 24 + 22), Decimal::new(35, 1));
        assert_eq!(parts[6 * 24 + 23], Decimal::ONE);
        assert_eq!((parts[0], parts[1], parts[2]), (Decimal::ONE, Decimal::new(5, 1), Decimal::ZERO));
    }

    #[test]
    fn a_schedule_may_begin_at_half_past() {
        let mut parts = vec![Decimal::ZERO; WEEK];
        fill(&mut parts, Decimal::new(85, 1), Decimal::from(9));
        let half = Decimal::new(5, 1);
        assert_eq!((parts[7], parts[8], parts[9], parts[16]), (Decimal::ZERO, half, Decimal::ONE, Decimal::ONE));
        assert_eq!((parts[17], parts[18]), (half, Decimal::ZERO));
        assert_eq!(parts.iter().sum::<Decimal>(), Decimal::from(9));
    }
}
