//! [`Load`]: how much capacity a group provides, and how long.

use design::{OperatingSystem, Run, Running, Weekly};
use units::time::{HOURS_PER_DAY, HOURS_PER_WEEK, SECONDS_PER_HOUR};
use units::{Decimal, Error, exact_mul};

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
    pub fn of(context: &Context<'_>, (count, all): (u64, u64), running: &Running) -> Result<Option<Load>, Error> {
        let month = context.design.month();
        let split = |on: Decimal, whole: Decimal| {
            let off = whole.checked_sub(on).ok_or(Error::Overflow)?;
            Ok(vec![(count, on.min(whole)), (0, off.max(Decimal::ZERO))])
        };
        let week = || Some(of_week(month));
        Ok(Some(match running {
            Running::Always => Load { steps: vec![(count, month.hours())], share: None },
            Running::HoursPerMonth(hours) => {
                let Some(hours) = hours.value(context.scenario) else { return Ok(None) };
                Load { steps: split(hours, month.hours())?, share: None }
            }
            Running::FleetHoursPerMonth(hours) => {
                let Some(hours) = hours.value(context.scenario) else { return Ok(None) };
                // Counted in hours of all instances together.
                let all = Decimal::from(all.max(1));
                let share = Share { part: Decimal::ONE, whole: all, label: "hours of all ÷ instances".into() };
                Load { steps: split(hours, exact_mul(month.hours(), all)?)?, share: Some(share) }
            }
            Running::Weekly(weekly) => Load { steps: split(hours_a_week(weekly)?, HOURS_PER_WEEK)?, share: week() },
            Running::Runs(runs) => {
                let (part, whole) = (Decimal::ONE, SECONDS_PER_HOUR);
                let share = Some(Share { part, whole, label: "seconds ÷ seconds of an hour".into() });
                Load { steps: split(seconds(runs)?, exact_mul(month.hours(), SECONDS_PER_HOUR)?)?, share }
            }
            Running::Profile(profile) => {
                Load { steps: profile.hours().map(|count| (count, Decimal::ONE)).collect(), share: week() }
            }
        }))
    }

    /// The sum over time of the running instances that `pick` selects.
    pub fn sum(&self, pick: impl Fn(u64) -> u64) -> Result<Decimal, Error> {
        let part = |count: u64, time: Decimal| Decimal::from(pick(count)).checked_mul(time).ok_or(Error::Overflow);
        units::sum(self.steps.iter().map(|(count, time)| part(*count, *time)))
    }

    /// Groups of instances that run equally long, longest first, each with its share of the time.
    pub fn ranks(&self) -> Result<Vec<(u64, Decimal)>, Error> {
        let mut levels: Vec<u64> = self.steps.iter().map(|(count, _)| *count).filter(|count| *count > 0).collect();
        levels.sort_unstable();
        levels.dedup();
        let time = self.time()?;
        let mut below = 0;
        let mut ranks = Vec::with_capacity(levels.len());
        for level in levels {
            let busy = self.steps.iter().filter(|(count, _)| *count >= level);
            let busy = units::sum(busy.map(|(_, time)| Ok(*time)))?;
            ranks.extend(busy.checked_div(time).map(|share| (level.saturating_sub(below), share)));
            below = level;
        }
        Ok(ranks)
    }

    /// The total time: the hours of the month or week in the unit of `share`.
    pub fn time(&self) -> Result<Decimal, Error> {
        units::sum(self.steps.iter().map(|(_, time)| Ok(*time)))
    }
}

fn hours_a_week(weekly: &Weekly) -> Result<Decimal, Error> {
    Decimal::from(weekly.days.len()).checked_mul(weekly.hours_per_day.0).ok_or(Error::Overflow)
}

fn seconds(runs: &[Run]) -> Result<Decimal, Error> {
    units::sum(runs.iter().map(|run| exact_mul(run.count.into(), run.seconds.into())))
}

/// The number of instances in each hour of the week, starting on Monday at midnight.
pub(super) struct Week(Vec<Decimal>);

