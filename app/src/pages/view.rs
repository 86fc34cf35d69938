//! A shared design, for viewing and printing.

use leptos::prelude::*;

use super::{SharedPage, written};
use crate::browser::{self, Recent};

/// A revision of a saved design.
///
/// On the server: complete, including the workings.
#[component]
pub(super) fn Shared(page: SharedPage) -> impl IntoView {
    let seen = Recent { id: page.id, name: page.name, key: None, at_ms: 0 };
    Effect::new(move |_| browser::remember_design(Recent { at_ms: browser::now_ms(), ..seen.clone() }, false));
    view! { <article class="page view" id="shared" on:click=move |event| browser::copies(&event)>{written("shared-design", "", page.html)}</article> }.into_any()
}
