//! [`PriceDate`]: the day a price was seen.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::Problem;

/// When a price was seen: a day (`2025-11-04`), a month (`2025-11`) or a year (`2024`), as precise as known.
///
/// Dates sort chronologically; a month comes before its days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct PriceDate {
    /// ASCII, padded with zero bytes, which sort before every digit.
    text: [u8; PriceDate::LONGEST],
    length: u8,
}

impl PriceDate {
    /// Length of a day in bytes.
    const LONGEST: usize = 10;

    /// Parses a date.
    ///
    /// # Errors
    /// [`Problem::BadDate`] if the text is not a date.
    pub fn parse(text: &str) -> Result<PriceDate, Problem> {
        let mut parts = text.split('-');
        let year = number(parts.next(), 4);
        let month = parts.next();
        let day = parts.next();
        let year_is_good = year.is_some_and(|year| (2006..2100).contains(&year));
        let month_is_good = month.is_none() || number(month, 2).is_some_and(|month| (1..=12).contains(&month));
        let day_is_good =
            day.is_none() || number(day, 2).is_some_and(|day| (1..=days_in(year, number(month, 2))).contains(&day));
        if year_is_good && month_is_good && day_is_good && parts.next().is_none() {
            PriceDate::held(text).ok_or_else(|| Problem::BadDate(text.to_owned()))
        } else {
            Err(Problem::BadDate(text.to_owned()))
        }
    }

    fn held(date: &str) -> Option<PriceDate> {
        let mut text = [0; PriceDate::LONGEST];
        text.get_mut(..date.len())?.copy_from_slice(date.as_bytes());
        Some(PriceDate { text, length: u8::try_from(date.len()).ok()? })
    }

    /// The date as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.get(..self.length.into()).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

fn number(text: Option<&str>, digits: usize) -> Option<u32> {
    text.filter(|text| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

fn days_in(year: Option<u32>, month: Option<u32>) -> u32 {
    let leap = year.is_some_and(|y| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)));
    match month {
        Some(2) if leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}

impl fmt::Display for PriceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for PriceDate {
    type Error = Problem;
    fn try_from(text: String) -> Result<PriceDate, Problem> {
        PriceDate::parse(&text)
    }
}

impl Serialize for PriceDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_takes_days_months_and_years() {
        for good in ["2025-11-04", "2025-11", "2024", "2024-02-29"] {
            assert_eq!(PriceDate::parse(good).unwrap().to_string(), good);
        }
    }

    #[test]
    fn parse_refuses_what_is_no_date() {
        for bad in ["", "2025-13", "2025-1", "2025-02-29", "2025-11-04-1", "25-11-04", "2025-11-31", "undated", "2025-"]
        {
            assert_eq!(PriceDate::parse(bad), Err(Problem::BadDate(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn dates_order_by_time() {
        let date = |text| PriceDate::parse(text).unwrap();
        assert!(date("2024") < date("2025-04-04"));
        assert!(date("2025-11") < date("2025-11-04"));
        assert!(date("2025-11-04") < date("2026-07-20"));
    }
}
