//! The keyboard shortcuts.

use leptos::prelude::*;

const KEYS: &[(&str, &str)] = &[
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z, Ctrl+Y", "Redo"),
    ("Ctrl+S", "Save"),
    ("Ctrl+K, /", "Find a component, add a service, do anything"),
    ("↓, ↑", "Go through a list"),
    ("?", "Show this"),
    ("Esc", "Close this"),
];

/// A dialog with the keyboard shortcuts.
///
/// On the server: closed.
#[component]
pub fn Help() -> impl IntoView {
    let row = |(keys, what): &(&'static str, &'static str)| view! { <dt><kbd>{*keys}</kbd></dt><dd>{*what}</dd> };
    view! {
        <dialog class="help" id="help" aria-labelledby="help-title">
            <h2 id="help-title">"Keyboard"</h2>
            <dl>{KEYS.iter().map(row).collect_view()}</dl>
            <p>"Fields take what you paste: 10TB, 1,000,000, 1e6."</p>
            <form method="dialog"><button class="button">"Close"</button></form>
        </dialog>
    }
    .into_any()
}
