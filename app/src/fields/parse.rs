//! Reads numbers as people type and paste them: `1,000,000`, `1e6`, `10TB`, `5 %`.

use units::{Decimal, format, parse_plain};

/// Units of size, in GiB.
const SIZES: &[(&str, u64)] = &[("gib", 1), ("gb", 1), ("g", 1), ("tib", 1024), ("tb", 1024), ("t", 1024)];

/// Units of size, in KiB.
const SMALL_SIZES: &[(&str, u64)] =
    &[("kib", 1), ("kb", 1), ("mib", 1024), ("mb", 1024), ("gib", 1 << 20), ("gb", 1 << 20), ("tb", 1 << 30)];

/// Other units that may stand behind a number and change nothing.
const PLAIN: &[&str] = &["iops", "mib/s", "mb/s", "mibps", "h", "hours", "hour", "requests", "s", "seconds", "%"];

/// A number with an optional unit, times what its unit stands for; sizes in GiB.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn number(text: &str) -> Result<Decimal, String> {
    with_sizes(text, SIZES)
}

/// A size in KiB: `128`, `4 MB`, `1 GiB`.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn kib(text: &str) -> Result<Decimal, String> {
    with_sizes(text, SMALL_SIZES)
}

fn with_sizes(text: &str, sizes: &[(&str, u64)]) -> Result<Decimal, String> {
    let text: String = text.trim().chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\'')).collect();
    if text.is_empty() {
        return Err("Enter a number".to_owned());
    }
    let text = text.replace('−', "-").to_lowercase();
    let mut end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e'))).unwrap_or(text.len());
    // A trailing `e` belongs to what follows, not to the number.
    if text[..end].ends_with('e') {
        end -= 1;
    }
    let (digits, unit) = text.split_at(end);
    let value = parse_plain(digits.trim_start_matches('+')).map_err(|_| {
        // Digits that do not fit are a number all the same.
        if digits.chars().any(|c| c.is_ascii_digit()) && digits.len() > 3 {
            format!("{text} is out of range")
        } else {
            format!("“{text}” is not a number")
        }
    })?;
    let factor = match sizes.iter().find(|(name, _)| *name == unit) {
        Some((_, factor)) => *factor,
        None if unit.is_empty() || PLAIN.contains(&unit) => 1,
        None => return Err(format!("“{unit}” is not a unit that fits here")),
    };
    value.checked_mul(Decimal::from(factor)).ok_or_else(|| format!("{text} is out of range"))
}

/// A number from `least` to `most` with at most `decimals` digits behind the point.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn number_in(text: &str, least: u64, most: u64, decimals: u32) -> Result<Decimal, String> {
    within(number(text)?, least, most, decimals)
}

/// The number, if it lies from `least` to `most` and has at most `decimals` digits behind the point.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn within(value: Decimal, least: u64, most: u64, decimals: u32) -> Result<Decimal, String> {
    let value = value.normalize();
    if value < Decimal::from(least) || value > Decimal::from(most) {
        let (least, most) = (Decimal::from(least), Decimal::from(most));
        return Err(format!("Use {} to {}", format::quantity(least, 0), format::quantity(most, 0)));
    }
    if value.scale() > decimals {
        let fix =
            if decimals == 0 { "Use a whole number".to_owned() } else { format!("Use at most {decimals} decimals") };
        return Err(fix);
    }
    Ok(value)
}

/// A whole number from `least` to `most`.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn whole(text: &str, least: u64, most: u64) -> Result<u64, String> {
    let value = number_in(text, least, most, 0)?;
    u64::try_from(value).map_err(|_| "Use a whole number".to_owned())
}

/// A whole number, or nothing when the field is empty.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn whole_or_empty(text: &str, least: u64, most: u64) -> Result<Option<u64>, String> {
    if text.trim().is_empty() { Ok(None) } else { whole(text, least, most).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_reads_what_people_paste() {
        for (text, expected) in [
            ("1,000,000", 1_000_000),
            ("1e6", 1_000_000),
            ("10TB", 10_240),
            (" 500 GiB ", 500),
            ("5 %", 5),
            ("1 000", 1000),
        ] {
            assert_eq!(number(text), Ok(Decimal::from(expected)), "{text}");
        }
        assert_eq!(number("1.5 tb"), Ok(Decimal::from(1536)));
    }

    #[test]
    fn small_sizes_are_in_kib() {
        for (text, expected) in [("128", 128), ("128 KB", 128), ("4MB", 4096), ("1 GiB", 1_048_576)] {
            assert_eq!(kib(text), Ok(Decimal::from(expected)), "{text}");
        }
        assert!(number("4 MB").unwrap_err().contains("not a unit"));
    }

    #[test]
    fn number_says_what_is_wrong() {
        assert_eq!(number(""), Err("Enter a number".into()));
        assert!(number("many").unwrap_err().contains("not a number"));
        assert!(number("5 parsecs").unwrap_err().contains("not a unit"));
        assert!(number("1e300").unwrap_err().contains("out of range"));
    }

    #[test]
    fn bounds_are_told() {
        assert_eq!(whole("-5", 1, 1000), Err("Use 1 to 1,000".into()));
        assert_eq!(whole("1.5", 1, 1000), Err("Use a whole number".into()));
        assert_eq!(whole_or_empty(" ", 1, 1000), Ok(None));
    }
}
