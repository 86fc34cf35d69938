//! Headers of every answer, and requests that cannot be read.

mod support;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use support::{EXAMPLE, TestServer};

#[tokio::test]
async fn every_answer_has_the_security_headers_and_says_how_long_it_may_be_kept() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    for address in ["/", "/new", &format!("/d/{id}"), "/nowhere", "/healthz", "/api/v1/nowhere", "/api/v1/designs/x"] {
        let answer = server.get(address).await;
        for (name, value) in [
            ("x-frame-options", "DENY"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{address}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{address}");
        assert!(["no-cache", "no-store"].contains(&answer.header("cache-control")), "{address}");
    }
}

#[tokio::test]
async fn a_call_never_leads_to_another_site() {
    let server = TestServer::start().await;
    let headers = [("accept", "text/html"), ("referer", "https://evil.example/"), ("content-type", "application/json")];
    for body in [r#"{"region": "us-east-1"}"#, r#"{"none": 1}"#, "{", ""] {
        let answer = server.send(Method::POST, "/api/page/instance-types", &headers, body).await;
        assert!(
            !answer.status.is_redirection() && !answer.headers.contains_key("location"),
            "{body}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn a_call_that_cannot_be_read_is_a_bad_request() {
    let server = TestServer::start().await;
    let json = [("content-type", "application/json")];
    for body in ["{", "", "\u{0}", r#"{"other": 1}"#, "[]"] {
        let answer = server.send(Method::POST, "/api/page/estimate", &json, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body:?}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_bad_request() {
    let server = TestServer::start().await;
    for address in ["/api/v1/estimates", "/api/v1/designs", "/api/page/estimate"] {
        let broken = Body::from_stream(Broken);
        let answer = server.send(Method::POST, address, &[("content-type", "application/json")], broken).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}: {}", answer.text);
    }
}

/// A body of which only the beginning comes.
struct Broken;

impl futures_core::Stream for Broken {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into())))
    }
}
