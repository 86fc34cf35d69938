//! The totals, always in sight.

use leptos::prelude::*;
use pricing::Totals;
use units::Usd;
use units::format::{money, money_change};

/// Upfront, monthly, first 12 months and effective monthly, with the change since the last edit.
///
/// On the server: complete.
#[component]
pub fn TotalsStrip(
    /// The totals.
    #[prop(into)]
    totals: Signal<Totals>,
    /// By how much the last edit changed the monthly total.
    #[prop(into, optional)]
    change: Signal<Option<Usd>>,
    /// Whether they belong to an earlier state of the design.
    #[prop(into, optional)]
    stale: Signal<bool>,
    /// What stands beside them: the switch of free allowances, or its state.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let item = move |name: &'static str, pick: fn(&Totals) -> Usd, main: bool| {
        // What is missing is missing from the months; nothing is paid upfront for it.
        let least = move || {
            totals.with(|totals| {
                let known = if totals.only_later { name != "First 12 months" } else { name == "Upfront" };
                if totals.at_least && !known { "at least " } else { "" }
            })
        };
        view! {
            <div class="total" class:main=main>
                <dt>{name}{move || totals.with(|totals| if totals.growing { growing(name) } else { "" })}</dt>
                <dd>
                    <span class="least">{least}</span>
                    <span class="amount">{move || totals.with(|totals| money(pick(totals)))}</span>
                    {main.then(|| view! {
                        <span class="change" aria-hidden="true">{move || change.get().map(money_change)}</span>
                    })}
                </dd>
            </div>
        }
    };
    let range = move || {
        totals.with(|totals| {
            totals
                .range
                .map(|range| range_text(totals.at_least && !totals.only_later, money(range.low), money(range.high)))
        })
    };
    view! {
        <div class="totals" class:stale=move || stale.get()>
            <div role="status" aria-label="Totals">
                <dl>
                    {item("Upfront", |totals| totals.upfront, false)}
                    {item("Monthly", |totals| totals.monthly, true)}
                    {item("First 12 months", |totals| totals.first_year, false)}
                    {item("Effective monthly", |totals| totals.effective_monthly, false)}
                </dl>
                {move || range().map(|text| view! { <p class="range">{text}</p> })}
                {move || stale.get().then(|| view! { <p class="stale-note">"Figures of the last valid state"</p> })}
            </div>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// What a total of a design that grows means.
fn growing(name: &str) -> &'static str {
    match name {
        "Monthly" | "Effective monthly" => ", month 1",
        "First 12 months" => ", as it grows",
        _ => "",
    }
}

/// Low to high. What is missing is missing from both ends.
fn range_text(at_least: bool, low: String, high: String) -> String {
    let least = if at_least { "at least " } else { "" };
    format!("{least}{low} to {high} a month")
}
