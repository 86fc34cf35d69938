//! [`Progress`]: how far a file is, on standard error.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::{Duration, Instant};

/// How often the line of a terminal is written anew.
const ON_TERMINAL: Duration = Duration::from_millis(200);

/// How often a line is written elsewhere.
const ELSEWHERE: Duration = Duration::from_secs(5);

/// Megabytes of 10⁶ bytes.
const MB: u64 = 1_000_000;

/// How far a file is.
pub(super) struct Progress {
    /// The number of the file, of how many, and its name.
    what: String,
    last: Instant,
    terminal: bool,
}

impl Progress {
    pub(super) fn new(name: &str, (number, of): (usize, usize)) -> Progress {
        Progress { what: format!("[{number} of {of}] {name}"), last: Instant::now(), terminal: stderr().is_terminal() }
    }

    /// Tells how many bytes there are, if it is time to.
    pub(super) fn at(&mut self, bytes: u64, size: Option<u64>) {
        if self.last.elapsed() >= if self.terminal { ON_TERMINAL } else { ELSEWHERE } {
            self.last = Instant::now();
            let text = line(&self.what, bytes, size);
            self.write(&text, !self.terminal);
        }
    }

    /// Tells that the file is complete.
    pub(super) fn done(&self, bytes: u64) {
        self.write(&line(&self.what, bytes, None), true);
    }

    /// Leaves the line free for what is told next.
    pub(super) fn stop(&self) {
        self.write("", false);
    }

    /// Tells why there is another attempt.
    pub(super) fn again(&self, reason: &str, pause: Duration) {
        self.write(&format!("{}: {reason}; again in {:.1} s", self.what, pause.as_secs_f32()), true);
    }

    fn write(&self, text: &str, ends: bool) {
        let (start, end) = (if self.terminal { "\r\x1b[K" } else { "" }, if ends { "\n" } else { "" });
        // Without standard error, files are fetched nevertheless.
        let _ = write!(stderr(), "{start}{text}{end}");
    }
}

fn line(what: &str, bytes: u64, size: Option<u64>) -> String {
    let size = size.map_or_else(String::new, |size| format!(" of {}", size.div_ceil(MB)));
    format!("{what}: {}{size} MB", bytes.div_ceil(MB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_megabytes() {
        assert_eq!(line("[1 of 2] a.csv", 1_500_000, Some(7_000_000)), "[1 of 2] a.csv: 2 of 7 MB");
        assert_eq!(line("[1 of 2] a.csv", 0, None), "[1 of 2] a.csv: 0 MB");
    }
}
