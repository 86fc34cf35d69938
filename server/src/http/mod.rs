//! What surrounds every request: headers, checks, encodings, the context of pages.

pub mod encoding;
pub mod problem;
pub mod representation;
pub mod same_site;
pub mod security;

use api::Failure;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};

use crate::rest;

/// Gives a page the nonce that the response header allows.
pub fn provide_nonce() {
    let nonce = use_context::<Parts>().and_then(|parts| parts.extensions.get::<security::PageNonce>().cloned());
    if let Some(security::PageNonce(nonce)) = nonce {
        provide_context(Nonce::from_value(nonce));
    }
}

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
