//! Compares purchase options or deployments inside the editor: prices them again after every edit, and lets the user
//! apply any row.

use std::time::Duration;

use api::{ComparedDesign, ComparedRow, Compares, GroupChoice, OtherKind};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::calls::compare_document;
use crate::components::chart::ChartFigure;
use crate::components::compare::CompareTable;
use crate::document;
use crate::editor::Editor;

/// How long edits must pause before the options are compared again.
const PAUSE: Duration = Duration::from_millis(120);

/// The purchase options of the components that the editor compares, or the deployments of one of them.
///
/// On the server: never shown, because a comparison starts with a click.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let editor = Editor::current();
    let compared = RwSignal::new(None::<ComparedDesign>);
    let failed = RwSignal::new(None::<String>);
    let asked = Asked { of: RwSignal::new(Compares::default()), drawn: RwSignal::new(Vec::new()) };
    let Asked { of, drawn } = asked;
    keep_comparing(editor, asked, compared, failed);
    // A click counts immediately, before its charts arrive. An empty list would bring back the default charts, so the
    // last option stays.
    let draw = Callback::new(move |code: String| {
        let asked = drawn.get_untracked();
        let codes = compared.with_untracked(|all| {
            let rows = all.as_ref().map(|all| all.rows.as_slice()).unwrap_or_default();
            toggled(rows, &asked, &code)
        });
        let takes = !codes.is_empty();
        if takes {
            drawn.set(codes);
        }
        takes
    });
    let choose = Callback::new(move |code: String| {
        editor.use_option(&code);
    });
    let table = Signal::derive(move || compared.with(|all| all.clone().unwrap_or_else(nothing)));
    let is_there = Memo::new(move |_| compared.with(Option::is_some));
    view! {
        <section class="compare" aria-label=move || of.get().label()>
            <header class="compare-head">
                <h2 id="compare-heading" tabindex="-1">{move || comparing(of.get())}</h2>
                <button type="button" class="button" on:click=move |_| editor.compare(None)>"Back to the design"</button>
            </header>
            {choices(editor, of, compared)}
            {others(editor, compared, asked)}
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

/// The options in the charts after `code` was added or removed. Before the first change these are the options that the
/// server drew.
fn toggled(rows: &[ComparedRow], asked: &[String], code: &str) -> Vec<String> {
    let is_drawn = |row: &ComparedRow| if asked.is_empty() { row.drawn } else { asked.contains(&row.code) };
    let codes = rows.iter().filter(|row| row.priced && is_drawn(row) != (row.code == code));
    codes.map(|row| row.code.clone()).collect()
}

/// What the user wants to see.
#[derive(Clone, Copy)]
struct Asked {
    /// What is compared.
    of: RwSignal<Compares>,
    /// The codes of the options in the charts; none for those that the server chooses.
    drawn: RwSignal<Vec<String>>,
}

impl Asked {
    /// Compares something else, which has other options.
    fn compare(self, editor: Editor, of: Compares, components: Vec<String>) {
        self.drawn.set(Vec::new());
        self.of.set(of);
        editor.comparing.set(Some(components));
    }
}

fn comparing(of: Compares) -> String {
    format!("Compare {}", of.label().to_lowercase())
}

/// Sends a request after every change of the design, the components or the charts; only the latest answer counts.
fn keep_comparing(
    editor: Editor,
    asked: Asked,
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
        let document = editor.document.with(|now| now.to_string());
        let groups = editor.comparing.get().unwrap_or_default();
        let (codes, of) = (asked.drawn.get(), asked.of.get());
        let ask = move || {
            let Some(last) = number.try_get_value() else { return };
            number.set_value(last + 1);
            spawn_local(async move {
                let answer = compare_document(document, groups, codes, of).await;
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
        // The first comparison starts immediately.
        match before {
            None => ask(),
            Some(()) => waiting.set_value(set_timeout(ask, PAUSE).ok()),
        }
    });
    on_cleanup(cancel);
}

/// Buttons for what else can be compared: deployments or purchase options, the other kinds of the design that have
/// purchase options, and other components with deployments.
fn others(editor: Editor, compared: RwSignal<Option<ComparedDesign>>, asked: Asked) -> AnyView {
    let all = Memo::new(move |_| compared.with(|all| all.as_ref().map(others_of).unwrap_or_default()));
    let button = move |(label, of, ids): Other| {
        let compare = move |_| asked.compare(editor, of, ids.clone());
        view! { <button type="button" class="button" on:click=compare>{label}</button> }.into_any()
    };
    let buttons = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! { <p class="actions">{all.into_iter().map(button).collect::<Vec<_>>()}</p> }
        })
    };
    buttons.into_any()
}

/// Something else to compare: the label of its button, what is compared, and of which components.
type Other = (String, Compares, Vec<String>);

