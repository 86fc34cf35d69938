//! [`sample`]: components with values in range, for tests and searches.

use units::Decimal;

use crate::definition::Definition;
use crate::field::{Absent, Field, Measure, Type};
use crate::limits;
use crate::usage::{Number, UsageValue};
use crate::usage_value::{RATE_UNITS, Usage};
use crate::value::{Value, Values};

/// A component of a kind that a document can contain. `below(n)` picks a number from 0 to n - 1; the same picks give
/// the same component. `item` supplies a catalogue name for a field, and `region` is used wherever a region is needed.
///
/// References are left out: they need other components.
pub fn sample(
    definition: &'static Definition,
    below: &mut dyn FnMut(u64) -> u64,
    item: &mut dyn FnMut(&Field) -> String,
    region: &str,
) -> Values {
    let mut values = Values::new(definition);
    // Conditions look at fields before and after them: two passes are enough for what depends on choices.
    for _ in 0..2 {
        for field in definition.config {
            if !field.when.holds_for(&values) {
                values.set(field.name, None);
            } else if field.absent == Absent::Refused || below(2) == 0 {
                values.set(field.name, value(field, below, item, region));
            }
        }
    }
    for field in definition.config.iter().filter(|field| field.absent == Absent::Refused) {
        if field.when.holds_for(&values) && !values.is_given(field.name) {
            values.set(field.name, value(field, below, item, region));
        }
    }
    for field in definition.usage {
        if below(3) > 0 {
            values.set(field.name, value(field, below, item, region));
        }
    }
    values
}

fn value(
    field: &Field,
    below: &mut dyn FnMut(u64) -> u64,
    item: &mut dyn FnMut(&Field) -> String,
    region: &str,
) -> Option<Value> {
    Some(match field.value {
        Type::Choice(choices) => {
            let at = usize::try_from(below(choices.len().try_into().unwrap_or(1))).unwrap_or_default();
            Value::Choice(choices.get(at)?)
        }
        Type::Number { least, most, decimals, .. } => {
            let scale = 10_u64.pow(decimals);
            let units = least.saturating_mul(scale) + below((most - least).saturating_mul(scale).saturating_add(1));
            Value::Number(Number(Decimal::new(i64::try_from(units).ok()?, decimals).normalize()))
        }
        Type::Flag => Value::Flag(below(2) == 0),
        Type::Text { example } | Type::InstanceType { example } => Value::Text(example.to_owned()),
        Type::Ranges { example, .. } => Value::Texts(vec![example.to_owned()]),
        Type::Region => Value::Text(region.to_owned()),
        Type::Item { .. } => Value::Text(item(field)),
        Type::Reference(_) | Type::References(..) => return None,
        Type::Usage(measure) => Value::Usage(usage(measure, below)),
    })
}

fn usage(measure: Measure, below: &mut dyn FnMut(u64) -> u64) -> Usage {
    // The upper limit varies by order of magnitude, so that small numbers are as frequent as large ones.
    let mut number = |most: u64| {
        let digits = u32::try_from(below(u64::from(most.max(1).ilog10()) + 2)).unwrap_or_default();
        let most = 10_u64.saturating_pow(digits).min(most);
        let tenths = below(most.saturating_mul(10).saturating_add(1));
        Number(Decimal::new(i64::try_from(tenths).unwrap_or_default(), 1).normalize())
    };
    let most = measure.most();
    let mut three = [number(most), number(most), number(most)];
    three.sort();
    let [low, typical, high] = three;
    let range = UsageValue::Range { low, typical, high };
    let size = number(limits::PERCENT);
    let rate = number(1_000_000);
    match below(7) {
        0 => Usage::Monthly(UsageValue::Open),
        1 => Usage::Monthly(range),
        2 if measure.can_occur_once() => {
            Usage::Monthly(range.once_in(1 + u32::try_from(below(12)).unwrap_or_default()))
        }
        // A size that is not open may make a product of large numbers that no decimal holds.
        2 => Usage::Monthly(UsageValue::Open),
        3 if measure.adds_up_by_hour() => {
            let hours = if below(2) == 0 { 24 } else { 168 };
            Usage::ByHour((0..hours).map(|_| Number::from(below(100))).collect())
        }
        4 | 5 => {
            match RATE_UNITS.iter().filter(|unit| unit.fits(measure)).nth(usize::try_from(below(3)).unwrap_or(0)) {
                Some(unit) => {
                    Usage::Rate { value: UsageValue::One(rate), unit, size_kib: unit.needs_size.then_some(size) }
                }
                None => Usage::Monthly(UsageValue::One(typical)),
            }
        }
        _ => Usage::Monthly(UsageValue::One(typical)),
    }
}
