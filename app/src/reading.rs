//! Reads what people type and paste, by the specification that the server writes beside each field: `1,000,000`, `1e6`,
//! `100k`, `10TB`, `5 %`. Only readable text gets into the document.

use serde_json::Value;
use units::{Decimal, format, parse_plain};

/// Reads a text as a value of the document, by a specification of `forms::Reads`. `None` removes the value.
///
/// # Errors
/// The message to show at the field.
pub fn read(spec: &str, text: &str) -> Result<Option<Value>, String> {
    let (kind, rest) = spec.split_once('|').unwrap_or((spec, ""));
    let parts: Vec<&str> = rest.split('|').collect();
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    let limit = |index: usize| part(index).parse::<u64>().unwrap_or(u64::MAX);
    let text = text.trim();
    let words = || text.split([',', ' ', '\n']).filter(|word| !word.is_empty());
    match kind {
        "number" if text.is_empty() => match part(3) {
            "remove" => Ok(None),
            "open" => Ok(Some(Value::from("open"))),
            _ => Err("Enter a number".to_owned()),
        },
        "number" => {
            let decimals = part(2).parse().unwrap_or_default();
            let value = round_part(number(text, part(4))?, decimals);
            within(value, limit(0), limit(1), decimals).map(json)
        }
        "text" if text.chars().count() as u64 > limit(0) => Err(format!("Use at most {} characters", part(0))),
        "text" => Ok((!text.is_empty()).then(|| Value::from(text))),
        "name" if text.is_empty() && part(0) == "true" => Ok(None),
        "name" => {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            let fits = !text.is_empty() && text.len() <= NAME_BYTES && text.chars().all(plain);
            if fits { Ok(Some(Value::from(text.to_lowercase()))) } else { Err(format!("Enter {}", part(1))) }
        }
        "texts" => {
            let all: Vec<Value> = words().map(Value::from).collect();
            at_most(all, limit(0))
        }
        "numbers" => {
            let whole =
                |word: &str| within(number(word, "")?, 0, limit(0), 0).map(|value| json(value).unwrap_or_default());
            at_most(words().map(whole).collect::<Result<_, _>>()?, limit(1))
        }
        "zone" if text.len() == 1 && text.chars().all(|c| c.is_ascii_lowercase()) => Ok(Some(Value::from(text))),
        "zone" => Err("Enter the letter of a zone, such as a".to_owned()),
        _ => Ok(None),
    }
}

/// The maximum length of an AWS name in bytes.
const NAME_BYTES: usize = 64;

fn at_most(all: Vec<Value>, most: u64) -> Result<Option<Value>, String> {
    if all.len() as u64 > most {
        return Err(format!("Enter {most} at most"));
    }
    Ok((!all.is_empty()).then(|| Value::from(all)))
}

/// A number as JSON, without rounding.
fn json(value: Decimal) -> Option<Value> {
    serde_json::from_str(&value.normalize().to_string()).ok()
}

/// A number, and whether it was given in a fraction of its unit, such as 500 MB for a value in GB.
struct Read {
    value: Decimal,
    is_part: bool,
}

/// Rounds a value that was given in a fraction of its unit to the allowed decimals.
fn round_part(read: Read, decimals: u32) -> Decimal {
    if read.is_part { read.value.round_dp(decimals) } else { read.value }
}

impl From<Read> for Decimal {
    fn from(read: Read) -> Decimal {
        read.value
    }
}

/// Reads a number that may be followed by one of `units`, which are written as `name=times` or `name=times/parts`, with
/// spaces between.
///
/// # Errors
/// The message to show at the field.
fn number(text: &str, units: &str) -> Result<Read, String> {
    let text: String = text.trim().chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\'')).collect();
    let text = text.trim_start_matches('$').replace('−', "-").to_lowercase();
    let mut end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e'))).unwrap_or(text.len());
    // A trailing `e` belongs to the unit, not to the number.
    if text[..end].ends_with('e') {
        end -= 1;
    }
    let (digits, unit) = text.split_at(end);
    let value = parse_plain(digits.trim_start_matches('+')).map_err(|_| {
        // A number with too many digits is still a number.
        if digits.chars().any(|c| c.is_ascii_digit()) && digits.len() > 3 {
            format!("{text} is out of range")
        } else {
            format!("“{text}” is not a number")
        }
    })?;
    if unit.is_empty() {
        return Ok(Read { value, is_part: false });
    }
    let Some((times, parts)) = factor(units, unit) else {
        return Err(format!("“{unit}” is not a unit that fits here"));
    };
    let product = value.checked_mul(times).and_then(|value| value.checked_div(parts));
    let value = product.ok_or_else(|| format!("{text} is out of range"))?;
    Ok(Read { value, is_part: parts != Decimal::ONE })
}