fn others_of(all: &ComparedDesign) -> Vec<Other> {
    let kind = |other: &OtherKind| (format!("Compare {}", other.label), Compares::PurchaseOptions, other.ids.clone());
    let component =
        |group: &GroupChoice| (format!("Compare {}", group.name), Compares::Deployments, vec![group.id.clone()]);
    let own = |of: Compares, id: &String| (comparing(of), of, vec![id.clone()]);
    match all.of {
        Compares::PurchaseOptions => {
            let deployments = all.deployable.iter().map(|id| own(Compares::Deployments, id));
            deployments.chain(all.others.iter().map(kind)).collect()
        }
        Compares::Deployments => {
            let chosen = all.groups.iter().filter(|group| group.chosen);
            let back = chosen.map(|group| own(Compares::PurchaseOptions, &group.id));
            back.chain(all.groups.iter().filter(|group| !group.chosen).map(component)).collect()
        }
    }
}

/// Checkboxes for the components of the compared kind; an empty choice means all.
fn choices(editor: Editor, of: RwSignal<Compares>, compared: RwSignal<Option<ComparedDesign>>) -> AnyView {
    let of_kind = move |read: fn(&ComparedDesign) -> &str| {
        compared.with(|all| all.as_ref().map(|all| read(all).to_owned()).unwrap_or_default())
    };
    let kind = Memo::new(move |_| of_kind(|all| &all.kind));
    let label = Memo::new(move |_| of_kind(|all| &all.label));
    let groups = Memo::new(move |_| editor.document.with(|now| kind.with(|kind| document::of_kind(now, kind))));
    // A choice counts immediately, before its prices arrive.
    let chosen = move || {
        let all = groups.get().into_iter().map(|(id, _)| id);
        let asked = editor.comparing.get().unwrap_or_default();
        all.filter(|id| asked.is_empty() || asked.contains(id)).collect::<Vec<_>>()
    };
    let choice = move |(id, name): (String, String)| {
        let own = id.clone();
        let on = move || chosen().contains(&own);
        let first = untrack(on.clone());
        let toggle = move |event: leptos::ev::Event| {
            let mut next = untrack(chosen);
            if next.contains(&id) {
                next.retain(|known| *known != id);
            } else {
                next.push(id.clone());
            }
            // A comparison needs at least one component, so the last one stays.
            if next.is_empty() {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(true);
            } else {
                editor.comparing.set(Some(next));
            }
        };
        view! {
            <label>
                <input type="checkbox" checked=first prop:checked=on on:change=toggle />
                {name}
            </label>
        }
        .into_any()
    };
    let several = move || {
        (of.get() == Compares::PurchaseOptions && groups.with(Vec::len) > 1).then(|| {
            view! {
                <fieldset class="compare-groups">
                    <legend>{label.get()}</legend>
                    {groups.get().into_iter().map(choice).collect::<Vec<_>>()}
                </fieldset>
            }
        })
    };
    several.into_any()
}

fn nothing() -> ComparedDesign {
    ComparedDesign {
        of: Compares::default(),
        deployable: None,
        name: String::new(),
        kind: String::new(),
        label: String::new(),
        groups: Vec::new(),
        others: Vec::new(),
        current: None,
        columns: Vec::new(),
        rows: Vec::new(),
        notes: Vec::new(),
        charts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, priced: bool, drawn: bool) -> ComparedRow {
        let code = code.to_owned();
        ComparedRow { code, priced, drawn, cells: Vec::new(), plain: Vec::new(), numbers: Vec::new() }
    }

    #[test]
    fn deployments_and_purchase_options_lead_to_each_other() {
        let group = |id: &str, chosen| GroupChoice { id: id.to_owned(), name: id.to_uppercase(), chosen };
        let mut all = ComparedDesign { deployable: Some("shop".to_owned()), ..nothing() };
        let told = |all: &ComparedDesign| {
            let others = others_of(all).into_iter();
            others.map(|(label, of, ids)| format!("{label}: {} {}", of.label(), ids.join(","))).collect::<Vec<_>>()
        };
        assert_eq!(told(&all), ["Compare deployments: Deployments shop"]);
        (all.of, all.groups) = (Compares::Deployments, vec![group("shop", false), group("crm", true)]);
        assert_eq!(told(&all), ["Compare purchase options: Purchase options crm", "Compare SHOP: Deployments shop"]);
    }

    #[test]
    fn options_join_and_leave_the_charts() {
        let rows = [row("a", true, true), row("b", true, false), row("c", false, false)];
        let of = |asked: &[&str], code: &str| {
            let asked: Vec<String> = asked.iter().map(|code| (*code).to_owned()).collect();
            toggled(&rows, &asked, code)
        };
        assert_eq!(of(&[], "b"), ["a", "b"]);
        // The answer to the first click has not arrived yet.
        assert_eq!(of(&["a", "b"], "a"), ["b"]);
        // Options without a price are not in the charts: without "a" nothing is left.
        assert!(of(&["a", "c"], "a").is_empty());
        assert!(of(&[], "a").is_empty());
    }
}
