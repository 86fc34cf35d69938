//! Headers of every answer, and requests to unknown addresses.

use crate::support::{EXAMPLE, TestServer};
use axum::http::Method;

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
async fn what_a_file_or_nothing_answers_says_which_methods_there_are() {
    let server = TestServer::start().await;
    for (path, status) in [("/nowhere", 404), ("/api/page/nowhere", 404), ("/api/nowhere", 404)] {
        for method in [Method::POST, Method::DELETE] {
            let answer = server.send(method, path, &[], "").await;
            assert_eq!((answer.status.as_u16(), answer.json()["status"].as_u64()), (status, Some(404)), "{path}");
        }
    }
    assert_eq!(server.get("/api/page/nowhere").await.json()["type"], "no-route");
}
