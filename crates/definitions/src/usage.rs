//! [`UsageValue`]: a usage value that is known, known within bounds, open, or occurs once.

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

/// A usage value: a number, a range, open, or an amount that occurs once.
///
/// In JSON: `500`, `{"low": 100, "typical": 500, "high": 2000}`, `"open"` or `{"once": 500, "month": 1}`, where the
/// amount may be a range as well. An open value is priced as "depends on usage", never as zero.
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
    /// An amount in one month only: it is no part of the usage of a usual month. `low <= typical <= high`.
    Once {
        /// The lowest amount expected.
        low: Number,
        /// The typical amount.
        typical: Number,
        /// The highest amount expected.
        high: Number,
        /// The month, from 1.
        month: u32,
    },
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

    /// The value in a usual month for `scenario`; `None` when open. What occurs once is no part of it.
    #[must_use]
    pub fn value(&self, scenario: Scenario) -> Option<Decimal> {
        match (self, scenario) {
            (UsageValue::One(value), _) => Some(value.0),
            (UsageValue::Range { low, .. }, Scenario::Low) => Some(low.0),
            (UsageValue::Range { typical, .. }, Scenario::Typical) => Some(typical.0),
            (UsageValue::Range { high, .. }, Scenario::High) => Some(high.0),
            (UsageValue::Open, _) => None,
            (UsageValue::Once { .. }, _) => Some(Decimal::ZERO),
        }
    }

    /// The same amount in one month only; open stays open.
    #[must_use]
    pub const fn once_in(self, month: u32) -> UsageValue {
        match self {
            UsageValue::One(value) => UsageValue::Once { low: value, typical: value, high: value, month },
            UsageValue::Range { low, typical, high } | UsageValue::Once { low, typical, high, .. } => {
                UsageValue::Once { low, typical, high, month }
            }
            UsageValue::Open => UsageValue::Open,
        }
    }

    /// The amount that occurs once, and its month, from 1.
    #[must_use]
    pub fn once(&self) -> Option<(UsageValue, u32)> {
        match *self {
            UsageValue::Once { low, typical, high, month } if low == high => Some((UsageValue::One(typical), month)),
            UsageValue::Once { low, typical, high, month } => Some((UsageValue::Range { low, typical, high }, month)),
            UsageValue::One(_) | UsageValue::Range { .. } | UsageValue::Open => None,
        }
    }

    /// Whether it occurs in one month only.
    #[must_use]
    pub const fn is_once(&self) -> bool {
        matches!(self, UsageValue::Once { .. })
    }

    /// Whether low and high of a usual month differ.
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
            once @ UsageValue::Once { .. } => {
                let mut map = serializer.serialize_map(Some(2))?;
                if let Some((value, month)) = once.once() {
                    map.serialize_entry("once", &value)?;
                    map.serialize_entry("month", &month)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_occurs_once_is_no_part_of_a_usual_month() {
        let once = UsageValue::known(7).once_in(3);
        assert_eq!(once.value(Scenario::High), Some(Decimal::ZERO));
        assert_eq!(once.once(), Some((UsageValue::known(7), 3)));
        assert!(once.is_once() && !once.is_range());
        assert_eq!(serde_json::to_string(&once).unwrap(), r#"{"once":7,"month":3}"#);
        let [low, typical, high] = [1, 2, 3].map(Number::from);
        let range = UsageValue::Range { low, typical, high };
        assert_eq!(range.once_in(2).once(), Some((range, 2)));
        assert_eq!(UsageValue::Open.once_in(2), UsageValue::Open);
    }
}
