//! [`markdown`]: the report.

use std::fmt::Write;

use units::Decimal;
use units::format::quantity;

use crate::check::{Check, Checked};
use crate::figures::Value;

/// Decimals of the figures shown; the cases have at most fifteen.
const DECIMALS: u32 = 15;

/// The report on checked cases, ending in a newline.
#[must_use]
pub fn markdown(all: &[Checked<'_>]) -> String {
    let mut text = String::from(
        "# Accuracy\n\nWorked cases with known answers, from AWS's pages and calculator, price lists, and test data of other\n\
         calculators, and what Abacus says. The cases are in `crates/accuracy/cases`; this report is made by\n\
         `cargo run -p accuracy`.\n\n",
    );
    totals(all, &mut text);
    for checked in all {
        section(checked, &mut text);
    }
    text
}

fn totals(all: &[Checked<'_>], text: &mut String) {
    let mut systems: Vec<&str> = all.iter().map(|checked| checked.case.system.as_str()).collect();
    systems.dedup();
    let _ = writeln!(text, "| system | cases | passed | figures | passed |\n|---|---:|---:|---:|---:|");
    for system in systems {
        let of: Vec<_> = all.iter().filter(|checked| checked.case.system == system).collect();
        total(system, &of, text);
    }
    total("**all**", &all.iter().collect::<Vec<_>>(), text);
    let dates = || all.iter().filter_map(|checked| checked.figures.as_ref().ok()?.price_dates.as_ref());
    if let (Some(oldest), Some(newest)) = (dates().map(|d| &d.0).min(), dates().map(|d| &d.1).max()) {
        let _ = writeln!(text, "\nPrices of {oldest} to {newest}.");
    }
}

fn total(name: &str, of: &[&Checked<'_>], text: &mut String) {
    let checks = || of.iter().flat_map(|checked| &checked.checks);
    let _ = writeln!(
        text,
        "| {name} | {} | {} | {} | {} |",
        of.len(),
        of.iter().filter(|checked| checked.passed()).count(),
        checks().count(),
        checks().filter(|check| check.passed).count()
    );
}

fn section(checked: &Checked<'_>, text: &mut String) {
    let case = checked.case;
    let _ = writeln!(text, "\n## {}: {}\n", case.id, case.title);
    let _ = writeln!(text, "Source: {}.", case.source);
    match &checked.figures {
        Ok(figures) => {
            let _ = write!(text, "Asked: {}", figures.asked);
            match (&figures.price_dates, figures.bases.as_slice()) {
                (Some((_, newest)), bases) => {
                    let _ = writeln!(text, " ({} price of {newest}).", bases.join(" and "));
                }
                (None, _) => {
                    let _ = writeln!(text, ".");
                }
            }
        }
        Err(fault) => {
            let _ = writeln!(text, "Not asked: {fault}.");
        }
    }
    let _ = writeln!(
        text,
        "\n| figure | expected | got | difference | tolerance | printed by source | pass |\n|---|---:|---:|---:|---:|---:|---|"
    );
    for check in &checked.checks {
        row(check, text);
    }
}

fn row(check: &Check, text: &mut String) {
    let number = |value: Option<Decimal>| value.map(|value| quantity(value, DECIMALS)).unwrap_or_default();
    let _ = writeln!(
        text,
        "| `{}` | {} | {} | {} | {} | {} | {} |",
        check.key,
        shown(Some(&check.expected)),
        shown(check.got.as_ref()),
        number(check.difference),
        number(check.tolerance),
        check.printed.as_deref().unwrap_or_default(),
        if check.passed { "yes" } else { "**no**" }
    );
}

fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::Number(number)) => quantity(*number, DECIMALS),
        Some(Value::Text(text)) => text.replace('|', "\\|"),
        Some(Value::Flag(flag)) => flag.to_string(),
        None => "nothing".to_owned(),
    }
}
