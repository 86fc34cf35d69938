//! When the instances of a group run.

use serde::Serialize;

use definitions::{Number, UsageValue};

/// When each instance of a group runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Running {
    /// The whole month.
    #[default]
    Always,
    /// This many hours per month for each instance.
    HoursPerMonth(UsageValue),
    /// This many hours per month for all instances together.
    FleetHoursPerMonth(UsageValue),
    /// The same hours every week.
    Weekly(Weekly),
    /// This many instances in every hour of the week, like an Auto Scaling group.
    Profile(Profile),
    /// Separate runs per month, each billed for at least its minimum time.
    Runs(#[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))] Vec<Run>),
}

impl Running {
    /// The hours per month, for each instance or for all, if they are given.
    #[must_use]
    pub const fn hours(&self) -> Option<&UsageValue> {
        match self {
            Running::HoursPerMonth(hours) | Running::FleetHoursPerMonth(hours) => Some(hours),
            Running::Always | Running::Weekly(_) | Running::Profile(_) | Running::Runs(_) => None,
        }
    }
}

/// The same hours every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Weekly {
    /// The days on which the instances run, each at most once.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 7)))]
    pub days: Vec<Weekday>,
    /// Hours on each of these days, from 0 to 24.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 24)))]
    pub hours_per_day: Number,
    /// Hour of the day at which they start, from 0 to 24, such as 8.5 for half past eight; 8 if omitted. It only
    /// matters where commitments are shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>", range(min = 0, max = 24)))]
    pub from_hour: Option<Number>,
}

/// The number of instances of an Auto Scaling group over the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Profile {
    /// Minimum number of instances of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    /// Maximum number of instances of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    /// Desired capacity: seven days from Monday, each with 24 counts from midnight.
    #[cfg_attr(feature = "schema", schemars(length(min = 7, max = 7)))]
    pub counts: Vec<Vec<u64>>,
}

impl Profile {
    /// A profile with the same day seven times.
    #[must_use]
    pub fn every_day(day: [u64; 24]) -> Profile {
        Profile { min: None, max: None, counts: vec![day.to_vec(); Weekday::ALL.len()] }
    }

    /// The highest number of instances in any hour.
    #[must_use]
    pub fn peak(&self) -> u64 {
        self.hours().max().unwrap_or_default()
    }

    /// The lowest number of instances in any hour.
    #[must_use]
    pub fn low(&self) -> u64 {
        self.hours().min().unwrap_or_default()
    }

    /// The instance-hours of a week.
    #[must_use]
    pub fn week(&self) -> u64 {
        self.hours().sum()
    }

    /// The counts of the 168 hours from Monday, midnight.
    pub fn hours(&self) -> impl Iterator<Item = u64> {
        self.counts.iter().flatten().copied()
    }
}

/// Runs of equal length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Run {
    /// Number of these runs per month for each instance.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100_000)))]
    pub count: u64,
    /// Duration of each run in seconds.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 2_678_400)))]
    pub seconds: u64,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// All days with their names in the document, Monday first.
    pub const ALL: &'static [(&'static str, Weekday)] = &[
        ("mon", Weekday::Mon),
        ("tue", Weekday::Tue),
        ("wed", Weekday::Wed),
        ("thu", Weekday::Thu),
        ("fri", Weekday::Fri),
        ("sat", Weekday::Sat),
        ("sun", Weekday::Sun),
    ];

    /// Monday to Friday.
    pub const WORKING: &'static [Weekday] = &[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
}
