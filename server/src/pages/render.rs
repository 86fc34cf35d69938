//! Turns a page into a document that is ready to be sent.

use api::Failure;
use app::Page;
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode};

use crate::http::representation::{Effort, Representation};

/// For pages that a visitor is waiting for.
pub(super) const QUICK: Effort = Effort { brotli: 5, gzip: 6 };

/// For pages that are rendered once. Higher qualities of Brotli save another 1 %, with three times the memory.
pub(super) const THOROUGH: Effort = Effort { brotli: 7, gzip: 9 };

/// Writes the document of a page and compresses it.
pub(super) fn render(page: Page, effort: Effort) -> Representation {
    let status = StatusCode::from_u16(page.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let document = Bytes::from(app::document(page));
    Representation::new(status, HeaderValue::from_static("text/html; charset=utf-8"), document, effort)
}

/// Computes something for a page, on a thread that does not answer requests.
///
/// # Errors
/// Those of `work`, and [`Failure::Unavailable`] when the server is shutting down.
pub(super) async fn computed<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(Failure::Unavailable),
    }
}
