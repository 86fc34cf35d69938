//! The table of purchase options.

mod table;
mod view_state;

pub use table::CompareTable;
