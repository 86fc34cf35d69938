//! The editor, for a new design and for a saved one.

use std::collections::BTreeSet;
use std::sync::Arc;

use api::RegionChoice;
use design::{Body, Kind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use markup::escaped;

use super::{EditorStart, document_title};
use crate::browser;
use crate::calls::instance_types;
use crate::components::allowances::AllowanceSwitch;
use crate::components::compare::ComparePanel;
use crate::components::component_form::component_form;
use crate::components::drawing::drawing_view;
use crate::components::error_box::ErrorBox;
use crate::components::estimate_panel::EstimatePanel;
use crate::components::help::Help;
use crate::components::outline::Outline;
use crate::components::problem_list::ProblemList;
use crate::components::save_bar::SaveBar;
use crate::components::totals_strip::TotalsStrip;
use crate::editor::Editor;

/// The regions that every region field offers.
#[derive(Clone)]
struct Regions(Arc<Vec<RegionChoice>>);

/// The regions of this page.
#[must_use]
pub fn regions() -> Vec<RegionChoice> {
    use_context::<Regions>().map(|regions| regions.0.to_vec()).unwrap_or_default()
}

/// A new design or a saved one. The edit key stands behind `#`, where servers do not see it.
///
/// On the server: complete, without function.
#[component]
pub(super) fn EditorPage(start: EditorStart) -> impl IntoView {
    provide_context(Regions(Arc::new(start.regions.clone())));
    let editor = match Editor::provide(start) {
        Ok(editor) => editor,
        Err(error) => return view! { <ErrorBox error /> }.into_any(),
    };
    Effect::new(move |_| browser::set_title(&document_title(&editor.design.with(|design| design.name.clone()))));
    Effect::new(move |_| editor.take_key_from_address());
    let help = NodeRef::<leptos::html::Dialog>::new();
    editor.listen(help);
    let choose = Callback::new(move |id: design::ComponentId| editor.select_owner(&id));
    // Drawings, paths and tables of subnets need more room than fields.
    let wide = Memo::new(move |_| {
        let kind = |id: &design::ComponentId| editor.design.with(|design| design.component(id).map(|c| c.body.kind()));
        let selected = editor.selected.with(|id| id.as_ref().and_then(kind));
        editor.drawing.get() || matches!(selected, Some(Kind::Flow | Kind::Vpc))
    });
    let totals = Signal::derive(move || editor.estimate.with(|estimate| estimate.totals));
    // A phone shows one area at a time, and the work area has two faces.
    let tab_button = move |name: &'static str, drawing: bool, label: &'static str| {
        let pressed = move || editor.area.get() == name && (name != "work" || editor.drawing.get() == drawing);
        let press = move |_| {
            editor.area.set(name);
            if name == "work" {
                editor.drawing.set(drawing);
            }
        };
        toggle(label, Signal::derive(pressed), Callback::new(press))
    };
    view! {
        <p class="without-script note warning">"Editing needs JavaScript. Shared designs can be read without it."</p>
        <div class="editor" data-tab=move || editor.area.get()>
            <h1 class="hidden">"Design editor"</h1>
            <SaveBar />
            <div class="busy" class:on=move || editor.pending.get() aria-hidden="true"></div>
            <TotalsStrip totals change=editor.change stale=Signal::derive(move || editor.is_stale())>
                <AllowanceSwitch />
            </TotalsStrip>
            <ProblemList />
            <div class="tabs" role="group" hidden=move || editor.comparing.with(Option::is_some) aria-label="Areas">
                {tab_button("outline", false, "Components")}
                {tab_button("work", true, "Drawing")}
                {tab_button("work", false, "Details")}
                {tab_button("estimate", false, "Estimate")}
            </div>
            <Show when=move || editor.comparing.with(Option::is_some)>
                <ComparePanel />
            </Show>
            <div class="areas" class:wide=move || wide.get() hidden=move || editor.comparing.with(Option::is_some)>
                <section class="area outline-area" id="components-area" tabindex="-1" aria-label="Components">
                    <Outline />
                </section>
                <section class="area work-area" aria-label="Details">
                    <WorkArea />
                </section>
                <section class="area estimate-area" aria-label="Estimate">
                    <h2>"Estimate"</h2>
                    <EstimatePanel estimate=editor.estimate eager=false choose />
                </section>
            </div>
            <TypeLists />
            <Help dialog=help />
        </div>
    }
    .into_any()
}

/// A button that is pressed while something holds.
fn toggle(label: &'static str, pressed: Signal<bool>, press: Callback<()>) -> AnyView {
    let state = move || if pressed.get() { "true" } else { "false" };
    view! { <button type="button" aria-pressed=state on:click=move |_| press.run(())>{label}</button> }.into_any()
}

/// The drawing, or the form of the selected component.
#[component]
fn WorkArea() -> impl IntoView {
    let editor = Editor::current();
    let face = move |drawing: bool, label: &'static str| {
        let pressed = Signal::derive(move || editor.drawing.get() == drawing);
        toggle(label, pressed, Callback::new(move |()| editor.drawing.set(drawing)))
    };
    view! {
        <div class="faces" role="group" aria-label="Work area">{face(true, "Drawing")}{face(false, "Details")}</div>
        {move || {
            let drawing = editor.drawing.get();
            untrack(|| if drawing { drawing_view(editor) } else { view! { <Details /> }.into_any() })
        }}
    }
    .into_any()
}

