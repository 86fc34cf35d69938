//! The table of purchase options or deployments.

use api::{ComparedDesign, ComparedRow};
use leptos::prelude::*;
use markup::{csv_table, markdown_table};

use super::view_state::ViewState;
use crate::browser;

/// The purchase options or deployments as a table with filters, sorting, hideable columns and copy buttons.
///
/// On the server: shows every row and column.
#[component]
pub fn CompareTable(
    /// The comparison.
    #[prop(into)]
    compared: Signal<ComparedDesign>,
    /// Called when an option is chosen; without it, options cannot be chosen.
    #[prop(into, optional)]
    choose: Option<Callback<String>>,
    /// Called when an option is added to the charts or removed from them; returns false if the option must stay in
    /// them.
    #[prop(into, optional)]
    draw: Option<Callback<String, bool>>,
) -> impl IntoView {
    let effective = compared.with_untracked(|all| all.columns.iter().position(|column| column.label == EFFECTIVE));
    let state = RwSignal::new(ViewState::sorted_by(effective));
    let shown = Memo::new(move |_| compared.with(|all| state.with(|state| state.rows(&all.rows))));
    let columns = Memo::new(move |_| state.with(|state| state.columns(compared.with(|all| all.columns.len()))));
    let table = TableState { compared, columns, state, draws: draw.is_some(), chooses: choose.is_some() };
    let copy = move |markdown: bool| {
        let text =
            compared.with_untracked(|all| copied(all, &shown.get_untracked(), &columns.get_untracked(), markdown));
        browser::copy(&text);
    };
    let count = move || format!("{} of {} options", shown.with(Vec::len), compared.with(|all| all.rows.len()));
    let label = move || compared.with(|all| all.of.label());
    let keys = move || {
        shown
            .get()
            .into_iter()
            .filter_map(|index| compared.with(|all| all.rows.get(index).map(|row| row.code.clone())))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="compare-tools needs-script">
            <span class="hint" role="status">{count}</span>
            <details class="menu">
                <summary class="button">"Columns"</summary>
                <div class="menu-list">{move || column_choices(compared, state)}</div>
            </details>
            <button type="button" class="button" on:click=move |_| copy(false)>"Copy as CSV"</button>
            <button type="button" class="button" on:click=move |_| copy(true)>"Copy as Markdown"</button>
        </div>
        <div class="scroll" tabindex="0" role="group" aria-label=label>
            <table class="compare-table">
                <caption class="hidden">{move || format!("{} side by side", label())}</caption>
                <thead>
                    <tr>{move || headings(table)}</tr>
                    <tr class="filters needs-script">{move || filters(table)}</tr>
                </thead>
                <tbody>
                    <For each=keys key=Clone::clone let:code>
                        <OptionRow code compared columns choose draw />
                    </For>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The label of the most important column. The browser identifies it by its label only.
const EFFECTIVE: &str = "Effective monthly";
/// The label of the column that says why an option has no price.
const PRICES: &str = "Prices";

/// The state that the header rows share.
#[derive(Clone, Copy)]
struct TableState {
    compared: Signal<ComparedDesign>,
    columns: Memo<Vec<usize>>,
    state: RwSignal<ViewState>,
    /// Whether there is a column for the charts.
    draws: bool,
    /// Whether there is a column for choosing an option.
    chooses: bool,
}

/// The column headings, which sort the table.
fn headings(table: TableState) -> AnyView {
    let TableState { compared, columns, state, draws, chooses } = table;
    let heading = move |index: usize| {
        let column = compared.with_untracked(|all| all.columns.get(index).cloned())?;
        let sorted = move || match state.with(|state| state.sort) {
            Some((same, falling)) if same == index => Some(if falling { "descending" } else { "ascending" }),
            _ => None,
        };
        let class = if column.is_number { "number" } else { "words" };
        Some(view! {
            <th scope="col" class=class aria-sort=sorted>
                <button type="button" class="sort" on:click=move |_| state.update(|state| state.sort_by(index))>{column.label}</button>
            </th>
        })
    };
    let mut columns = columns.get().into_iter();
    view! {
        {columns.next().and_then(heading)}
        {chooses.then(|| view! { <th scope="col" class="narrow"><span class="hidden">"Use"</span></th> })}
        {draws.then(|| view! { <th scope="col" class="narrow">"Chart"</th> })}
        {columns.map(heading).collect_view()}
    }
    .into_any()
}

/// A filter below each heading.
fn filters(table: TableState) -> AnyView {
    let TableState { compared, columns, state, draws, chooses } = table;
    let filter = move |index: usize| {
        let column = compared.with_untracked(|all| all.columns.get(index).cloned())?;
        let typed = state.with_untracked(|state| state.filters.get(index).cloned().unwrap_or_default());
        let set = move |text: String| {
            state.update(|state| {
                if state.filters.len() <= index {
                    state.filters.resize(index + 1, String::new());
                }
                if let Some(filter) = state.filters.get_mut(index) {
                    *filter = text;
                }
            });
        };
        Some(view! {
            <td>
                <input type="text" aria-label=format!("Filter {}", column.label) placeholder=column.example value=typed on:input:target=move |event| set(event.target().value()) />
            </td>
        })
    };
    let mut columns = columns.get().into_iter();
    view! {
        {columns.next().and_then(filter)}
        {chooses.then(|| view! { <td></td> })}
        {draws.then(|| view! { <td></td> })}
        {columns.map(filter).collect_view()}
    }
    .into_any()
}

/// Checkboxes for the columns to show. The column with the name of the option is always shown.
fn column_choices(compared: Signal<ComparedDesign>, state: RwSignal<ViewState>) -> Vec<AnyView> {
    let labels = compared.with(|all| all.columns.iter().map(|column| column.label.clone()).collect::<Vec<_>>());
    let choice = move |(index, label): (usize, String)| {
        let shown = move || state.with(|state| !state.hidden.contains(&index));
        view! {
            <label>
                <input type="checkbox" checked=untrack(shown) prop:checked=shown on:change=move |_| state.update(|state| state.toggle(index)) />
                {label}
            </label>
        }
        .into_any()
    };
    labels.into_iter().enumerate().skip(1).map(choice).collect()
}

#[component]
fn OptionRow(
    code: String,
    compared: Signal<ComparedDesign>,
    columns: Memo<Vec<usize>>,
    choose: Option<Callback<String>>,
    draw: Option<Callback<String, bool>>,
) -> impl IntoView {
    let code = StoredValue::new(code);
    let row = Memo::new(move |_| {
        code.with_value(|code| compared.with(|all| all.rows.iter().find(|row| row.code == *code).cloned()))
    });
    let of = move |read: fn(&ComparedRow) -> bool| row.with(|row| row.as_ref().is_some_and(read));
    let name = move || row.with(|row| row.as_ref().and_then(|row| row.cells.first().cloned()).unwrap_or_default());
    let column = move |label: &str| compared.with(|all| all.columns.iter().position(|column| column.label == label));
    let cell = move |priced: bool, label: &str| {
        let index = column(label)?;
        row.with(|row| row.as_ref().filter(|row| row.priced == priced).and_then(|row| row.cells.get(index).cloned()))
    };
    // On a phone the columns are out of sight, so the most important value also appears under the name.
    let effective = move || cell(true, EFFECTIVE).map(|text| format!("{text} effective"));
    let reason = move || cell(false, PRICES).map(|text| view! { <span class="row-reason">{text}</span> });
    let is_current = move || code.with_value(|code| compared.with(|all| all.current.as_ref() == Some(code)));
    let cells = move || {
        columns
            .get()
            .into_iter()
            .skip(1)
            .map(|index| {
                let text = if !of(|row| row.priced) && column(PRICES) == Some(index) {
                    "—".to_owned()
                } else {
                    row.with(|row| row.as_ref().and_then(|row| row.cells.get(index).cloned()).unwrap_or_default())
                };
                let number =
                    compared.with_untracked(|all| all.columns.get(index).is_some_and(|column| column.is_number));
                view! { <td class=if number { "number" } else { "words" }>{text}</td> }
            })
            .collect_view()
    };
    let draw_box = draw.map(|draw| {
        let toggle = move |event: leptos::ev::Event| {
            if !draw.run(code.get_value()) {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(true);
            }
        };
        view! {
            <td class="narrow">
                <input type="checkbox" class="needs-script" aria-label=move || format!("Show {} in the charts", name()) prop:checked=move || of(|row| row.drawn) checked=untrack(move || of(|row| row.drawn)) disabled=move || !of(|row| row.priced) on:change=toggle />
            </td>
        }
    });
    let use_button = choose.map(|choose| {
        view! {
            <td class="narrow">
                {move || if is_current() {
                    view! { <span class="in-use">"in use"</span> }.into_any()
                } else {
                    view! {
                        <button type="button" class="button small" disabled=move || !of(|row| row.priced) aria-label=move || format!("Use {}", name()) on:click=move |_| choose.run(code.get_value())>"Use this"</button>
                    }.into_any()
                }}
            </td>
        }
    });
    view! { <tr class:current=is_current class:unpriced=move || !of(|row| row.priced)><th scope="row">
        <span class="option-name">{name}</span>
        <span class="row-effective" aria-hidden="true">{effective}</span>
        {reason}
    </th>{use_button}{draw_box}{cells}</tr> }
    .into_any()
}

/// The visible rows and columns as Markdown or CSV.
fn copied(all: &ComparedDesign, rows: &[usize], columns: &[usize], markdown: bool) -> String {
    let head: Vec<(&str, bool)> = columns
        .iter()
        .filter_map(|index| all.columns.get(*index).map(|column| (column.label.as_str(), column.is_number)))
        .collect();
    let cells = |row: &ComparedRow| {
        let from = if markdown { &row.cells } else { &row.plain };
        columns.iter().map(|index| from.get(*index).cloned().unwrap_or_default()).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = rows.iter().filter_map(|index| all.rows.get(*index)).map(cells).collect();
    if markdown {
        markdown_table(&head, &rows)
    } else {
        csv_table(&head.iter().map(|(label, _)| *label).collect::<Vec<_>>(), &rows)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use pricing::compare::Column;

    use super::*;

    #[test]
    fn columns_have_the_labels_of_the_server() {
        assert_eq!(EFFECTIVE, Column::Effective.label());
        assert_eq!(PRICES, Column::Prices.label());
    }
}
