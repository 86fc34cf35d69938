//! The commands, one per file.

pub mod accept;
pub mod backup;
pub mod breakdown;
pub mod catalog;
pub mod compare;
pub mod coverage;
mod database;
pub mod draw;
mod input;
pub mod months;
mod path_sets;
pub mod paths;
pub mod price;
pub mod schema;
pub mod serve;
pub mod service;
pub mod workload;
