//! `abacus breakdown`

use std::process::ExitCode;

use pricing::render::{breakdown_csv, breakdown_table};

use super::input::{ProblemsAs, json, print};
use crate::cli::{Breakdown, Format};

/// Prints the costs of a design document in groups.
#[must_use]
pub fn run(options: &Breakdown) -> ExitCode {
    let format = options.format();
    print(&options.file, ProblemsAs::json_if(format == Format::Json), |document| {
        let found = use_cases::breakdown(document, &use_cases::grouping(&options.by)?)?;
        Ok(match format {
            Format::Table => breakdown_table(&found),
            Format::Csv => breakdown_csv(&found),
            Format::Json => json(&found),
        })
    })
}
