//! The capacity units of a load balancer: which dimension weighs most, and a chart of the day.

use api::Chart;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pricing::{CapacityUnits, ComponentEstimate};
use units::{Decimal, format};

use super::compare::ChartFigure;
use super::form::Form;
use crate::calls::capacity_chart;

/// The units of each dimension of a load that is the same all day, as bars; the chart of one that differs by
/// the hour.
///
/// On the server: the bars. The chart is drawn by the server when the page asks for it.
pub fn capacity_view(form: Form) -> AnyView {
    let id = form.id();
    let capacity = Memo::new(move |_| {
        let of = |component: &&ComponentEstimate| component.id == id;
        form.editor.estimate.with(|all| all.components.iter().find(of).and_then(|one| one.capacity.clone()))
    });
    let chart = RwSignal::new(None::<Chart>);
    let number = StoredValue::new(0_u64);
    Effect::new(move |_| {
        let differs = capacity.with(|units| units.as_ref().is_some_and(|units| units.billed.len() > 1));
        let this = number.get_value() + 1;
        number.set_value(this);
        if !differs {
            chart.set(None);
            return;
        }
        let document = form.editor.design.with_untracked(design::Design::to_compact_json);
        let id = form.id().to_string();
        spawn_local(async move {
            let answer = capacity_chart(document, id).await;
            // The form may be gone, or a later edit may have overtaken this one.
            if number.try_get_value() == Some(this)
                && let Ok(drawn) = answer
            {
                let _ = chart.try_set(drawn);
            }
        });
    });
    let view = move || match chart.get() {
        Some(chart) => Some(view! { <ChartFigure chart /> }.into_any()),
        None => capacity.get().and_then(|units| bars(&units)),
    };
    view! { <div class="capacity" id=form.element("capacity")>{view}</div> }.into_any()
}

/// The dimensions of the first hour as bars, the longest first in weight.
fn bars(units: &CapacityUnits) -> Option<AnyView> {
    let of = |values: &[Decimal]| values.first().copied().unwrap_or_default();
    let most = units.dimensions.iter().map(|dimension| of(&dimension.units)).max()?;
    let name = units.unit.clone();
    let bar = |(index, dimension): (usize, &pricing::CapacityDimension)| {
        let value = of(&dimension.units);
        let share = value.checked_div(most).unwrap_or_default() * Decimal::ONE_HUNDRED;
        let main = units.mostly == index && !most.is_zero();
        view! {
            <li class:main=main>
                <span class="name">{dimension.name.clone()}<small>{format!(" ({})", dimension.per_unit)}</small></span>
                <svg width="100%" height="10" aria-hidden="true"><rect width=format!("{}%", share.round_dp(2)) height="10"></rect></svg>
                <span class="value">{format::quantity(value, 4)}{main.then_some(" · weighs most")}</span>
            </li>
        }
    };
    let next = match units.next_percent {
        Some(next) if !next.is_zero() => {
            format!("The next dimension comes to {} % of the one that weighs most.", format::quantity(next, 1))
        }
        Some(_) => "One dimension alone sets the bill.".to_owned(),
        None => "There is no load.".to_owned(),
    };
    let billed = format!("Billed: {} {name}s in every hour. {next}", format::quantity(of(&units.billed), 4));
    Some(
        view! {
            <h3>{format!("{name}s by dimension")}</h3>
            <ul class="unit-bars">{units.dimensions.iter().enumerate().map(bar).collect_view()}</ul>
            <p class="hint">{billed}</p>
        }
        .into_any(),
    )
}
