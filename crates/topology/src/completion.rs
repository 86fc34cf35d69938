//! [`complete`]: proposes what a design leaves out.

use design::{ComponentId, Design};

/// A design with what it leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// The design: what it said as it said it, with added components at the end.
    pub design: Design,
    /// What was proposed.
    pub proposals: Vec<Proposal>,
}

/// One thing that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The component that was added or completed.
    pub component: ComponentId,
    /// Whether it was added.
    pub added: bool,
    /// What and why, in a sentence.
    pub text: String,
}

/// Proposes what a design leaves out.
#[must_use]
pub fn complete(design: &Design) -> Completed {
    Completed { design: design.clone(), proposals: Vec::new() }
}
