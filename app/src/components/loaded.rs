//! What a page waits for.

use leptos::prelude::*;

use super::error_box::ErrorBox;
use crate::AppError;

/// Shows what `resource` brings, or why it did not come.
///
/// On the server: waits, so that the page is complete, and sets the status of an error.
pub fn loaded<T>(resource: Resource<Result<T, AppError>>, show: fn(T) -> AnyView) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match resource.await {
                    Ok(value) => show(value),
                    Err(error) => view! { <ErrorBox error /> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}
