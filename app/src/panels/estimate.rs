//! An estimate: findings, lines by component, assumptions.

use super::findings;
use catalog::Basis;
use leptos::prelude::*;
use pricing::render::{
    beside_monthly, cost_text, cost_words, list_cost_text, quantity_text, unit_price_text, with_attached,
};
use pricing::{Bill, BillLine, ComponentEstimate, Cost, Estimate, Line, RateUse, SideCosts, UnitCost, working};
use units::format::money;

/// Where an estimate is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum EstimateView<'a> {
    /// On a read-only page.
    Page,
    /// In the editor, where names select components, and only open lines include their working.
    Editor {
        /// Id of the selected component.
        selected: &'a str,
        /// The keys of the open lines.
        open: &'a [String],
    },
}

/// The whole estimate except for its totals, with what its components cause elsewhere.
pub(crate) fn view(estimate: &Estimate, side_costs: Option<&SideCosts>, place: EstimateView<'_>) -> AnyView {
    let dates = estimate.price_dates.as_ref().map(|dates| {
        let text = if dates.oldest == dates.newest {
            format!("Prices of {}.", dates.newest)
        } else {
            format!("Prices of {} to {}; each line tells its own.", dates.oldest, dates.newest)
        };
        view! { <li>{text}</li> }
    });
    let assumptions = estimate.assumptions.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    let components: Vec<AnyView> = sorted(estimate).into_iter().map(|one| component(estimate, one, place)).collect();
    view! {
        {use_cases::prices().old().map(|text| view! { <p class="note warning" id="old-prices">{text}</p> })}
        {findings::view(estimate, place)}
        <div class="lines">
            <div class="line-head" aria-hidden="true">
                <span>"Charge"</span>
                <span>"Quantity"</span>
                <span>"Unit price"</span>
                <span>"Monthly"</span>
            </div>
            {components}
            {estimate.bill.as_ref().map(below_the_total)}
        </div>
        {side_costs.and_then(|costs| super::side_costs::view(costs, place))}
        {own_rates(&estimate.own_rates)}
        <section class="assumptions">
            <h3>"Assumptions"</h3>
            <ul>
                {assumptions}
                {dates}
                <li>"≈ derived or approximate, † may be out of date."</li>
            </ul>
        </section>
    }
    .into_any()
}

/// The support plan and the tax, and what is paid with them.
fn below_the_total(bill: &Bill) -> AnyView {
    let row = |line: &BillLine| {
        let year = format!("First 12 months: {}", money(line.first_year));
        let assumption = line.assumption.as_ref().map(|text| format!("Assumes: {text}"));
        let steps: Vec<String> = std::iter::once(line.working.clone()).chain([year]).chain(assumption).collect();
        view! {
            <details class="line" data-key=format!("line-below-{}", line.code)>
                <summary>
                    <span class="label">{line.label.clone()}</span>
                    <span class="quantity"></span>
                    <span class="price"></span>
                    <span class="cost">{money(line.monthly)}{beside_monthly(line.upfront, line.once)}</span>
                </summary>
                <div class="working"><pre>{steps.join("\n")}</pre></div>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="component-lines below-total" id="below-the-total-lines">
            <h3><span class="name">"Below the total"</span></h3>
            {bill.lines.iter().map(row).collect::<Vec<_>>()}
            <h3>
                <span class="name">"To pay"</span>
                <span class="region">{format!("{} in the first 12 months", money(bill.first_year))}</span>
                <span class="subtotal">{money(bill.monthly)}{beside_monthly(bill.upfront, bill.once)}</span>
            </h3>
        </section>
    }
    .into_any()
}

/// What each private rate does; nothing if there are none.
fn own_rates(all: &[RateUse]) -> Option<AnyView> {
    let row = |rate: &RateUse| {
        let text = format!("{} on {}: {}", rate.change, rate.scope, rate.effect());
        view! { <li><strong>{rate.name.clone()}</strong>" "{text}</li> }.into_any()
    };
    (!all.is_empty()).then(|| {
        let rows: Vec<AnyView> = all.iter().map(row).collect();
        view! { <section class="assumptions" id="own-rates"><h3>"Own rates"</h3><ul>{rows}</ul></section> }.into_any()
    })
}

/// The components, each followed by its attached volumes.
fn sorted(estimate: &Estimate) -> Vec<&ComponentEstimate> {
    let (attached, own): (Vec<_>, Vec<_>) = estimate.components.iter().partition(|c| c.attached_to.is_some());
    let with_volumes = |owner: &'_ _| -> Vec<&ComponentEstimate> {
        let owner: &ComponentEstimate = owner;
        let volumes = attached.iter().filter(|volume| volume.attached_to.as_ref() == Some(&owner.id)).copied();
        volumes.collect()
    };
    own.into_iter().flat_map(|owner| std::iter::once(owner).chain(with_volumes(owner))).collect()
}

