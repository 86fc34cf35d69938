//! The commands, one per file.

pub mod price;
pub mod schema;
pub mod serve;
