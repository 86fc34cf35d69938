//! What surrounds every request: headers, checks, encodings.

pub mod client;
pub mod encoding;
pub mod problem;
pub mod representation;
pub mod same_site;
pub mod security;

use api::Failure;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::rest;

/// Most bytes of a call: a design of 1 MiB grows when it is written as text inside JSON.
const CALL_BYTES: usize = 2 * design::limits::DOCUMENT_BYTES + 4096;

/// Reads the body of a call that a page makes, and refuses one that is too large as such: the call
/// itself would only see a connection that ended.
pub async fn bounded_call(request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match to_bytes(body, CALL_BYTES).await {
        Ok(body) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(_) => rest::refuse(Failure::TooLarge),
    }
}
