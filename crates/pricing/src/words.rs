//! Text that findings of several services share.

use units::{Decimal, format};

/// A number with thousands separators.
pub(crate) fn number(value: u64) -> String {
    format::quantity(Decimal::from(value), 0)
}
