//! `abacus price`

use std::process::ExitCode;

use super::input::{json, print};
use crate::cli::{Format, Price};

/// Prices a design document and prints the estimate.
#[must_use]
pub fn run(options: &Price) -> ExitCode {
    print(&options.file, |document| {
        let (_, estimate) = service::estimate(document)?;
        Ok(match options.format {
            Format::Table => pricing::render::table(&estimate),
            Format::Csv => pricing::render::csv(&estimate),
            Format::Json => json(&estimate),
        })
    })
}
