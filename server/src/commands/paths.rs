//! `abacus paths`

use std::fmt::Write;
use std::process::ExitCode;

use api::{FlowPaths, PathChoice, PathRow};
use pricing::render::aligned;

use super::input::{ProblemsAs, json, print};
use super::path_sets;
use crate::cli::{Paths, PathsFormat};

/// Prints where the data of the flows of a design document goes, what each hop charges, and the path options; or the path
/// options of several flows together.
#[must_use]
pub fn run(options: &Paths) -> ExitCode {
    print(&options.file, ProblemsAs::json_if(options.format == PathsFormat::Json), |document| {
        if options.sets {
            let sets = use_cases::path_sets(document)?;
            return Ok(match options.format {
                PathsFormat::Table => path_sets::table(&sets),
                PathsFormat::Json => json(&sets),
            });
        }
        let ledgers = use_cases::flow_ledgers(document, &options.flow, true)?;
        Ok(match options.format {
            PathsFormat::Table if ledgers.flows.is_empty() => "The design has no flows.\n".to_owned(),
            PathsFormat::Table => ledgers.flows.iter().map(table).collect::<Vec<_>>().join("\n"),
            PathsFormat::Json => json(&ledgers),
        })
    })
}

/// A flow as tables, ending in a newline.
fn table(flow: &FlowPaths) -> String {
    let pinned = if flow.pinned { ", pinned" } else { "" };
    let mut text = format!("{}: {} to {}, {}{pinned}\n", flow.flow, flow.from, flow.to, flow.gb);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{} a month, {}\n", flow.monthly, flow.per_gb);
    hops(&flow.paths, &mut text);
    if !flow.derived.is_empty() {
        let _ = writeln!(text, "\nThe routes would give");
        hops(&flow.derived, &mut text);
    }
    for problem in &flow.problems {
        let _ = writeln!(text, "Does not reach its destination: {problem}");
    }
    if !flow.choices.is_empty() {
        choices(&flow.choices, &mut text);
    }
    if !flow.notes.is_empty() {
        let _ = writeln!(text);
    }
    for note in &flow.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

fn hops(ways: &[PathRow], text: &mut String) {
    let mut rows: Vec<[String; 5]> = Vec::new();
    for way in ways {
        if !way.share.is_empty() {
            let share = format!("{} of the flow", way.share);
            rows.push([share, String::new(), String::new(), way.monthly.clone(), String::new()]);
        }
        for hop in &way.hops {
            let cells = [&hop.label, &hop.gb, &hop.per_gb, &hop.monthly, &hop.why];
            rows.push(cells.map(String::clone));
        }
    }
    let header = ["Hop", "GB", "Per GB", "Monthly", "Why"];
    text.push_str(&aligned(header, [false, true, true, true, false], &rows));
}

fn choices(choices: &[PathChoice], text: &mut String) {
    let row = |choice: &PathChoice| {
        let label = format!("{} {}", if choice.current { "*" } else { " " }, choice.label);
        let cells = [&choice.code, &choice.per_gb, &choice.data, &choice.fixed, &choice.total, &choice.change];
        let [code, per_gb, data, fixed, total, change] = cells.map(String::clone);
        [label, code, per_gb, data, fixed, total, change, choice.break_even.clone()]
    };
    let header = ["  Way", "Code", "Per GB", "Data", "Fixed", "Design", "Change", "Pays from"];
    let right = [false, false, true, true, true, true, true, false];
    let _ = writeln!(text);
    text.push_str(&aligned(header, right, &choices.iter().map(row).collect::<Vec<_>>()));
    for choice in choices.iter().filter(|choice| !choice.note.is_empty()) {
        let _ = writeln!(text, "{}: {}", choice.label, choice.note);
    }
}
