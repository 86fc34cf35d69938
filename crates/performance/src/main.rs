//! `performance DATE`: measures how fast Abacus computes on this machine, and prints the results as Markdown.
//!
//! The results are for people to read; nothing fails because of them.

use std::alloc::System;
use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;

use catalog::Catalogue;
use design::Design;
use performance::{EVERY_WAY, THREE_TIER, design_of, machine, shown};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

mod growth;
mod measure;
mod path_sets;
mod services;

use measure::{Measured, measure};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Sizes of designs that show whether cost is linear.
const SIZES: [usize; 4] = [1, 10, 100, 1_000];

fn main() -> Result<(), Box<dyn Error>> {
    let date = std::env::args().nth(1).ok_or("tell the date: performance YYYY-MM-DD")?;
    print!("{}", report(&date)?);
    Ok(())
}

fn report(date: &str) -> Result<String, Box<dyn Error>> {
    let catalogue = Catalogue::embedded();
    let mut text = format!(
        "# Performance\n\nWritten by `make performance` on {date}: {}, one core in use, release build. Time is the median \
         of many runs and, behind it, the best of them;\ncounting the allocations, which are those of one run, takes \
         some of it. `make bench` measures the same with\nmore detail. How many \
         requests a second that makes, beside `/healthz`, is in [reliability.md](reliability.md).\n",
        machine()
    );
    for (document, title) in [
        (THREE_TIER, "Estimate: web, application, batch and database servers with their volumes"),
        (EVERY_WAY, "Estimate: every way to buy, profiles, hosts, snapshots, shared commitments"),
    ] {
        write!(text, "\n## {title}\n\n| components | time | best | per component | allocations | per component |\n")?;
        text.push_str("|---:|---:|---:|---:|---:|---:|\n");
        for size in SIZES {
            let design = design_of(document, size)?;
            let Measured { median, best, allocations } = measure(|| pricing::estimate(black_box(&design), catalogue));
            let each = u32::try_from(size)?;
            let (per, calls) = (shown(median / each), allocations / size);
            let (median, best) = (shown(median), shown(best));
            writeln!(text, "| {size} | {median} | {best} | {per} | {allocations} | {calls} |")?;
        }
    }
    text.push_str("\n## The rest\n\n| | time | best | allocations |\n|---|---:|---:|---:|\n");
    let hundred = design_of(THREE_TIER, 100)?;
    let every_way = design_of(EVERY_WAY, 100)?;
    let one = [hundred.components.first().ok_or("the design is empty")?.id.clone()];
    let json = hundred.to_compact_json();
    let rows = [
        ("Comparison of all groups of 100 components", measure(|| pricing::compare::compare(&hundred, &[], catalogue))),
        ("The same with every way to buy", measure(|| pricing::compare::compare(&every_way, &[], catalogue))),
        ("Comparison of one of these groups", measure(|| pricing::compare::compare(&hundred, &one, catalogue))),
        ("Reading a document of 100 components", measure(|| Design::parse(black_box(&json)))),
        ("Unpacking the catalogue, once per start", measure(Catalogue::unpack)),
    ];
    for (name, Measured { median, best, allocations }) in rows {
        writeln!(text, "| {name} | {} | {} | {allocations} |", shown(median), shown(best))?;
    }
    services::report(&mut text)?;
    path_sets::report(&mut text)?;
    growth::report(&mut text)?;
    Ok(text)
}
