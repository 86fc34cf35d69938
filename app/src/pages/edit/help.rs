//! The keyboard shortcuts.

use leptos::html::Dialog;
use leptos::prelude::*;

const KEYS: &[(&str, &str)] = &[
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z, Ctrl+Y", "Redo"),
    ("Ctrl+S", "Save"),
    ("/", "Go to the components, to find or add one"),
    ("?", "Show this"),
    ("Esc", "Close this"),
];

/// A dialog with the keyboard shortcuts.
///
/// On the server: closed.
#[component]
pub fn Help(
    /// The dialog, so that its caller can open it.
    dialog: NodeRef<Dialog>,
) -> impl IntoView {
    let row = |(keys, what): &(&'static str, &'static str)| view! { <dt><kbd>{*keys}</kbd></dt><dd>{*what}</dd> };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog node_ref=dialog class="help" aria-labelledby="help-title">
            <h2 id="help-title">"Keyboard"</h2>
            <dl>{KEYS.iter().map(row).collect_view()}</dl>
            <p>"Fields take what you paste: 10TB, 1,000,000, 1e6."</p>
            <button type="button" class="button" on:click=close>"Close"</button>
        </dialog>
    }
    .into_any()
}
