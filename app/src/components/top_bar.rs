//! The header of every page.

use leptos::prelude::*;

use super::theme_switch::ThemeSwitch;

/// The mark of Abacus.
///
/// On the server: complete.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
            <path d="M3 4v16M21 4v16M3 8h18M3 16h18" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
            <g fill="currentColor">
                <circle cx="8" cy="8" r="2.6" />
                <circle cx="14" cy="8" r="2.6" />
                <circle cx="10" cy="16" r="2.6" />
                <circle cx="16" cy="16" r="2.6" />
            </g>
        </svg>
    }
    .into_any()
}

/// The name with a link to the start page, a link to a new design, and the theme switch.
///
/// On the server: complete.
#[component]
pub fn SiteHeader() -> impl IntoView {
    view! {
        <header class="site-header">
            <a class="brand" href="/" rel="external">
                <Mark />
                "Abacus"
            </a>
            <nav aria-label="Main">
                <a href="/new" rel="external">"New design"</a>
                <a href="/workloads" rel="external">"Workloads"</a>
            </nav>
            <ThemeSwitch />
        </header>
    }
    .into_any()
}
