//! The light, dark or system theme.

use leptos::prelude::*;

use crate::browser;

const KEY: &str = "abacus.theme";

/// A button that cycles through the system, light and dark themes.
///
/// On the server: shows "system". The browser then shows its stored choice.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new("system".to_owned());
    Effect::new(move |_| {
        if let Some(kept) = browser::recall(KEY) {
            theme.set(kept);
        }
    });
    let next = move |_| {
        let next = match theme.get_untracked().as_str() {
            "system" => "light",
            "light" => "dark",
            _ => "system",
        };
        theme.set(next.to_owned());
        browser::remember(KEY, next);
        browser::set_root_attribute("data-theme", next);
    };
    view! {
        <button type="button" class="quiet theme-switch" on:click=next>
            <span class="theme-label">"Theme: "</span> {move || theme.get()}
        </button>
    }
    .into_any()
}
