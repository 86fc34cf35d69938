//! A comparison of deployments as text: for a terminal, as CSV and as Markdown.

use std::fmt::Write;

use units::format::{money, quantity};

use super::Deployments;
use super::column::DeploymentColumn;
use super::crossing::CostCrossing;
use super::sweep::WorkloadCosts;
use crate::render::{aligned, csv_table, markdown_table};

/// The comparison as a table for a terminal, with a newline at the end.
#[must_use]
pub fn deployments_table(deployments: &Deployments) -> String {
    let header = DeploymentColumn::ALL.map(DeploymentColumn::label);
    let right = DeploymentColumn::ALL.map(DeploymentColumn::is_number);
    let cells = |row| DeploymentColumn::ALL.map(|column| column.text(row));
    let rows: Vec<_> = deployments.rows.iter().map(cells).collect();
    let mut text = format!("{}\n\n", deployments.name);
    text.push_str(&aligned(header, right, &rows));
    for costs in &deployments.workloads {
        let _ = writeln!(text, "\nOver {} a month", costs.things);
        for crossing in &costs.crossings {
            let _ = writeln!(text, "  {}", costs.told(crossing));
        }
        if costs.crossings.is_empty() {
            let _ = writeln!(text, "  the order of the deployments is always the same");
        }
    }
    let _ = writeln!(text);
    for note in &deployments.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

/// The rows as CSV (RFC 4180); amounts that are not known are empty, never zero.
#[must_use]
pub fn deployments_csv(deployments: &Deployments) -> String {
    let head = DeploymentColumn::ALL.map(DeploymentColumn::label);
    let cells = |row| DeploymentColumn::ALL.iter().map(|column| column.plain(row)).collect();
    csv_table(&head, &deployments.rows.iter().map(cells).collect::<Vec<Vec<String>>>())
}

/// The rows as a Markdown table.
#[must_use]
pub fn deployments_markdown(deployments: &Deployments) -> String {
    let head = DeploymentColumn::ALL.map(|column| (column.label(), column.is_number()));
    let cells = |row| DeploymentColumn::ALL.iter().map(|column| column.text(row)).collect();
    markdown_table(&head, &deployments.rows.iter().map(cells).collect::<Vec<Vec<String>>>())
}

impl WorkloadCosts {
    /// A crossing in words, such as `from 1.23 billion I/O requests a month, Aurora I/O-Optimized costs less than Aurora
    /// Standard: both $310.00`.
    #[must_use]
    pub fn told(&self, crossing: &CostCrossing) -> String {
        let line = |code: &str| self.lines.iter().find(|line| line.code == code);
        let (above, below) = (line(&crossing.above), line(&crossing.below));
        let label = |line: Option<&super::CostLine>| line.map_or_else(String::new, |line| line.label.clone());
        let about = [above, below].iter().flatten().any(|line| line.approximate);
        format!(
            "from {}{} {} a month, {} costs less than {}: both {}",
            if about { "≈ " } else { "" },
            count(crossing.at),
            self.things,
            label(above),
            label(below),
            money(crossing.monthly)
        )
    }
}

/// A large number in words: `1.23 billion`, `45.6 million`, `1,234.5`.
fn count(number: units::Decimal) -> String {
    let in_units = |size: u64, word: &str| {
        let size = units::Decimal::from(size);
        let parts = number.checked_div(size).filter(|_| number >= size)?;
        Some(format!("{} {word}", quantity(parts, 2)))
    };
    in_units(1_000_000_000, "billion").or_else(|| in_units(1_000_000, "million")).unwrap_or_else(|| quantity(number, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_short() {
        let told = |text: &str| count(units::parse_plain(text).unwrap());
        assert_eq!(told("1234000000"), "1.23 billion");
        assert_eq!(told("45600000.5"), "45.6 million");
        assert_eq!(told("1234.56"), "1,234.6");
    }
}
