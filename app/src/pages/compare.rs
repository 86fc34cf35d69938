//! The purchase options of a saved design, for viewing and printing.

use leptos::prelude::*;

use super::ComparedPage;
use crate::components::chart::ChartFigure;
use crate::components::compare::CompareTable;

/// The latest revision of a saved design. `?groups=` and `?drawn=`, each of them repeatable, choose the components and
/// the options in the charts. Components of other kinds have a link.
///
/// On the server: complete; components are chosen in a form that works without JavaScript.
#[component]
pub fn Compared(page: ComparedPage) -> impl IntoView {
    let ComparedPage { id, compared } = page;
    let name = if compared.name.trim().is_empty() { "Untitled design".to_owned() } else { compared.name.clone() };
    let groups = compared.groups.iter().map(|group| {
        view! {
            <label>
                <input type="checkbox" name="groups" value=group.id.clone() checked=group.chosen />
                {group.name.clone()}
            </label>
        }
    });
    let options = compared.rows.iter().filter(|row| row.priced).map(|row| {
        view! {
            <label>
                <input type="checkbox" name="drawn" value=row.code.clone() checked=row.drawn />
                {row.cells.first().cloned()}
            </label>
        }
    });
    let charts = compared.charts.clone().into_iter().map(|chart| view! { <ChartFigure chart /> }).collect_view();
    let notes = compared.notes.clone().into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let action = format!("/d/{id}/compare");
    let others = compared.others.clone().into_iter().map(|other| {
        let address = format!("/d/{id}/compare?groups={}", other.ids.join(","));
        view! { <a class="button" href=address>{format!("Compare {}", other.label)}</a> }
    });
    view! {
        <article class="page wide compare">
            <header>
                <h1>{format!("Purchase options of {name}")}</h1>
                <p class="actions no-print">
                    <a class="button" href=format!("/d/{id}")>"Back to the design"</a>
                    {others.collect_view()}
                </p>
            </header>
            <form class="compare-form no-print" method="get" action=action>
                <fieldset class="compare-groups">
                    <legend>{compared.label.clone()}</legend>
                    {groups.collect_view()}
                </fieldset>
                <details>
                    <summary>"Options in the charts"</summary>
                    <fieldset class="compare-groups">
                        <legend class="hidden">"Options in the charts"</legend>
                        {options.collect_view()}
                    </fieldset>
                </details>
                <button class="button" type="submit">"Compare"</button>
            </form>
            <CompareTable compared=Signal::stored(compared.clone()) />
            <div class="charts">{charts}</div>
            <ul class="notes">{notes}</ul>
        </article>
    }
    .into_any()
}
