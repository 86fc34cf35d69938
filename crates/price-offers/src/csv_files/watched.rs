//! [`Watched`]: content whose lines are bounded, and whose end is known.

use std::io::{self, Read};

/// Most bytes of a line. Lines of the EC2 offer have less than two thousand.
const LONGEST_LINE: usize = 1 << 20;

/// Content that is watched while it is read.
pub(super) struct Watched<R> {
    content: R,
    /// Bytes since the last end of a line.
    since: usize,
}

impl<R> Watched<R> {
    pub(super) fn new(content: R) -> Watched<R> {
        Watched { content, since: 0 }
    }

    /// Whether the last line has no end.
    pub(super) fn ends_within_a_line(&self) -> bool {
        self.since > 0
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        for (index, part) in buffer.get(..read).unwrap_or_default().split(|byte| *byte == b'\n').enumerate() {
            self.since = if index == 0 { self.since.saturating_add(part.len()) } else { part.len() };
            if self.since > LONGEST_LINE {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a line is longer than 1 MiB"));
            }
        }
        Ok(read)
    }
}
