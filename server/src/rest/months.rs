//! `/api/v1/months`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use use_cases::Designs;

use super::computed::computed;

/// `POST`: what the design document in the body costs month by month.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, use_cases::months).await
}
