//! Searches for the documents that take Abacus the most work.
//!
//! A document is built from [`genes`](genes::Genes), numbers that say how many of each thing there are and how they are
//! connected. The search begins with random documents and climbs: it changes some numbers and keeps what takes more
//! work. Work is counted in steps of the budget that limits requests, so a seed finds the same documents on every
//! machine.

mod build;
pub mod climb;
pub mod endpoints;
pub mod genes;

pub use build::document;
