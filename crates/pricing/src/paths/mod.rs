//! The way of a flow hop by hop, and the other ways side by side.
//!
//! 1. [`ledger`] takes the lines of a flow apart by the hops of its path.
//! 2. [`compare_paths`] prices the whole design with every way that [`topology::alternatives`] finds, so that tiers,
//!    commitments and other flows count as they do in an estimate.
//! 3. [`BreakEven`] is the GB from which a way pays, in closed form from hours and prices per GB.

mod break_even;
mod choice;
mod comparison;
mod forwarding;
mod ledger;
mod slope;

pub(crate) use ledger::of as ledger_of;

pub use break_even::{BreakEven, OfZone, Pays};
pub use choice::PathPrice;
pub use comparison::{PathComparison, compare_paths, compare_paths_within};
pub use ledger::{FlowGb, Ledger, LedgerCharge, LedgerHop, LedgerWay, ledger, ledger_within, ledgers, ledgers_within};
