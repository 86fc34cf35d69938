//! A server in memory, and helpers for tests to query it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses its part")]

use std::net::SocketAddr;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::{Extension, Router};
use scraper::{Html, Selector};
use serde_json::Value;
use server::Edge;
use server::pages::{CACHE_BYTES, SavedPages};
use tower::ServiceExt;
use use_cases::{Designs, Store, StoreConfig};

/// The example of the documentation.
pub const EXAMPLE: &str = include_str!("../../../../docs/examples/three-tier.json");

#[derive(Clone)]
pub struct TestServer {
    router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl TestServer {
    /// A server on an empty database of its own.
    pub async fn start() -> TestServer {
        TestServer::on(Store::connect(&StoreConfig::sqlite_memory()).await.unwrap())
    }

    /// A server with this database.
    pub fn on(store: Store) -> TestServer {
        TestServer::with(Designs::new(store))
    }

    /// A server with these designs.
    pub fn with(designs: Designs) -> TestServer {
        TestServer { router: server::router(designs) }
    }

    /// A server with this database and these pages of its designs.
    pub fn with_pages(store: Store, pages: SavedPages) -> TestServer {
        TestServer { router: server::router_with(Designs::new(store), pages, Edge::default()) }
    }

    /// A server on an empty database, with these edge settings.
    pub async fn behind(edge: Edge) -> TestServer {
        let designs = Designs::new(Store::connect(&StoreConfig::sqlite_memory()).await.unwrap());
        let pages = SavedPages::new(designs.clone(), CACHE_BYTES);
        TestServer { router: server::router_with(designs, pages, edge) }
    }

    /// The same server, with requests coming from this address.
    pub fn asked_from(self, peer: &str) -> TestServer {
        let address = SocketAddr::new(peer.parse().unwrap(), 4711);
        TestServer { router: self.router.layer(Extension(ConnectInfo(address))) }
    }

    /// The answer with its body as it was sent.
    pub async fn fetch(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> (StatusCode, HeaderMap, Bytes) {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap())
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let (status, headers, bytes) = self.fetch(method, path, headers, body).await;
        Answer { status, headers, text: String::from_utf8(bytes.into()).unwrap() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(Method::POST, path, &[], body).await
    }

    /// Saves the next revision of a design that was at revision `expected`.
    pub async fn save(&self, (id, key): (&str, &str), expected: i64, document: &str) -> Answer {
        let (bearer, tag) = (format!("Bearer {key}"), format!("\"{expected}\""));
        let headers = [("authorization", bearer.as_str()), ("if-match", tag.as_str())];
        self.send(Method::PUT, &format!("/api/v1/designs/{id}"), &headers, document.to_owned()).await
    }

    /// Saves a design and returns its id and edit key.
    pub async fn save_new(&self, document: &str) -> (String, String) {
        let answer = self.post("/api/v1/designs", document.to_owned()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let created = answer.json();
        (created["id"].as_str().unwrap().to_owned(), created["key"].as_str().unwrap().to_owned())
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.text)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
    }

    /// The paths of all problems of a refusal.
    pub fn problem_paths(&self) -> Vec<String> {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let body = self.json();
        body["problems"].as_array().unwrap().iter().map(|p| p["path"].as_str().unwrap().to_owned()).collect()
    }
}

/// The text of every element that matches `selector`.
pub fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

/// An attribute of every element that matches `selector` and has it.
pub fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).filter_map(|element| element.attr(name)).map(ToOwned::to_owned).collect()
}

/// The text of the one element that matches `selector`.
pub fn text(html: &Html, selector: &str) -> String {
    let all = texts(html, selector);
    assert_eq!(all.len(), 1, "{selector}: {all:?}");
    all.into_iter().next().unwrap()
}
