//! Properties of the ways to buy: one group by itself, commitments that groups share, comparisons.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod comparison;
mod cover;
mod monotone;
mod shared;
mod support;
