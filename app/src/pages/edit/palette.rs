//! The command palette: goes to any component, adds any service, does any action.

use leptos::prelude::*;

/// What can be done, with the value of `data-do`.
const ACTIONS: &[(&str, &str)] = &[
    ("drawing", "Show the drawing"),
    ("edit", "Show the details"),
    ("compare-all", "Compare purchase options"),
    ("undo", "Undo"),
    ("redo", "Redo"),
    ("save", "Save"),
    ("help", "Keyboard shortcuts"),
];

/// A dialog that lists the components of the page, everything that can be added, and all actions, and searches them.
///
/// On the server: closed, with the actions only.
#[component]
pub fn Palette() -> impl IntoView {
    let action = |(code, label): &(&'static str, &'static str)| {
        view! { <li data-words=label.to_lowercase()><button type="button" data-do=*code>{*label}</button></li> }
    };
    view! {
        <dialog class="palette" aria-label="Find or do anything" id="palette">
            <input type="search" id="palette-find" placeholder="Find a component, a service or an action" aria-label="Find a component, a service or an action" autocomplete="off" spellcheck="false" data-find="" />
            <div data-searched="" class="palette-list">
                <section data-section="" aria-label="Components"><h3>"Components"</h3><ul id="palette-components" data-own=""></ul></section>
                <section data-section="" aria-label="Actions"><h3>"Actions"</h3><ul>{ACTIONS.iter().map(action).collect_view()}</ul></section>
                <section data-section="" aria-label="Add"><h3>"Add"</h3><ul id="palette-add" data-own=""></ul></section>
                <p class="hint" role="status"></p>
            </div>
        </dialog>
    }
    .into_any()
}
