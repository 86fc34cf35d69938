//! The designs that this browser has opened or saved.

use leptos::prelude::*;

use crate::browser::{self, Recent};
use crate::text::moment;

/// Links to recent designs; nothing if there are none.
///
/// On the server: nothing, because the browser keeps the list.
#[component]
pub fn RecentDesigns() -> impl IntoView {
    let recent = RwSignal::new(Vec::<Recent>::new());
    Effect::new(move |_| recent.set(browser::recent_designs()));
    let row = |design: Recent| {
        let href = match &design.key {
            Some(key) => format!("/d/{}/edit#{key}", design.id),
            None => format!("/d/{}", design.id),
        };
        let name = if design.name.trim().is_empty() { "Untitled design".to_owned() } else { design.name };
        let access = if design.key.is_some() { "can edit" } else { "view" };
        view! {
            <li>
                <a href=href rel="external">{name}</a>
                <span class="hint">{format!("{access} · {}", moment(design.at_ms))}</span>
            </li>
        }
    };
    view! {
        <Show when=move || recent.with(|all| !all.is_empty())>
            <section class="recent" aria-labelledby="recent-title">
                <h2 id="recent-title">"Recent in this browser"</h2>
                <ul>{move || recent.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
    .into_any()
}
