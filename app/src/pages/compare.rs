//! The purchase options of a saved design, to look at and to print.

use api::ComparedDesign;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::calls::compare_saved;
use crate::components::compare::{ChartFigure, CompareTable};
use crate::components::loaded::loaded;

/// The latest revision of a saved design; `?groups=` and `?drawn=`, each any number of times, choose
/// groups and the options in the charts.
///
/// On the server: complete; groups are chosen by a form that works without scripts.
#[component]
pub fn Compare() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let key = move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        query.with(|query| {
            let all = |name: &str| query.get_all(name).unwrap_or_default();
            (id.clone(), all("groups"), all("drawn"))
        })
    };
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    provide_context(DesignId(Signal::derive(id)));
    let compared = Resource::new(key, |(id, groups, drawn)| compare_saved(id, groups, drawn));
    loaded(compared, |compared| view! { <Compared compared /> }.into_any())
}

/// The id in the address, for links.
#[derive(Clone, Copy)]
struct DesignId(Signal<String>);

#[component]
fn Compared(compared: ComparedDesign) -> impl IntoView {
    let id = expect_context::<DesignId>().0.get_untracked();
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
    view! {
        <Title text=format!("Purchase options of {name}") />
        <article class="page wide compare">
            <header>
                <h1>{format!("Purchase options of {name}")}</h1>
                <p class="actions no-print">
                    <a class="button" href=format!("/d/{id}")>"Back to the design"</a>
                </p>
            </header>
            <form class="compare-form no-print" method="get" action=action>
                <fieldset class="compare-groups">
                    <legend>"Groups"</legend>
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
