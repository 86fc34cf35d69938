//! The path of a flow hop by hop, and its path options side by side.
//!
//! 1. [`ledger`] splits the lines of a flow by the hops of its path.
//! 2. [`compare_paths`] prices the whole design with every path option that [`topology::alternatives`] finds, so that
//!    tiers, commitments and other flows count as they do in an estimate.
//! 3. [`path_sets`] combines the path options of several flows.
//! 4. [`BreakEven`] is the GB at which a path option pays off, calculated directly from hourly costs and prices per GB.

mod break_even;
mod choice;
mod comparison;
mod forwarding;
mod ledger;
mod nat_type;
mod sets;
mod slope;

pub(crate) use ledger::of as ledger_of;
pub(crate) use sets::{Effort, seek};

pub use break_even::{BreakEven, OfZone, Pays};
pub use choice::PathPrice;
pub use comparison::{PathComparison, compare_paths, compare_paths_within};
pub use ledger::{FlowGb, Ledger, LedgerCharge, LedgerHop, LedgerWay, ledger, ledger_within, ledgers, ledgers_within};
pub use nat_type::{choose_path_option, path_options_within};
pub use sets::{
    MovedFlow, OptionName, PathSet, PathSets, SetComponent, choose_path_set, path_sets, path_sets_within,
    within_sentence,
};
