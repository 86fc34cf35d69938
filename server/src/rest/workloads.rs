//! `/api/v1/workloads`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use use_cases::Designs;

use super::computed::computed;

/// `POST`: the options of the workload in the body, side by side.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, use_cases::workload).await
}
