//! `/api/v1/paths`

use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::estimates::text;
use super::refuse;

/// Which flow.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// Its id, for its other ways as well; every flow, without those, when left out.
    #[serde(default)]
    flow: String,
}

/// `POST`: where the data of the flows of the design document in the body goes, what each hop charges, and of one flow
/// the other ways.
pub async fn create(Query(options): Query<Options>, body: Bytes) -> Response {
    let flow = options.flow.as_str();
    match text(&body).and_then(|document| service::flow_ledgers(document, flow, !flow.is_empty())) {
        Ok(paths) => Json(paths).into_response(),
        Err(failure) => refuse(failure),
    }
}
