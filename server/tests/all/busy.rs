//! Requests that take too much work, and requests to a busy server.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::time::Duration;

use crate::support::{EXAMPLE, TestServer};
use axum::http::StatusCode;
use use_cases::{Compute, ComputeLimits, Designs, Store, StoreConfig};

const ROUTES: [&str; 6] = ["estimates", "comparisons", "paths", "address-plans", "drawings", "side-costs"];

async fn server(limits: ComputeLimits) -> TestServer {
    let store = Store::connect(&StoreConfig::sqlite_memory()).await.unwrap();
    TestServer::with(Designs::computed_by(store, Compute::new(limits)))
}

#[tokio::test]
async fn a_design_that_takes_too_many_steps_is_refused_with_the_reason() {
    let server = server(ComputeLimits { steps: 10, small_steps: 10, ..ComputeLimits::default() }).await;
    for route in ["estimates", "drawings", "designs"] {
        let answer = server.post(&format!("/api/v1/{route}"), EXAMPLE).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{route}");
        assert_eq!(answer.json()["type"], "too-expensive", "{route}");
        assert!(answer.json()["detail"].as_str().unwrap().contains("most of it for"), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_design_that_is_not_computed_in_time_gets_503_and_when_to_try_again() {
    let server = server(ComputeLimits { deadline: Duration::ZERO, ..ComputeLimits::default() }).await;
    for route in ROUTES {
        let answer = server.post(&format!("/api/v1/{route}"), EXAMPLE).await;
        assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "2"), "{route}");
        assert_eq!(answer.json()["type"], "busy", "{route}");
    }
}

#[tokio::test]
async fn every_route_computes_within_the_usual_limits() {
    let server = server(ComputeLimits::default()).await;
    for route in ROUTES {
        let answer = server.post(&format!("/api/v1/{route}"), EXAMPLE).await;
        assert_eq!(answer.status, StatusCode::OK, "{route}: {}", answer.text);
    }
}
