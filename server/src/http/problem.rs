//! Gives refusals that come from below the handlers the same body as all others.

use api::Failure;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;

use crate::rest;

/// Replaces plain-text refusals of the body limit by a problem body.
pub async fn replace_plain_refusals(response: Response) -> Response {
    let told = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == rest::PROBLEM_JSON);
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE && !told { rest::refuse(Failure::TooLarge) } else { response }
}
