//! [`Reads`]: how a text becomes a value of the document.
//!
//! The browser does the parsing, based on attributes written by this module: see [`Reads::spec`].

use design::limits;

/// How a text becomes a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reads {
    /// A number.
    Number {
        /// The smallest value.
        least: u64,
        /// The largest value.
        most: u64,
        /// Number of decimals.
        decimals: u32,
        /// Units that may follow it.
        units: Units,
        /// What an empty text means.
        empty: Empty,
    },
    /// Text of at most this many characters; removed if empty.
    Text(usize),
    /// A name in AWS's style, in lower case: letters, digits, dots, hyphens, underscores.
    Name {
        /// What to enter, such as `an instance type such as m5.large`.
        what: String,
        /// Whether it may be left out.
        optional: bool,
    },
    /// Texts separated by commas or spaces, at most this many.
    Texts(usize),
    /// Whole numbers separated by commas or spaces: the largest value of each, and how many.
    Numbers(u64, usize),
    /// The letter of an availability zone.
    Zone,
    /// The change of this name parses it on the server.
    Act(&'static str),
    /// A number for the change of this name.
    ActNumber {
        /// The change.
        act: &'static str,
        /// The largest value.
        most: u64,
        /// Number of decimals.
        decimals: u32,
        /// Units that may follow it.
        units: Units,
        /// What an empty text means.
        empty: Empty,
    },
}

/// What an empty text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// It is refused.
    Refused,
    /// The value is removed.
    Removes,
    /// An open usage value.
    Open,
}

/// Names of units and their factors to the field's own unit: lower case, without spaces. The first is the field's own
/// unit.
pub type Units = &'static [(&'static str, Factor)];

/// The factor of a unit to the field's own unit: `Factor(1024, 1)`, or `Factor(1, 1024)` for a smaller unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor(pub u64, pub u64);

const ONE: Factor = Factor(1, 1);

/// A plain count: `100k`, `5m`, `1bn`.
pub const COUNTS: Units = &[
    ("", ONE),
    ("k", Factor(1_000, 1)),
    ("thousand", Factor(1_000, 1)),
    ("m", Factor(1_000_000, 1)),
    ("mio", Factor(1_000_000, 1)),
    ("million", Factor(1_000_000, 1)),
    ("bn", Factor(1_000_000_000, 1)),
    ("billion", Factor(1_000_000_000, 1)),
    ("requests", ONE),
    ("request", ONE),
];
/// GiB, for the sizes of volumes.
pub const GIB: Units = &[
    ("gib", ONE),
    ("gb", ONE),
    ("g", ONE),
    ("tib", Factor(1_024, 1)),
    ("tb", Factor(1_024, 1)),
    ("t", Factor(1_024, 1)),
    ("mib", Factor(1, 1_024)),
    ("mb", Factor(1, 1_024)),
];
/// GB of data or storage, each of 2^30 bytes as AWS bills them.
pub const GB: Units = &[
    ("gb", ONE),
    ("gib", ONE),
    ("g", ONE),
    ("tb", Factor(1_024, 1)),
    ("tib", Factor(1_024, 1)),
    ("t", Factor(1_024, 1)),
    ("pb", Factor(1_048_576, 1)),
    ("pib", Factor(1_048_576, 1)),
    ("mb", Factor(1, 1_024)),
    ("mib", Factor(1, 1_024)),
];
/// KiB, for the sizes of requests and objects.
pub const KIB: Units = &[
    ("kib", ONE),
    ("kb", ONE),
    ("mib", Factor(1_024, 1)),
    ("mb", Factor(1_024, 1)),
    ("gib", Factor(1_048_576, 1)),
    ("gb", Factor(1_048_576, 1)),
    ("tb", Factor(1_073_741_824, 1)),
];
/// MB of memory; 1,024 MB are a GB.
pub const MB: Units = &[
    ("mb", ONE),
    ("mib", ONE),
    ("m", ONE),
    ("gb", Factor(1_024, 1)),
    ("gib", Factor(1_024, 1)),
    ("g", Factor(1_024, 1)),
];
/// I/O operations per second.
pub const IOPS: Units = &[("iops", ONE), ("k", Factor(1_000, 1))];
/// MiB per second.
pub const MIBPS: Units = &[
    ("mib/s", ONE),
    ("mb/s", ONE),
    ("mibps", ONE),
    ("mbps", ONE),
    ("gib/s", Factor(1_024, 1)),
    ("gb/s", Factor(1_024, 1)),
];
/// Hours.
pub const HOURS: Units = &[("h", ONE), ("hours", ONE), ("hour", ONE), ("d", Factor(24, 1)), ("days", Factor(24, 1))];
/// Days.
pub const DAYS: Units = &[("days", ONE), ("day", ONE), ("d", ONE)];
/// Seconds.
pub const SECONDS: Units =
    &[("s", ONE), ("seconds", ONE), ("second", ONE), ("min", Factor(60, 1)), ("ms", Factor(1, 1_000))];
