//! Words that findings of several services use.

use units::{Decimal, format};

/// A count with separators.
pub(crate) fn number(value: u64) -> String {
    format::quantity(Decimal::from(value), 0)
}
