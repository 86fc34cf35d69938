//! [`UsageValue`]: a usage value that is known, known within bounds, or open.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use units::Decimal;

/// An exact number in the document, written as a JSON number.
///
/// Limits keep it below 16 significant digits, where the shortest decimal text of a JSON number
/// reads back to the same decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(pub Decimal);

impl From<u64> for Number {
    fn from(value: u64) -> Number {
        Number(Decimal::from(value))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.normalize().to_string();
        if let Ok(whole) = text.parse::<i64>() {
            return serializer.serialize_i64(whole);
        }
        // Written as it is, without a detour through binary fractions: the tables for parsing those would be a good
        // part of what browsers download.
        RawValue::from_string(text).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// The scenario of an estimate: which end of the ranges it uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scenario {
    /// The low ends.
    Low,
    /// The typical values.
    #[default]
    Typical,
    /// The high ends.
    High,
}

/// A usage value: a number, a range, or open.
///
/// In JSON: `500`, `{"low": 100, "typical": 500, "high": 2000}` or `"open"`. An open value is priced as "depends on
/// usage", never as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageValue {
    /// Known.
    One(Number),
    /// Known within bounds, `low <= typical <= high`.
    Range {
        /// The lowest value expected.
        low: Number,
        /// The typical value, which totals are based on.
        typical: Number,
        /// The highest value expected.
        high: Number,
    },
    /// Not known yet.
    Open,
}

impl Scenario {
    /// The scenario at the opposite end; `Typical` stays the same.
    #[must_use]
    pub const fn opposite(self) -> Scenario {
        match self {
            Scenario::Low => Scenario::High,
            Scenario::Typical => Scenario::Typical,
            Scenario::High => Scenario::Low,
        }
    }
}

impl UsageValue {
    /// A known whole number.
    #[must_use]
    pub fn known(value: u64) -> UsageValue {
        UsageValue::One(Number::from(value))
    }

    /// The value for `scenario`; `None` when open.
    #[must_use]
    pub fn value(&self, scenario: Scenario) -> Option<Decimal> {
        match (self, scenario) {
            (UsageValue::One(value), _) => Some(value.0),
            (UsageValue::Range { low, .. }, Scenario::Low) => Some(low.0),
            (UsageValue::Range { typical, .. }, Scenario::Typical) => Some(typical.0),
            (UsageValue::Range { high, .. }, Scenario::High) => Some(high.0),
            (UsageValue::Open, _) => None,
        }
    }

    /// Whether low and high differ.
    #[must_use]
    pub fn is_range(&self) -> bool {
        matches!(self, UsageValue::Range { .. })
    }
}

impl Serialize for UsageValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            UsageValue::One(value) => value.serialize(serializer),
            UsageValue::Open => serializer.serialize_str("open"),
            UsageValue::Range { low, typical, high } => {
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry("low", low)?;
                map.serialize_entry("typical", typical)?;
                map.serialize_entry("high", high)?;
                map.end()
            }
        }
    }
}
