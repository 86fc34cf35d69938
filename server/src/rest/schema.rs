//! `/api/v1/design.schema.json`

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

/// `GET`: the JSON Schema of the design document.
pub async fn show() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/schema+json")], use_cases::schema())
}
