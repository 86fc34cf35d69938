//! `/api/v1/estimates`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use use_cases::Designs;

use super::computed::computed;

/// `POST`: the estimate of the design document in the body.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, |document| Ok(use_cases::estimate(document)?.1)).await
}
