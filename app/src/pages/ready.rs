//! The parts of pages that only the server renders: an example, a shared design.

use api::{Chart, ComponentChart};
use design::Design;
use leptos::prelude::*;
use pricing::compare::comparable;
use pricing::render::csv;
use pricing::{Estimate, SideCosts};

use crate::components::chart::ChartFigure;
use crate::panels::estimate::{self, EstimateView};
use crate::panels::{csv_address, side_costs, totals};
use crate::text::moment;

/// The example of the start page: its drawing, its totals, the designs to start from, and its lines.
pub(super) fn example(design: &Design, estimate: &Estimate, drawing: String, templates: String) -> String {
    view! {
        <section class="example" aria-labelledby="example-title">
            <h2 id="example-title">{format!("Example: {}", design.name)}</h2>
            <div class="drawing-figure" id="example-drawing" inner_html=drawing></div>
            {totals::view(estimate, None, ().into_any())}
        </section>
        <section class="start-from" aria-labelledby="templates-title">
            <h2 id="templates-title">"Start from a design"</h2>
            <div id="templates" inner_html=templates></div>
        </section>
        <section class="example" aria-labelledby="lines-title">
            <h2 id="lines-title">"The example line by line"</h2>
            {estimate::view(estimate, None, EstimateView::Page)}
        </section>
    }
    .to_html()
}

/// The parts of a shared design.
pub(super) struct SharedParts<'a> {
    pub id: &'a str,
    pub revision: i64,
    pub saved_at_ms: i64,
    pub design: &'a Design,
    pub estimate: &'a Estimate,
    pub side_costs: Option<SideCosts>,
    pub drawing: String,
    pub charts: Vec<ComponentChart>,
}

/// A saved design: its header, totals, drawing, lines and charts.
pub(super) fn shared(of: SharedParts<'_>) -> String {
    let SharedParts { id, revision, saved_at_ms, design, estimate, side_costs, drawing, charts } = of;
    let name = if design.name.trim().is_empty() { "Untitled design".to_owned() } else { design.name.clone() };
    let note = (!design.note.is_empty()).then(|| view! { <p class="design-note">{design.note.clone()}</p> });
    let about = format!("{} · revision {revision} · saved {}", design.region, moment(saved_at_ms));
    let chart = |one: ComponentChart| {
        let (name, chart): (String, Chart) = (one.name, one.chart);
        view! { <section class="component-chart"><h2>{name}</h2><ChartFigure chart /></section> }.into_any()
    };
    let compare = (!comparable(design).is_empty()).then(|| {
        view! { <a class="button" href=format!("/d/{id}/compare")>"Compare purchase options"</a> }
    });
    let sum = side_costs::sum(side_costs.as_ref());
    let beside = view! { <div>{sum}{totals::allowances_text(&design.free_allowances)}</div> }.into_any();
    view! {
        <header>
            <h1>{name.clone()}</h1>
            <p class="hint">{about}</p>
            {note}
            <p class="actions no-print">
                <a class="button primary" href=format!("/d/{id}/edit") rel="external">"Edit"</a>
                {compare}
                <a class="button" href=format!("/d/{id}/breakdown")>"Where the money goes"</a>
                <a class="button" href=format!("/d/{id}/months")>"Month by month"</a>
                <a class="button" href=csv_address(&csv(estimate)) download=format!("{}.csv", file_name(&name))>"As CSV"</a>
                <a class="button" href=format!("/api/v1/designs/{id}?revision={revision}") rel="external">"As JSON"</a>
            </p>
        </header>
        {totals::view(estimate, None, beside)}
        <div id="design-drawing" class="drawing-figure" inner_html=drawing></div>
        <h2 class="hidden">"Estimate"</h2>
        {estimate::view(estimate, side_costs.as_ref(), EstimateView::Page)}
        {charts.into_iter().map(chart).collect::<Vec<_>>()}
    }
    .to_html()
}

/// The name of a design as that of a file: letters and digits, joined by hyphens.
fn file_name(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "estimate".to_owned() } else { words.join("-").to_lowercase() }
}
