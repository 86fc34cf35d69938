//! The table of purchase options or deployments.

mod table;
mod view_state;

pub use table::CompareTable;
