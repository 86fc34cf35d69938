//! Clients behind proxies, and how much each may request.

use crate::support::{Answer, EXAMPLE, TestServer};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use server::Edge;
use server::http::client::{ProxyHeaders, TrustedProxies};
use server::http::rate_limit::RateLimit;

const PROXY: &str = "10.0.0.1";
const ADDRESS: &str = "/api/v1/estimates";

fn edge(requests: u32) -> Edge {
    let proxies = TrustedProxies::new(&PROXY.parse().into_iter().collect::<Vec<_>>(), ProxyHeaders::XForwarded);
    Edge { proxies, requests: RateLimit::per_minute(requests), ..Edge::default() }
}

/// A server whose requests come from `peer`.
async fn from(peer: &str, edge: Edge) -> TestServer {
    TestServer::behind(edge).await.asked_from(peer)
}

async fn ask(server: &TestServer, client: &str) -> Answer {
    server.send(Method::POST, ADDRESS, &[("x-forwarded-for", client)], EXAMPLE).await
}

#[tokio::test]
async fn a_client_that_asks_too_much_is_told_when_to_come_again() {
    let server = from(PROXY, edge(3)).await;
    for left in [2, 1, 0] {
        let answer = ask(&server, "192.0.2.1").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("ratelimit-policy"), "\"address\";q=3;w=60");
        assert_eq!(answer.header("ratelimit"), format!("\"address\";r={left};t={}", (3 - left) * 20));
    }
    let refused = ask(&server, "192.0.2.1").await;
    assert_eq!((refused.status.as_u16(), refused.json()["type"].as_str()), (429, Some("too-many-requests")));
    assert_eq!(refused.header("ratelimit"), "\"address\";r=0;t=60");
    let wait: u32 = refused.header("retry-after").parse().unwrap_or(0);
    assert!((1..=21).contains(&wait), "{wait}");
    // Other clients, health checks and files are not affected.
    assert_eq!(ask(&server, "192.0.2.2").await.status, StatusCode::OK);
    for path in ["/healthz", "/readyz", "/nowhere.js"] {
        let answer = server.send(Method::GET, path, &[("x-forwarded-for", "192.0.2.1")], Body::empty()).await;
        assert!(answer.status != StatusCode::TOO_MANY_REQUESTS && !answer.headers.contains_key("ratelimit"), "{path}");
    }
}

#[tokio::test]
async fn who_is_no_trusted_proxy_cannot_speak_for_others() {
    let server = from("203.0.113.5", edge(2)).await;
    let statuses = [ask(&server, "192.0.2.1").await, ask(&server, "192.0.2.2").await, ask(&server, "192.0.2.3").await];
    assert_eq!(statuses.map(|answer| answer.status.as_u16()), [200, 200, 429]);
}

#[tokio::test]
async fn pages_and_calls_are_counted_and_zero_is_no_limit() {
    let call = [("content-type", "application/json")];
    for (path, method, body) in
        [("/", Method::GET, ""), ("/api/page/instance-types", Method::POST, r#"{"region":"x"}"#)]
    {
        let server = from(PROXY, edge(1)).await;
        assert_eq!(server.send(method.clone(), path, &call, body).await.status, StatusCode::OK);
        assert_eq!(server.send(method, path, &call, body).await.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    let unlimited = from(PROXY, edge(0)).await;
    for _ in 0..20 {
        let answer = unlimited.get("/new").await;
        assert!(answer.status == StatusCode::OK && !answer.headers.contains_key("ratelimit"));
    }
}

#[tokio::test]
async fn browsers_are_told_to_use_tls_only_where_they_do() {
    let server = from(PROXY, edge(0)).await;
    for (protocol, expected) in [("https", true), ("http", false)] {
        for path in ["/", "/healthz", "/nowhere"] {
            let answer = server.send(Method::GET, path, &[("x-forwarded-proto", protocol)], Body::empty()).await;
            assert_eq!(answer.headers.contains_key("strict-transport-security"), expected, "{path} over {protocol}");
        }
    }
    let stranger = from("203.0.113.5", edge(0)).await;
    let answer = stranger.send(Method::GET, "/", &[("x-forwarded-proto", "https")], Body::empty()).await;
    assert!(!answer.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn the_host_that_the_browser_asked_for_is_its_own_site() {
    let server = from(PROXY, edge(0)).await;
    let own = [("host", "inside:3000"), ("x-forwarded-host", "abacus.example"), ("origin", "https://abacus.example")];
    assert_eq!(server.send(Method::POST, ADDRESS, &own, EXAMPLE).await.status, StatusCode::OK);
    let other = [("host", "inside:3000"), ("x-forwarded-host", "abacus.example"), ("origin", "https://inside:3000")];
    assert_eq!(server.send(Method::POST, ADDRESS, &other, EXAMPLE).await.status, StatusCode::FORBIDDEN);
}
