//! [`markdown`]: the report.

use std::fmt::Write;

use units::Decimal;
use units::format::quantity;

use crate::case::Value;
use crate::check::{Check, Checked};

/// Decimal places of the values shown; the cases have at most fifteen.
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
    let mut areas: Vec<&str> = all.iter().map(|checked| checked.case.area.as_str()).collect();
    areas.dedup();
    let _ = writeln!(text, "| system | cases | passed | figures | passed |\n|---|---:|---:|---:|---:|");
    for area in areas {
        let of: Vec<_> = all.iter().filter(|checked| checked.case.area == area).collect();
        total(area, &of, text);
    }
    total("**all**", &all.iter().collect::<Vec<_>>(), text);
    let answers = || all.iter().filter_map(|checked| checked.answers.as_ref().ok());
    let oldest = answers().filter_map(|answers| answers.oldest.as_ref()).min();
    if let (Some(oldest), Some(newest)) = (oldest, answers().filter_map(|answers| answers.newest.as_ref()).max()) {
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
    match &checked.answers {
        Ok(answers) => {
            let _ = write!(text, "Asked: {}", answers.asked);
            if let Some(newest) = &answers.newest {
                let bases: Vec<&str> = answers.bases.iter().copied().collect();
                let _ = write!(text, " ({} price of {newest})", bases.join(" and "));
            }
            let _ = writeln!(text, ".");
        }
        Err(fault) => {
            let _ = writeln!(text, "Not asked: {fault}.");
        }
    }
    let _ = writeln!(
        text,
        "\n| figure | expected | got | difference | tolerance | printed by source | pass |\n|---|---:|---:|---:|---:|---:|---|"
    );
    for check in checked.checks.iter().chain(checked.also.iter().filter(|check| !check.passed)) {
        row(check, text);
    }
}

fn row(check: &Check, text: &mut String) {
    let number = |value: Option<Decimal>| value.map(|value| quantity(value, DECIMALS)).unwrap_or_default();
    let got = match &check.got {
        Some(Ok(value)) => shown(value),
        Some(Err(fault)) => format!("nothing: {fault}").replace('|', "\\|"),
        None => "nothing".to_owned(),
    };
    let _ = writeln!(
        text,
        "| `{}` | {} | {} | {} | {} | {} | {} |",
        check.name,
        shown(&check.expected.is),
        got,
        number(check.difference),
        number(check.tolerance),
        check.expected.printed.as_deref().unwrap_or_default(),
        if check.passed { "yes" } else { "**no**" }
    );
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => quantity(*number, DECIMALS),
        Value::Text(text) => text.replace('|', "\\|"),
        Value::Flag(flag) => flag.to_string(),
    }
}
