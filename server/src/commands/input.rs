//! Reading a design, and reporting what is wrong with it.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use api::Failure;

/// Exit status for a design with problems.
const INVALID: u8 = 2;

/// How problems of a design are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemsAs {
    /// Lines on standard error.
    Text,
    /// As the REST API answers, on standard output.
    Json,
}

impl ProblemsAs {
    /// JSON if the answer itself would be JSON.
    pub const fn json_if(is_json: bool) -> ProblemsAs {
        if is_json { ProblemsAs::Json } else { ProblemsAs::Text }
    }
}

/// Reads a document, computes the output, and prints it.
///
/// Exits with 1 when the file cannot be read, and with 2 when the design has problems.
pub fn print(file: &Path, problems: ProblemsAs, make: impl FnOnce(&str) -> Result<String, Failure>) -> ExitCode {
    let text = match read(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("abacus: cannot read {}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    };
    let printed = match make(&text) {
        Ok(printed) => printed,
        Err(failure) if problems == ProblemsAs::Json => {
            // A closed pipe does not change the exit status.
            let _ = std::io::stdout().write_all(json(&failure.body()).as_bytes());
            return ExitCode::from(INVALID);
        }
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
    // A closed pipe, such as with `head`, is not worth an error message.
    match std::io::stdout().write_all(printed.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn read(file: &Path) -> std::io::Result<String> {
    // One byte more than a design may have, so that the reader reports that it is too large.
    let most = u64::try_from(design::limits::DOCUMENT_BYTES + 1).unwrap_or(u64::MAX);
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(file)?.take(most).read_to_string(&mut text)?;
    }
    Ok(text)
}

/// A value as indented JSON.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
