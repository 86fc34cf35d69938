//! The commands, one per file.

pub mod compare;
mod input;
pub mod paths;
pub mod price;
pub mod schema;
pub mod serve;
