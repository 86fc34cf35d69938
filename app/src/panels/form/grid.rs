//! A table of cells.

use forms::{Cell, Control, Grid, GridRow};
use leptos::prelude::*;

use super::field::option;
use super::{Around, button, is_wrong, notes};

pub(super) fn view(around: &Around<'_>, grid: &Grid) -> AnyView {
    let Grid { id, class, label, at, head, rows, numbers } = grid;
    let (notes_id, errors) = (format!("{id}-notes"), format!("{id}-error"));
    let heads = head.iter().map(|text| {
        if text.is_empty() {
            view! { <td></td> }.into_any()
        } else {
            view! { <th scope="col">{text.clone()}</th> }.into_any()
        }
    });
    let removes = rows.iter().any(|row| row.remove.is_some()).then(|| view! { <td></td> });
    let body: Vec<AnyView> = rows.iter().enumerate().map(|(index, row)| of_row(around, grid, index, row)).collect();
    view! {
        <div class="grid-part" data-errors=errors>
            <div class="grid-scroll">
                <table class=*class id=id.clone() aria-label=label.clone() aria-describedby=notes_id.clone() data-numbers=numbers.then_some("")>
                    <thead><tr>{heads.collect_view()}{removes}</tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {notes(around, &notes_id, at)}
        </div>
    }
    .into_any()
}

fn of_row(around: &Around<'_>, grid: &Grid, index: usize, row: &GridRow) -> AnyView {
    let cells: Vec<AnyView> = row
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| {
            let id = format!("{}-{index}-{column}", grid.id);
            let first = index == 0 && column == 0;
            view! { <td>{of_cell(around, grid, cell, id, first)}</td> }.into_any()
        })
        .collect();
    let head = (!row.head.is_empty()).then(|| view! { <th scope="row">{row.head.clone()}</th> });
    let remove = row.remove.as_ref().map(|remove| view! { <td>{button(remove)}</td> });
    view! { <tr>{head}{cells}{remove}</tr> }.into_any()
}

fn of_cell(around: &Around<'_>, grid: &Grid, cell: &Cell, id: String, first: bool) -> AnyView {
    let Cell { label, at, control, level } = cell;
    match control {
        Control::Input { text, reads, empty, .. } => {
            // In a table of numbers, Tab reaches one cell, and the arrow keys reach the others.
            let tab = grid.numbers.then_some(if first { "0" } else { "-1" });
            let mode = if reads.is_numeric() { "decimal" } else { "text" };
            view! {
                <input
                    id=id
                    aria-label=label.clone()
                    value=text.clone()
                    placeholder=(!empty.is_empty()).then(|| empty.clone())
                    data-at=at.clone()
                    data-read=reads.spec()
                    data-cell=label.clone()
                    data-level=level.map(|level| level.to_string())
                    tabindex=tab
                    inputmode=mode
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=is_wrong(around, at)
                />
            }
            .into_any()
        }
        Control::Choice { chosen, options, act } => view! {
            <select id=id aria-label=label.clone() data-at=at.clone() data-act=*act aria-invalid=is_wrong(around, at)>
                {options.iter().map(|(value, label)| option(value, label, value == chosen)).collect::<Vec<_>>()}
            </select>
        }
        .into_any(),
        Control::Check { on, .. } => {
            view! { <input id=id type="checkbox" aria-label=label.clone() checked=*on data-at=at.clone() /> }.into_any()
        }
    }
}
