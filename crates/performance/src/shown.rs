//! Durations formatted for people.

use std::time::Duration;

/// A duration with about three digits: `850 ns`, `19.4 µs`, `2.51 ms`.
#[must_use]
pub fn shown(time: Duration) -> String {
    let nanos = time.as_nanos();
    match nanos {
        0..1_000 => format!("{nanos} ns"),
        1_000..100_000 => format!("{}.{} µs", nanos / 1_000, nanos / 100 % 10),
        100_000..1_000_000 => format!("{} µs", nanos / 1_000),
        1_000_000..100_000_000 => format!("{}.{:02} ms", nanos / 1_000_000, nanos / 10_000 % 100),
        _ => format!("{} ms", nanos / 1_000_000),
    }
}
