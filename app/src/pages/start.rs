//! The start page.

use leptos::prelude::*;

use super::{EditorStart, StartHtml, StartPage, written};
use crate::components::estimate_panel::EstimatePanel;
use crate::components::recent::RecentDesigns;
use crate::components::totals_strip::TotalsStrip;

/// What Abacus does, a priced example, and the designs of this browser.
///
/// On the server: complete but for the recent designs.
#[component]
pub(super) fn Start(page: StartPage) -> impl IntoView {
    let StartPage { example, html } = page;
    view! {
        <div class="page start">
            <section class="intro">
                <h1>"Know what an AWS design costs, to the cent"</h1>
                <p>
                    "Describe instances, volumes, buckets, load balancers and what talks to what. Abacus finds the path of the data, "
                    "draws the network, and prices both in any of 36 regions while you type: every figure with its price, its "
                    "date and its working. Save it, and share the link."
                </p>
                <p class="actions">
                    <a class="button primary" href="/new" rel="external">"Start empty"</a>
                    <a class="button" href="/new?example=three-tier-web" rel="external">"Open the example"</a>
                </p>
            </section>
            <RecentDesigns />
            <Example example html />
        </div>
    }
    .into_any()
}

#[component]
fn Example(example: EditorStart, html: StartHtml) -> impl IntoView {
    let name = design::Design::parse(&example.document).map(|design| design.name).unwrap_or_default();
    let totals = Signal::stored(example.estimate.totals);
    view! {
        <section class="example" aria-labelledby="example-title">
            <h2 id="example-title">{format!("Example: {name}")}</h2>
            {written("example-drawing", "drawing-figure", html.drawing)}
            <TotalsStrip totals />
        </section>
        <section class="start-from" aria-labelledby="templates-title">
            <h2 id="templates-title">"Start from a design"</h2>
            {written("templates", "", html.templates)}
        </section>
        <section class="example" aria-labelledby="lines-title">
            <h2 id="lines-title">"The example line by line"</h2>
            <EstimatePanel estimate=Signal::stored(example.estimate) eager=true />
        </section>
    }
    .into_any()
}
