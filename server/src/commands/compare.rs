//! `abacus compare`

use std::process::ExitCode;

use api::Failure;
use pricing::compare::{Column, OptionRow, csv, deployments_csv, deployments_markdown, deployments_table};
use pricing::compare::{markdown, table};

use super::input::{ProblemsAs, json, print};
use crate::cli::{Compare, Compared, ComparisonFormat};

/// Compares the purchase options or the deployments of components of a design document and prints them.
#[must_use]
pub fn run(options: &Compare) -> ExitCode {
    let compare = match options.of {
        Compared::PurchaseOptions => purchase_options,
        Compared::Deployments => deployments,
    };
    print(&options.file, ProblemsAs::json_if(options.format == ComparisonFormat::Json), |document| {
        compare(document, options)
    })
}

fn purchase_options(document: &str, options: &Compare) -> Result<String, Failure> {
    let comparison = use_cases::compare(document, &use_cases::group_ids(&options.groups)?)?;
    let rows: Vec<&OptionRow> = comparison.rows.iter().collect();
    Ok(match options.format {
        ComparisonFormat::Table => table(&comparison),
        ComparisonFormat::Csv => csv(&rows, &Column::ALL),
        ComparisonFormat::Markdown => markdown(&rows, &Column::ALL),
        ComparisonFormat::Json => json(&comparison),
    })
}

fn deployments(document: &str, options: &Compare) -> Result<String, Failure> {
    let deployments = use_cases::deployments(document, &use_cases::group_ids(&options.groups)?)?;
    Ok(match options.format {
        ComparisonFormat::Table => deployments_table(&deployments),
        ComparisonFormat::Csv => deployments_csv(&deployments),
        ComparisonFormat::Markdown => deployments_markdown(&deployments),
        ComparisonFormat::Json => json(&deployments),
    })
}
