//! The links to a saved design.

use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

/// A menu with the link for viewing and the link for editing, each with a copy button; nothing before the first save.
///
/// On the server: nothing, because only the browser knows the address of the site.
#[component]
pub fn Share() -> impl IntoView {
    let editor = Editor::current();
    let origin = RwSignal::new(String::new());
    Effect::new(move |_| origin.set(browser::origin()));
    let links = move || {
        let origin = origin.get();
        let (id, key) =
            editor.identity.with(|saved| saved.as_ref().map(|saved| (saved.id.clone(), saved.key.clone())))?;
        let view = format!("{origin}/d/{id}");
        let edit = key.map(|key| format!("{view}/edit#{key}"));
        (!origin.is_empty()).then_some((view, edit))
    };
    view! {
        {move || links().map(|(view, edit)| view! {
            <details class="menu bar-menu" id="share">
                <summary class="button">"Share"</summary>
                <div class="menu-list">
                    {link("share-link", "Link to share", "Everybody with it can see the design.", "Copy link", view.clone())}
                    {edit.map(|edit| link("edit-link", "Link to edit", "Everybody with it can change the design.", "Copy link to edit", edit))}
                    <a class="button" href=view target="_blank" rel="noopener">"View"</a>
                </div>
            </details>
        })}
    }
    .into_any()
}

/// A link with a copy button.
fn link(id: &'static str, label: &'static str, about: &'static str, copy: &'static str, link: String) -> AnyView {
    let copied = RwSignal::new(false);
    let text = link.clone();
    let on_copy = move |_| copied.set(browser::copy(&text));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="control">
                <input id=id type="text" readonly value=link.clone() prop:value=link on:focus:target=|event| event.target().select() />
                <button type="button" class="button" on:click=on_copy>{move || if copied.get() { "Copied" } else { copy }}</button>
            </div>
            <p class="hint">{about}</p>
        </div>
    }
    .into_any()
}
