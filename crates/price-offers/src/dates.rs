//! Dates of what AWS publishes.

use std::time::SystemTime;

use catalog::PriceDate;
use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime};

/// The day of a publication date, such as `2025-09-12T22:53:08Z`.
pub(crate) fn day(text: &str) -> Result<PriceDate, String> {
    let bad = || format!("not a publication date: {:?}", text.chars().take(40).collect::<String>());
    PriceDate::parse(text.get(..10).ok_or_else(bad)?).map_err(|_| bad())
}

/// The seconds of a time stamp, such as `2025-09-12T22:53:08+00:00`.
pub(crate) fn seconds(text: &str) -> Result<i64, String> {
    let time = OffsetDateTime::parse(text, &Rfc3339);
    let bad = |_| format!("not a time stamp: {:?}", text.chars().take(40).collect::<String>());
    time.map(OffsetDateTime::unix_timestamp).map_err(bad)
}

/// The day of a time (UTC), such as `2026-11-28`.
#[must_use]
pub fn day_of(time: SystemTime) -> String {
    OffsetDateTime::from(time).date().to_string()
}

/// Whole days from the day of a time stamp to a time; `None` if the text does not begin with a day.
#[must_use]
pub fn days_since(text: &str, now: SystemTime) -> Option<i64> {
    let mut parts = text.get(..10)?.splitn(3, '-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse::<u8>().ok()?, parts.next()?.parse().ok()?);
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    Some((OffsetDateTime::from(now).date() - date).whole_days())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn days_are_counted_from_midnight() {
        // 2026-11-28T12:00:00Z
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_867_200);
        assert_eq!(days_since("2026-11-28T23:59:59Z", now), Some(0));
        assert_eq!(days_since("2026-11-27T23:59:59Z", now), Some(1));
        assert_eq!(days_since("2025-11-28", now), Some(365));
        assert_eq!(days_since("2025-11", now), None);
        assert_eq!(day_of(now), "2026-11-28");
    }
}
