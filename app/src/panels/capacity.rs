//! The capacity units of a load balancer: bars that show the largest dimension, or a chart of the day.

use leptos::prelude::*;
use pricing::{CapacityDimension, CapacityUnits, ComponentEstimate};
use units::{Decimal, format};

use crate::components::chart::ChartFigure;

/// Bars with the units of each dimension if the load is the same all day; a chart if it differs by the hour.
pub(super) fn view(component: &ComponentEstimate) -> AnyView {
    let Some(units) = &component.capacity else { return ().into_any() };
    let chart = (units.billed.len() > 1).then(|| use_cases::capacity_chart_of(component)).flatten();
    let inside = match chart {
        Some(chart) => Some(view! { <ChartFigure chart /> }.into_any()),
        None => bars(units),
    };
    view! { <div class="capacity" id=format!("{}-capacity", component.id)>{inside}</div> }.into_any()
}

/// The dimensions of the first hour as bars.
fn bars(units: &CapacityUnits) -> Option<AnyView> {
    let of = |values: &[Decimal]| values.first().copied().unwrap_or_default();
    let most = units.dimensions.iter().map(|dimension| of(&dimension.units)).max()?;
    let name = units.unit.clone();
    let bar = |(index, dimension): (usize, &CapacityDimension)| {
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
        .into_any()
    };
    let next = match units.next_percent {
        Some(next) if !next.is_zero() => {
            format!("The next dimension comes to {} % of the one that weighs most.", format::quantity(next, 1))
        }
        Some(_) => "One dimension alone sets the bill.".to_owned(),
        None => "There is no load.".to_owned(),
    };
    let billed = format!("Billed: {} {name}s in every hour. {next}", format::quantity(of(&units.billed), 4));
    let bars: Vec<AnyView> = units.dimensions.iter().enumerate().map(bar).collect();
    Some(
        view! {
            <h3>{format!("{name}s by dimension")}</h3>
            <ul class="unit-bars">{bars}</ul>
            <p class="hint">{billed}</p>
        }
        .into_any(),
    )
}
