//! [`Usage`]: a usage value in the user's own terms: monthly, a rate, once, or by the hour.

use serde::ser::{Serialize, SerializeMap, Serializer};
use units::time::{HOURS_PER_DAY, HOURS_PER_WEEK};
use units::{Decimal, Error};

use crate::field::Measure;
use crate::usage::{Number, Scenario, UsageValue};

/// A usage value of a defined kind.
///
/// In JSON: a value for the month as `500`, `{"low": 100, "typical": 500, "high": 2000}` or `"open"`; a rate as the same
/// with its unit, `{"value": 20, "unit": "per-second"}` or `{"low": …, "unit": …}`; `{"once": 500, "month": 1}`; or
/// `{"by_hour": […]}` with a value for each hour of a day or of a week from Monday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Usage {
    /// An amount for the month, or in one month only.
    Monthly(UsageValue),
    /// A rate that lasts all month.
    Rate {
        /// The rate in this unit. Never open.
        value: UsageValue,
        /// The unit.
        unit: &'static RateUnit,
        /// KiB of each request, if the unit needs it.
        size_kib: Option<Number>,
    },
    /// By the hour: 24 values, or 168 from Monday.
    ByHour(Box<[Number]>),
}

/// A unit in which usage is entered as a rate.
#[derive(Debug, PartialEq, Eq)]
pub struct RateUnit {
    /// Its name in the document.
    pub code: &'static str,
    /// Its label after a number.
    pub label: &'static str,
    /// Whether it measures data in GB; otherwise it counts things.
    pub is_data: bool,
    /// Whether the size of each request is needed.
    pub needs_size: bool,
    /// How many times it occurs in an hour, and the name of that factor.
    per_hour: (u64, &'static str),
    /// The ratio that converts it to the counted unit, and the name of that factor.
    of_one: (u64, u64, &'static str),
}

/// Seconds in an hour.
const SECONDS: (u64, &str) = (3_600, "seconds an hour");

/// All units of a rate.
pub static RATE_UNITS: &[RateUnit] = &[
    RateUnit::counted("per-second", "per second", SECONDS),
    RateUnit::counted("per-minute", "per minute", (60, "minutes an hour")),
    RateUnit::counted("per-hour", "per hour", (1, "")),
    RateUnit::of_data("mib-per-second", "MiB/s", (1, 1_024, "MiB per GB"), false),
    // 10^6 bits are 125,000 bytes; both sides are divided by 2^3.
    RateUnit::of_data(
        "mbit-per-second",
        "Mbit/s",
        (15_625, 134_217_728, "bytes per Mbit ÷ bytes per GB, each ÷ 8"),
        false,
    ),
    RateUnit::of_data("requests-per-second", "requests/s", (1, 1_048_576, "KiB per GB"), true),
];

impl RateUnit {
    const fn counted(code: &'static str, label: &'static str, per_hour: (u64, &'static str)) -> RateUnit {
        RateUnit { code, label, is_data: false, needs_size: false, per_hour, of_one: (1, 1, "") }
    }

    const fn of_data(
        code: &'static str,
        label: &'static str,
        of_one: (u64, u64, &'static str),
        needs_size: bool,
    ) -> RateUnit {
        RateUnit { code, label, is_data: true, needs_size, per_hour: SECONDS, of_one }
    }

    /// Whether usage of this measure can be entered in it.
    #[must_use]
    pub fn fits(&self, measure: Measure) -> bool {
        match measure {
            Measure::Data => self.is_data,
            Measure::Count(_) => !self.is_data,
            Measure::Hours | Measure::Percent | Measure::Amount(_) => false,
        }
    }
}

/// A monthly usage value as an unevaluated product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    factors: Factors,
    /// The divisor with its name; one if there is none.
    pub divisor: (Decimal, &'static str),
}

/// Factors with their names: usually a single one, which needs no list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Factors {
    One((Decimal, &'static str)),
    Several(Vec<(Decimal, &'static str)>),
}

impl Product {
    /// A product of a single number.
    #[must_use]
    pub const fn one(value: Decimal) -> Product {
        Product::quotient((value, ""), (Decimal::ONE, ""))
    }

    /// A number with its name, divided by another.
    pub(crate) const fn quotient(number: (Decimal, &'static str), divisor: (Decimal, &'static str)) -> Product {
        Product { factors: Factors::One(number), divisor }
    }

    /// The product of several factors with their names, divided by `divisor`.
    pub(crate) const fn of(factors: Vec<(Decimal, &'static str)>, divisor: (Decimal, &'static str)) -> Product {
        Product { factors: Factors::Several(factors), divisor }
    }

    /// The factors with their names.
    #[must_use]
    pub fn factors(&self) -> &[(Decimal, &'static str)] {
        match &self.factors {
            Factors::One(factor) => std::slice::from_ref(factor),
            Factors::Several(factors) => factors,
        }
    }

    /// The value of the product.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it leaves the range of decimals.
    pub fn value(&self) -> Result<Decimal, Error> {
        if let Factors::One((value, _)) = self.factors
            && self.divisor.0 == Decimal::ONE
            && !value.is_zero()
        {
            return Ok(value);
        }
        let product = self.factors().iter().try_fold(Decimal::ONE, |all, (value, _)| all.checked_mul(*value));
        product.and_then(|product| product.checked_div(self.divisor.0)).ok_or(Error::Overflow)
    }
}

impl Usage {
    /// A known whole number a month.
    #[must_use]
    pub fn known(value: u64) -> Usage {
        Usage::Monthly(UsageValue::known(value))
    }

    /// Whether low and high differ.
    #[must_use]
    pub fn is_range(&self) -> bool {
        match self {
            Usage::Monthly(value) | Usage::Rate { value, .. } => value.is_range(),
            Usage::ByHour(_) => false,
        }
    }

    /// Whether it is not known yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Usage::Monthly(value) | Usage::Rate { value, .. } => *value == UsageValue::Open,
            Usage::ByHour(_) => false,
        }
    }

    /// Whether it is a rate or given by the hour: its amount depends on the hours in which the component runs.
    #[must_use]
    pub const fn is_rate(&self) -> bool {
        matches!(self, Usage::Rate { .. } | Usage::ByHour(_))
    }

    /// The amount that occurs once, and its month, from 1.
    #[must_use]
    pub fn once(&self) -> Option<(UsageValue, u32)> {
        match self {
            Usage::Monthly(value) => value.once(),
            Usage::Rate { .. } | Usage::ByHour(_) => None,
        }
    }

    /// The amount in a usual month; `None` while it is open. Rates and usage by the hour apply in these hours of the
    /// month. With an hour, usage by the hour counts as if every hour were like that one.
    #[must_use]
    pub fn product(&self, scenario: Scenario, hours: Decimal, hour: Option<usize>) -> Option<Product> {
        match self {
            Usage::Monthly(value) => value.value(scenario).map(Product::one),
            Usage::Rate { value, unit, size_kib } => {
                let mut factors = vec![(value.value(scenario)?, unit.label)];
                let (often, each) = unit.per_hour;
                if often != 1 {
                    factors.push((often.into(), each));
                }
                factors.push((hours, "hours"));
                if unit.needs_size {
                    factors.push((size_kib.map_or(Decimal::ONE, |size| size.0), "KiB each"));
                }
                let (numerator, divisor, label) = unit.of_one;
                if numerator != 1 {
                    factors.push((numerator.into(), ""));
                }
                Some(Product::of(factors, (divisor.into(), label)))
            }
            Usage::ByHour(each) if hour.is_some() => {
                let value = each.iter().cycle().nth(hour.unwrap_or_default())?;
                Some(Product::of(vec![(value.0, "an hour"), (hours, "hours")], (Decimal::ONE, "")))
            }
            Usage::ByHour(each) => {
                let sum: Decimal = each.iter().map(|hour| hour.0).sum();
                let (whole, label) = if each.len() == 24 {
                    (HOURS_PER_DAY, "hours of the day")
                } else {
                    (HOURS_PER_WEEK, "hours of the week")
                };
                Some(Product::of(vec![(sum, "a day or week"), (hours, "hours")], (whole, label)))
            }
        }
    }
}

impl Serialize for Usage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Usage::Monthly(value) => value.serialize(serializer),
            Usage::Rate { value, unit, size_kib } => {
                let mut map = serializer.serialize_map(None)?;
                match value {
                    UsageValue::Range { low, typical, high } => {
                        map.serialize_entry("low", low)?;
                        map.serialize_entry("typical", typical)?;
                        map.serialize_entry("high", high)?;
                    }
                    one => map.serialize_entry("value", one)?,
                }
                map.serialize_entry("unit", unit.code)?;
                if let Some(size) = size_kib {
                    map.serialize_entry("size_kib", size)?;
                }
                map.end()
            }
            Usage::ByHour(hours) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("by_hour", hours)?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use units::time::Month;

    use super::*;

    fn unit(code: &str) -> &'static RateUnit {
        RATE_UNITS.iter().find(|unit| unit.code == code).unwrap()
    }

    fn month(usage: &Usage) -> Decimal {
        usage.product(Scenario::Typical, Month::Standard.hours(), None).unwrap().value().unwrap()
    }

    #[test]
    fn rates_are_what_they_make_in_a_month() {
        let rate = |value: u64, code, size: Option<u64>| Usage::Rate {
            value: UsageValue::known(value),
            unit: unit(code),
            size_kib: size.map(Number::from),
        };
        assert_eq!(month(&rate(1, "per-second", None)), Decimal::from(2_628_000));
        assert_eq!(month(&rate(10, "per-hour", None)), Decimal::from(7_300));
        assert_eq!(month(&rate(1, "mib-per-second", None)), Decimal::new(256_640_625, 5));
        // 2,628,000 s × 125,000 bytes ÷ 2^30
        assert_eq!(month(&rate(1, "mbit-per-second", None)).round_dp(6), Decimal::new(305_939_466, 6));
        assert_eq!(month(&rate(1_024, "requests-per-second", Some(1))), Decimal::new(256_640_625, 5));
    }

    #[test]
    fn hours_of_a_day_and_of_a_week_make_a_month() {
        let day = Usage::ByHour(vec![Number::from(2); 24].into());
        let week = Usage::ByHour(vec![Number::from(2); 168].into());
        assert_eq!((month(&day), month(&week)), (Decimal::from(1_460), Decimal::from(1_460)));
    }

    #[test]
    fn an_hour_stands_for_the_whole_month() {
        let day = Usage::ByHour((0..24_u64).map(Number::from).collect());
        let at = |hour| day.product(Scenario::Typical, Month::Days(30).hours(), Some(hour)).unwrap().value().unwrap();
        assert_eq!((at(0), at(5), at(29)), (Decimal::ZERO, Decimal::from(3_600), Decimal::from(3_600)));
    }
}
