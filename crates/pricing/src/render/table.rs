//! The text table of the command line and of the golden tests.

use std::fmt::Write;

use units::format::{money, quantity};

use super::align::aligned;
use super::{beside_monthly, cost_text, list_cost_text, quantity_text, unit_price_text};
use crate::estimate::{Estimate, Totals};
use crate::finding_group::FindingGroup;
use crate::total::Total;
use crate::unit_cost::UnitCost;

const HEADER: [&str; 5] = ["Component", "Charge", "Quantity", "Unit price", "Monthly"];

/// The columns when private rates apply.
const WITH_LIST: [&str; 6] = ["Component", "Charge", "Quantity", "Unit price", "List", "Monthly"];

/// The estimate as a table for a terminal, with a newline at the end.
#[must_use]
pub fn table(estimate: &Estimate) -> String {
    let mut rows: Vec<[String; 6]> = Vec::new();
    for component in &estimate.components {
        let region = format!("{} ({})", component.name, component.region);
        for (index, line) in component.lines.iter().enumerate() {
            let first = if index == 0 { region.clone() } else { String::new() };
            let (list, yours) = (list_cost_text(line).unwrap_or_default(), cost_text(line));
            rows.push([first, line.label.to_string(), quantity_text(line), unit_price_text(line), list, yours]);
        }
        rows.extend(component.unit_cost.as_ref().map(unit_cost));
    }
    let mut text = match &estimate.list {
        Some(_) => aligned(WITH_LIST, [false, false, true, true, true, true], &rows),
        None => {
            let rows: Vec<[String; 5]> = rows
                .into_iter()
                .map(|[name, label, quantity, price, _, cost]| [name, label, quantity, price, cost])
                .collect();
            aligned(HEADER, [false, false, true, true, true], &rows)
        }
    };
    let totals = &estimate.totals;
    let _ = writeln!(text);
    let (month, width) = if totals.growing { (", month 1", 26) } else { ("", 18) };
    for total in Total::shown(totals) {
        let name = [total.label(), if total.is_monthly() { month } else { "" }].concat();
        let list =
            estimate.list.as_ref().map(|list| format!(" (list {})", total_text(total, list))).unwrap_or_default();
        let _ = writeln!(text, "{name:<width$} {}{list}", total_text(total, totals));
    }
    if let Some(range) = totals.range {
        let name = format!("{} range{month}", Total::Monthly.label());
        let least = Total::Monthly.least(totals);
        let _ = writeln!(text, "{name:<width$} {least}{} to {}", money(range.low), money(range.high));
    }
    if let Some(budget) = &estimate.budget {
        let _ = writeln!(text, "{:<width$} {}", "Budget", budget.text());
    }
    bill(estimate, &mut text);
    own_rates(estimate, &mut text);
    findings(estimate, &mut text);
    notes(estimate, &mut text);
    text
}

/// The cost for a million of what a component serves: a row without an amount, because its lines have it.
fn unit_cost(cost: &UnitCost) -> [String; 6] {
    let label = format!("= {}", cost.label());
    let counted = format!("{} {}", quantity(cost.quantity, 2), cost.what);
    [String::new(), label, counted, money(cost.per_million), String::new(), String::new()]
}

/// The amount of a total, with "at least" where charges are missing from it.
fn total_text(total: Total, totals: &Totals) -> String {
    [total.least(totals), &money(total.amount(totals))].concat()
}

/// The lines below the total, and what is paid in the end.
fn bill(estimate: &Estimate, text: &mut String) {
    let Some(bill) = &estimate.bill else { return };
    let sums = [
        (Total::Upfront, bill.upfront),
        (Total::Once, bill.once),
        (Total::Monthly, bill.monthly),
        (Total::FirstYear, bill.first_year),
    ];
    let shown: Vec<Total> = Total::shown(&estimate.totals).collect();
    let _ = writeln!(text, "\nBelow the total");
    for line in &bill.lines {
        let (least, label, monthly) = (Total::Monthly.least(&estimate.totals), &line.label, money(line.monthly));
        let beside = beside_monthly(line.upfront, line.once);
        let _ = writeln!(text, "  {label}: {least}{monthly} a month{beside}, {} in 12 months", money(line.first_year));
    }
    for (total, amount) in sums.into_iter().filter(|(total, _)| shown.contains(total)) {
        let _ = writeln!(text, "  {} with these: {}{}", total.label(), total.least(&estimate.totals), money(amount));
    }
}

/// What each private rate does.
fn own_rates(estimate: &Estimate, text: &mut String) {
    if estimate.own_rates.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nOwn rates");
    for rate in &estimate.own_rates {
        let _ = writeln!(text, "  {}: {} on {}: {}", rate.name, rate.change, rate.scope, rate.effect());
    }
}

fn findings(estimate: &Estimate, text: &mut String) {
    if estimate.findings.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nFindings");
    for group in FindingGroup::all(&estimate.findings) {
        match group {
            FindingGroup::One(finding) => {
                let (severity, rule) = (finding.severity.label(), &finding.rule);
                let (at, message, fix) = (&finding.component, &finding.message, &finding.fix);
                let _ = writeln!(text, "  {severity} [{rule}] {at}: {message}; {fix}");
            }
            FindingGroup::Several(findings) => {
                let Some(first) = findings.first() else { continue };
                let (severity, rule) = (first.severity.label(), &first.rule);
                let _ = writeln!(text, "  {severity} [{rule}] {}", FindingGroup::summary(&findings));
                for finding in &findings {
                    let fix = if finding.fix == first.fix { String::new() } else { format!("; {}", finding.fix) };
                    let _ = writeln!(text, "    {}: {}{fix}", finding.component, finding.message);
                }
            }
        }
    }
}

fn notes(estimate: &Estimate, text: &mut String) {
    let _ = writeln!(text);
    for assumption in &estimate.assumptions {
        let _ = writeln!(text, "{assumption}");
    }
    if let Some(dates) = &estimate.price_dates {
        let until = if dates.newest == dates.oldest { String::new() } else { format!(" to {}", dates.newest) };
        let _ = writeln!(text, "Prices of {}{until}. ≈ derived or approximate, † may be out of date.", dates.oldest);
    }
}
