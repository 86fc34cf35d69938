//! Every route against anything that a stranger may send it.
//!
//! A route that is not in [`ROUTES`] fails the first test; what the table says a route takes determines its test cases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::time::Duration;

use crate::support::{Answer, EXAMPLE, TestServer};
use axum::body::{Body, Bytes};
use axum::http::Method;
use futures_core::Stream;
use server::Edge;
use server::http::body::BodyLimits;

use Key::{Bearer, InCall, None as NoKey};

struct Route {
    method: Method,
    path: &'static str,
    key: Key,
    body: Content,
    good: u16,
}

/// Where the edit key is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    None,
    Bearer,
    InCall,
}

/// The body of a valid request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Empty,
    Document,
    /// A document that is not a design.
    Workload,
    /// The arguments of a call; `DOCUMENT`, `ID` and `KEY` are placeholders for those of a design.
    Call(&'static str),
}

const fn route(method: Method, path: &'static str, key: Key, body: Content, good: u16) -> Route {
    Route { method, path, key, body, good }
}

const fn page(path: &'static str) -> Route {
    route(Method::GET, path, NoKey, Content::Empty, 200)
}

const fn computed(path: &'static str) -> Route {
    route(Method::POST, path, NoKey, Content::Document, 200)
}

const fn call(path: &'static str, arguments: &'static str) -> Route {
    route(Method::POST, path, NoKey, Content::Call(arguments), 200)
}

