//! Tables for a terminal.

use std::fmt::Write;

/// Rows under a header with padded columns; columns marked `right` are right-aligned.
#[must_use]
pub fn aligned<const N: usize>(header: [&str; N], right: [bool; N], rows: &[[String; N]]) -> String {
    let mut widths = header.map(|name| name.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let rule = widths.map(|width| "─".repeat(width));
    let mut text = String::new();
    push(&mut text, header.into_iter().zip(widths).zip(right));
    push(&mut text, rule.iter().map(String::as_str).zip(widths).zip(right));
    for row in rows {
        push(&mut text, row.iter().map(String::as_str).zip(widths).zip(right));
    }
    text
}

fn push<'a>(text: &mut String, cells: impl Iterator<Item = ((&'a str, usize), bool)>) {
    let mut row = String::new();
    for ((cell, width), right) in cells {
        let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
        let (left, right) = if right { (pad.as_str(), "") } else { ("", pad.as_str()) };
        // Writing to a string cannot fail.
        let _ = write!(row, "{left}{cell}{right}  ");
    }
    let _ = writeln!(text, "{}", row.trim_end());
}
