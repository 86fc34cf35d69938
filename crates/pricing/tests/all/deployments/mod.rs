//! Comparisons of deployments: known answers, and properties of any database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod answers;
mod properties;
mod support;
