//! Fetches files over HTTPS for `abacus catalog refresh`.

mod client;
mod content_range;
mod failure;
mod part;
mod patience;
mod progress;

pub use client::Client;
