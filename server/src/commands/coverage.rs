//! `abacus coverage`

use std::process::ExitCode;

/// Prints what has a price.
#[must_use]
pub fn run() -> ExitCode {
    print!("{}", use_cases::coverage(&use_cases::prices()));
    ExitCode::SUCCESS
}
