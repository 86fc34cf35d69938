//! What a design costs month by month: a chart and a table.

use api::{Chart, ChartTable};
use leptos::prelude::*;
use pricing::render::{MonthColumn, months_csv};
use pricing::{MonthRow, Months};
use use_cases::Shown as Found;

use super::estimate::EstimateView;
use crate::components::chart::ChartFigure;

/// The key of the panel among the open parts of the estimate.
const KEY: &str = "months";

/// The months below the estimate in the editor, calculated once they are opened.
pub(super) fn panel(found: &Found<'_>, place: EstimateView<'_>) -> AnyView {
    super::on_demand(place, (KEY, "months-panel", "months-panel"), "Month by month", || {
        let months = found.months()?;
        let csv = csv_address(&months);
        let view = view! {
            {view(&months)}
            <p class="actions"><a class="button" href=csv download="months.csv">"As CSV"</a></p>
        };
        Some(view.into_any())
    })
}

/// The chart, the table and the assumptions.
pub(crate) fn view(months: &Months) -> AnyView {
    let columns = MonthColumn::shown(months);
    let chart = Chart { table: ChartTable { head: Vec::new(), rows: Vec::new() }, ..use_cases::months_chart(months) };
    let head = columns.iter().map(|column| view! { <th scope="col">{column.label()}</th> }).collect_view();
    let rows = months.rows.iter().map(|row| month(&columns, row)).collect_view();
    let notes = months.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    view! {
        <ChartFigure chart />
        <div class="scroll" tabindex="0" role="group" aria-label="Months">
            <table class="figure-table months-table">
                <caption class="hidden">"What is paid in each month"</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ul class="notes">{notes}</ul>
    }
    .into_any()
}

/// A month; the last of a year ends a group.
fn month(columns: &[MonthColumn], row: &MonthRow) -> AnyView {
    let mut cells = columns.iter().map(|column| column.text(row));
    let first = cells.next();
    let class = row.month.is_multiple_of(12).then_some("year");
    view! { <tr class=class><th scope="row">{first}</th>{cells.map(|text| view! { <td>{text}</td> }).collect_view()}</tr> }
        .into_any()
}

/// The months as CSV in an address, for downloading without another request.
pub(crate) fn csv_address(months: &Months) -> String {
    super::csv_address(&months_csv(months))
}
