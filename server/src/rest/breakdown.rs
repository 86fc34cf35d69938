//! `/api/v1/breakdown`

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use use_cases::Designs;

use super::computed::computed;
use super::refuse;

/// By what to group.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// `service`, also when left out, `component`, `charge`, or `tag:` with the key of a tag.
    #[serde(default)]
    by: String,
}

/// `POST`: the costs of the design document in the body in groups.
pub async fn create(State(designs): State<Designs>, Query(options): Query<Options>, body: Bytes) -> Response {
    match use_cases::grouping(&options.by) {
        Ok(by) => computed(&designs, &body, move |document| use_cases::breakdown(document, &by)).await,
        Err(failure) => refuse(failure),
    }
}
