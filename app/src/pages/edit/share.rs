//! The link to a saved design.

use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

/// The public link with a copy button; nothing before the first save.
///
/// On the server: nothing, because only the browser knows the address of the site.
#[component]
pub fn Share() -> impl IntoView {
    let editor = Editor::current();
    let origin = RwSignal::new(String::new());
    let copied = RwSignal::new(false);
    Effect::new(move |_| origin.set(browser::origin()));
    let link = move || {
        let origin = origin.get();
        let id = editor.identity.with(|identity| identity.as_ref().map(|identity| identity.id.clone()));
        id.filter(|_| !origin.is_empty()).map(|id| format!("{origin}/d/{id}"))
    };
    let copy = move |_| {
        if let Some(link) = untrack(link) {
            copied.set(browser::copy(&link));
        }
    };
    view! {
        {move || link().map(|link| view! {
            <span class="share">
                <label for="share-link" class="hidden">"Link to share"</label>
                <input id="share-link" type="text" readonly value=link.clone() prop:value=link.clone() on:focus:target=|event| event.target().select() />
                <button type="button" class="button" on:click=copy>{move || if copied.get() { "Copied" } else { "Copy link" }}</button>
                <a class="button" href=link target="_blank" rel="noopener">"View"</a>
            </span>
        })}
    }
    .into_any()
}
