//! [`CalendarDate`] and [`CalendarMonth`]: when a design starts and when a private rate comes into force.

use std::fmt;

use serde::{Serialize, Serializer};
use time::{Date, Month};

/// A day, such as `2027-01-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDate(Date);

/// A calendar month, such as `2027-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarMonth(Date);

/// The years that a document may name.
const YEARS: std::ops::RangeInclusive<i32> = 2006..=2100;

impl CalendarDate {
    /// Parses `YYYY-MM-DD`; `None` for anything else and for days that do not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<CalendarDate> {
        let (month, day) = text.rsplit_once('-')?;
        let first = CalendarMonth::parse(month)?.0;
        first.replace_day(digits(day, 2)?).ok().map(CalendarDate)
    }
}

impl CalendarMonth {
    /// Parses `YYYY-MM`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<CalendarMonth> {
        let (year, month) = text.split_once('-')?;
        let year = i32::from(digits::<u16>(year, 4)?);
        let month = Month::try_from(digits::<u8>(month, 2)?).ok()?;
        Date::from_calendar_date(year, month, 1).ok().filter(|_| YEARS.contains(&year)).map(CalendarMonth)
    }

    /// The month `later` months after this one.
    #[must_use]
    pub fn after(self, later: u32) -> CalendarMonth {
        let mut month = self.0;
        // A design is priced for a year at most.
        for _ in 0..later.min(MONTHS) {
            let year = if month.month() == Month::December { month.year().saturating_add(1) } else { month.year() };
            month = Date::from_calendar_date(year, month.month().next(), 1).unwrap_or(month);
        }
        CalendarMonth(month)
    }

    /// Whether the whole month lies on or after `date`.
    #[must_use]
    pub fn is_from(self, date: CalendarDate) -> bool {
        self.0 >= date.0
    }
}

/// The most months that are counted on from a month.
const MONTHS: u32 = 1_200;

fn digits<N: std::str::FromStr>(text: &str, count: usize) -> Option<N> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), u8::from(self.0.month()))
    }
}

impl Serialize for CalendarDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for CalendarMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_months_are_written_as_they_are_read() {
        for text in ["2027-01-15", "2028-02-29"] {
            assert_eq!(CalendarDate::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(CalendarMonth::parse("2027-12").unwrap().to_string(), "2027-12");
        for wrong in ["", "2027", "2027-1-1", "2027-13-01", "2027-02-29", "2027-02-30x", "1999-01-01", "+027-01-01"] {
            assert_eq!(CalendarDate::parse(wrong), None, "{wrong}");
        }
        for wrong in ["2027-00", "2027-1", "27-01", "2027-01-01", "2101-01"] {
            assert_eq!(CalendarMonth::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_that_has_begun_is_not_from_a_later_day_of_it() {
        let (january, date) = (CalendarMonth::parse("2027-01").unwrap(), |text| CalendarDate::parse(text).unwrap());
        assert!(january.is_from(date("2027-01-01")) && january.is_from(date("2020-06-30")));
        assert!(!january.is_from(date("2027-01-02")));
        assert_eq!(january.after(13).to_string(), "2028-02");
        assert_eq!(january.after(11).to_string(), "2027-12");
    }
}
