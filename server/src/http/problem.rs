//! Gives refusals that arise outside the handlers the same body as all others.

use std::any::Any;

use api::Failure;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER as RETRY_AFTER_HEADER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::rest;

/// Seconds after which a client may retry when the server could not do something.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// Replaces refusals that have no body of ours, such as for a request that is too large or timed out. Adds when to
/// retry if the server could not do something.
pub async fn replace_plain_refusals(response: Response) -> Response {
    let mut response = with_body(response);
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(RETRY_AFTER_HEADER).or_insert(RETRY_AFTER);
    }
    response
}

fn with_body(response: Response) -> Response {
    let told = response.headers().contains_key(CONTENT_TYPE)
        && response.headers().get(CONTENT_TYPE).is_none_or(|kind| kind != "text/plain; charset=utf-8");
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE if !told => rest::refuse(Failure::TooLarge),
        // For instance an address or a query that is not valid text.
        StatusCode::BAD_REQUEST if !told => rest::refuse(Failure::Unreadable),
        StatusCode::SERVICE_UNAVAILABLE if !told => rest::refuse(Failure::Unavailable),
        _ => response,
    }
}

/// Answers a request whose handler panicked. The cause is logged.
pub fn after_panic(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or("unknown"), "a handler panicked");
    let mut response = rest::refuse(Failure::Unavailable);
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}
