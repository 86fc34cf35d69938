//! Counts instructions with callgrind, and writes counts.

use std::process::Command;

/// The number of runs whose instructions are counted.
const COUNTED: u64 = 8;

/// The instructions of one run of a piece of work by a build of `repeat`, without the preparation; `None` without valgrind.
#[must_use]
pub fn instructions(program: &str, work: &str) -> Option<u64> {
    let all = |times: u64| -> Option<u64> {
        let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null", program, work];
        let output = Command::new("valgrind").args(tool).arg(times.to_string()).output().ok()?;
        let said = String::from_utf8(output.stderr).ok()?;
        said.lines().find_map(|line| line.split_once("refs:"))?.1.trim().replace(',', "").parse().ok()
    };
    // Work done only in the first run does not count.
    let (one, more) = (all(1)?, all(1 + COUNTED)?);
    Some(more.saturating_sub(one) / COUNTED)
}

/// A count in millions, with three decimals.
#[must_use]
pub fn millions(count: u64) -> String {
    format!("{}.{:03} M", count / 1_000_000, count / 1_000 % 1_000)
}

/// A ratio with two decimals.
#[must_use]
pub fn ratio(after: impl Into<u128>, before: impl Into<u128>) -> String {
    let hundredths = (after.into() * 100 + 50) / before.into().max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
