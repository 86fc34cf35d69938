//! `/api/v1/comparisons`

use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::estimates::text;
use super::refuse;

/// Which groups to compare.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// Ids separated by commas; every EC2 group when left out.
    #[serde(default)]
    groups: String,
}

/// `POST`: the purchase options of groups of the design document in the body.
pub async fn create(Query(options): Query<Options>, body: Bytes) -> Response {
    let compared = service::group_ids(&options.groups)
        .and_then(|groups| text(&body).and_then(|document| service::compare(document, &groups)));
    match compared {
        Ok(comparison) => Json(comparison).into_response(),
        Err(failure) => refuse(failure),
    }
}
