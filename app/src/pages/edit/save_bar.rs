//! The bar of the editor: name, region, undo, save state, menus.

use std::time::Duration;

use api::Failure;
use leptos::leptos_dom::helpers::set_interval;
use leptos::prelude::*;

use super::more::More;
use super::share::Share;
use crate::browser;
use crate::components::top_bar::Mark;
use crate::editor::{Editor, SaveState};
use crate::error::AppError;
use crate::pages::written;
use crate::text::ago;

/// Name and region of the design, undo and redo, save, share, and more.
///
/// On the server: complete but not interactive.
#[component]
pub fn SaveBar(
    /// The fields of the design itself, which the server renders.
    fields: String,
) -> impl IntoView {
    let editor = Editor::current();
    let label =
        move || if editor.saves_as_new() && editor.identity.with(Option::is_some) { "Save a copy" } else { "Save" };
    view! {
        <header class="bar">
            <a class="brand" href="/" rel="external" aria-label="Abacus, start page" title="Abacus, start page"><Mark /></a>
            {written("design-fields", "design-fields", fields)}
            <button type="button" class="icon" aria-label="Undo" disabled=move || !editor.can_undo() on:click=move |_| editor.undo() title="Undo (Ctrl+Z)">"↶"</button>
            <button type="button" class="icon" aria-label="Redo" disabled=move || !editor.can_redo() on:click=move |_| editor.redo() title="Redo (Ctrl+Shift+Z)">"↷"</button>
            <SaveNote />
            <button type="button" class="button primary" disabled=move || editor.save_state.get() == SaveState::Saving on:click=move |_| editor.save() title="Ctrl+S">
                {label}
            </button>
            <Share />
            <More />
        </header>
    }
    .into_any()
}

/// The address of the page that shows the saved design.
fn view_link(editor: Editor) -> String {
    editor.identity.with(|saved| saved.as_ref().map(|saved| format!("/d/{}", saved.id)).unwrap_or_default())
}

/// Whether the work is saved, in words.
#[component]
fn SaveNote() -> impl IntoView {
    let editor = Editor::current();
    let now = RwSignal::new(0_i64);
    Effect::new(move |_| {
        now.set(browser::now_ms());
        let tick = set_interval(move || now.set(browser::now_ms()), Duration::from_secs(5));
        on_cleanup(move || {
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    });
    let saved_at = move || editor.identity.with(|identity| identity.as_ref().map(|identity| identity.saved_at_ms));
    let note = move || {
        match editor.save_state.get() {
        SaveState::Saving => view! { <span>"Saving…"</span> }.into_any(),
        SaveState::Failed(AppError::Refused(Failure::Conflict { current })) => view! {
            <span class="failed">{format!("Saved elsewhere in the meantime, now at revision {current}. Your work is still here.")}</span>
            <a class="button" href=move || view_link(editor) target="_blank" rel="noopener">"Look at theirs"</a>
            <button type="button" class="button" on:click=move |_| editor.save_over(current)>"Save mine as the next revision"</button>
            <button type="button" class="button" on:click=move |_| editor.save_copy()>"Save mine as a copy"</button>
        }
        .into_any(),
        SaveState::Failed(error) => {
            view! { <span class="failed">{format!("Not saved. {}. Your work is still on this page.", error.message())}</span> }.into_any()
        }
        SaveState::Idle | SaveState::Saved => {
            let text = match (editor.is_dirty(), saved_at()) {
                (true, _) => "Unsaved changes".to_owned(),
                (false, None) => String::new(),
                (false, Some(at)) => {
                    let seconds = (now.get().max(browser::now_ms()) - at).max(0) / 1000;
                    if now.get() == 0 { "Saved".to_owned() } else { format!("Saved {}", ago(seconds)) }
                }
            };
            view! { <span>{text}</span> }.into_any()
        }
    }
    };
    let offline = move || {
        editor.offline.get().then_some("Offline: your work is kept in this browser, and prices wait for the server. ")
    };
    let not_mine = move || {
        let foreign = editor.saves_as_new() && editor.identity.with(Option::is_some);
        foreign.then_some("This link has no edit key: saving makes a copy of your own. ")
    };
    let removed = move || {
        let text = editor.removed.get();
        (!text.is_empty()).then(|| {
            view! {
                <span>{format!("Removed {text}.")}</span>
                <button type="button" class="button" on:click=move |_| editor.undo()>"Put back"</button>
            }
        })
    };
    view! { <p class="save-note" role="status">{offline} {not_mine} {removed} {note}</p> }.into_any()
}
