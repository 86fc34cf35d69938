//! `abacus price`

use std::process::ExitCode;

use super::input::{ProblemsAs, json, print};
use crate::cli::{Format, Price};

/// Prices a design document and prints the estimate, with what is often billed as well.
#[must_use]
pub fn run(options: &Price) -> ExitCode {
    print(&options.file, ProblemsAs::json_if(options.format == Format::Json), |document| {
        if options.format == Format::Csv {
            return Ok(pricing::render::csv(&use_cases::estimate(document)?.1));
        }
        let priced = use_cases::estimate_with_side_costs(document)?;
        Ok(match options.format {
            Format::Json => json(&priced),
            _ => pricing::render::table(&priced.estimate) + &pricing::render::side_costs(&priced.side_costs),
        })
    })
}
