//! `abacus workload`

use std::process::ExitCode;

use workloads::{csv, markdown, table};

use super::input::{self, ProblemsAs, json};
use crate::cli::{ComparisonFormat, Workload};

/// Compares the options of a workload and prints them.
#[must_use]
pub fn run(options: &Workload) -> ExitCode {
    let Some(file) = &options.file else {
        print!("{}", workloads::reference());
        return ExitCode::SUCCESS;
    };
    let problems = ProblemsAs::json_if(options.format == ComparisonFormat::Json);
    input::print(file, problems, |document| {
        let comparison = use_cases::workload(document)?;
        Ok(match options.format {
            ComparisonFormat::Table => table(&comparison),
            ComparisonFormat::Csv => csv(&comparison),
            ComparisonFormat::Markdown => markdown(&comparison),
            ComparisonFormat::Json => json(&comparison),
        })
    })
}
