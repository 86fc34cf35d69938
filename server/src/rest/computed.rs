//! Answers that are computed from the design document in the body of a request.

use api::Failure;
use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use serde::Serialize;
use use_cases::Designs;

use super::refuse;

/// Most answers are shorter than this many bytes.
const ROOM: usize = 32 << 10;

/// Computes `work` from the document in `body` on a thread of the pool, which also serialises the answer: for a large
/// design that takes as long as pricing it.
pub(super) async fn computed<T: Serialize>(
    designs: &Designs,
    body: &Bytes,
    work: impl Fn(&str) -> Result<T, Failure> + Send + Sync + 'static,
) -> Response {
    // The body is kept here: memory is freed fastest by the thread that allocated it.
    let document = match text(body) {
        Ok(_) => Document(body.clone()),
        Err(failure) => return refuse(failure),
    };
    let json = move |document: &str| {
        let mut json = Vec::with_capacity(ROOM);
        serde_json::to_writer(&mut json, &work(document)?).map_err(|_| Failure::Unavailable)?;
        Ok(json)
    };
    match designs.with(document, json).await {
        Ok(json) => {
            let mut response = Response::new(Body::from(json));
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// A body that is valid UTF-8.
struct Document(Bytes);

impl AsRef<str> for Document {
    fn as_ref(&self) -> &str {
        text(&self.0).unwrap_or_default()
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
