//! The number of a revision.

use std::fmt;
use std::str::FromStr;

use crate::ParseError;

/// Which save of a design it is: 1 is the first, and each save adds one without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Revision(i64);

impl Revision {
    /// The revision created together with a design.
    pub const FIRST: Self = Self(1);

    /// The revision with this number.
    ///
    /// # Errors
    /// [`ParseError::Revision`] if the number is below 1.
    pub fn new(number: i64) -> Result<Self, ParseError> {
        if number < 1 {
            return Err(ParseError::Revision);
        }
        Ok(Self(number))
    }

    /// The number, 1 or more.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }

    /// The revision that a save on top of this one creates. No design comes near the maximum, and a caller who names it
    /// gets a conflict.
    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// A number from the database, where a constraint keeps it at 1 or more.
    pub(crate) fn stored(number: i64) -> Self {
        Self(number)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Revision {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.parse().map_err(|_| ParseError::Revision).and_then(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_count_from_one() {
        assert_eq!("1".parse(), Ok(Revision::FIRST));
        assert_eq!(Revision::FIRST.next(), Revision(2));
        for text in ["0", "-1", "", "1.5", "9223372036854775808"] {
            assert_eq!(text.parse::<Revision>(), Err(ParseError::Revision));
        }
    }
}
