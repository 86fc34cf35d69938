//! What a page shows when it cannot show what was asked for.

use leptos::prelude::*;

use crate::AppError;

/// An error in words, with a way on.
///
/// On the server: also sets the HTTP status.
#[component]
pub fn ErrorBox(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        let status = http::StatusCode::from_u16(error.status());
        response.set_status(status.unwrap_or_default());
    }
    let title = match error.status() {
        404 => "There is no design here",
        422 => "This design cannot be read",
        _ => "This did not work",
    };
    view! {
        <leptos_meta::Title text=title />
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
