//! An estimate: lines by component, findings, what the figures rest on.

use design::ComponentId;
use leptos::prelude::*;
use pricing::{ComponentEstimate, Estimate};

use super::component_lines::ComponentLines;
use super::findings::Findings;

/// The whole estimate but its totals.
///
/// On the server: complete, workings included when `eager`.
#[component]
pub fn EstimatePanel(
    /// The estimate.
    #[prop(into)]
    estimate: Signal<Estimate>,
    /// Whether workings stand in the page from the start.
    eager: bool,
    /// What happens when the component of a finding is chosen.
    #[prop(into, optional)]
    choose: Option<Callback<ComponentId>>,
) -> impl IntoView {
    let follow = move |first: ComponentEstimate| {
        let id = first.id.clone();
        Memo::new(move |before: Option<&ComponentEstimate>| {
            let now = estimate.with(|all| all.components.iter().find(|component| component.id == id).cloned());
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        })
    };
    let findings = Signal::derive(move || estimate.with(|estimate| estimate.findings.clone()));
    let findings_view = match choose {
        Some(choose) => view! { <Findings findings choose /> }.into_any(),
        None => view! { <Findings findings /> }.into_any(),
    };
    let dates = move || {
        estimate.with(|estimate| {
            estimate.price_dates.as_ref().map(|dates| {
                if dates.oldest == dates.newest {
                    format!("Prices of {}.", dates.newest)
                } else {
                    format!("Prices of {} to {}; each line tells its own.", dates.oldest, dates.newest)
                }
            })
        })
    };
    view! {
        {findings_view}
        <div class="lines">
            <div class="line-head" aria-hidden="true">
                <span>"Charge"</span>
                <span>"Quantity"</span>
                <span>"Unit price"</span>
                <span>"Monthly"</span>
            </div>
            <For each=move || sorted(&estimate.get()) key=|component| component.id.clone() let:component>
                <ComponentLines component=follow(component) eager />
            </For>
        </div>
        <section class="assumptions">
            <h3>"What the figures rest on"</h3>
            <ul>
                {move || estimate.with(|estimate| estimate.assumptions.clone()).into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
                {move || dates().map(|text| view! { <li>{text}</li> })}
                <li>"≈ derived by a rule, † may be out of date."</li>
            </ul>
        </section>
    }
    .into_any()
}

/// The components with attached volumes behind their group.
fn sorted(estimate: &Estimate) -> Vec<ComponentEstimate> {
    let (attached, own): (Vec<_>, Vec<_>) = estimate.components.iter().partition(|c| c.attached_to.is_some());
    own.into_iter()
        .flat_map(|owner| {
            let volumes = attached.iter().filter(|volume| volume.attached_to.as_ref() == Some(&owner.id));
            std::iter::once(owner).chain(volumes.copied())
        })
        .cloned()
        .collect()
}
