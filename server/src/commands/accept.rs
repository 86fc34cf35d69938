//! `abacus accept`

use std::process::ExitCode;

use super::input::{ProblemsAs, print};
use crate::cli::Accept;

/// Accepts side costs of a design document and prints the changed document.
#[must_use]
pub fn run(options: &Accept) -> ExitCode {
    let which = if options.which.all { "all" } else { options.which.id.as_deref().unwrap_or_default() };
    print(&options.file, ProblemsAs::Text, |document| {
        Ok(use_cases::accept_side_costs(document, which)?.to_json() + "\n")
    })
}
