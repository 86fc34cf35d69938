//! `abacus schema`

use std::process::ExitCode;

/// Prints the JSON Schema of the design document.
#[must_use]
pub fn run() -> ExitCode {
    print!("{}", service::schema());
    ExitCode::SUCCESS
}
