//! `/healthz` and `/readyz`

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use use_cases::Designs;

use super::refuse;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the process answers, and designs can be read and saved.
pub async fn ready(State(designs): State<Designs>) -> Response {
    match designs.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(failure) => refuse(failure),
    }
}
