//! The purchase options of a saved design, or the deployments of one of its components, for viewing and printing.

use api::{ComparedDesign, Compares};
use leptos::prelude::*;

use super::ComparedPage;
use crate::components::chart::ChartFigure;
use crate::components::compare::CompareTable;

/// The latest revision of a saved design. `?of=deployments` compares deployments instead of purchase options. `?groups=`
/// and `?drawn=`, each of them repeatable, choose the components and the options in the charts. Components of other kinds
/// have a link, and so has the other comparison.
///
/// On the server: complete; components are chosen in a form that works without JavaScript.
#[component]
pub fn Compared(page: ComparedPage) -> impl IntoView {
    let ComparedPage { id, compared } = page;
    let name = if compared.name.trim().is_empty() { "Untitled design".to_owned() } else { compared.name.clone() };
    // Deployments are those of a single component.
    let (of_one, input) = match compared.of {
        Compares::PurchaseOptions => (None, "checkbox"),
        Compares::Deployments => (Some(view! { <input type="hidden" name="of" value="deployments" /> }), "radio"),
    };
    let groups = compared.groups.iter().map(|group| {
        view! {
            <label>
                <input type=input name="groups" value=group.id.clone() checked=group.chosen />
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
                <h1>{format!("{} of {name}", compared.of.label())}</h1>
                <p class="actions no-print">
                    <a class="button" href=format!("/d/{id}")>"Back to the design"</a>
                    {other_comparison(&id, &compared)}
                    {others.collect_view()}
                </p>
            </header>
            <form class="compare-form no-print" method="get" action=action>
                {of_one}
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

/// A link to the deployments of a compared component, or back to its purchase options.
fn other_comparison(id: &str, compared: &ComparedDesign) -> Option<impl IntoView> {
    let chosen = compared.groups.iter().find(|group| group.chosen).map(|group| group.id.clone());
    let (query, other, component) = match compared.of {
        Compares::PurchaseOptions => ("of=deployments&", Compares::Deployments, compared.deployable.clone()),
        Compares::Deployments => ("", Compares::PurchaseOptions, chosen),
    };
    component.map(|component| {
        let address = format!("/d/{id}/compare?{query}groups={component}");
        view! { <a class="button" href=address>{format!("Compare {}", other.label().to_lowercase())}</a> }
    })
}