/// The form of the selected component, and the note of the design.
#[component]
fn Details() -> impl IntoView {
    let editor = Editor::current();
    // The form is made anew only when another component is selected.
    let selected = Memo::new(move |_| {
        let id = editor.selected.get()?;
        let kind = editor.design.with(|design| design.component(&id).map(|component| component.body.kind()))?;
        Some((id, kind))
    });
    let note = Signal::derive(move || editor.design.with(|design| design.note.clone()));
    let set_note = move |text: String| {
        let text: String = text.chars().take(design::limits::NOTE_CHARS).collect();
        editor.edit("note", |design| design.note = text);
    };
    view! {
        {move || match selected.get() {
            None => view! {
                <h2>"Details"</h2>
                <p class="empty">"Add instances, or choose a component, to see its details here."</p>
            }.into_any(),
            Some((id, kind)) => {
                let form = untrack(|| component_form(&id, kind));
                let heading = kind.label();
                view! { <h2>{heading}</h2> {form} }.into_any()
            }
        }}
        <div class="field note-field">
            <label for="design-note">"Note about the design"</label>
            <textarea id="design-note" rows="3" maxlength=design::limits::NOTE_CHARS.to_string() prop:value=move || note.get() on:input:target=move |event| set_note(event.target().value())>
                {note.get_untracked()}
            </textarea>
        </div>
    }
    .into_any()
}

/// The instance types and families to choose from, lists for each region in use. Loaded by the browser.
#[component]
fn TypeLists() -> impl IntoView {
    let editor = Editor::current();
    let in_use = move || {
        editor.design.with(|design| {
            let typed =
                design.components.iter().filter(|c| c.body.figures().is_none() && !matches!(c.body, Body::Ebs { .. }));
            let mut regions: BTreeSet<String> = typed.map(|c| design.region_of(c).to_owned()).collect();
            regions.insert(design.region.clone());
            regions
        })
    };
    view! {
        <For each=in_use key=Clone::clone let:region>
            {
                // Not a resource: one that only a browser loads would keep the server from rendering the
                // editor around it.
                let options = RwSignal::new((String::new(), String::new()));
                let list = region.clone();
                Effect::new(move |_| {
                    let region = list.clone();
                    spawn_local(async move {
                        if let Ok(types) = instance_types(region).await {
                            let mut texts = (String::new(), String::new());
                            let mut last = "";
                            // Types come sorted: those of a family stand together.
                            for choice in &types {
                                texts.0 += &option(&choice.name, &choice.label);
                                let family = choice.name.split('.').next().unwrap_or_default();
                                if family != last {
                                    texts.1 += &option(family, "");
                                    last = family;
                                }
                            }
                            let _ = options.try_set(texts);
                        }
                    });
                });
                view! {
                    <datalist id=format!("types-{region}") inner_html=move || options.get().0></datalist>
                    <datalist id=format!("families-{region}") inner_html=move || options.get().1></datalist>
                }
            }
        </For>
    }
    .into_any()
}

/// One entry of a list as HTML: a thousand elements are made faster from text.
fn option(value: &str, label: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escaped(value), escaped(label))
}
