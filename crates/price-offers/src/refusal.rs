//! [`Refusal`]: why a file was refused.

use std::fmt;

/// Why a file was refused. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    /// Name of the file.
    pub file: String,
    /// Line, counted from one; zero if the reason concerns the whole file.
    pub line: u64,
    /// The reason.
    pub reason: String,
}

impl Refusal {
    pub(crate) fn new(file: &str, line: u64, reason: impl Into<String>) -> Refusal {
        Refusal { file: file.to_owned(), line, reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.reason),
            line => write!(f, "{}:{line}: {}", self.file, self.reason),
        }
    }
}

impl From<catalog::Error> for Refusal {
    fn from(error: catalog::Error) -> Refusal {
        Refusal::new(&error.file, u64::try_from(error.line).unwrap_or_default(), error.problem.to_string())
    }
}
