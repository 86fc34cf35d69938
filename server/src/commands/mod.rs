//! The commands, one per file.

pub mod compare;
pub mod draw;
mod input;
pub mod paths;
pub mod price;
pub mod schema;
pub mod serve;
