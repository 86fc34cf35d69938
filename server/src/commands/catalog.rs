//! `abacus catalog`

use std::process::ExitCode;

use use_cases::{Extent, Refusal, Report, Writes, import_prices, price_status, refresh_prices};

use super::input::json;
use crate::cli::{Catalog, Import, Refresh, ReportFormat, Status};
use crate::download::Client;

/// Runs one of the commands on the catalogue.
#[must_use]
pub fn run(command: &Catalog) -> ExitCode {
    match command {
        Catalog::Import(options) => import(options),
        Catalog::Refresh(options) => refresh(options),
        Catalog::Status(options) => status(options),
    }
}

/// Reads price files of AWS and prints what changes.
fn import(options: &Import) -> ExitCode {
    let reading = options.reading;
    let done = import_prices(&options.files, &options.catalog, extent(reading.excerpt), writes(reading.dry_run));
    print(done, reading.format)
}

/// Fetches price files of AWS, reads them, and prints what changes.
fn refresh(options: &Refresh) -> ExitCode {
    let place = options.from.as_deref().map_or_else(|| Ok(use_cases::Place::aws()), use_cases::Place::copy);
    let place = match place {
        Ok(place) => place,
        Err(reason) => {
            eprintln!("abacus: {reason}");
            return ExitCode::FAILURE;
        }
    };
    let refresh = use_cases::Refresh {
        place: &place,
        prices: &options.catalog,
        regions: &options.region,
        services: &options.service,
        without: &options.without,
        extent: extent(options.reading.excerpt),
        writes: writes(options.reading.dry_run),
    };
    print(refresh_prices(&refresh, &mut Client::new(&place)), options.reading.format)
}

/// Prints how old the prices are.
fn status(options: &Status) -> ExitCode {
    match price_status(&options.catalog) {
        Ok(status) if options.json => print!("{}", json(&status)),
        Ok(status) => {
            let command = format!("abacus catalog refresh --catalog {}", options.catalog.display());
            print!("{}", status.text(&command));
        }
        Err(refusal) => {
            eprintln!("abacus: {refusal}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn extent(excerpt: bool) -> Extent {
    if excerpt { Extent::Excerpt } else { Extent::Complete }
}

fn writes(dry_run: bool) -> Writes {
    if dry_run { Writes::Nothing } else { Writes::Folder }
}

/// Prints what an import changed, or why it changed nothing.
fn print(done: Result<Report, Vec<Refusal>>, format: ReportFormat) -> ExitCode {
    match done {
        Ok(report) => {
            match format {
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
