//! `abacus compare`

use std::process::ExitCode;

use pricing::compare::{Column, OptionRow, csv, markdown, table};

use super::input::{ProblemsAs, json, print};
use crate::cli::{Compare, ComparisonFormat};

/// Compares the purchase options of components of a design document and prints them.
#[must_use]
pub fn run(options: &Compare) -> ExitCode {
    print(&options.file, ProblemsAs::json_if(options.format == ComparisonFormat::Json), |document| {
        let groups = use_cases::group_ids(&options.groups)?;
        let comparison = use_cases::compare(document, &groups)?;
        let rows: Vec<&OptionRow> = comparison.rows.iter().collect();
        Ok(match options.format {
            ComparisonFormat::Table => table(&comparison),
            ComparisonFormat::Csv => csv(&rows, &Column::ALL),
            ComparisonFormat::Markdown => markdown(&rows, &Column::ALL),
            ComparisonFormat::Json => json(&comparison),
        })
    })
}
