//! [`Span`]: a monthly amount at the low end, the typical value and the high end of its range.

use definitions::{Absent, Usage, Value, Values, limits};
use design::{Number, Scenario, UsageValue};
use units::Decimal;
use units::time::{HOURS_PER_DAY, Month};

const SCENARIOS: [Scenario; 3] = [Scenario::Low, Scenario::Typical, Scenario::High];

/// Bytes of a GB, and of a KiB.
const GB: u64 = 1 << 30;
const KIB: u64 = 1 << 10;

/// A monthly amount that follows from usage values: low, typical and high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    ends: [Decimal; 3],
    /// The month, from 1, if the amount occurs in that month only.
    once: Option<u32>,
}

impl Span {
    pub const ZERO: Span = Span { ends: [Decimal::ZERO; 3], once: None };

    /// A known number.
    pub fn of(number: impl Into<Decimal>) -> Span {
        Span { ends: [number.into(); 3], once: None }
    }

    /// A usage value; `None` while it is open.
    pub fn of_value(value: UsageValue) -> Option<Span> {
        let (value, once) = value.once().map_or((value, None), |(value, month)| (value, Some(month)));
        Some(Span { once, ..Span::from_each(|scenario| value.value(scenario))? })
    }

    /// The amount that every day of the month has, given its 24 hours.
    pub fn of_day(hours: &[Number; 24], month: Month) -> Option<Span> {
        let day = hours.iter().try_fold(Decimal::ZERO, |sum, hour| sum.checked_add(hour.0))?;
        Span::of(day).times(month.hours())?.divided(HOURS_PER_DAY)
    }

    /// A field of a defined kind; `None` while it is open, or if it holds no number.
    pub fn of_field(values: &Values, name: &str, month: Month) -> Option<Span> {
        let (field, value) = values.field(name)?;
        match value {
            Some(Value::Usage(Usage::Monthly(value))) => Span::of_value(*value),
            Some(Value::Usage(usage)) => Span::from_each(|scenario| {
                let hours = if usage.is_rate() { values.running_hours(scenario, month)? } else { month.hours() };
                usage.product(scenario, hours, None)?.value().ok()
            }),
            Some(Value::Number(number)) => Some(Span::of(number.0)),
            _ => match field.absent {
                Absent::Zero | Absent::Nothing => Some(Span::ZERO),
                Absent::Number(number) | Absent::Counts(number) => Some(Span::of(number)),
                Absent::Month => Some(Span::of(month.hours())),
                _ => None,
            },
        }
    }

    fn from_each(of: impl Fn(Scenario) -> Option<Decimal>) -> Option<Span> {
        let [low, typical, high] = SCENARIOS.map(of);
        Some(Span { ends: [low?, typical?, high?], once: None })
    }

    fn each(self, work: impl Fn(Decimal) -> Option<Decimal>) -> Option<Span> {
        let [low, typical, high] = self.ends.map(work);
        Some(Span { ends: [low?, typical?, high?], ..self })
    }

    pub fn times(self, factor: impl Into<Decimal>) -> Option<Span> {
        let factor = factor.into();
        self.each(|end| end.checked_mul(factor))
    }

    pub fn divided(self, divisor: impl Into<Decimal>) -> Option<Span> {
        let divisor = divisor.into();
        self.each(|end| end.checked_div(divisor))
    }

    /// The product of both, end by end.
    pub fn by(self, other: Span) -> Option<Span> {
        self.with(other, Decimal::checked_mul)
    }

    /// The sum of both, end by end.
    pub fn plus(self, other: Span) -> Option<Span> {
        self.with(other, Decimal::checked_add)
    }

    fn with(self, other: Span, work: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Span> {
        let ([low, typical, high], [other_low, other_typical, other_high]) = (self.ends, other.ends);
        let ends = [work(low, other_low)?, work(typical, other_typical)?, work(high, other_high)?];
        Some(Span { ends, once: self.once.or(other.once) })
    }

    /// So many pieces of this size, in GB.
    pub fn gb_of_bytes(self, bytes: u64) -> Option<Span> {
        self.times(bytes)?.divided(GB)
    }

    /// So many GB in pieces of this size.
    pub fn pieces_of_kib(self, kib: u64) -> Option<Span> {
        self.times(GB)?.divided(kib.checked_mul(KIB)?)
    }

    pub const fn typical(self) -> Decimal {
        let [_, typical, _] = self.ends;
        typical
    }

    pub fn is_zero(self) -> bool {
        self.ends.iter().all(Decimal::is_zero)
    }

    /// As a usage value that a document can hold: with four decimals, and at least the smallest of them unless it is
    /// zero.
    pub fn value(self) -> UsageValue {
        let [low, typical, high] = self.ends.map(writable);
        if low == typical && typical == high {
            return UsageValue::One(typical);
        }
        UsageValue::Range { low, typical, high }
    }

    /// As usage of a defined kind.
    pub fn usage(self) -> Usage {
        Usage::Monthly(match self.once {
            Some(month) => self.value().once_in(month),
            None => self.value(),
        })
    }
}

fn writable(value: Decimal) -> Number {
    let rounded = value.round_dp(limits::USAGE_DECIMALS).min(limits::USAGE.into());
    let least = Decimal::new(1, limits::USAGE_DECIMALS);
    Number(if value.is_zero() { Decimal::ZERO } else { rounded.max(least) }.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_keeps_its_ends_and_nothing_rounds_to_zero() {
        let number = Number::from;
        let range = UsageValue::Range { low: number(1), typical: number(1 << 21), high: number(1 << 30) };
        let gb = Span::of_value(range).unwrap().gb_of_bytes(512).unwrap();
        let expected = UsageValue::Range { low: Number(Decimal::new(1, 4)), typical: number(1), high: number(512) };
        assert_eq!(gb.value(), expected);
        assert_eq!(Span::ZERO.value(), UsageValue::known(0));
        assert_eq!(Span::of_value(UsageValue::Open), None);
    }

    #[test]
    fn a_field_is_what_it_makes_in_a_month() {
        let month = Month::Standard;
        let of = |usage: &str, name: &str| {
            let text = format!(
                r#"{{"abacus": 1, "region": "us-east-1", "components": [{{"id": "f", "kind": "lambda", "usage": {usage}}}]}}"#
            );
            let design = design::Design::parse(&text).unwrap();
            Span::of_field(design.components[0].body.values().unwrap(), name, month)
        };
        assert_eq!(of(r#"{"requests": {"value": 2, "unit": "per-hour"}}"#, "requests"), Some(Span::of(1_460)));
        assert_eq!(of(r#"{"requests": "open"}"#, "requests"), None);
        assert_eq!(of("{}", "requests"), None, "requests that are left out are open");
        assert_eq!(of("{}", "internet_out_gb"), Some(Span::ZERO));
        let once = of(r#"{"requests": {"once": 8, "month": 3}}"#, "requests").unwrap();
        assert_eq!(once.times(2).unwrap().usage(), Usage::Monthly(UsageValue::known(16).once_in(3)));
    }
}
