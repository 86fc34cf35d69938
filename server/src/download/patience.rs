//! [`Patience`]: how often a file is tried, and the pauses in between.

use std::time::Duration;

/// Most attempts that bring the file no further.
const ATTEMPTS: u32 = 6;

/// The first pause; each is twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// An attempt that brought this many bytes was not in vain.
const PROGRESS: u64 = 8 << 20;

/// Counts attempts that failed. The files are of finite size, so they come to an end even if every attempt brings a part.
#[derive(Debug, Default)]
pub(super) struct Patience {
    in_vain: u32,
}

impl Patience {
    /// The pause before the next attempt, after one that brought so many bytes; `None` if there is to be none.
    pub(super) fn after(&mut self, bytes: u64) -> Option<Duration> {
        self.in_vain = if bytes >= PROGRESS { 1 } else { self.in_vain + 1 };
        (self.in_vain < ATTEMPTS).then(|| FIRST_PAUSE * 2_u32.pow(self.in_vain - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(patience: &mut Patience) -> Vec<u128> {
        std::iter::from_fn(|| patience.after(0)).map(|pause| pause.as_millis()).collect()
    }

    #[test]
    fn pauses_grow_and_come_to_an_end() {
        assert_eq!(pauses(&mut Patience::default()), [500, 1000, 2000, 4000, 8000]);
    }

    #[test]
    fn progress_renews_patience() {
        let mut patience = Patience::default();
        pauses(&mut patience);
        assert_eq!(patience.after(PROGRESS), Some(FIRST_PAUSE));
        assert_eq!(pauses(&mut patience), [1000, 2000, 4000, 8000]);
    }
}
