//! Security headers of every response.

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::Next;
use axum::response::Response;

/// The nonce that scripts of this page carry.
#[derive(Clone, Debug)]
pub struct PageNonce(pub String);

/// Mints the nonce, and sets the headers on the way back.
///
/// Only our own scripts with this nonce run, no inline style applies, and no other site may embed a
/// page or receive a form: text of a design that came out as markup would still do nothing.
pub async fn headers(mut request: Request<Body>, next: Next) -> Response {
    let nonce = nonce();
    request.extensions_mut().insert(PageNonce(nonce.clone()));
    let mut response = next.run(request).await;
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(HeaderName::from_static("content-security-policy"), policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The public id stays inside the site; the edit key stands behind `#` and is never sent.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// 128 random bits as hexadecimal text. Without random numbers no inline script may run.
fn nonce() -> String {
    let mut bytes = [0_u8; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "no random numbers for a nonce");
        return "none".to_owned();
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
