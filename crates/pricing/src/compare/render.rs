//! A comparison as text: for a terminal, as CSV and as Markdown.

use std::fmt::Write;

use super::Comparison;
use super::column::Column;
use super::row::OptionRow;
use crate::render::{aligned, csv_table, markdown_table};

/// The comparison as a table for a terminal, with a newline at the end.
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

/// Rows and columns as CSV (RFC 4180); unknown amounts are empty, never zero.
#[must_use]
pub fn csv(rows: &[&OptionRow], columns: &[Column]) -> String {
    let head: Vec<&str> = columns.iter().map(|column| column.label()).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|column| column.plain(row)).collect()).collect();
    csv_table(&head, &rows)
}

/// Rows and columns as a Markdown table.
#[must_use]
pub fn markdown(rows: &[&OptionRow], columns: &[Column]) -> String {
    let head: Vec<(&str, bool)> = columns.iter().map(|column| (column.label(), column.is_number())).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|column| column.text(row)).collect()).collect();
    markdown_table(&head, &rows)
}
