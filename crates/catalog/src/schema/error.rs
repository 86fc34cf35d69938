//! Errors in catalogue files, and where they are.

use super::PriceList;

/// An error in a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct Error {
    /// Name of the file.
    pub file: String,
    /// Line, counted from one; zero if the error concerns the whole file.
    pub line: usize,
    /// What is wrong.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a line of a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A file of the catalogue is missing.
    #[error("the file is missing")]
    MissingFile,
    /// A file that is not part of the catalogue, or is given twice.
    #[error("not a file of the catalogue, or given twice")]
    UnknownFile,
    /// The line is not what the format requires here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// The file of a service names a different service.
    #[error("the file is of service {}", .0.code())]
    WrongService(PriceList),
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
    /// An invalid date.
    #[error("not a date: {0:?}")]
    BadDate(String),
    /// A name with characters that are not allowed in names.
    #[error("not a name: {0:?}")]
    BadName(String),
    /// An invalid number.
    #[error("not a number: {0:?}")]
    BadNumber(String),
    /// A price or its tiers are out of bounds.
    #[error("{0}")]
    BadPrice(#[from] units::Error),
    /// A word that is not one of those allowed here.
    #[error("{0:?} is none of the words allowed here")]
    BadWord(String),
    /// Lines or sections are out of order, or one is repeated.
    #[error("{0:?} is out of order or stands twice")]
    OutOfOrder(String),
    /// Two sections have a price for the same key.
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
    /// This problem at the given line.
    pub(super) fn at(self, file: &str, line: usize) -> Error {
        Error { file: file.to_owned(), line, problem: self }
    }
}
