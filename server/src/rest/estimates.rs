//! `/api/v1/estimates`

use api::Failure;
use axum::Json;
use axum::body::Bytes;
use axum::response::{IntoResponse, Response};

use super::refuse;

/// `POST`: the estimate of the design document in the body.
pub async fn create(body: Bytes) -> Response {
    match text(&body).and_then(service::estimate) {
        Ok((_, estimate)) => Json(estimate).into_response(),
        Err(failure) => refuse(failure),
    }
}

/// The body as text.
pub(super) fn text(body: &[u8]) -> Result<&str, Failure> {
    std::str::from_utf8(body).map_err(|error| {
        let message = format!("not UTF-8 text at byte {}", error.valid_up_to());
        let problem = design::Problem::new("", message, "send JSON in UTF-8");
        Failure::Invalid { problems: vec![problem] }
    })
}
