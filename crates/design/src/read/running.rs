//! Reads when instances run.

use super::node::Node;
use super::usage::{hours, usage_value};
use crate::running::{Profile, Run, Running, Weekday, Weekly};
use definitions::limits;

const HOURS_PER_DAY: u64 = 24;

/// The allowed forms of a schedule.
const FORMS: &str = "write \"always\", {\"hours_per_month\": …}, {\"fleet_hours_per_month\": …}, {\"weekly\": …}, \
                     {\"profile\": …} or {\"runs\": […]}";

/// Reads when instances run.
pub(super) fn running(node: Node<'_, '_>) -> Option<Running> {
    if node.is("always") {
        return Some(Running::Always);
    }
    if !node.value().is_object() {
        return node.refuse("expected when the instances run", FORMS);
    }
    let mut object = node.object()?;
    let by_hours = object.optional("hours_per_month", hours).map(Running::HoursPerMonth);
    let fleet = |node: Node<'_, '_>| usage_value(node, limits::FLEET_HOURS);
    let by_fleet = object.optional("fleet_hours_per_month", fleet).map(Running::FleetHoursPerMonth);
    let weekly = object.optional("weekly", weekly).map(Running::Weekly);
    let profile = object.optional("profile", profile).map(Running::Profile);
    let runs = object.optional("runs", runs).map(Running::Runs);
    let given = object.given();
    if given != 1 {
        return object.node().refuse(
            format!("{given} schedules"),
            "give one of hours_per_month, fleet_hours_per_month, weekly, profile and runs",
        );
    }
    object.finish();
    by_hours.or(by_fleet).or(weekly).or(profile).or(runs)
}

fn weekly(node: Node<'_, '_>) -> Option<Weekly> {
    let mut object = node.object()?;
    let days = object.required("days", |node| {
        let nodes = node.list(Weekday::ALL.len())?;
        let mut days = nodes.iter().map(|day| day.word(Weekday::ALL)).collect::<Option<Vec<_>>>()?;
        days.sort_unstable();
        let count = days.len();
        days.dedup();
        if days.is_empty() || days.len() != count {
            return node.refuse("the days are empty or one stands twice", "name each day once");
        }
        Some(days)
    });
    let hours_per_day = object.required("hours_per_day", |node| node.number(0, HOURS_PER_DAY, limits::USAGE_DECIMALS));
    let from_hour = object.optional("from_hour", |node| node.number(0, HOURS_PER_DAY, limits::USAGE_DECIMALS));
    object.finish();
    Some(Weekly { days: days?, hours_per_day: hours_per_day?, from_hour })
}

fn profile(node: Node<'_, '_>) -> Option<Profile> {
    let mut object = node.object()?;
    let min = object.optional("min", |node| node.whole(0, limits::COUNT));
    let max = object.optional("max", |node| node.whole(0, limits::COUNT));
    let counts = object.required("counts", |node| {
        let days = node.list(Weekday::ALL.len())?;
        if days.len() != Weekday::ALL.len() {
            return node.refuse(format!("{} days", days.len()), "give seven lists, from Monday to Sunday");
        }
        days.into_iter().map(day).collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>()
    });
    object.finish();
    Some(Profile { min, max, counts: counts? })
}

/// Reads the counts for the hours of one day.
fn day(node: Node<'_, '_>) -> Option<Vec<u64>> {
    let hours = node.list(24)?;
    if hours.len() != 24 {
        return node.refuse(format!("{} hours", hours.len()), "give 24 counts, from midnight");
    }
    hours.into_iter().map(|hour| hour.whole(0, limits::COUNT)).collect()
}

fn runs(node: Node<'_, '_>) -> Option<Vec<Run>> {
    let nodes = node.list(limits::RUNS)?;
    if nodes.is_empty() {
        return node.refuse("no runs", "give at least one run");
    }
    let runs: Vec<_> = nodes
        .into_iter()
        .map(|node| {
            let mut object = node.object()?;
            let count = object.required("count", |node| node.whole(1, limits::COUNT));
            let seconds = object.required("seconds", |node| node.whole(1, limits::RUN_SECONDS));
            object.finish();
            Some(Run { count: count?, seconds: seconds? })
        })
        .collect();
    runs.into_iter().collect()
}
