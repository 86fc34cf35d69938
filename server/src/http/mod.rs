//! What surrounds every request: headers, checks, encodings.

pub mod client;
pub mod encoding;
pub mod problem;
pub mod representation;
pub mod same_site;
pub mod security;

use api::Failure;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, REFERER};
use axum::http::{HeaderValue, Method, Request};
use axum::middleware::Next;
use axum::response::Response;
use serde::de::IgnoredAny;

use crate::rest;

/// Most bytes of a call: a design of 1 MiB grows when it is written as text inside JSON.
const CALL_BYTES: usize = 2 * design::limits::DOCUMENT_BYTES + 4096;

/// Reads the body of a call that a page makes, and refuses one that is too large, broken off, or no JSON: the call itself
/// would only see a connection that ended.
///
/// Calls are answered with JSON whatever the client accepts: for `text/html` Leptos would lead back to the `Referer`,
/// which may be another site.
pub async fn bounded_call(request: Request<Body>, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_call = parts.method == Method::POST;
    if is_call {
        parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        parts.headers.remove(REFERER);
    }
    match to_bytes(body, CALL_BYTES).await {
        Ok(body) if is_call && serde_json::from_slice::<IgnoredAny>(&body).is_err() => {
            rest::refuse(Failure::Unreadable)
        }
        Ok(body) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(error) if is_too_long(&error) => rest::refuse(Failure::TooLarge),
        Err(_) => rest::refuse(Failure::Unreadable),
    }
}

/// Whether a body is longer than it may be, as opposed to one that broke off.
fn is_too_long(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|source| source.is::<http_body_util::LengthLimitError>())
}
