//! An EC2 group: identical instances.

use serde::Serialize;

use crate::usage::{Number, UsageValue};

/// The operating system that the price of an instance includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OperatingSystem {
    /// Amazon Linux, Ubuntu and other Linux without a licence fee.
    #[default]
    Linux,
    /// Windows Server, licence included.
    Windows,
    /// Red Hat Enterprise Linux.
    Rhel,
    /// Red Hat Enterprise Linux with High Availability.
    RhelHa,
    /// SUSE Linux Enterprise Server.
    Suse,
}

impl OperatingSystem {
    /// Every operating system, with its name in the document.
    pub const ALL: &'static [(&'static str, OperatingSystem)] = &[
        ("linux", OperatingSystem::Linux),
        ("windows", OperatingSystem::Windows),
        ("rhel", OperatingSystem::Rhel),
        ("rhel-ha", OperatingSystem::RhelHa),
        ("suse", OperatingSystem::Suse),
    ];

    /// Its name in the document.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OperatingSystem::Linux => "linux",
            OperatingSystem::Windows => "windows",
            OperatingSystem::Rhel => "rhel",
            OperatingSystem::RhelHa => "rhel-ha",
            OperatingSystem::Suse => "suse",
        }
    }

    /// Its name as AWS writes it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            OperatingSystem::Linux => "Linux",
            OperatingSystem::Windows => "Windows Server",
            OperatingSystem::Rhel => "Red Hat Enterprise Linux",
            OperatingSystem::RhelHa => "Red Hat Enterprise Linux with HA",
            OperatingSystem::Suse => "SUSE Linux Enterprise Server",
        }
    }
}

/// What an EC2 group is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Config {
    /// Instance type, such as `m7g.large`.
    pub instance_type: String,
    /// Operating system; Linux when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub os: OperatingSystem,
}

/// How an EC2 group is used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ec2Usage {
    /// When each instance runs; always when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub running: Running,
}

/// When each instance of a group runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Running {
    /// All month.
    #[default]
    Always,
    /// So many hours a month, each instance.
    HoursPerMonth(UsageValue),
    /// The same hours every week.
    Weekly(Weekly),
    /// Separate runs a month, each billed for at least its minimum time.
    Runs(#[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))] Vec<Run>),
}

/// The same hours every week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Weekly {
    /// Days on which the instances run, each at most once.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 7)))]
    pub days: Vec<Weekday>,
    /// Hours on each of these days, 0 to 24.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 24)))]
    pub hours_per_day: Number,
}

/// Runs of equal length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Run {
    /// How many of them a month, each instance.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100_000)))]
    pub count: u64,
    /// Seconds that each of them takes.
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
    /// Every day with its name in the document, Monday first.
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
