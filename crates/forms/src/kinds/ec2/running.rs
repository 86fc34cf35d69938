//! When the instances of a group run.

use design::{
    Component, Design, Ec2Config, Ec2Usage, GroupSize, Number, Profile, Running, UsageValue, Weekday, Weekly, limits,
};
use units::Decimal;
use units::format::quantity;

use super::profile::{self, DAY};
use super::{of, of_mut};
use crate::act::{Act, Done};
use crate::form::{Form, pairs, plain, word};
use crate::node::{Field, Group, Node, Options, Sets};
use crate::reads::{COUNTS, Empty, HOURS, Reads};

const MODES: &[(&str, &str)] = &[
    ("always", "All month"),
    ("hours", "Hours per month"),
    ("fleet", "Hours per month of all instances"),
    ("weekly", "Weekly schedule"),
    ("profile", "Auto Scaling over the week"),
    ("runs", "Separate runs, as in the document"),
];

/// The changes made by the checkboxes of the days, Monday first.
const DAY_ACTS: [&str; 7] = ["day:mon", "day:tue", "day:wed", "day:thu", "day:fri", "day:sat", "day:sun"];

/// A schedule: always, hours per month, weekly, a profile, or the runs of the document.
pub(super) fn fields(form: &Form<'_>, usage: &Ec2Usage) -> Node {
    let mode = mode_of(&usage.running);
    // Runs cannot be chosen, only kept from the document.
    let options: Options = pairs(MODES).into_iter().filter(|(code, _)| code != "runs" || mode == "runs").collect();
    let which = form.chooses("running", "runs", "Runs", "/usage/running", options, mode);
    let details = match &usage.running {
        Running::HoursPerMonth(hours) => vec![hours_field(form, *hours)],
        Running::FleetHoursPerMonth(hours) => vec![fleet_field(form, *hours)],
        Running::Weekly(weekly) => weekly_fields(form, weekly),
        Running::Profile(profile) => profile::fields(form, profile),
        Running::Always | Running::Runs(_) => Vec::new(),
    };
    Node::Fields(vec![which.into(), Node::Reveal(details)])
}

const fn mode_of(running: &Running) -> &'static str {
    match running {
        Running::Always => "always",
        Running::HoursPerMonth(_) => "hours",
        Running::FleetHoursPerMonth(_) => "fleet",
        Running::Weekly(_) => "weekly",
        Running::Profile(_) => "profile",
        Running::Runs(_) => "runs",
    }
}

fn hours_field(form: &Form<'_>, hours: UsageValue) -> Node {
    let place = "/usage/running/hours_per_month";
    form.usage("hours", "Hours per month", place, Some(hours), "h per instance").into()
}

fn fleet_field(form: &Form<'_>, hours: UsageValue) -> Node {
    let place = "/usage/running/fleet_hours_per_month";
    let field = form.usage("fleet-hours", "Instance-hours per month", place, Some(hours), "h of all instances");
    field.most(limits::FLEET_HOURS).into()
}

fn weekly_fields(form: &Form<'_>, weekly: &Weekly) -> Vec<Node> {
    let day = |((code, day), act): (&(&str, Weekday), &'static str)| {
        let check = form.check(&format!("day-{code}"), code, "", weekly.days.contains(day), Sets::Act(act));
        // A single day has no pointer of its own.
        Node::from(Field { at: String::new(), ..check })
    };
    let days = Node::Group(Group {
        id: form.id("days"),
        class: "days",
        legend: "Days".to_owned(),
        hidden: false,
        nodes: Weekday::ALL.iter().zip(DAY_ACTS).map(day).collect(),
    });
    let reads =
        Reads::Number { least: 0, most: 24, decimals: limits::USAGE_DECIMALS, units: HOURS, empty: Empty::Refused };
    let (a_day, place) = (plain(weekly.hours_per_day.0), "/usage/running/weekly/hours_per_day");
    let hours = form.input("hours-a-day", "Hours a day", place, a_day, reads);
    let week = Decimal::from(weekly.days.len()).checked_mul(weekly.hours_per_day.0).unwrap_or_default();
    let hours = hours.unit("h").hint(format!("{} h a week", quantity(week, 2)));
    let place = "/usage/running/weekly/from_hour";
    let text = weekly.from_hour.map(|hour| plain(hour.0)).unwrap_or_default();
    let reads =
        Reads::Number { least: 0, most: 24, decimals: limits::USAGE_DECIMALS, units: COUNTS, empty: Empty::Removes };
    let from = form.input("from-hour", "From hour", place, text, reads).unit("o’clock");
    let from = from.empty("8").hint("Matters only where commitments are shared");
    vec![days, Node::Row(vec![hours.into(), from.into()])]
}

/// `running`: changes the schedule. `day:mon` and so on: whether the instances run on a day. Then the changes of a
/// profile.
pub(super) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    if let Some(day) = act.name.strip_prefix("day:") {
        set_day(design.components.get_mut(index)?, word(Weekday::ALL, day)?, act.value == "true");
        return Some(Ok(Done::default()));
    }
    if act.name != "running" {
        return profile::act(design.components.get_mut(index)?, act);
    }
    let hours = Form::of(design, index, &[])?.month_hours();
    let component = design.components.get_mut(index)?;
    match act.value.as_str() {
        "always" => set(component, Running::Always),
        "hours" => set(component, Running::HoursPerMonth(UsageValue::known(hours))),
        "fleet" => {
            let all = hours * component.count();
            set(component, Running::FleetHoursPerMonth(UsageValue::known(all)));
        }
        "weekly" => set(component, Running::Weekly(first_weekly())),
        "profile" => {
            let counts = [component.count(); DAY];
            set(component, Running::Profile(Profile::every_day(counts)));
        }
        _ => {}
    }
    Some(Ok(Done::default()))
}

