//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use crate::AppError;
use crate::components::error_box::ErrorBox;

/// Says so, with status 404.
///
/// On the server: complete.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <ErrorBox error=AppError::Refused(api::Failure::NoRoute) /> }.into_any()
}
