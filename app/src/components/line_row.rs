//! One line of an estimate, which opens into its working.

use catalog::Basis;
use leptos::prelude::*;
use pricing::render::{cost_text, quantity_text, unit_price_text};
use pricing::{Cost, Line, working};

use crate::browser;

/// A line with its working inside. The working is made when the line is opened, or at once when
/// `eager`, for pages that must be complete without scripts.
///
/// On the server: complete when `eager`.
#[component]
pub fn LineRow(
    /// The line.
    #[prop(into)]
    line: Signal<Line>,
    /// Whether the working stands in the page from the start.
    eager: bool,
) -> impl IntoView {
    let open = RwSignal::new(eager);
    let text = move || open.get().then(|| line.with(working));
    let class = move || line.with(|line| if line.cost.known().is_some() { "cost" } else { "cost open" });
    view! {
        <details class="line" on:toggle=move |_| open.set(true)>
            <summary>
                <span class="label">{move || line.with(|line| line.label.clone())}</span>
                <span class="quantity">{move || line.with(quantity_text)}</span>
                <span class="price">{move || line.with(unit_price_text)}</span>
                <span class=class>{move || line.with(cost_text)}</span>
            </summary>
            <div class="working">
                {move || text().map(|text| {
                    let copied = text.clone();
                    view! {
                        <pre>{text}</pre>
                        <button type="button" class="quiet needs-script" on:click=move |_| { browser::copy(&copied); }>"Copy working"</button>
                    }
                })}
                {move || line.with(notes)}
            </div>
        </details>
    }
    .into_any()
}

/// What must be known about a line without opening it stands in its texts; this is the rest.
fn notes(line: &Line) -> Option<impl IntoView + use<>> {
    let basis = line.price.as_ref().map(|price| &price.basis);
    let text = match (&line.cost, basis) {
        (Cost::NoPrice { .. }, _) => "Not in the total, which says “at least”.",
        (Cost::DependsOnUsage { .. }, _) => "Not in the total, which says “at least”, until a figure is entered.",
        (_, Some(Basis::Derived { .. })) => {
            "≈ AWS does not list this price by itself; it is derived by the rule above."
        }
        (_, Some(Basis::Stale { .. })) => "† This price may be out of date.",
        _ => return None,
    };
    Some(view! { <p class="hint">{text}</p> })
}
