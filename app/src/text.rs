//! Texts and small formatting helpers that pages share.

use time::OffsetDateTime;

/// The example of the start page, also at `docs/examples/three-tier-web.json`.
pub const EXAMPLE_DESIGN: &str = include_str!("../../docs/examples/three-tier-web.json");

/// A design without components.
pub const EMPTY_DESIGN: &str = r#"{"abacus": 1, "name": "Untitled design", "region": "us-east-1", "components": []}"#;

/// Formats a moment as `2026-11-21 04:10 UTC`, the same on the server and in the browser.
#[must_use]
pub fn moment(epoch_ms: i64) -> String {
    let Ok(at) = OffsetDateTime::from_unix_timestamp(epoch_ms.div_euclid(1000)) else { return String::new() };
    format!("{}-{:02}-{:02} {:02}:{:02} UTC", at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute())
}

/// Formats an age in words: `just now`, `3 s ago`, `5 min ago`, `2 h ago`, `4 d ago`.
#[must_use]
pub fn ago(seconds: i64) -> String {
    match seconds {
        ..2 => "just now".to_owned(),
        2..60 => format!("{seconds} s ago"),
        60..3600 => format!("{} min ago", seconds / 60),
        3600..86_400 => format!("{} h ago", seconds / 3600),
        _ => format!("{} d ago", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moment_is_in_utc() {
        assert_eq!(moment(1_795_234_200_000), "2026-11-21 04:10 UTC");
        assert_eq!(moment(0), "1970-01-01 00:00 UTC");
        assert_eq!(moment(-1), "1969-12-31 23:59 UTC");
    }

    #[test]
    fn ago_uses_the_largest_whole_unit() {
        assert_eq!([0, 59, 60, 7200, 86_400].map(ago), ["just now", "59 s ago", "1 min ago", "2 h ago", "1 d ago"]);
    }
}
