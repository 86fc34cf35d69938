//! Tables of cells: arrow keys move between cells, and blocks of numbers can be pasted from spreadsheets.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{Element, HtmlInputElement};

use super::Editor;
use crate::browser::{self, attribute, closest};
use crate::controls::{self, key_of};
use crate::{document, reading};

/// The cells of the table around a cell, row by row, and the position of the cell.
struct Table {
    rows: Vec<Vec<HtmlInputElement>>,
    row: usize,
    column: usize,
}

impl Table {
    fn around(cell: &Element) -> Option<Table> {
        let table = closest(cell, "table[data-numbers]")?;
        let rows = controls::cells_of(&table);
        let find = |(row, cells): (usize, &Vec<HtmlInputElement>)| {
            let column = cells.iter().position(|other| other.is_same_node(Some(cell)))?;
            Some((row, column))
        };
        let (row, column) = rows.iter().enumerate().find_map(find)?;
        Some(Table { rows, row, column })
    }

    fn cell(&self, row: usize, column: usize) -> Option<&HtmlInputElement> {
        self.rows.get(row)?.get(column)
    }
}

impl Editor {
    /// Moves between the cells of a table. Returns whether the key did so.
    pub(super) fn moves(self, event: &ev::KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return false;
        }
        let Some(cell) = browser::target(event) else { return false };
        let key = event.key();
        if !key.starts_with("Arrow") && !matches!(key.as_str(), "Enter" | "Home" | "End") {
            return false;
        }
        let Some(table) = Table::around(&cell) else { return false };
        let (row, column) = (table.row, table.column);
        let last = table.rows.get(row).map_or(0, Vec::len).saturating_sub(1);
        let to = match key.as_str() {
            "ArrowLeft" => column.checked_sub(1).map(|column| (row, column)),
            "ArrowRight" => Some((row, column + 1)),
            "ArrowUp" => row.checked_sub(1).map(|row| (row, column)),
            "Home" => Some((row, 0)),
            "End" => Some((row, last)),
            _ => Some((row + 1, column)),
        };
        let Some(next) = to.and_then(|(row, column)| table.cell(row, column)) else { return false };
        enter(&cell, next);
        true
    }

    /// Pastes a block of numbers, starting at a cell. Returns whether there was a block. Drops values beyond the last
    /// row or column. Puts either all other values into the document, or none.
    pub(super) fn pastes(self, event: &ev::ClipboardEvent) -> bool {
        let Some(cell) = browser::target(event) else { return false };
        let text = controls::pasted(event);
        let is_block = text.trim().contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        let Some(table) = Table::around(&cell).filter(|_| is_block) else { return false };
        let errors = controls::errors_of(&cell);
        match table.read(&text) {
            Ok(values) => {
                self.say(&errors, None);
                self.edit("", |now| {
                    for (at, value) in values {
                        document::set(now, &at, value);
                    }
                });
                self.typing.set_value(String::new());
                self.say(&key_of(&cell), None);
            }
            Err(error) => self.say(&errors, Some(format!("Nothing was pasted: {error}"))),
        }
        true
    }
}

impl Table {
    /// The values of a pasted block, with their JSON pointers.
    fn read(&self, text: &str) -> Result<Vec<(String, Option<serde_json::Value>)>, String> {
        let mut values = Vec::new();
        for (down, line) in text.trim_matches(['\r', '\n']).lines().enumerate() {
            for (across, entry) in entries(line).enumerate() {
                let Some(cell) = self.cell(self.row + down, self.column + across) else { continue };
                if let (false, Some(at), Some(spec)) =
                    (entry.is_empty(), attribute(cell, "data-at"), attribute(cell, "data-read"))
                {
                    values.push((at, reading::read(&spec, entry)?));
                }
            }
        }
        Ok(values)
    }
}

/// Splits a line into entries: at tabs, else at commas, else at semicolons, else at spaces.
fn entries(line: &str) -> impl Iterator<Item = &str> {
    let separator = ['\t', ',', ';'].into_iter().find(|c| line.contains(*c)).unwrap_or(' ');
    let line = if separator == ' ' { line.trim() } else { line };
    line.split(separator).map(str::trim).filter(move |entry| separator != ' ' || !entry.is_empty())
}

/// Moves the focus to another cell, and makes the Tab key return to it.
fn enter(from: &Element, to: &HtmlInputElement) {
    let _ = from.set_attribute("tabindex", "-1");
    let _ = to.set_attribute("tabindex", "0");
    let _ = to.focus();
    to.select();
}
