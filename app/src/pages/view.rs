//! A shared design, to look at and to print.

use design::Design;
use leptos::prelude::*;

use super::{SharedPage, written};
use crate::AppError;
use crate::browser::{self, Recent};
use crate::components::allowances::state;
use crate::components::compare::ChartFigure;
use crate::components::error_box::ErrorBox;
use crate::components::estimate_panel::EstimatePanel;
use crate::components::totals_strip::TotalsStrip;
use crate::text::moment;

/// A revision of a saved design.
///
/// On the server: complete, workings included.
#[component]
pub(super) fn Shared(page: SharedPage) -> impl IntoView {
    let SharedPage { shared, charts, drawing } = page;
    let design = match Design::parse(&shared.document) {
        Ok(design) => design,
        Err(problems) => return view! { <ErrorBox error=AppError::Refused(problems.into()) /> }.into_any(),
    };
    let name = if design.name.trim().is_empty() { "Untitled design".to_owned() } else { design.name.clone() };
    let totals = Signal::stored(shared.estimate.totals);
    let has_groups = design.components.iter().any(|component| component.body.kind() == design::Kind::Ec2);
    let seen = Recent { id: shared.id.clone(), name: design.name.clone(), key: None, at_ms: 0 };
    Effect::new(move |_| browser::remember_design(Recent { at_ms: browser::now_ms(), ..seen.clone() }, false));
    view! {
        <article class="page view">
            <header>
                <h1>{name}</h1>
                <p class="hint">
                    {format!("{} · revision {} · saved {}", design.region, shared.revision, moment(shared.saved_at_ms))}
                </p>
                {(!design.note.is_empty()).then(|| view! { <p class="design-note">{design.note.clone()}</p> })}
            </header>
            <TotalsStrip totals>
                <p class="allowances">{format!("Free allowances {}", state(design.free_allowances.internet_out))}</p>
            </TotalsStrip>
            {written("design-drawing", "drawing-figure", drawing)}
            <h2 class="hidden">"Estimate"</h2>
            <EstimatePanel estimate=Signal::stored(shared.estimate) eager=true />
            {charts.into_iter().map(|one| view! {
                <section class="component-chart">
                    <h2>{one.name}</h2>
                    <ChartFigure chart=one.chart />
                </section>
            }).collect_view()}
            <p class="actions no-print">
                <a class="button" href=format!("/d/{}/edit", shared.id) rel="external">"Edit"</a>
                {has_groups.then(|| view! { <a class="button" href=format!("/d/{}/compare", shared.id)>"Compare purchase options"</a> })}
                <a class="button" href=format!("/api/v1/designs/{}?revision={}", shared.id, shared.revision) rel="external">"As JSON"</a>
            </p>
        </article>
    }
    .into_any()
}
