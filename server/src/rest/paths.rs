//! `/api/v1/paths`

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use use_cases::Designs;

use super::computed::computed;

/// Which flow.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// Its id, which also returns its path options; every flow, without path options, when left out.
    #[serde(default)]
    flow: String,
}

/// `POST`: where the data of the flows of the design document in the body goes, what each hop charges, and, for a
/// single flow, its path options.
pub async fn create(State(designs): State<Designs>, Query(options): Query<Options>, body: Bytes) -> Response {
    let flow = options.flow;
    computed(&designs, &body, move |document| use_cases::flow_ledgers(document, &flow, !flow.is_empty())).await
}
