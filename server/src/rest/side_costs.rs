//! `/api/v1/side-costs`

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use use_cases::Designs;

use super::computed::computed;

/// Whether to accept them.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// Ids separated by commas, or `all`; only lists them when left out.
    accept: Option<String>,
}

/// `POST`: what the components of the design document in the body cause elsewhere, or the document with it accepted.
pub async fn create(State(designs): State<Designs>, Query(options): Query<Options>, body: Bytes) -> Response {
    match options.accept {
        Some(which) => computed(&designs, &body, move |document| use_cases::accept_side_costs(document, &which)).await,
        None => computed(&designs, &body, use_cases::side_costs).await,
    }
}
