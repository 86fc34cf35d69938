//! A comparison as text: for a terminal, as CSV and as Markdown.

use std::fmt::Write;

use super::Comparison;
use super::column::Column;
use super::row::Row;
use crate::render::{aligned, quoted};

/// The comparison as a table for a terminal, ending in a newline.
#[must_use]
pub fn table(comparison: &Comparison) -> String {
    let header = Column::ALL.map(Column::label);
    let right = Column::ALL.map(Column::is_number);
    let rows: Vec<_> = comparison.rows.iter().map(|row| Column::ALL.map(|column| column.text(row))).collect();
    let mut text = format!("{}\n\n", comparison.names.join(", "));
    text.push_str(&aligned(header, right, &rows));
    let _ = writeln!(text);
    for note in &comparison.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

/// Rows and columns as CSV (RFC 4180); amounts that are not known are left empty, never zero.
#[must_use]
pub fn csv(rows: &[&Row], columns: &[Column]) -> String {
    let line = |cells: Vec<String>| cells.join(",") + "\r\n";
    let mut text = line(columns.iter().map(|column| quoted(column.label())).collect());
    for row in rows {
        text.push_str(&line(columns.iter().map(|column| quoted(&column.plain(row))).collect()));
    }
    text
}

/// Rows and columns as a Markdown table.
#[must_use]
pub fn markdown(rows: &[&Row], columns: &[Column]) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(columns.iter().map(|column| column.label().to_owned()).collect());
    let rule = |column: &Column| if column.is_number() { "---:" } else { "---" }.to_owned();
    text.push_str(&line(columns.iter().map(rule).collect()));
    for row in rows {
        text.push_str(&line(columns.iter().map(|column| column.text(row).replace('|', "\\|")).collect()));
    }
    text
}
