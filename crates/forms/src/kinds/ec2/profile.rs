//! The counts of an Auto Scaling group for every hour of the week.

use design::{Component, Ec2Usage, Profile, Running, Weekday, limits};
use units::Decimal;
use units::format::quantity;

use super::of_mut;
use crate::act::{Act, Done};
use crate::form::{Form, capitalised, pairs};
use crate::node::{Button, Cell, Control, Does, Field, Grid, GridRow, Group, Node};
use crate::reads::{COUNTS, Empty, Reads};
use crate::usage;

/// Hours in a day.
pub(super) const DAY: usize = 24;

/// A pattern of working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pattern {
    /// Instances outside the working hours.
    base: u64,
    /// Instances during the working hours.
    peak: u64,
    /// The hour at which they start.
    from: u64,
    /// The hour at which they end; if it is before the start, they last past midnight.
    to: u64,
    /// Whether only Monday to Friday have working hours.
    working_days: bool,
}

/// The fields of a pattern: names of the controls, labels and largest values, in the order of [`Pattern`].
const NUMBERS: [(&str, &str, u64); 4] = [
    ("base-count", "Base count", limits::COUNT),
    ("peak-count", "Peak count", limits::COUNT),
    ("peak-from", "From hour", 23),
    ("peak-to", "To hour", 24),
];
/// The suggested working hours.
const USUAL_HOURS: (u64, u64) = (8, 18);

/// Bounds of the group, a quick way to fill the week, and a table with a cell for each hour.
pub(super) fn fields(form: &Form<'_>, profile: &Profile) -> Vec<Node> {
    let bound = |name: &str, label: &str, value: Option<u64>| {
        let place = format!("/usage/running/profile/{name}");
        form.optional(name, label, &place, value, (0, limits::COUNT), "").empty("none").into()
    };
    let copy = Button::act("Copy Monday to all days", "copy-monday", "");
    vec![
        Node::Row(vec![bound("min", "Minimum size", profile.min), bound("max", "Maximum size", profile.max)]),
        pattern(form, profile),
        Node::Grid(grid(form, profile)),
        Node::Actions(summary(profile), vec![copy]),
    ]
}

fn summary(profile: &Profile) -> String {
    let hours = quantity(Decimal::from(profile.week()), 0);
    format!("{hours} instance-hours a week, {} to {} instances", profile.low(), profile.peak())
}

/// A pattern of working hours, and the button that fills the week with it. It is not stored in the document.
fn pattern(form: &Form<'_>, profile: &Profile) -> Node {
    let first = [profile.low(), profile.peak(), USUAL_HOURS.0, USUAL_HOURS.1];
    let number = |((name, label, most), value): ((&str, &str, u64), u64)| {
        form.input(name, label, "", value.to_string(), Reads::whole(0, most, COUNTS, Empty::Refused))
    };
    let days = pairs(&[("working", "Working days"), ("every", "Every day")]);
    let on = form.choice("pattern-days", "On", "", days, "working");
    let fields: Vec<Field> = NUMBERS.into_iter().zip(first).map(number).chain([on]).collect();
    let ids = fields.iter().map(|field| field.id.clone()).collect();
    let fill = Button { does: Does::Act("fill", String::new(), ids), ..Button::act("Fill the week", "fill", "") };
    let mut nodes: Vec<Node> = fields.into_iter().map(|field| Field { at: String::new(), ..field }.into()).collect();
    nodes.push(Node::Actions(String::new(), vec![fill]));
    Node::Group(Group {
        id: form.id("pattern"),
        class: "pattern",
        legend: "Working hours pattern".to_owned(),
        hidden: false,
        nodes,
    })
}

fn grid(form: &Form<'_>, profile: &Profile) -> Grid {
    let peak = profile.peak();
    let place = "/usage/running/profile/counts";
    let cell = |day: usize, hour: usize, count: u64| Cell {
        label: hour_name(day, hour),
        at: form.at(&format!("{place}/{day}/{hour}")),
        control: Control::Input {
            text: count.to_string(),
            reads: Reads::whole(0, limits::COUNT, COUNTS, Empty::Refused),
            empty: String::new(),
            list: String::new(),
        },
        level: Some(level(count, peak)),
    };
    let row = |(day, counts): (usize, &Vec<u64>)| GridRow {
        head: day_name(day),
        cells: counts.iter().enumerate().map(|(hour, count)| cell(day, hour, *count)).collect(),
        remove: None,
    };
    Grid {
        id: form.id("profile"),
        class: "week",
        label: "Instances in each hour of the week".to_owned(),
        at: form.at(place),
        head: std::iter::once(String::new()).chain((0..DAY).map(|hour| hour.to_string())).collect(),
        rows: profile.counts.iter().enumerate().map(row).collect(),
        numbers: true,
    }
}

fn day_name(day: usize) -> String {
    Weekday::ALL.get(day).map(|(code, _)| capitalised(code)).unwrap_or_default()
}

/// The label of an hour of the week: `Mon 09:00`.
fn hour_name(day: usize, hour: usize) -> String {
    format!("{} {hour:02}:00", day_name(day))
}

/// The load of an hour relative to the busiest, in quarters, rounded up.
const fn level(count: u64, peak: u64) -> u64 {
    if peak == 0 { 0 } else { (4 * count).div_ceil(peak) }
}

