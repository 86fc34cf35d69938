//! [`Effort`]: how thoroughly a search looks.

use super::every;

/// How thoroughly a search looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// For a list of sets: up to about 50 ms for 20 flows.
    Full,
    /// For a finding: a fraction of that, without improving designs flow by flow.
    Brief,
}

impl Effort {
    /// Changed and priced designs of one search at most, together. Each takes time in proportion to the flows: about a
    /// fifth of a millisecond for 20 of them. A few flows have so many that all combinations can be tried, and with many
    /// flows each of them can at least be tried alone.
    pub(super) fn work(self, flows: usize) -> usize {
        let flows = flows.max(1);
        match self {
            Effort::Full if flows <= every::FEW => 1_200,
            Effort::Full => (2_700_usize.checked_div(flows).unwrap_or_default()).max(flows.saturating_mul(5)),
            Effort::Brief => 40_usize.saturating_add(flows.saturating_mul(2)),
        }
    }
}
