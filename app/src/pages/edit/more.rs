//! The menu of the editor with everything that needs no button of its own.

use leptos::prelude::*;

use crate::components::theme_switch::ThemeSwitch;

/// Other pages, the theme, and the keyboard shortcuts.
///
/// On the server: closed.
#[component]
pub fn More() -> impl IntoView {
    view! {
        <details class="menu bar-menu" id="more">
            <summary class="button" aria-label="More" title="More">"⋯"</summary>
            <div class="menu-list">
                <nav aria-label="Main">
                    <a href="/new" rel="external">"New design"</a>
                    <a href="/workloads" rel="external">"Workloads"</a>
                </nav>
                <button type="button" class="quiet" data-do="palette">"Find or do anything "<kbd>"Ctrl+K"</kbd></button>
                <button type="button" class="quiet" data-do="help">"Keyboard "<kbd>"?"</kbd></button>
                <ThemeSwitch />
            </div>
        </details>
    }
    .into_any()
}
