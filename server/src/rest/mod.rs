//! The REST API. Every handler parses the request, calls one function of `use_cases`, and maps its result.

pub mod address_plans;
pub mod breakdown;
pub mod comparisons;
mod computed;
pub mod designs;
pub mod drawings;
pub mod estimates;
pub mod health;
pub mod months;
pub mod path_sets;
pub mod paths;
pub mod schema;
pub mod side_costs;
pub mod workloads;

use api::Failure;
use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Content type of error bodies (RFC 9457).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// The answer to a request that was refused.
#[must_use]
pub fn refuse(failure: Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(failure.body())).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    if let Some(seconds) = failure.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Answers requests to unknown addresses.
pub async fn no_route() -> Response {
    refuse(Failure::NoRoute)
}

/// Answers methods that an address does not support.
pub async fn no_method() -> Response {
    refuse(Failure::NoMethod)
}
