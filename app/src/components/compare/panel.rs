//! Comparing inside the editor: priced anew with every edit, and every row can be used.

use std::time::Duration;

use api::ComparedDesign;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chart::ChartFigure;
use super::table::CompareTable;
use crate::calls::compare_document;
use crate::editor::Editor;

/// How long edits must pause before the comparison is made anew.
const PAUSE: Duration = Duration::from_millis(120);

/// The purchase options of the groups that the editor compares.
///
/// On the server: never shown, as comparing starts with a click.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let editor = Editor::current();
    let compared = RwSignal::new(None::<ComparedDesign>);
    let failed = RwSignal::new(None::<String>);
    let drawn = RwSignal::new(Vec::<String>::new());
    keep_comparing(editor, drawn, compared, failed);
    let draw = Callback::new(move |code: String| {
        let mut codes: Vec<String> = compared.with_untracked(|all| {
            let rows = all.iter().flat_map(|all| &all.rows);
            rows.filter(|row| row.drawn).map(|row| row.code.clone()).collect()
        });
        if codes.contains(&code) {
            codes.retain(|known| *known != code);
        } else {
            codes.push(code);
        }
        drawn.set(codes);
    });
    let choose = Callback::new(move |code: String| {
        let hosts = compared.with_untracked(|all| all.as_ref().map(|all| all.hosts.clone()).unwrap_or_default());
        editor.use_option(&code, &hosts);
    });
    let table = Signal::derive(move || compared.with(|all| all.clone().unwrap_or_else(nothing)));
    let is_there = Memo::new(move |_| compared.with(Option::is_some));
    view! {
        <section class="compare" aria-label="Purchase options">
            <header class="compare-head">
                <h2 id="compare-heading" tabindex="-1">"Compare purchase options"</h2>
                <button type="button" class="button" on:click=move |_| editor.compare(None)>"Back to the design"</button>
            </header>
            {move || group_choices(editor, table)}
            {move || failed.get().map(|text| view! { <p class="note error" role="alert">{text}</p> })}
            <Show when=move || is_there.get() fallback=|| view! { <p class="empty">"Comparing…"</p> }>
                <CompareTable compared=table choose draw />
                <div class="charts">
                    {move || table.with(|all| all.charts.clone()).into_iter().map(|chart| view! { <ChartFigure chart /> }).collect_view()}
                </div>
                <ul class="notes">{move || table.with(|all| all.notes.clone()).into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </Show>
        </section>
    }
    .into_any()
}

/// Asks the server after every change of the design, the groups or the charts; the latest answer
/// counts.
fn keep_comparing(
    editor: Editor,
    drawn: RwSignal<Vec<String>>,
    compared: RwSignal<Option<ComparedDesign>>,
    failed: RwSignal<Option<String>>,
) {
    let number = StoredValue::new(0_u64);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(Some(timer)) = waiting.try_get_value() {
            timer.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        let document = editor.design.with(design::Design::to_compact_json);
        let groups = editor.comparing.get().unwrap_or_default();
        let codes = drawn.get();
        let ask = move || {
            let Some(last) = number.try_get_value() else { return };
            number.set_value(last + 1);
            spawn_local(async move {
                let answer = compare_document(document, groups, codes).await;
                if number.try_get_value() != Some(last + 1) {
                    return;
                }
                match answer {
                    Ok(all) => {
                        failed.set(None);
                        compared.set(Some(all));
                    }
                    Err(error) => {
                        failed.set(Some(format!("{}. The figures are those of the last valid state.", error.message())))
                    }
                }
            });
        };
        cancel();
        // The first comparison does not wait.
        match before {
            None => ask(),
            Some(()) => waiting.set_value(set_timeout(ask, PAUSE).ok()),
        }
    });
    on_cleanup(cancel);
}

/// Which groups are compared; none chosen means all.
fn group_choices(editor: Editor, compared: Signal<ComparedDesign>) -> Option<AnyView> {
    let groups = compared.with(|all| all.groups.clone());
    if groups.len() < 2 {
        return None;
    }
    let choice = move |group: api::GroupChoice| {
        let id = group.id.clone();
        let toggle = move |event: leptos::ev::Event| {
            let mut chosen: Vec<String> = compared.with_untracked(|all| {
                all.groups.iter().filter(|group| group.chosen).map(|group| group.id.clone()).collect()
            });
            if chosen.contains(&id) {
                chosen.retain(|known| *known != id);
            } else {
                chosen.push(id.clone());
            }
            // A comparison of nothing is none: the last group stays.
            if chosen.is_empty() {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(true);
            } else {
                editor.comparing.set(Some(chosen));
            }
        };
        view! {
            <label>
                <input type="checkbox" prop:checked=group.chosen on:change=toggle />
                {group.name}
            </label>
        }
    };
    Some(
        view! {
            <fieldset class="compare-groups">
                <legend>"Groups"</legend>
                {groups.into_iter().map(choice).collect_view()}
            </fieldset>
        }
        .into_any(),
    )
}

fn nothing() -> ComparedDesign {
    ComparedDesign {
        name: String::new(),
        groups: Vec::new(),
        current: None,
        columns: Vec::new(),
        rows: Vec::new(),
        notes: Vec::new(),
        hosts: Vec::new(),
        charts: Vec::new(),
    }
}
