//! `abacus price`

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use api::Failure;

use crate::cli::{Format, Price};

/// Exit status for a design with problems.
const INVALID: u8 = 2;

/// Prices a design document and prints the estimate.
///
/// Exits with 1 when the file cannot be read, and with 2 when the design has problems.
#[must_use]
pub fn run(options: &Price) -> ExitCode {
    let text = match read(&options.file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("abacus: cannot read {}: {error}", options.file.display());
            return ExitCode::FAILURE;
        }
    };
    let estimate = match service::estimate(&text) {
        Ok((_, estimate)) => estimate,
        Err(failure) => {
            eprintln!("abacus: {failure}");
            if let Failure::Invalid { problems } = failure {
                for problem in problems {
                    eprintln!("  {problem}");
                }
            }
            return ExitCode::from(INVALID);
        }
    };
    let printed = match options.format {
        Format::Table => pricing::render::table(&estimate),
        Format::Csv => pricing::render::csv(&estimate),
        Format::Json => serde_json::to_string_pretty(&estimate).unwrap_or_default() + "\n",
    };
    // A closed pipe, as behind `head`, is no error worth a word.
    match std::io::stdout().write_all(printed.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn read(file: &Path) -> std::io::Result<String> {
    // One byte more than a design may have: the reader then says that it is too large.
    let most = u64::try_from(design::limits::DOCUMENT_BYTES + 1).unwrap_or(u64::MAX);
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(file)?.take(most).read_to_string(&mut text)?;
    }
    Ok(text)
}
