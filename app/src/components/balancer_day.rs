//! The load of a load balancer in every hour of a day, as a table of cells.

use std::fmt::Write;

use design::{Component, limits};
use leptos::{ev, prelude::*};
use units::Decimal;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::form::{Form, block, button, hint};
use crate::browser;
use crate::editor::day::{self, HOURS};
use crate::fields::{FieldNotes, parse};

/// What the columns are called.
const HEADS: &[(&str, &str)] = &[
    ("new_per_second", "New connections per second"),
    ("connection_seconds", "Mean connection, s"),
    ("active_connections", "Active connections"),
    ("requests_per_second", "Requests per second"),
    ("rules_per_request", "Rules per request"),
    ("gb_per_hour", "GB per hour"),
    ("lambda_gb_per_hour", "Lambda GB per hour"),
    ("udp_new_per_second", "UDP flows per second"),
    ("udp_flow_seconds", "Mean UDP flow, s"),
    ("udp_active_flows", "Active UDP flows"),
    ("udp_gb_per_hour", "UDP GB per hour"),
    ("tls_new_per_second", "TLS connections per second"),
    ("tls_connection_seconds", "Mean TLS connection, s"),
    ("tls_active_connections", "Active TLS connections"),
    ("tls_gb_per_hour", "TLS GB per hour"),
];

fn head(name: &str) -> &'static str {
    HEADS.iter().find(|(known, _)| *known == name).map_or("", |(_, head)| head)
}

/// Every value of the table, hour by hour, with the names of the columns.
fn values(component: &Component) -> (Vec<&'static str>, Vec<Decimal>) {
    let names = day::columns(component);
    let cells = (0..HOURS).flat_map(|hour| names.iter().map(move |name| day::value(component, name, hour))).collect();
    (names, cells)
}

/// A table with a row for each hour, quick shapes, and what is wrong with a cell.
///
/// On the server: shows the design.
pub fn day_fields(form: Form) -> AnyView {
    let error = RwSignal::new(None);
    on_cleanup(move || form.editor.mark_field(&form.element("day"), true));
    let grid = Grid { form, error };
    let shape = move |code: &'static str| Callback::new(move |()| grid.change(&|c| day::shape(c, code)));
    let shapes = vec![
        hint("Shapes keep the mean of every column:"),
        button("Office hours", shape("office")),
        button("Evening peak", shape("evening")),
        button("Flat", shape("flat")),
    ];
    let notes = view! { <FieldNotes id=form.element("day-notes") error path=form.at("/usage/by_hour") /> }.into_any();
    let head = hint("Values from a spreadsheet can be pasted into any cell. A column says the whole load of its hour.");
    block("fields", vec![head, block("actions shapes", shapes), table(grid), notes])
}

/// The cells are plain inputs, which one handler reads and one effect writes.
#[derive(Clone, Copy)]
struct Grid {
    form: Form,
    error: RwSignal<Option<String>>,
}

/// A cell: its input, the figure, the column and the hour.
struct Cell {
    input: HtmlInputElement,
    figure: &'static str,
    column: usize,
    hour: usize,
}

impl Grid {
    fn cell_id(self, index: usize) -> String {
        self.form.element(&format!("day-{index}"))
    }