/// Working days, ten hours each.
fn first_weekly() -> Weekly {
    Weekly { days: Weekday::WORKING.to_vec(), hours_per_day: Number::from(10), from_hour: None }
}

/// Changes the schedule of a component. The count of an Auto Scaling group is in its profile, so it moves there, and
/// comes back as the profile's peak.
fn set(component: &mut Component, mut next: Running) {
    let count = component.count();
    let is_profile = |running: &Running| matches!(running, Running::Profile(_));
    let had = of(component).is_some_and(|(_, usage)| is_profile(&usage.running));
    let has = is_profile(&next);
    let Some((config, usage)) = of_mut(component) else { return };
    move_size(config, &usage.running, &mut next);
    usage.running = next;
    if has {
        component.placement.count = None;
        component.placement.zones.clear();
    } else if had {
        component.placement.count = Some(count);
    }
}

/// Moves the minimum and maximum size into a profile, and back.
fn move_size(config: &mut Ec2Config, before: &Running, next: &mut Running) {
    match (before, next) {
        (Running::Profile(_), Running::Profile(_)) => {}
        (_, Running::Profile(profile)) => {
            let size = config.group_size.take();
            (profile.min, profile.max) = (size.map(|size| size.min), size.map(|size| size.max));
        }
        (Running::Profile(Profile { min: Some(min), max: Some(max), .. }), _) if min <= max => {
            config.group_size = Some(GroupSize { min: *min, max: *max });
        }
        _ => {}
    }
}

/// Adds a day to the weekly schedule, or removes it. A week without days is not a schedule, so the last day stays.
fn set_day(component: &mut Component, day: Weekday, on: bool) {
    let Some((_, Ec2Usage { running: Running::Weekly(weekly), .. })) = of_mut(component) else { return };
    let mut days: Vec<Weekday> = weekly.days.iter().copied().filter(|other| *other != day).collect();
    if on {
        days.push(day);
        days.sort_unstable();
    }
    if !days.is_empty() {
        weekly.days = days;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use design::Placement;

    use super::super::tests::{change, design, group};
    use super::*;

    fn running(design: &Design) -> &Running {
        &of(&design.components[0]).unwrap().1.running
    }

    #[test]
    fn the_count_moves_into_the_profile_and_back() {
        let mut component = group(2);
        component.placement = Placement { zones: BTreeMap::from([("a".into(), 2)]), ..Placement::default() };
        set(&mut component, Running::Profile(Profile::every_day([6; DAY])));
        assert_eq!(component.placement, Placement::default());
        set(&mut component, Running::Always);
        assert_eq!(component.placement.count, Some(6));
    }

    #[test]
    fn the_size_moves_into_the_profile_and_back() {
        let mut component = group(4);
        let size = Some(GroupSize { min: 2, max: 6 });
        of_mut(&mut component).unwrap().0.group_size = size;
        set(&mut component, Running::Profile(Profile::every_day([4; DAY])));
        let (config, usage) = of(&component).unwrap();
        let Running::Profile(profile) = &usage.running else { panic!("a profile") };
        assert_eq!((config.group_size, profile.min, profile.max), (None, Some(2), Some(6)));
        set(&mut component, Running::Always);
        assert_eq!(of(&component).unwrap().0.group_size, size);
    }

    #[test]
    fn every_schedule_can_be_chosen() {
        let mut design = design();
        for (mode, _) in MODES.iter().filter(|(mode, _)| *mode != "runs") {
            assert_eq!(act(&mut design, 0, &change("running", mode, &[])), Some(Ok(Done::default())));
            assert_eq!(mode_of(running(&design)), *mode);
            assert_eq!(design.components[0].count(), 4, "{mode}");
        }
        act(&mut design, 0, &change("running", "runs", &[])).unwrap().unwrap();
        assert_eq!(mode_of(running(&design)), "profile");
    }

    #[test]
    fn the_last_day_stays() {
        let mut design = design();
        act(&mut design, 0, &change("running", "weekly", &[])).unwrap().unwrap();
        act(&mut design, 0, &change("day:sun", "true", &[])).unwrap().unwrap();
        act(&mut design, 0, &change("day:mon", "true", &[])).unwrap().unwrap();
        let days = |design: &Design| match running(design) {
            Running::Weekly(weekly) => weekly.days.clone(),
            _ => Vec::new(),
        };
        assert_eq!(days(&design), [Weekday::WORKING, &[Weekday::Sun]].concat());
        for (_, day) in DAY_ACTS.iter().zip(Weekday::ALL) {
            act(&mut design, 0, &change(&format!("day:{}", day.0), "false", &[])).unwrap().unwrap();
        }
        assert_eq!(days(&design), [Weekday::Sun]);
    }

    #[test]
    fn each_day_has_its_change() {
        let codes: Vec<String> = Weekday::ALL.iter().map(|(code, _)| format!("day:{code}")).collect();
        assert_eq!(codes, DAY_ACTS);
    }
}
