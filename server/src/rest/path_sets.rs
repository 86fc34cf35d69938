//! `/api/v1/path-sets`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use use_cases::Designs;

use super::computed::computed;

/// `POST`: the path options of several flows of the design document in the body that cost less together than each alone.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, use_cases::path_sets).await
}
