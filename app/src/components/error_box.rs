//! The error that a page shows instead of the requested content.

use leptos::prelude::*;

use crate::error::AppError;

/// An error in words, with links to continue.
#[component]
pub fn ErrorBox(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let title = error.title();
    view! {
        <section class="page error-page">
            <h1>{title}</h1>
            <p>{format!("{}.", error.message())}</p>
            <p class="actions">
                <a class="button primary" href="/new" rel="external">"Start a new design"</a>
                <a class="button" href="/" rel="external">"Go to the start page"</a>
            </p>
        </section>
    }
    .into_any()
}
