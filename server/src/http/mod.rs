//! Middleware of every request: headers, checks, encodings.

pub mod body;
pub mod client;
pub mod conditional;
pub mod encoding;
pub mod problem;
pub mod rate_limit;
pub mod representation;
pub mod same_site;
pub mod security;

use api::Failure;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, REFERER};
use axum::http::{HeaderValue, Request};
use axum::middleware::Next;
use axum::response::Response;
use serde::de::IgnoredAny;

use crate::rest;

/// Whether this is the path of a call made by a page.
#[must_use]
pub fn is_call(path: &str) -> bool {
    path.starts_with("/api/page/")
}

/// Refuses calls whose body is not JSON, since Leptos would only say that the call failed.
///
/// Calls are answered with JSON whatever the client accepts: for `text/html` Leptos would redirect to the `Referer`,
/// which may be another site.
pub async fn readable_call(request: Request<Body>, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    parts.headers.remove(REFERER);
    // The body has already been read, within its limits.
    match to_bytes(body, usize::MAX).await {
        Ok(body) if serde_json::from_slice::<IgnoredAny>(&body).is_ok() => {
            next.run(Request::from_parts(parts, Body::from(body))).await
        }
        _ => rest::refuse(Failure::Unreadable),
    }
}