/// `fill`: fills the week with the pattern, whose five values are in `with`. `copy-monday`: copies Monday to every day.
pub(super) fn act(component: &mut Component, act: &Act) -> Option<Result<Done, String>> {
    let change = match act.name.as_str() {
        "fill" => match read(&act.with) {
            Ok(pattern) => Some(pattern),
            Err(error) => return Some(Err(error)),
        },
        "copy-monday" => None,
        _ => return None,
    };
    if let Some((_, Ec2Usage { running: Running::Profile(profile), .. })) = of_mut(component) {
        match change {
            Some(pattern) => fill(profile, pattern),
            None => copy_monday(profile),
        }
    }
    Some(Ok(Done::default()))
}

/// Parses the values of the controls of a pattern.
///
/// # Errors
/// What is wrong, with the label of the field.
fn read(with: &[String]) -> Result<Pattern, String> {
    let text = |index: usize| with.get(index).map_or("", |text| text.trim());
    let number = |index: usize| {
        let (_, label, most) = NUMBERS.get(index).copied().unwrap_or_default();
        whole(text(index), most).map_err(|error| format!("{label}: {error}"))
    };
    let [base, peak, from, to] = [number(0)?, number(1)?, number(2)?, number(3)?];
    Ok(Pattern { base, peak, from, to, working_days: text(NUMBERS.len()) == "working" })
}

fn whole(text: &str, most: u64) -> Result<u64, String> {
    if text.is_empty() {
        return Err("Enter a number".to_owned());
    }
    let value = usage::whole(text, u64::MAX)?;
    if value <= most { Ok(value) } else { Err(format!("Use 0 to {}", quantity(Decimal::from(most), 0))) }
}

/// Fills the whole week with a pattern.
fn fill(profile: &mut Profile, pattern: Pattern) {
    let Pattern { base, peak, from, to, working_days } = pattern;
    for (day, counts) in profile.counts.iter_mut().enumerate() {
        let works = !working_days || day < Weekday::WORKING.len();
        for (hour, count) in (0_u64..).zip(counts) {
            let within = if from <= to { from <= hour && hour < to } else { from <= hour || hour < to };
            *count = if works && within { peak } else { base };
        }
    }
}

/// Copies Monday to every day.
fn copy_monday(profile: &mut Profile) {
    if let Some((monday, others)) = profile.counts.split_first_mut() {
        for day in others {
            day.clone_from(monday);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{change, design};
    use super::*;

    fn of_ones() -> Profile {
        Profile::every_day([1; DAY])
    }

    fn with_profile() -> Component {
        let mut component = design().components.remove(0);
        of_mut(&mut component).unwrap().1.running = Running::Profile(of_ones());
        component
    }

    fn counts(component: &mut Component) -> Vec<Vec<u64>> {
        match &of_mut(component).unwrap().1.running {
            Running::Profile(profile) => profile.counts.clone(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_pattern_fills_working_days() {
        let mut component = with_profile();
        let pattern = change("fill", "", &["2", "1,0", "8", "18", "working"]);
        assert_eq!(act(&mut component, &pattern), Some(Ok(Done::default())));
        let counts = counts(&mut component);
        assert_eq!((counts[0][7], counts[0][8]), (2, 10));
        assert_eq!((counts[4][17], counts[4][18]), (10, 2));
        assert_eq!(counts[5], vec![2; DAY]);
    }

    #[test]
    fn a_pattern_may_last_over_midnight() {
        let mut profile = of_ones();
        fill(&mut profile, Pattern { base: 0, peak: 3, from: 22, to: 2, working_days: false });
        assert_eq!((profile.counts[6][1], profile.counts[6][2], profile.counts[6][22]), (3, 0, 3));
    }

    #[test]
    fn a_pattern_with_a_fault_names_the_field_and_changes_nothing() {
        let mut component = with_profile();
        for (with, error) in [
            (["100001", "1", "8", "18", "every"], "Base count: Use 0 to 100,000"),
            (["0", " ", "8", "18", "every"], "Peak count: Enter a number"),
            (["0", "1", "24", "18", "every"], "From hour: Use 0 to 23"),
            (["0", "1", "8", "noon", "every"], "To hour: “noon” is not a whole number"),
        ] {
            assert_eq!(act(&mut component, &change("fill", "", &with)), Some(Err(error.to_owned())));
        }
        assert_eq!(counts(&mut component), of_ones().counts);
    }

    #[test]
    fn monday_is_copied_to_all_days() {
        let mut component = with_profile();
        if let Running::Profile(profile) = &mut of_mut(&mut component).unwrap().1.running {
            profile.counts[0][9] = 7;
        }
        act(&mut component, &change("copy-monday", "", &[])).unwrap().unwrap();
        assert!(counts(&mut component).iter().all(|day| day[9] == 7 && day[8] == 1));
    }

    #[test]
    fn hours_have_names_and_levels() {
        assert_eq!(hour_name(0, 9), "Mon 09:00");
        assert_eq!(hour_name(6, 23), "Sun 23:00");
        assert_eq!([0, 1, 5, 10].map(|count| level(count, 10)), [0, 1, 2, 4]);
        assert_eq!(level(0, 0), 0);
    }

    #[test]
    fn the_table_has_a_cell_for_each_hour() {
        let design = design();
        let grid = grid(&Form::of(&design, 0, &[]).unwrap(), &of_ones());
        assert_eq!((grid.head.len(), grid.rows.len()), (1 + DAY, 7));
        assert!(grid.rows.iter().all(|row| row.cells.len() == DAY));
        assert_eq!(grid.rows[1].cells[2].at, "/components/0/usage/running/profile/counts/1/2");
    }
}