const ROUTES: [Route; 40] = [
    page("/"),
    page("/new"),
    page("/new/"),
    page("/workloads"),
    page("/workloads/"),
    page("/workloads/{topic}"),
    page("/workloads/{topic}/"),
    page("/d/{id}"),
    page("/d/{id}/"),
    page("/d/{id}/edit"),
    page("/d/{id}/edit/"),
    page("/d/{id}/months"),
    page("/d/{id}/months/"),
    page("/d/{id}/breakdown"),
    page("/d/{id}/breakdown/"),
    page("/d/{id}/compare"),
    page("/d/{id}/compare/"),
    page("/healthz"),
    page("/readyz"),
    page("/api/v1/design.schema.json"),
    page("/api/v1/designs/{id}"),
    computed("/api/v1/estimates"),
    computed("/api/v1/comparisons"),
    route(Method::POST, "/api/v1/workloads", NoKey, Content::Workload, 200),
    computed("/api/v1/paths"),
    computed("/api/v1/path-sets"),
    computed("/api/v1/address-plans"),
    computed("/api/v1/drawings"),
    computed("/api/v1/months"),
    computed("/api/v1/breakdown"),
    computed("/api/v1/side-costs"),
    route(Method::POST, "/api/v1/designs", NoKey, Content::Document, 201),
    route(Method::PUT, "/api/v1/designs/{id}", Bearer, Content::Document, 200),
    route(Method::DELETE, "/api/v1/designs/{id}", Bearer, Content::Empty, 200),
    route(Method::POST, "/api/v1/designs/{id}/restore", Bearer, Content::Empty, 200),
    call("/api/page/compare", r#"{"document": DOCUMENT, "groups": [], "drawn": []}"#),
    call(
        "/api/page/show",
        r#"{"document": DOCUMENT, "acts": [], "view": {"selected": "", "drawing": true, "before": "", "open": [], "total_only": false}}"#,
    ),
    call("/api/page/create", r#"{"document": DOCUMENT, "idempotency_key": null}"#),
    route(
        Method::POST,
        "/api/page/save",
        InCall,
        Content::Call(r#"{"id": "ID", "key": "KEY", "revision": 1, "document": DOCUMENT}"#),
        200,
    ),
    call("/api/page/instance-types", r#"{"region": "eu-west-1"}"#),
];

/// A server with a design, for requests to one route.
struct Asked<'r> {
    route: &'r Route,
    server: TestServer,
    id: String,
    key: String,
    foreign: String,
}

impl Asked<'_> {
    async fn new(route: &Route) -> Asked<'_> {
        let bodies = BodyLimits { time: Duration::from_millis(50), ..BodyLimits::default() };
        let server = TestServer::behind(Edge { bodies, ..Edge::default() }).await;
        let (id, key) = server.save_new(EXAMPLE).await;
        let (_, foreign) = server.save_new(EXAMPLE).await;
        Asked { route, server, id, key, foreign }
    }

    fn good_body(&self, key: &str) -> String {
        match self.route.body {
            Content::Empty => String::new(),
            Content::Document => EXAMPLE.to_owned(),
            Content::Workload => r#"{"of": "compute"}"#.to_owned(),
            Content::Call(arguments) => {
                let document = serde_json::to_string(EXAMPLE).unwrap();
                arguments
                    .replace("DOCUMENT", &document)
                    .replace("\"ID\"", &format!("\"{}\"", self.id))
                    .replace("KEY", key)
            }
        }
    }

    async fn send(&self, method: Method, key: Option<&str>, extra: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let bearer = key.map(|key| format!("Bearer {key}"));
        let mut headers = vec![("if-match", "\"1\""), ("content-type", "application/json")];
        headers.extend(extra);
        if let (Bearer, Some(bearer)) = (self.route.key, &bearer) {
            headers.push(("authorization", bearer));
        }
        let path = self.route.path.replace("{id}", &self.id).replace("{topic}", "delivery");
        self.server.send(method, &path, &headers, body).await
    }

    /// Sends a valid request, except for these headers and this body.
    async fn with(&self, extra: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        self.send(self.route.method.clone(), Some(&self.key), extra, body).await
    }

    /// Sends a valid request, except for its key.
    async fn keyed(&self, key: Option<&str>) -> Answer {
        let body = self.good_body(key.unwrap_or_default());
        self.send(self.route.method.clone(), key, &[], body).await
    }
}

/// Asserts that a refusal is a problem document with the same status.
fn refused(answer: &Answer, status: u16, route: &Route, case: &str) {
    let place = format!("{} {} {case}: {}", route.method, route.path, answer.text);
    assert_eq!(answer.status.as_u16(), status, "{place}");
    let kind = answer.header("content-type");
    // A call that was understood answers with its own kind of error.
    if kind == "application/problem+json" {
        assert_eq!(answer.json()["status"], status, "{place}");
        assert!(answer.json()["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{place}");
    } else {
        assert!(route.path.starts_with("/api/page/") && kind == "application/json", "{place}: {kind}");
        assert!(answer.json()["Refused"] != serde_json::Value::Null, "{place}");
    }
}

#[test]
fn every_route_is_in_the_table() {
    let name = |method: &Method, path: &str| format!("{method} {path}");
    let there: BTreeSet<_> = server::routes().iter().map(|(method, path)| name(method, path)).collect();
    let tried: BTreeSet<_> = ROUTES.iter().map(|route| name(&route.method, route.path)).collect();
    assert_eq!(there, tried);
    for route in &ROUTES {
        let changes_a_design = route.method != Method::GET && route.path.contains("{id}");
        assert!(!changes_a_design || route.key == Bearer, "{} needs cases for keys", route.path);
    }
}

#[tokio::test]
async fn a_good_request_is_answered() {
    for route in &ROUTES {
        let asked = Asked::new(route).await;
        let answer = asked.keyed(Some(&asked.key)).await;
        assert_eq!(answer.status.as_u16(), route.good, "{} {}: {}", route.method, route.path, answer.text);
    }
}

#[tokio::test]
async fn a_missing_a_wrong_and_a_foreign_key_change_nothing() {
    for route in ROUTES.iter().filter(|route| route.key != NoKey) {
        let asked = Asked::new(route).await;
        let missing = if route.key == Bearer { 401 } else { 403 };
        refused(&asked.keyed(None).await, missing, route, "without a key");
        refused(&asked.keyed(Some("nonsense")).await, 403, route, "with a wrong key");
        refused(&asked.keyed(Some(&asked.foreign)).await, 403, route, "with a foreign key");
        let shown = asked.server.get(&format!("/api/v1/designs/{}", asked.id)).await;
        assert_eq!((shown.status.as_u16(), shown.json()["revision"].as_i64()), (200, Some(1)));
    }
}

#[tokio::test]
async fn a_foreign_origin_changes_nothing() {
    for route in ROUTES.iter().filter(|route| route.method != Method::GET) {
        let asked = Asked::new(route).await;
        for origin in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
            let answer = asked.with(&[origin], asked.good_body(&asked.key)).await;
            refused(&answer, 403, route, "from another site");
        }
    }
}

#[tokio::test]
async fn an_unreadable_body_is_a_bad_request() {
    for route in &ROUTES {
        let asked = Asked::new(route).await;
        refused(&asked.with(&[], Body::from_stream(Broken)).await, 400, route, "with a body that breaks off");
        if let Content::Call(_) = route.body {
            for body in ["{", "", "\u{0}", "[]", "{\"other\": 1}"] {
                refused(&asked.with(&[], body).await, 400, route, body);
            }
        }
        if route.body == Content::Document {
            // A document that is not valid JSON is reported with the position where it stops being valid.
            refused(&asked.with(&[], "{").await, 422, route, "with half a document");
            refused(&asked.with(&[], vec![b'{', 0xff]).await, 422, route, "with a document that is no text");
        }
    }
}

#[tokio::test]
async fn an_oversized_body_is_refused() {
    for route in &ROUTES {
        let asked = Asked::new(route).await;
        refused(&asked.with(&[], vec![b' '; 3 << 20]).await, 413, route, "of 3 MiB");
        let length = [("content-length", "99999999")];
        refused(&asked.with(&length, Body::from_stream(Announced)).await, 413, route, "announced as 100 MB");
    }
}

#[tokio::test]
async fn a_slow_body_is_refused() {
    for route in &ROUTES {
        let asked = Asked::new(route).await;
        let answer = asked.with(&[], Body::from_stream(Never)).await;
        refused(&answer, 408, route, "whose body does not come");
        assert_eq!(answer.header("connection"), "close");
    }
}

#[tokio::test]
async fn a_method_that_no_route_takes_is_told_those_that_there_are() {
    for route in &ROUTES {
        let asked = Asked::new(route).await;
        let answer = asked.send(Method::PATCH, None, &[], Body::empty()).await;
        refused(&answer, 405, route, "with PATCH");
        assert!(answer.header("allow").split(',').any(|method| method == route.method), "{}", route.path);
    }
}

/// A body that is cut short.
struct Broken;

/// A body that never arrives.
struct Never;

/// A body that never ends.
struct Announced;

macro_rules! body {
    ($name:ident, $poll:expr) => {
        impl Stream for $name {
            type Item = Result<Bytes, std::io::Error>;
            fn poll_next(
                self: std::pin::Pin<&mut Self>,
                _: &mut std::task::Context<'_>,
            ) -> std::task::Poll<Option<Self::Item>> {
                $poll
            }
        }
    };
}

body!(Broken, std::task::Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into()))));
body!(Never, std::task::Poll::Pending);
body!(Announced, std::task::Poll::Ready(Some(Ok(Bytes::from_static(&[b' '; 65536])))));
