//! A draft that this browser keeps and the server does not have.

use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

/// A draft with buttons to restore or discard it; nothing if there is none.
///
/// On the server: nothing, because drafts are kept in the browser.
#[component]
pub fn DraftBar() -> impl IntoView {
    let editor = Editor::current();
    let bar = move || {
        editor.draft.get().map(|draft| {
            let change = if draft.change.is_empty() {
                String::new()
            } else {
                format!(" With them the monthly total changes by {}.", draft.change)
            };
            view! {
                <section class="draft-bar note" aria-label="Draft">
                    <p>{format!("Changes of {} were not saved.{change}", browser::clock(draft.at_ms))}</p>
                    <p class="actions">
                        <button type="button" class="button primary" on:click=move |_| editor.restore_draft()>
                            {format!("Restore your draft of {}", browser::clock(draft.at_ms))}
                        </button>
                        <button type="button" class="button" on:click=move |_| editor.discard_draft()>"Discard it"</button>
                    </p>
                </section>
            }
        })
    };
    view! { <div role="status">{bar}</div> }.into_any()
}
