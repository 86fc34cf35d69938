//! Dates of what AWS publishes.

use catalog::PriceDate;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

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