    fn names(self) -> Vec<&'static str> {
        untrack(|| self.form.read(day::columns))
    }

    fn cell(self, event: &ev::Event) -> Option<Cell> {
        let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        let index: usize = input.get_attribute("data-cell")?.parse().ok()?;
        let names = self.names();
        let (hour, column) = (index.checked_div(names.len())?, index.checked_rem(names.len())?);
        Some(Cell { input, figure: names.get(column)?, column, hour })
    }

    fn change(self, change: &dyn Fn(&mut Component)) {
        self.form.edit("", change);
        self.say(None);
    }

    fn say(self, error: Option<String>) {
        self.form.editor.mark_field(&self.form.element("day"), error.is_none());
        self.error.set(error);
    }

    fn typed(self, cell: &Cell) {
        let text = cell.input.value();
        // An empty cell is about to be typed into.
        if text.trim().is_empty() {
            return;
        }
        match parse::number_in(&text, 0, limits::USAGE, limits::USAGE_DECIMALS) {
            Ok(value) => {
                let (figure, hour) = (cell.figure, cell.hour);
                self.form.edit(&format!("day-{hour}-{figure}"), &|c| day::set(c, figure, hour, value));
                self.say(None);
            }
            Err(error) => self.say(Some(format!("{:02}:00, {}: {error}", cell.hour, head(cell.figure)))),
        }
    }

    /// Shows what the design has, once a cell is left.
    fn left(self, cell: &Cell) {
        let (figure, hour) = (cell.figure, cell.hour);
        let id = self.form.id();
        let now = self.form.editor.design.with_untracked(|d| d.component(&id).map(|c| day::value(c, figure, hour)));
        cell.input.set_value(&plain(now.unwrap_or_default()));
        self.say(None);
    }

    fn paste(self, cell: &Cell, event: &ev::ClipboardEvent) {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !text.trim_end().contains(['\t', '\n']) {
            return;
        }
        event.prevent_default();
        let id = self.form.id();
        let Some(mut next) = self.form.editor.design.with_untracked(|d| d.component(&id).cloned()) else { return };
        match day::paste(&mut next, cell.column, cell.hour, &text) {
            Ok(()) => self.change(&|component| component.clone_from(&next)),
            Err(error) => self.error.set(Some(format!("Nothing was pasted: {error}"))),
        }
    }

    /// Where a key leads from a cell.
    fn key(self, event: &ev::KeyboardEvent) {
        let Some(cell) = self.cell(event) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let width = self.names().len();
        let index = cell.hour * width + cell.column;
        let to = match event.key().as_str() {
            "ArrowUp" => index.checked_sub(width),
            "ArrowDown" | "Enter" => Some(index + width).filter(|to| *to < width * HOURS),
            _ => return,
        };
        event.prevent_default();
        if let Some(input) = to.and_then(|to| browser::input(&self.cell_id(to))) {
            let _ = input.focus();
            input.select();
        }
    }
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

fn table(grid: Grid) -> AnyView {
    let Grid { form, .. } = grid;
    let columns = Memo::new(move |_| form.read(day::columns));
    Effect::new(move |before: Option<Vec<Decimal>>| {
        let (_, now) = form.read(values);
        for (index, value) in now.iter().enumerate() {
            if before.as_ref().and_then(|before| before.get(index)) == Some(value) {
                continue;
            }
            let Some(cell) = browser::input(&grid.cell_id(index)) else { continue };
            if parse::number(&cell.value()) != Ok(*value) {
                cell.set_value(&plain(*value));
            }
        }
        now
    });
    let html = move || {
        columns.track();
        let (names, cells) = untrack(|| form.read(values));
        rows(grid, &names, &cells)
    };
    view! {
        <div class="grid-scroll">
            <table
                class="load-day"
                aria-label="Load in each hour of the day"
                aria-describedby=form.element("day-notes")
                on:input=move |event| if let Some(cell) = grid.cell(&event) { grid.typed(&cell) }
                on:change=move |event| if let Some(cell) = grid.cell(&event) { grid.left(&cell) }
                on:paste=move |event: ev::ClipboardEvent| if let Some(cell) = grid.cell(&event) { grid.paste(&cell, &event) }
                on:keydown=move |event| grid.key(&event)
                inner_html=html
            ></table>
        </div>
    }
    .into_any()
}

/// The table as HTML: its many cells are made faster from text.
fn rows(grid: Grid, names: &[&'static str], cells: &[Decimal]) -> String {
    let mut html = "<thead><tr><th scope=\"col\">Hour</th>".to_owned();
    for name in names {
        let _ = write!(html, "<th scope=\"col\">{}</th>", head(name));
    }
    html += "</tr></thead><tbody>";
    for (index, value) in cells.iter().enumerate() {
        let Some((hour, column)) = index.checked_div(names.len()).zip(index.checked_rem(names.len())) else { break };
        if column == 0 {
            let _ = write!(html, "<tr><th scope=\"row\">{hour:02}:00</th>");
        }
        let _ = write!(
            html,
            "<td><input id=\"{}\" data-cell=\"{index}\" aria-label=\"{hour:02}:00, {}\" value=\"{}\" \
             inputmode=\"decimal\" autocomplete=\"off\"></td>",
            grid.cell_id(index),
            names.get(column).map_or("", |name| head(name)),
            plain(*value),
        );
    }
    html + "</tbody>"
}
