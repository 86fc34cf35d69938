//! `/api/v1/address-plans`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use use_cases::Designs;

use super::computed::computed;

/// `POST`: the address plans of the VPCs of the design document in the body, including proposed VPCs.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, use_cases::network_plan).await
}
