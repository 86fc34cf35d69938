//! What surrounds every request: headers, checks, the context of pages.

pub mod problem;
pub mod same_site;
pub mod security;

use std::future::Future;
use std::pin::Pin;

use api::Failure;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use service::Designs;

use crate::rest;

/// What pages and their calls find in their context: the saved designs, and the nonce that the
/// response header allows.
pub fn page_context(designs: Designs) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(designs.clone());
        let nonce = use_context::<Parts>().and_then(|parts| parts.extensions.get::<security::PageNonce>().cloned());
        if let Some(security::PageNonce(nonce)) = nonce {
            provide_context(Nonce::from_value(nonce));
        }
    }
}

/// Most bytes of a call: a design of 1 MiB grows when it is written as text inside JSON.
const CALL_BYTES: usize = 2 * design::limits::DOCUMENT_BYTES + 4096;

/// The handler of all calls that pages make.
///
/// The body is read here, so that one that is too large is refused as such; the calls themselves
/// would only see a connection that ended.
pub fn page_call(
    context: impl Fn() + Clone + Send + Sync + 'static,
) -> impl Fn(Request<Body>) -> Pin<Box<dyn Future<Output = Response> + Send>> + Clone + Send + 'static {
    move |request| {
        let context = context.clone();
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let Ok(body) = to_bytes(body, CALL_BYTES).await else { return rest::refuse(Failure::TooLarge) };
            let request = Request::from_parts(parts, Body::from(body));
            leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
        })
    }
}
