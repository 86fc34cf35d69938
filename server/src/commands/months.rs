//! `abacus months`

use std::process::ExitCode;

use pricing::render::{months_csv, months_table};

use super::input::{ProblemsAs, json, print};
use crate::cli::{Format, Months};

/// Prints what a design document costs month by month.
#[must_use]
pub fn run(options: &Months) -> ExitCode {
    print(&options.file, ProblemsAs::json_if(options.format == Format::Json), |document| {
        let months = use_cases::months(document)?;
        Ok(match options.format {
            Format::Table => months_table(&months),
            Format::Csv => months_csv(&months),
            Format::Json => json(&months),
        })
    })
}
