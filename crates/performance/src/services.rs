//! How much more an estimate of defined services takes than one of instances.

use std::error::Error;
use std::fmt::Write as _;

use performance::{WORKS, instructions, millions, ratio, shown};

use crate::measure::{Measured, measure};

/// What is compared: as many instances as services.
const NAMES: [&str; 2] = ["instances-30", "services-30"];

/// Adds the table: time, allocations, and instructions if valgrind is installed.
pub fn report(text: &mut String) -> Result<(), Box<dyn Error>> {
    let repeat = std::env::current_exe()?.with_file_name("repeat");
    let repeat = repeat.to_str().ok_or("the path of the program is no text")?;
    text.push_str("\n## A component of each of 30 services, beside 30 instances\n\n");
    text.push_str(
        "The services have all usage that applies to a new component, and their estimate contains the savings of their \
         findings. Of the instances, which run on Spot, no finding tells. The goal, without findings, is at most twice the \
         instructions of the instances.\n\n",
    );
    text.push_str("| | time | best | allocations | instructions |\n|---|---:|---:|---:|---:|\n");
    let mut counts = Vec::new();
    for name in NAMES {
        let work = WORKS.iter().find(|work| work.name == name).ok_or("there is no such work")?;
        let run = (work.prepare)()?;
        let Measured { median, best, allocations } = measure(|| run(0));
        let count = instructions(repeat, name);
        let counted = count.map_or_else(|| "not counted".to_owned(), millions);
        let (median, best) = (shown(median), shown(best));
        writeln!(text, "| {} | {median} | {best} | {allocations} | {counted} |", work.about)?;
        counts.extend(count);
    }
    if let [instances, services] = counts.as_slice() {
        writeln!(text, "\nThe services take {} times the instructions.", ratio(*services, *instances))?;
    }
    Ok(())
}
