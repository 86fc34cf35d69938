//! `abacus schema`

use std::process::ExitCode;

/// Prints the JSON Schema of the design document.
#[must_use]
pub fn run() -> ExitCode {
    print!("{}", use_cases::schema());
    ExitCode::SUCCESS
}