/// The name, subtotal and lines of a component. The subtotal includes what is attached, which follows with its own.
fn component(estimate: &Estimate, component: &ComponentEstimate, place: EstimateView<'_>) -> AnyView {
    let title = component.name.clone();
    let (name, current) = match place {
        EstimateView::Editor { selected, .. } => {
            let id = component.id.to_string();
            let owner = component.attached_to.as_ref().unwrap_or(&component.id);
            let name = view! { <button type="button" class="name link" data-id=id>{title}</button> }.into_any();
            (name, owner.as_str() == selected)
        }
        EstimateView::Page => (view! { <span class="name">{title}</span> }.into_any(), false),
    };
    let lines: Vec<AnyView> = component.lines.iter().map(|line| of_line(component, line, place)).collect();
    view! {
        <section class="component-lines" class:attached=component.attached_to.is_some() class:current=current class:proposed=component.proposed id=format!("c-{}", component.id)>
            <h3>
                {name}
                {component.proposed.then(|| view! { <span class="tag">"proposed"</span> })}
                <span class="region">{component.region.clone()}</span>
                <span class="subtotal">{cost_words(with_attached(estimate, component.id.as_str())).or_free()}</span>
            </h3>
            {lines}
            {component.unit_cost.as_ref().map(unit_cost)}
        </section>
    }
    .into_any()
}

/// The cost for a million of what a component serves.
fn unit_cost(cost: &UnitCost) -> AnyView {
    view! { <p class="hint unit-cost">{format!("{} {}", money(cost.per_million), cost.label())}</p> }.into_any()
}

/// A line, which expands to show its working.
fn of_line(component: &ComponentEstimate, line: &Line, place: EstimateView<'_>) -> AnyView {
    let class = if line.cost.known().is_some() { "cost" } else { "cost open" };
    let note = note(line).map(|text| view! { <p class="hint">{text}</p> });
    let key = format!("line-{}-{}", component.id, line.code);
    let is_open = match place {
        EstimateView::Page => true,
        EstimateView::Editor { open, .. } => open.contains(&key),
    };
    let yours = line.own.as_ref().map(|own| view! { " "<span class="tag" title=own.names()>"yours"</span> });
    let list = list_cost_text(line).map(|text| view! { <span class="at-list">{format!("list {text}")}</span> });
    let text = is_open.then(|| {
        view! {
            <pre>{working(line)}</pre>
            <button type="button" class="quiet needs-script" data-do="copy">"Copy working"</button>
        }
    });
    view! {
        <details class="line" data-key=key>
            <summary>
                <span class="label">{line.label.clone()}{yours}</span>
                <span class="quantity">{quantity_text(line)}</span>
                <span class="price">{unit_price_text(line)}</span>
                <span class=class>{cost_text(line)}{list}</span>
            </summary>
            <div class="working">
                {text}
                {note}
            </div>
        </details>
    }
    .into_any()
}

/// A note about a line. The line itself contains everything that must be visible without opening it.
fn note(line: &Line) -> Option<&'static str> {
    let basis = line.price.as_ref().map(|price| &price.basis);
    match (&line.cost, basis) {
        (Cost::NotSold { .. } | Cost::NoPrice { .. }, _) => Some("Not in the total, which says “at least”."),
        (Cost::DependsOnUsage { .. }, _) => {
            Some("Not in the total, which says “at least”, until a usage value is entered.")
        }
        (_, Some(Basis::Derived { .. })) => {
            Some("≈ AWS does not list this price by itself; it is derived by the rule above.")
        }
        (_, Some(Basis::Approximate { .. })) => {
            Some("≈ This price is approximate: the rule above says how it was found.")
        }
        (_, Some(Basis::Stale { .. })) => Some("† This price may be out of date."),
        _ if line.approximate => Some("≈ The quantity is approximate, as the rate of the plan is."),
        _ => None,
    }
}
