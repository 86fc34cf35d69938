//! The editor, for a new design and for a saved one.

mod compare;
mod draft_bar;
mod help;
mod more;
mod palette;
mod save_bar;
mod share;

use api::Failure;
use leptos::ev;
use leptos::prelude::*;
use problem::Problem;

use super::{document_title, written};
use crate::components::error_box::ErrorBox;
use crate::editor::{Editor, EditorStart};
use crate::error::AppError;
use crate::{browser, suggestions};
use compare::ComparePanel;
use draft_bar::DraftBar;
use help::Help;
use palette::Palette;
use save_bar::SaveBar;

/// A new or saved design. The edit key is in the fragment of the address, which browsers do not send to servers.
///
/// The server renders everything that depends on the design, and the browser keeps it in sync: see `panels`.
///
/// On the server: complete but not interactive.
#[component]
pub(super) fn EditorPage(start: EditorStart) -> impl IntoView {
    let editor = match Editor::provide(&start) {
        Ok(editor) => editor,
        Err(error) => return view! { <ErrorBox error /> }.into_any(),
    };
    let mut parts = start.parts;
    let mut part = move |id: &str| {
        let at = parts.iter().position(|(own, _)| own == id);
        at.map(|at| parts.swap_remove(at).1).unwrap_or_default()
    };
    Effect::new(move |_| browser::set_title(&document_title(&editor.name())));
    Effect::new(move |_| {
        editor.take_key_from_address();
        editor.follow_address();
        editor.look_for_draft();
        suggestions::load();
    });
    editor.listen();
    let compares = move || editor.comparing.with(Option::is_some);
    // A phone shows one area at a time, and the work area has two faces.
    let tab_button = move |name: &'static str, drawing: bool, label: &'static str| {
        let pressed = move || editor.area.get() == name && (name != "work" || editor.drawing.get() == drawing);
        let press = move |()| {
            editor.area.set(name);
            if name == "work" {
                editor.show_drawing(drawing);
            }
        };
        toggle(label, Signal::derive(pressed), Callback::new(press))
    };
    let failure = move || {
        editor.failure.get().map(|error| {
            // A design that cannot be read has no form in which to fix it.
            let (text, problems) = match &error {
                AppError::Refused(Failure::Invalid { problems }) => {
                    (format!("{}. Undo the last change, or load the page again.", error.message()), problems.clone())
                }
                _ => (format!("{}. Make the design smaller, or load the page again.", error.message()), Vec::new()),
            };
            let row =
                |problem: Problem| view! { <li>{format!("{}: {}", problem.message, problem.fix)}</li> }.into_any();
            let rows: Vec<AnyView> = problems.into_iter().map(row).collect();
            view! { <section class="problem-list note error" role="alert"><p>{text}</p><ul>{rows}</ul></section> }
        })
    };
    let stale = move || editor.is_stale().then(|| view! { <p class="stale-note">"Totals of the last valid state"</p> });
    view! {
        <p class="without-script note warning">"Editing needs JavaScript. Shared designs can be read without it."</p>
        <div
            class="editor"
            data-tab=move || editor.area.get()
            on:input=move |event: ev::Event| editor.on_input(&event)
            on:change=move |event| editor.on_change(&event)
            on:click=move |event| editor.on_click(&event)
            on:submit=|event| event.prevent_default()
        >
            <h1 class="hidden">"Design editor"</h1>
            <SaveBar fields=part("design-fields") />
            <DraftBar />
            <div class="busy" class:on=move || editor.pending.get() aria-hidden="true"></div>
            <div class="totals-frame" class:stale=move || editor.is_stale()>
                {written("totals", "", part("totals"))}
                {stale}
            </div>
            {written("problems", "", part("problems"))}
            {failure}
            <div class="tabs" role="group" hidden=compares aria-label="Areas">
                {tab_button("outline", false, "Components")}
                {tab_button("work", true, "Drawing")}
                {tab_button("work", false, "Details")}
                {tab_button("estimate", false, "Estimate")}
            </div>
            <Show when=compares>
                <ComparePanel />
            </Show>
            <div class="areas" class:wide=move || editor.drawing.get() || editor.wide.get() hidden=compares>
                <section class="area outline-area" id="components-area" tabindex="-1" aria-label="Components">
                    {written("outline", "", part("outline"))}
                </section>
                <section class="area work-area" aria-label="Details">
                    <WorkFaces />
                    {written("work", "", part("work"))}
                </section>
                <section class="area estimate-area" aria-label="Estimate" tabindex="0">
                    <h2 class="hidden">"Estimate"</h2>
                    {written("estimate", "", part("estimate"))}
                </section>
            </div>
            <Help />
            <Palette />
        </div>
    }
    .into_any()
}

/// A button that is pressed while a condition holds.
fn toggle(label: &'static str, pressed: Signal<bool>, press: Callback<()>) -> AnyView {
    let state = move || if pressed.get() { "true" } else { "false" };
    view! { <button type="button" aria-pressed=state on:click=move |_| press.run(())>{label}</button> }.into_any()
}

/// Switches between the faces of the work area, fits the drawing to its width, and gives the work area the whole width.
#[component]
fn WorkFaces() -> impl IntoView {
    let editor = Editor::current();
    let (fits, alone) = (RwSignal::new(false), RwSignal::new(false));
    let face = move |drawing: bool, label: &'static str| {
        let pressed = Signal::derive(move || editor.drawing.get() == drawing);
        toggle(label, pressed, Callback::new(move |()| editor.show_drawing(drawing)))
    };
    let switch = |state: RwSignal<bool>, attribute: &'static str| {
        Callback::new(move |()| {
            state.update(|on| *on = !*on);
            browser::set_root_attribute(attribute, if state.get_untracked() { "true" } else { "false" });
        })
    };
    let (fit, stand_alone) = (switch(fits, "data-fit"), switch(alone, "data-alone"));
    view! {
        <div class="faces" role="group" aria-label="Work area">
            {face(true, "Drawing")}
            {face(false, "Details")}
        </div>
        <div class="fit">
            <span hidden=move || !editor.drawing.get()>{toggle("Fit to width", fits.into(), fit)}</span>
            <span class="alone">{toggle("Whole width", alone.into(), stand_alone)}</span>
        </div>
    }
    .into_any()
}
