//! `abacus draw`

use std::process::ExitCode;

use super::input::{ProblemsAs, print};
use crate::cli::Draw;

/// Draws a design document and prints the drawing.
#[must_use]
pub fn run(options: &Draw) -> ExitCode {
    print(&options.file, ProblemsAs::Text, |document| {
        if options.text {
            return Ok(use_cases::draw(document)?.text.join("\n") + "\n");
        }
        use_cases::draw_file(document)
    })
}
