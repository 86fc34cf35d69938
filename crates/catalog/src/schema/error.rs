//! What can be wrong with a catalogue file, and where.

use super::Service;

/// A fault in a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct Error {
    /// Name of the file.
    pub file: String,
    /// Line, counted from one; zero when the fault is the file's as a whole.
    pub line: usize,
    /// What is wrong.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a line of a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A file of the catalogue is not there.
    #[error("the file is missing")]
    MissingFile,
    /// A file that is no part of the catalogue, or is there twice.
    #[error("no file of the catalogue, or given twice")]
    UnknownFile,
    /// The line is not what the format asks for here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// A service file names another service than its own.
    #[error("the file is of service {}", .0.code())]
    WrongService(Service),
    /// A unit that does not exist.
    #[error("unknown unit {0:?}")]
    UnknownUnit(String),
    /// A region that regions.csv does not list.
    #[error("unknown region {0:?}")]
    UnknownRegion(String),
    /// A source that sources.csv does not list.
    #[error("unknown source {0:?}")]
    UnknownSource(String),
    /// An instance type that ec2-instance-types.csv does not list.
    #[error("unknown instance type {0:?}")]
    UnknownType(String),
    /// A date that is none.
    #[error("not a date: {0:?}")]
    BadDate(String),
    /// A name with characters that names do not have.
    #[error("not a name: {0:?}")]
    BadName(String),
    /// A number that is none.
    #[error("not a number: {0:?}")]
    BadNumber(String),
    /// A price or its tiers are out of bounds.
    #[error("{0}")]
    BadPrice(#[from] units::Error),
    /// A word that is none of those allowed here.
    #[error("{0:?} is none of the words allowed here")]
    BadWord(String),
    /// Lines or sections are not in order, or one stands twice.
    #[error("{0:?} is out of order or stands twice")]
    OutOfOrder(String),
    /// Two sections price the same thing.
    #[error("{item} has a price for {region} {dimension} in an earlier section")]
    PricedTwice {
        /// The region, or `*`.
        region: String,
        /// The dimension.
        dimension: String,
        /// The item.
        item: String,
    },
    /// More rows than the tables can number.
    #[error("too many entries")]
    TooMany,
}

impl Problem {
    /// This problem at a line.
    pub(super) fn at(self, file: &str, line: usize) -> Error {
        Error { file: file.to_owned(), line, problem: self }
    }
}
