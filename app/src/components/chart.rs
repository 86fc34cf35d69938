//! A chart drawn by the server, with its legend, marks and values as text.

use api::{Chart, ChartTable, LegendItem};
use leptos::prelude::*;

/// A chart with its legend, its marks and a table of its values.
///
/// On the server: complete. The drawing is the same with and without JavaScript.
#[component]
pub fn ChartFigure(
    /// The chart.
    chart: Chart,
) -> impl IntoView {
    let marks = chart.marks.into_iter().map(|mark| {
        view! { <li><span class="number">{mark.number}</span>{mark.text}</li> }
    });
    // A page that has the values beside the chart leaves them out here.
    let figures = (!chart.table.rows.is_empty()).then(|| {
        view! {
            <details class="figures">
                <summary>"Figures of this chart"</summary>
                <FigureTable table=chart.table />
            </details>
        }
    });
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{chart.title.clone()}</h3>
                <p class="hint">{chart.description}</p>
            </figcaption>
            <ul class="legend">{chart.legend.into_iter().map(legend).collect_view()}</ul>
            <div class="drawing" tabindex="0" role="group" aria-label=chart.title inner_html=chart.svg></div>
            <ol class="marks">{marks.collect_view()}</ol>
            {figures}
        </figure>
    }
    .into_any()
}

fn legend(item: LegendItem) -> impl IntoView {
    view! {
        <li>
            <svg width="40" height="10" aria-hidden="true">
                <line class=item.class x1="0" y1="5" x2="40" y2="5"></line>
            </svg>
            {item.name}
        </li>
    }
}

#[component]
fn FigureTable(table: ChartTable) -> impl IntoView {
    let head = table.head.into_iter().map(|text| view! { <th scope="col">{text}</th> }).collect_view();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let first = cells.next();
        view! {
            <tr>
                <th scope="row">{first}</th>
                {cells.map(|text| view! { <td>{text}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label="Figures">
            <table class="figure-table">
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
