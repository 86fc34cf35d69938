//! `/api/v1/address-plans`

use axum::Json;
use axum::body::Bytes;
use axum::response::{IntoResponse, Response};

use super::estimates::text;
use super::refuse;

/// `POST`: the addresses of the VPCs of the design document in the body, those it proposes included.
pub async fn create(body: Bytes) -> Response {
    match text(&body).and_then(service::network_plan) {
        Ok(plan) => Json(plan).into_response(),
        Err(failure) => refuse(failure),
    }
}