impl Week {
    /// These numbers, from the first hour of the week on; a single one for every hour.
    pub fn of(hours: Vec<Decimal>) -> Week {
        Week(hours)
    }

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
) -> Result<Option<Week>, Error> {
    let month = context.design.month().hours();
    let block = |hours: Decimal| block(hours, month);
    let parts = match running {
        Running::Always => return Ok(Some(Week::always(pick(count)))),
        Running::HoursPerMonth(hours) => {
            let Some(hours) = hours.value(context.scenario) else { return Ok(None) };
            block(hours.min(month))
        }
        Running::FleetHoursPerMonth(hours) => {
            let Some(hours) = hours.value(context.scenario) else { return Ok(None) };
            let each = hours.checked_div(Decimal::from(all)).unwrap_or_default();
            block(each.min(month))
        }
        Running::Runs(runs) => {
            let hours = match billed {
                Some(os) => by_runs(os, runs)?.part.checked_div(SECONDS_PER_HOUR),
                None => seconds(runs)?.checked_div(SECONDS_PER_HOUR).map(|hours| hours.min(month)),
            };
            hours.and_then(block)
        }
        Running::Profile(profile) => {
            return Ok(Some(Week(profile.hours().map(|count| Decimal::from(pick(count))).collect())));
        }
        Running::Weekly(weekly) => {
            let hours = billed.map_or(weekly.hours_per_day.0, |os| hours_a_day(os, weekly)).min(HOURS_PER_DAY);
            let from = weekly.from_hour.map_or(FROM_HOUR, |hour| hour.0);
            let mut parts = vec![Decimal::ZERO; WEEK];
            let filled = weekly.days.iter().try_for_each(|day| {
                let day = design::Weekday::ALL.iter().position(|(_, known)| known == day).unwrap_or_default();
                fill(&mut parts, Decimal::from(day).checked_mul(HOURS_PER_DAY)?.checked_add(from)?, hours)
            });
            filled.map(|()| parts)
        }
    };
    let (on, off) = (Decimal::from(pick(count)), Decimal::from(pick(0)));
    let at = |part: Decimal| match part {
        part if part.is_zero() => Some(off),
        part if part == Decimal::ONE => Some(on),
        part => off.checked_add(on.checked_sub(off)?.checked_mul(part)?),
    };
    let week = parts.and_then(|parts| parts.into_iter().map(at).collect());
    week.map(|week| Some(Week(week))).ok_or(Error::Overflow)
}

/// The part of each hour of the week that runs when `hours` of a month do, as one block; `None` if it does not fit.
pub(super) fn block(hours: Decimal, month: Decimal) -> Option<Vec<Decimal>> {
    let on = hours.checked_mul(HOURS_PER_WEEK)?.checked_div(month)?;
    if on > HOURS_PER_WEEK {
        // The minimum times of many short runs may add up to more than a month.
        return Some(vec![on.checked_div(HOURS_PER_WEEK)?; WEEK]);
    }
    let mut parts = vec![Decimal::ZERO; WEEK];
    fill(&mut parts, Decimal::ZERO, on)?;
    Some(parts)
}

/// Marks `hours` from hour `from` as running, wrapping at the end of the week; `None` if they do not fit.
fn fill(parts: &mut [Decimal], from: Decimal, hours: Decimal) -> Option<()> {
    let (mut at, end) = (from, from.checked_add(hours)?);
    while at < end {
        let next = at.floor().checked_add(Decimal::ONE)?.min(end);
        let hour = usize::try_from(at.floor()).ok().map(|hour| hour % WEEK);
        if let Some(part) = hour.and_then(|hour| parts.get_mut(hour)) {
            *part = part.checked_add(next.checked_sub(at)?)?;
        }
        at = next;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_shift_on_sunday_runs_into_monday() {
        let mut parts = vec![Decimal::ZERO; WEEK];
        fill(&mut parts, Decimal::from(6 * 24 + 22), Decimal::new(35, 1)).unwrap();
        assert_eq!(parts[6 * 24 + 23], Decimal::ONE);
        assert_eq!((parts[0], parts[1], parts[2]), (Decimal::ONE, Decimal::new(5, 1), Decimal::ZERO));
    }

    #[test]
    fn a_schedule_may_begin_at_half_past() {
        let mut parts = vec![Decimal::ZERO; WEEK];
        fill(&mut parts, Decimal::new(85, 1), Decimal::from(9)).unwrap();
        let half = Decimal::new(5, 1);
        assert_eq!((parts[7], parts[8], parts[9], parts[16]), (Decimal::ZERO, half, Decimal::ONE, Decimal::ONE));
        assert_eq!((parts[17], parts[18]), (half, Decimal::ZERO));
        assert_eq!(parts.iter().sum::<Decimal>(), Decimal::from(9));
    }

    #[test]
    fn hours_that_do_not_fit_are_refused() {
        assert_eq!(fill(&mut [Decimal::ZERO; WEEK], Decimal::ONE, Decimal::MAX), None);
        let load = Load { steps: vec![(2, Decimal::MAX)], share: None };
        assert_eq!((load.time(), load.sum(|count| count)), (Ok(Decimal::MAX), Err(Error::Overflow)));
    }
}
