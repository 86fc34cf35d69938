//! What the components cause elsewhere, beside the total until it is accepted.

use leptos::prelude::*;
use pricing::render::{SIDE_COSTS_TITLE, added_text, more_text};
use pricing::{SideCost, SideCosts};
use units::format::money_change;

use super::estimate::EstimateView;

/// The side costs with their sum; nothing if there are none. In the editor, each can be added, and all together.
pub(super) fn view(costs: &SideCosts, place: EstimateView<'_>) -> Option<AnyView> {
    if costs.items.is_empty() {
        return None;
    }
    let is_editor = matches!(place, EstimateView::Editor { .. });
    let rows: Vec<AnyView> = costs.items.iter().map(|item| row(item, is_editor)).collect();
    let more = more_text(costs).map(|text| view! { <p class="hint">{text}</p> });
    let count = costs.items.len().saturating_add(costs.more);
    // The button says a sum that is complete.
    let tells_sum = count > 1 && !(is_editor && costs.all.is_known());
    let sum = tells_sum.then(|| view! { <p>{format!("All {count}: {}", added_text(&costs.all))}</p> });
    let add_all = (is_editor && count > 1).then(|| {
        let label = if costs.all.monthly.is_zero() {
            "Add all".to_owned()
        } else {
            format!("Add all ({} a month)", money_change(costs.all.monthly))
        };
        view! { <button type="button" class="button" data-act="accept" data-value="all">{label}</button> }
    });
    let view = view! {
        <section class="side-costs" id="side-costs" aria-labelledby="side-costs-title">
            <h3 id="side-costs-title">{SIDE_COSTS_TITLE}</h3>
            <p class="hint">"A month, caused by the components above. The amounts follow from their usage and from typical sizes."</p>
            <div class="side-costs-all">
                {sum}
                {add_all}
            </div>
            <ul>{rows}</ul>
            {more}
        </section>
    };
    Some(view.into_any())
}

/// The sum of the side costs, beside the totals; nothing if there are none.
pub(crate) fn sum(costs: Option<&SideCosts>) -> Option<AnyView> {
    let costs = costs.filter(|costs| !costs.items.is_empty())?;
    let text = format!("Often billed as well: {}", added_text(&costs.all));
    Some(view! { <p class="side-costs-sum">{text}</p> }.into_any())
}

fn row(item: &SideCost, is_editor: bool) -> AnyView {
    let title = item.title.clone();
    let (name, add) = if is_editor {
        let cause = item.component.to_string();
        let name = view! { <button type="button" class="link" data-id=cause data-face="form">{title}</button> };
        let label = format!("Add {}", item.title);
        let id = item.id.to_string();
        let add = view! {
            <button type="button" class="button" data-act="accept" data-value=id aria-label=label>"Add"</button>
        };
        (name.into_any(), Some(add))
    } else {
        (title.into_any(), None)
    };
    let (class, cost) = if item.added.is_known() {
        ("cost", money_change(item.added.monthly))
    } else {
        ("cost open", added_text(&item.added))
    };
    view! {
        <li data-key=format!("side-cost-{}", item.id)>
            <span class="name">{name}</span>
            <span class=class>{cost}</span>
            <p class="hint">{forms::capitalised(&item.assumption)}"."</p>
            {add}
        </li>
    }
    .into_any()
}
