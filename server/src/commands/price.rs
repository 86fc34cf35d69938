//! `abacus price`

use std::process::ExitCode;

use super::input::{ProblemsAs, json, print};
use crate::cli::{Format, Price};

/// Prices a design document and prints the estimate.
#[must_use]
pub fn run(options: &Price) -> ExitCode {
    print(&options.file, ProblemsAs::json_if(options.format == Format::Json), |document| {
        let (_, estimate) = use_cases::estimate(document)?;
        Ok(match options.format {
            Format::Table => pricing::render::table(&estimate),
            Format::Csv => pricing::render::csv(&estimate),
            Format::Json => json(&estimate),
        })
    })
}
