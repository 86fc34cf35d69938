//! [`Stop`]: why a computation ended early.

use std::fmt;

use crate::Work;

/// Why a computation ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The document needs more steps than the budget has.
    Spent {
        /// What most of the steps were taken for.
        most: Work,
    },
    /// Nobody waits for the result any more.
    Cancelled,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Spent { most } => write!(f, "the design takes too much work, most of it for {}", most.words().0),
            Stop::Cancelled => f.write_str("the computation was cancelled"),
        }
    }
}

impl std::error::Error for Stop {}
