//! Properties of purchase options: a single group, commitments that groups share, comparisons.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod answers;
mod applied;
mod comparison;
mod cover;
mod monotone;
mod options;
mod shared;
mod support;
