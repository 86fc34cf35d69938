//! `abacus catalog`

use std::process::ExitCode;

use use_cases::{Extent, Writes, import_prices};

use super::input::json;
use crate::cli::{Catalog, Import, ReportFormat};

/// Runs one of the commands on the catalogue.
#[must_use]
pub fn run(command: &Catalog) -> ExitCode {
    match command {
        Catalog::Import(options) => import(options),
    }
}

/// Reads price files of AWS and prints what changes.
fn import(options: &Import) -> ExitCode {
    let extent = if options.excerpt { Extent::Excerpt } else { Extent::Complete };
    let writes = if options.dry_run { Writes::Nothing } else { Writes::Folder };
    match import_prices(&options.files, &options.catalog, extent, writes) {
        Ok(report) => {
            match options.format {
                ReportFormat::Text => print!("{}", report.text()),
                ReportFormat::Json => print!("{}", json(&report)),
            }
            ExitCode::SUCCESS
        }
        Err(refusals) => {
            for refusal in refusals {
                eprintln!("abacus: {refusal}");
            }
            ExitCode::FAILURE
        }
    }
}
