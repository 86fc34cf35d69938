//! `/api/v1/comparisons`

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use use_cases::Designs;

use super::computed::computed;
use super::refuse;

/// Which components to compare.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// Ids separated by commas, of one kind; when left out, every EC2 group, or every component of another kind that
    /// has purchase options.
    #[serde(default)]
    groups: String,
}

/// `POST`: the purchase options of components of the design document in the body.
pub async fn create(State(designs): State<Designs>, Query(options): Query<Options>, body: Bytes) -> Response {
    match use_cases::group_ids(&options.groups) {
        Ok(groups) => computed(&designs, &body, move |document| use_cases::compare(document, &groups)).await,
        Err(failure) => refuse(failure),
    }
}
