//! [`Pass`]: an operation on a whole design.

/// An operation on a whole design. A request that shows many views of a design does each of them once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Reading the document.
    Read,
    /// Adding what the design leaves out.
    Complete,
    /// Pricing the design.
    Estimate,
}

impl Pass {
    /// The number of variants.
    pub const COUNT: usize = 3;

    /// Its index among the variants.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Pass::Read => 0,
            Pass::Complete => 1,
            Pass::Estimate => 2,
        }
    }
}
