//! Changes to the profile of an Auto Scaling group.

use design::{Body, Component, Profile, Running, Weekday, limits};

use crate::fields::parse;

/// Hours of a day.
pub const DAY: usize = 24;
/// Hours of a week.
pub const WEEK: usize = 7 * DAY;

/// A pattern of working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// Instances outside of the working hours.
    pub base: u64,
    /// Instances in them.
    pub peak: u64,
    /// The hour at which they start.
    pub from: u64,
    /// The hour at which they end; before the start, they last over midnight.
    pub to: u64,
    /// Whether only Monday to Friday have them.
    pub working_days: bool,
}

/// What an hour of the week is called: `Mon 09:00`.
#[must_use]
pub fn hour_name(hour: usize) -> String {
    let day = Weekday::ALL.get(hour / DAY).map_or("", |(code, _)| code);
    format!("{} {:02}:00", crate::fields::capitalised(day), hour % DAY)
}

/// The profile of a component, if it has one.
#[must_use]
pub fn of(component: &Component) -> Option<&Profile> {
    match &component.body {
        Body::Ec2 { usage, .. } => match &usage.running {
            Running::Profile(profile) => Some(profile),
            _ => None,
        },
        _ => None,
    }
}

/// The profile of a component, to change it.
pub fn of_mut(component: &mut Component) -> Option<&mut Profile> {
    match &mut component.body {
        Body::Ec2 { usage, .. } => match &mut usage.running {
            Running::Profile(profile) => Some(profile),
            _ => None,
        },
        _ => None,
    }
}

/// Gives a component another schedule. The count of an Auto Scaling group stands in its profile, so
/// it moves there, and comes back as its peak.
pub fn set_running(component: &mut Component, next: Running) {
    let count = component.count();
    let had = of(component).is_some();
    let Body::Ec2 { usage, .. } = &mut component.body else { return };
    usage.running = next;
    if of(component).is_some() {
        component.placement.count = None;
        component.placement.zones.clear();
    } else if had {
        component.placement.count = Some(count);
    }
}

/// Sets one hour.
pub fn set_hour(profile: &mut Profile, hour: usize, count: u64) {
    if let Some(cell) = profile.counts.get_mut(hour / DAY).and_then(|day| day.get_mut(hour % DAY)) {
        *cell = count;
    }
}

/// Sets the whole week to a pattern.
pub fn fill(profile: &mut Profile, pattern: Pattern) {
    let Pattern { base, peak, from, to, working_days } = pattern;
    for (day, counts) in profile.counts.iter_mut().enumerate() {
        let works = !working_days || day < Weekday::WORKING.len();
        for (hour, count) in (0_u64..).zip(counts) {
            let within = if from <= to { from <= hour && hour < to } else { from <= hour || hour < to };
            *count = if works && within { peak } else { base };
        }
    }
}

/// Sets every day to Monday.
pub fn copy_monday(profile: &mut Profile) {
    if let Some((monday, others)) = profile.counts.split_first_mut() {
        for day in others {
            day.clone_from(monday);
        }
    }
}

/// Writes a block of numbers, as spreadsheets copy them, with its first number at `hour`. What
/// passes the end of a day or of the week is left out.
///
/// # Errors
/// Which entry is no count.
pub fn paste(profile: &mut Profile, hour: usize, text: &str) -> Result<(), String> {
    let mut next = profile.clone();
    for (row, line) in text.trim_matches(['\r', '\n']).lines().enumerate() {
        for (column, entry) in entries(line).enumerate() {
            if !entry.is_empty() && hour % DAY + column < DAY {
                let count = parse::whole(entry, 0, limits::COUNT)?;
                set_hour(&mut next, hour + row * DAY + column, count);
            }
        }
    }
    *profile = next;
    Ok(())
}

/// Whether a text is more than one number.
#[must_use]
pub fn is_block(text: &str) -> bool {
    text.trim().contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
}

/// The entries of a line: between tabs, else commas or semicolons, else spaces.
fn entries(line: &str) -> impl Iterator<Item = &str> {
    let separator = ['\t', ',', ';'].into_iter().find(|c| line.contains(*c)).unwrap_or(' ');
    let line = if separator == ' ' { line.trim() } else { line };
    line.split(separator).map(str::trim).filter(move |entry| separator != ' ' || !entry.is_empty())
}

/// How busy an hour is beside the busiest, in fourths, rounded up.
#[must_use]
pub const fn level(count: u64, peak: u64) -> u64 {
    if peak == 0 { 0 } else { (4 * count).div_ceil(peak) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use design::{ComponentId, Ec2Config, Ec2Usage, Placement};
    use std::collections::BTreeMap;

    fn of_ones() -> Profile {
        Profile::every_day([1; DAY])
    }

    #[test]
    fn a_pattern_fills_working_days() {
        let mut profile = of_ones();
        fill(&mut profile, Pattern { base: 2, peak: 10, from: 8, to: 18, working_days: true });
        assert_eq!((profile.counts[0][7], profile.counts[0][8]), (2, 10));
        assert_eq!((profile.counts[4][17], profile.counts[4][18]), (10, 2));
        assert_eq!(profile.counts[5], vec![2; DAY]);
    }

    #[test]
    fn a_pattern_may_last_over_midnight() {
        let mut profile = of_ones();
        fill(&mut profile, Pattern { base: 0, peak: 3, from: 22, to: 2, working_days: false });
        assert_eq!((profile.counts[6][1], profile.counts[6][2], profile.counts[6][22]), (3, 0, 3));
    }

    #[test]
    fn a_block_is_pasted_and_clipped() {
        for block in ["5\t6\t7\n8\t9\t\t\n", "5,6,7\r\n8,9,,", "5 6  7\n8 9", "5; 6; 7\n8;9"] {
            let mut profile = of_ones();
            paste(&mut profile, 22, block).unwrap();
            assert_eq!(profile.counts[0][21..], [1, 5, 6], "{block:?}");
            assert_eq!(profile.counts[1][21..], [1, 8, 9], "{block:?}");
            assert_eq!(profile.counts[1][0], 1, "{block:?}");
        }
        let mut profile = of_ones();
        paste(&mut profile, WEEK - 1, "4\n5").unwrap();
        assert_eq!(profile.peak(), 4);
    }

    #[test]
    fn a_block_with_a_fault_changes_nothing() {
        let mut profile = of_ones();
        assert!(paste(&mut profile, 0, "5\tmany").unwrap_err().contains("many"));
        assert_eq!(profile, of_ones());
        assert!(is_block("1 2") && is_block("1\n2") && !is_block(" 12\n"));
    }

    #[test]
    fn the_count_moves_into_the_profile_and_back() {
        let mut component = Component {
            id: ComponentId::parse("web").unwrap(),
            name: String::new(),
            placement: Placement { zones: BTreeMap::from([("a".into(), 2)]), ..Placement::default() },
            body: Body::Ec2 { config: Ec2Config::of_type("m5.large"), usage: Ec2Usage::default() },
        };
        set_running(&mut component, Running::Profile(Profile::every_day([6; DAY])));
        assert_eq!(component.placement, Placement::default());
        set_running(&mut component, Running::Always);
        assert_eq!(component.placement.count, Some(6));
    }

    #[test]
    fn hours_have_names_and_levels() {
        assert_eq!(hour_name(9), "Mon 09:00");
        assert_eq!(hour_name(WEEK - 1), "Sun 23:00");
        assert_eq!([0, 1, 5, 10].map(|count| level(count, 10)), [0, 1, 2, 4]);
        assert_eq!(level(0, 0), 0);
    }
}
