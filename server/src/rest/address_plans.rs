//! `/api/v1/address-plans`

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use service::Designs;

use super::computed::computed;

/// `POST`: the addresses of the VPCs of the design document in the body, those it proposes included.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    computed(&designs, &body, service::network_plan).await
}
