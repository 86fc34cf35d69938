//! [`Text`]: text that may include values of a component.

use std::borrow::Cow;

use units::Decimal;
use units::format::quantity;

use crate::condition::Condition;
use crate::field::{Field, Measure, Type};
use crate::usage::Scenario;
use crate::usage_value::Usage;
use crate::value::{Value, Values};

/// Text of a label, a price key or a message.
#[derive(Debug, Clone, Copy)]
pub enum Text {
    /// A literal.
    Is(&'static str),
    /// The value of a field as it is in the document, such as `gp3`; empty if left out.
    Of(&'static str),
    /// The value of a field in lower case, as names in the catalogue are.
    Item(&'static str),
    /// The value of a field as AWS writes it, such as `General Purpose SSD (gp3)`.
    Label(&'static str),
    /// The typical value of a usage field, with its unit; empty while it is not known.
    Used(&'static str),
    /// The first if the condition holds by the values alone, else the second.
    If(Condition, &'static Text, &'static Text),
    /// The same as `Label` for the middle of a sentence, with a lower-case first letter.
    Lower(&'static str),
    /// The prefix followed by the text, unless the text is empty.
    After(&'static str, &'static Text),
    /// The texts joined together.
    All(&'static [Text]),
}

impl Text {
    /// The text for a component.
    #[must_use]
    pub fn of(&self, values: &Values) -> Cow<'static, str> {
        match self {
            Text::Is(words) => (*words).into(),
            Text::If(condition, one, other) => {
                if condition.holds_for(values) {
                    one.of(values)
                } else {
                    other.of(values)
                }
            }
            Text::Of(field) => match values.choice(field) {
                Some(choice) => choice.code.into(),
                None => self.written(values).into(),
            },
            Text::Label(field) => match values.choice(field) {
                Some(choice) => choice.label.into(),
                None => self.written(values).into(),
            },
            _ => self.written(values).into(),
        }
    }

    fn written(&self, values: &Values) -> String {
        let mut text = String::with_capacity(USUAL_LENGTH);
        self.write(values, &mut text);
        text
    }

    fn write(&self, values: &Values, text: &mut String) {
        match self {
            Text::Is(words) => text.push_str(words),
            Text::Of(field) => values.write(field, text),
            Text::Item(field) => text.push_str(&Text::Of(field).of(values).to_lowercase()),
            Text::Label(field) => match values.choice(field) {
                Some(choice) => text.push_str(choice.label),
                None => values.write(field, text),
            },
            Text::Lower(field) => {
                let label = values.choice(field).map_or("", |choice| choice.label);
                let mut letters = label.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_lowercase));
                text.push_str(letters.as_str());
            }
            Text::Used(field) => {
                if let Some((field, Some(Value::Usage(usage)))) = values.field(field) {
                    text.push_str(&in_words(field, usage));
                }
            }
            Text::If(condition, one, other) => {
                if condition.holds_for(values) {
                    one.write(values, text)
                } else {
                    other.write(values, text)
                }
            }
            Text::After(words, rest) => {
                let start = text.len();
                text.push_str(words);
                let end = text.len();
                rest.write(values, text);
                if text.len() == end {
                    text.truncate(start);
                }
            }
            Text::All(parts) => parts.iter().for_each(|part| part.write(values, text)),
        }
    }

    /// Collects the names of the fields it uses.
    pub fn fields(&self, named: &mut Vec<&'static str>) {
        match self {
            Text::Is(_) => {}
            Text::Of(field) | Text::Item(field) | Text::Label(field) | Text::Lower(field) | Text::Used(field) => {
                named.push(field)
            }
            Text::If(condition, one, other) => {
                condition.fields(named);
                one.fields(named);
                other.fields(named);
            }
            Text::After(_, rest) => rest.fields(named),
            Text::All(parts) => parts.iter().for_each(|part| part.fields(named)),
        }
    }
}

/// Most texts with values are no longer.
const USUAL_LENGTH: usize = 48;

/// GB in a TB.
const GB_PER_TB: Decimal = Decimal::from_parts(1_024, 0, 0, false, 0);

/// A usage value in a short form, such as `3 TB` or `20 per second`; empty while it is open.
fn in_words(field: &Field, usage: &Usage) -> String {
    let Type::Usage(measure) = field.value else { return String::new() };
    let number = |value: Decimal, unit: &str| format!("{} {unit}", quantity(value, 2));
    let monthly = |value: Decimal| match measure {
        // What was typed in GB reads back as it was typed, unless it is whole terabytes.
        Measure::Data if value >= GB_PER_TB && (value % GB_PER_TB).is_zero() => number(value / GB_PER_TB, "TB"),
        Measure::Data => number(value, "GB"),
        Measure::Count(things) => number(value, things),
        Measure::Hours => number(value, "hours"),
        Measure::Percent => number(value, "%"),
        Measure::Amount(unit) => number(value, unit),
    };
    match usage {
        Usage::Monthly(value) => match value.once() {
            Some((value, _)) => {
                value.value(Scenario::Typical).map(|value| format!("{} once", monthly(value))).unwrap_or_default()
            }
            None => value.value(Scenario::Typical).map(monthly).unwrap_or_default(),
        },
        Usage::Rate { value, unit, .. } => {
            value.value(Scenario::Typical).map(|value| number(value, unit.label)).unwrap_or_default()
        }
        Usage::ByHour(_) => "by the hour".to_owned(),
    }
}
