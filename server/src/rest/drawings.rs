//! `/api/v1/drawings`

use axum::Json;
use axum::body::Bytes;
use axum::response::{IntoResponse, Response};

use super::estimates::text;
use super::refuse;

/// `POST`: the drawing of the design document in the body.
pub async fn create(body: Bytes) -> Response {
    match text(&body).and_then(service::draw) {
        Ok(drawing) => Json(drawing).into_response(),
        Err(failure) => refuse(failure),
    }
}
