//! Refuses changes requested by another site's page.

use api::Failure;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;

use super::client::Client;
use crate::rest;

/// Allows reads, and changes that come from our own pages or from no page at all.
///
/// Browsers send `Sec-Fetch-Site` or at least `Origin` with every unsafe request; other clients
/// send neither.
pub async fn check(request: Request<Body>, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let host = request.extensions().get::<Client>().and_then(|client| client.host.as_deref());
    if reads || same_site(request.headers(), host) { next.run(request).await } else { rest::refuse(Failure::CrossSite) }
}

/// Whether a request to `host` comes from one of its own pages, or from no page.
fn same_site(headers: &HeaderMap, host: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text(ORIGIN.as_str()), host) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn changes_come_from_our_own_pages_or_from_none() {
        let here = Some("localhost:3000");
        assert!(same_site(&headers(&[]), here));
        assert!(same_site(&headers(&[("sec-fetch-site", "same-origin")]), here));
        assert!(same_site(&headers(&[("origin", "http://localhost:3000")]), here));
        assert!(!same_site(&headers(&[("sec-fetch-site", "cross-site")]), here));
        assert!(!same_site(&headers(&[("origin", "https://evil.example")]), here));
        assert!(!same_site(&headers(&[("origin", "http://localhost:3000")]), None));
        assert!(!same_site(&headers(&[("origin", "null")]), here));
    }
}
