//! Prints the report on the worked cases; fails if a value is off.

use std::io::Write;
use std::process::ExitCode;

use accuracy::{Checked, cases, check, markdown};

fn main() -> ExitCode {
    let cases = match cases() {
        Ok(cases) => cases,
        Err(error) => {
            eprintln!("a case cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let all: Vec<Checked<'_>> = cases.iter().map(check).collect();
    if std::io::stdout().write_all(markdown(&all).as_bytes()).is_err() {
        return ExitCode::FAILURE;
    }
    if all.iter().all(Checked::passed) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