/// Milliseconds.
pub const MILLISECONDS: Units = &[
    ("ms", ONE),
    ("milliseconds", ONE),
    ("s", Factor(1_000, 1)),
    ("seconds", Factor(1_000, 1)),
    ("second", Factor(1_000, 1)),
    ("min", Factor(60_000, 1)),
];
/// Percent.
pub const PERCENT: Units = &[("%", ONE), ("percent", ONE)];
/// US dollars.
pub const USD: Units = &[("usd", ONE), ("$", ONE)];
/// No unit.
pub const NONE: Units = &[("", ONE)];

/// The units for the unit label of a field, such as `GB per month` or `%`.
#[must_use]
pub fn units_of(label: &str) -> Units {
    let first = label.split([' ', ',']).next().unwrap_or_default();
    match first {
        "GB" | "GB-months" => GB,
        "GiB" => GIB,
        "KiB" => KIB,
        "MB" => MB,
        "%" => PERCENT,
        "h" | "hours" => HOURS,
        "days" => DAYS,
        "seconds" | "s" => SECONDS,
        "ms" => MILLISECONDS,
        "IOPS" => IOPS,
        "MiB/s" | "MBps" => MIBPS,
        "USD" => USD,
        _ => COUNTS,
    }
}

impl Reads {
    /// A whole number.
    #[must_use]
    pub const fn whole(least: u64, most: u64, units: Units, empty: Empty) -> Reads {
        Reads::Number { least, most, decimals: 0, units, empty }
    }

    /// A number of a usage value.
    #[must_use]
    pub const fn usage(most: u64, units: Units, empty: Empty) -> Reads {
        Reads::Number { least: 0, most, decimals: limits::USAGE_DECIMALS, units, empty }
    }

    /// Whether it reads a single number, for which a numeric keypad is offered.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        matches!(self, Reads::Number { .. } | Reads::ActNumber { .. })
    }

    /// The specification for the browser, words separated by `|`: `number|least|most|decimals|empty|units`, where empty
    /// is `refuse`, `remove` or `open` and units are `name=factor` or `name=1/factor` separated by spaces; `text|most`;
    /// `name|optional|what`; `texts|most`; `numbers|most|count`; `zone`; `act|name`, or `act|name|` followed by the
    /// specification of a number.
    #[must_use]
    pub fn spec(&self) -> String {
        match self {
            Reads::Number { least, most, decimals, units, empty } => {
                let empty = match empty {
                    Empty::Refused => "refuse",
                    Empty::Removes => "remove",
                    Empty::Open => "open",
                };
                let unit = |(name, Factor(times, parts)): &(&str, Factor)| match parts {
                    1 => format!("{name}={times}"),
                    _ => format!("{name}={times}/{parts}"),
                };
                let units: Vec<String> = units.iter().filter(|(name, _)| !name.is_empty()).map(unit).collect();
                format!("number|{least}|{most}|{decimals}|{empty}|{}", units.join(" "))
            }
            Reads::Text(most) => format!("text|{most}"),
            Reads::Name { what, optional } => format!("name|{optional}|{what}"),
            Reads::Texts(most) => format!("texts|{most}"),
            Reads::Numbers(most, count) => format!("numbers|{most}|{count}"),
            Reads::Zone => "zone".to_owned(),
            Reads::Act(name) => format!("act|{name}"),
            Reads::ActNumber { act, most, decimals, units, empty } => {
                let number = Reads::Number { least: 0, most: *most, decimals: *decimals, units, empty: *empty };
                format!("act|{act}|{}", number.spec())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_units_count_in_the_unit_of_the_field() {
        for (label, typed, factor) in [
            ("MB", "gb", Factor(1_024, 1)),
            ("ms", "s", Factor(1_000, 1)),
            ("ms", "min", Factor(60_000, 1)),
            ("GB per month", "mb", Factor(1, 1_024)),
            ("requests", "m", Factor(1_000_000, 1)),
        ] {
            let found = units_of(label).iter().find(|(name, _)| *name == typed);
            assert_eq!(found.map(|(_, factor)| *factor), Some(factor), "{typed} in a field of {label}");
        }
    }
}
