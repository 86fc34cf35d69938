//! [`Pass`]: what is done once for a whole design.

/// A pass over a whole design. A request that shows much of a design makes each of them once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Its document is read.
    Read,
    /// What it leaves out is added.
    Complete,
    /// It is priced.
    Estimate,
}

impl Pass {
    /// How many kinds there are.
    pub const COUNT: usize = 3;

    /// Its place among the kinds.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Pass::Read => 0,
            Pass::Complete => 1,
            Pass::Estimate => 2,
        }
    }
}
