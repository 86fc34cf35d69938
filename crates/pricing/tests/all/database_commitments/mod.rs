//! Commitments for databases, caches and tables that are bought apart, against a model that counts every hour of the week
//! by itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod aurora;
mod elasticache;
mod model;
mod nodes;
mod others;
mod rds;
mod tables;
mod together;
