//! The text table of the command line and of the golden tests.

use std::fmt::Write;

use units::format::money;

use super::align::aligned;
use super::{cost_text, quantity_text, unit_price_text};
use crate::estimate::Estimate;
use crate::total::Total;

const HEADER: [&str; 5] = ["Component", "Charge", "Quantity", "Unit price", "Monthly"];

/// The estimate as a table for a terminal, with a newline at the end.
#[must_use]
pub fn table(estimate: &Estimate) -> String {
    let mut rows: Vec<[String; 5]> = Vec::new();
    for component in &estimate.components {
        let region = format!("{} ({})", component.name, component.region);
        for (index, line) in component.lines.iter().enumerate() {
            let first = if index == 0 { region.clone() } else { String::new() };
            rows.push([first, line.label.to_string(), quantity_text(line), unit_price_text(line), cost_text(line)]);
        }
    }
    let mut text = aligned(HEADER, [false, false, true, true, true], &rows);
    let totals = &estimate.totals;
    let _ = writeln!(text);
    let (month, width) = if totals.growing { (", month 1", 26) } else { ("", 18) };
    let least = |total: Total| if total.is_at_least(totals) { "at least " } else { "" };
    for total in Total::ALL {
        let name = [total.label(), if total.is_monthly() { month } else { "" }].concat();
        let _ = writeln!(text, "{name:<width$} {}{}", least(total), money(total.amount(totals)));
    }
    if let Some(range) = totals.range {
        let name = format!("{} range{month}", Total::Monthly.label());
        let least = least(Total::Monthly);
        let _ = writeln!(text, "{name:<width$} {least}{} to {}", money(range.low), money(range.high));
    }
    findings(estimate, &mut text);
    notes(estimate, &mut text);
    text
}

fn findings(estimate: &Estimate, text: &mut String) {
    if estimate.findings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nFindings");
    for finding in &estimate.findings {
        let (severity, rule) = (finding.severity.label(), &finding.rule);
        let _ = writeln!(text, "  {severity} [{rule}] {}: {}; {}", finding.component, finding.message, finding.fix);
    }
}

fn notes(estimate: &Estimate, text: &mut String) {
    let _ = writeln!(text);
    for assumption in &estimate.assumptions {
        let _ = writeln!(text, "{assumption}");
    }
    if let Some(dates) = &estimate.price_dates {
        let until = if dates.newest == dates.oldest { String::new() } else { format!(" to {}", dates.newest) };
        let _ = writeln!(text, "Prices of {}{until}. ≈ derived by a rule, † may be out of date.", dates.oldest);
    }
}