/// The factor from a unit to the field's own unit, as a numerator and a denominator.
fn factor(units: &str, unit: &str) -> Option<(Decimal, Decimal)> {
    let known = units.split(' ').filter_map(|one| one.rsplit_once('='));
    let (_, factor) = known.into_iter().find(|(name, _)| *name == unit)?;
    let (times, parts) = factor.split_once('/').unwrap_or((factor, "1"));
    Some((times.parse().ok()?, parts.parse().ok()?))
}

/// Checks that a number is between `least` and `most` and has at most `decimals` decimals.
fn within(value: impl Into<Decimal>, least: u64, most: u64, decimals: u32) -> Result<Decimal, String> {
    let value = value.into().normalize();
    let (least, most) = (Decimal::from(least), Decimal::from(most));
    if value < least || value > most {
        return Err(format!("Use {} to {}", format::quantity(least, 0), format::quantity(most, 0)));
    }
    if value.scale() > decimals {
        return Err(if decimals == 0 {
            "Use a whole number".to_owned()
        } else {
            format!("Use at most {decimals} decimals")
        });
    }
    Ok(value)
}

/// Converts a value from the field's own unit to a unit that is `times` as large, as text.
#[must_use]
pub fn in_unit(text: &str, times: u64) -> String {
    match parse_plain(text).ok().and_then(|value| value.checked_div(Decimal::from(times))) {
        Some(value) if times > 1 => value.normalize().to_string(),
        _ => text.to_owned(),
    }
}

/// Whether the first number is larger than the second.
#[must_use]
pub fn is_more(one: &str, other: &str) -> bool {
    matches!((parse_plain(one), parse_plain(other)), (Ok(one), Ok(other)) if one > other)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const GIB: &str = "number|1|1048576|0|refuse|gib=1 gb=1 tib=1024 tb=1024 mib=1/1024";
    const COUNT: &str = "number|0|1000000000000|4|remove|k=1000 m=1000000 bn=1000000000 requests=1";

    #[test]
    fn numbers_are_read_with_the_units_of_their_field() {
        for (spec, text, expected) in [
            (GIB, "1TB", json!(1024)),
            (GIB, " 500 GiB ", json!(500)),
            (GIB, "1.5 tb", json!(1536)),
            (COUNT, "1,000,000", json!(1_000_000)),
            (COUNT, "1e6", json!(1_000_000)),
            (COUNT, "100k", json!(100_000)),
            (COUNT, "2.5 m", json!(2_500_000)),
            (COUNT, "1 000", json!(1000)),
            (COUNT, "0.1", json!(0.1)),
            ("number|0|100|4|refuse|%=1", "5 %", json!(5)),
            ("number|0|1000|4|refuse|gb=1 mb=1/1024", "500 MB", json!(0.4883)),
            ("number|0|1000000|3|refuse|usd=1", "$1.25", json!(1.25)),
        ] {
            assert_eq!(read(spec, text), Ok(Some(expected)), "{text}");
        }
        assert_eq!(read(COUNT, " "), Ok(None));
    }

    #[test]
    fn what_does_not_fit_is_refused_with_the_reason() {
        for (spec, text, told) in [
            (COUNT, "10TB", "“tb” is not a unit that fits here"),
            (GIB, "100k", "“k” is not a unit that fits here"),
            (GIB, "", "Enter a number"),
            (GIB, "many", "“many” is not a number"),
            (GIB, "-5", "Use 1 to 1,048,576"),
            (GIB, "1.5", "Use a whole number"),
            (GIB, "1e30", "1e30 is out of range"),
            ("zone", "us-east-1a", "Enter the letter of a zone, such as a"),
            ("text|3", "abcd", "Use at most 3 characters"),
            ("texts|1", "a, b", "Enter 1 at most"),
            ("name|false|an instance type such as m5.large", "m5 large", "Enter an instance type such as m5.large"),
        ] {
            assert_eq!(read(spec, text), Err(told.to_owned()), "{text}");
        }
    }

    #[test]
    fn words_and_lists_are_read() {
        assert_eq!(read("text|10", " a b "), Ok(Some(json!("a b"))));
        assert_eq!(read("text|10", ""), Ok(None));
        assert_eq!(read("texts|9", "10.0.0.0/16, 10.1.0.0/16"), Ok(Some(json!(["10.0.0.0/16", "10.1.0.0/16"]))));
        assert_eq!(read("numbers|100|3", "8, 2"), Ok(Some(json!([8, 2]))));
        assert_eq!(read("name|false|a type", "M5.Large"), Ok(Some(json!("m5.large"))));
        assert_eq!(read("zone", "b"), Ok(Some(json!("b"))));
    }

    #[test]
    fn values_are_shown_in_another_unit() {
        assert_eq!((in_unit("1536", 1024).as_str(), in_unit("500", 1).as_str()), ("1.5", "500"));
        assert!(is_more("10", "9.5") && !is_more("9", "9"));
    }
}
