//! `abacus service`

use std::process::ExitCode;

/// Prints what Abacus knows about a service, or the list of kinds.
#[must_use]
pub fn run(kind: Option<&str>) -> ExitCode {
    let Some(kind) = kind else {
        for (kind, title) in use_cases::defined_kinds() {
            println!("{kind}\t{title}");
        }
        return ExitCode::SUCCESS;
    };
    match use_cases::reference(kind) {
        Some(page) => {
            print!("{page}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("there is no definition of {kind}; abacus service lists those there are");
            ExitCode::FAILURE
        }
    }
}
