//! Where the money goes: a treemap and a table with bars.

use leptos::prelude::*;
use pricing::render::{BreakdownColumn, breakdown_csv};
use pricing::{Breakdown, BreakdownRow, GroupBy};
use use_cases::{Shown as Found, breakdown_chart};

use super::estimate::EstimateView;
use crate::components::chart::ChartFigure;

/// The most keys of tags that are offered.
const TAGS: usize = 30;
/// The most keys of tags that are shown beside the services.
const TAGS_AT_ONCE: usize = 3;

/// The groupings of a design with their addresses: `address` with what to group by.
pub(crate) fn groupings(found: &Breakdown, address: &str) -> AnyView {
    let tags = found.tag_keys.iter().take(TAGS).map(|key| GroupBy::Tag(key.clone()));
    let all = [GroupBy::Service, GroupBy::Component, GroupBy::Charge].into_iter().chain(tags);
    let link = |by: GroupBy| {
        let current = (by == found.by).then_some("page");
        let href = format!("{address}?by={}", super::encoded(&by.code()));
        view! { <a class="button" href=href aria-current=current>{by.heading()}</a> }
    };
    view! { <nav class="actions groupings no-print" aria-label="Group by">{all.map(link).collect_view()}</nav> }
        .into_any()
}

const NOTE: &str = "All data transfer is part of the groups. Support and tax are in none.";

/// The key of the panel among the open parts of the estimate.
const KEY: &str = "breakdown";

/// The groups above the estimate in the editor, calculated once they are opened.
pub(super) fn panel(found: &Found<'_>, place: EstimateView<'_>) -> AnyView {
    let names = (KEY, "months-panel breakdown-panel", "breakdown-panel");
    super::on_demand(place, names, "Where the money goes", || {
        let services = found.breakdown(&GroupBy::Service)?;
        let tags =
            services.tag_keys.iter().take(TAGS_AT_ONCE).filter_map(|key| found.breakdown(&GroupBy::Tag(key.clone())));
        let others: Vec<Breakdown> = found.breakdown(&GroupBy::Charge).into_iter().chain(tags).collect();
        let tables = others.iter().map(table).collect_view();
        Some(view! { {table(&services)} {tables} <p class="hint">{NOTE}</p> }.into_any())
    })
}

/// The treemap, the table with bars, and all data transfer.
pub(crate) fn view(found: &Breakdown) -> AnyView {
    let chart = breakdown_chart(found).map(|chart| view! { <ChartFigure chart /> });
    view! {
        {chart}
        {table(found)}
        <p class="hint">{NOTE}</p>
    }
    .into_any()
}

/// The groups with bars, and all data transfer.
fn table(found: &Breakdown) -> AnyView {
    let columns = BreakdownColumn::shown(found);
    let head = columns.iter().map(|column| view! { <th scope="col">{column.label(found)}</th> }).collect_view();
    let rows = found.rows.iter().map(|row| group(&columns, row)).collect_view();
    let sums = [&found.total, &found.data_transfer].map(|row| group(&columns, row)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=format!("By {}", found.by.heading())>
            <table class="figure-table breakdown-table">
                <caption class="hidden">"The monthly cost of each group"</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{sums}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// A group, with a bar of its share.
fn group(columns: &[BreakdownColumn], row: &BreakdownRow) -> AnyView {
    let cell = |column: &BreakdownColumn| {
        let text = column.text(row);
        match column {
            BreakdownColumn::Group => view! { <th scope="row">{text}</th> }.into_any(),
            BreakdownColumn::Share => view! { <td>{bar(row)}<span class="share">{text}</span></td> }.into_any(),
            _ => view! { <td>{text}</td> }.into_any(),
        }
    };
    view! { <tr>{columns.iter().map(cell).collect_view()}</tr> }.into_any()
}

fn bar(row: &BreakdownRow) -> Option<AnyView> {
    let width = row.share_percent?.to_string();
    Some(
        view! {
            <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width=width height="10"></rect>
            </svg>
        }
        .into_any(),
    )
}

/// The groups as CSV in an address, for downloading without another request.
pub(crate) fn csv_address(found: &Breakdown) -> String {
    super::csv_address(&breakdown_csv(found))
}
