//! Cached pages: their encodings, tags and conditions, and that none is ever stale.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::Read;

use crate::support::{EXAMPLE, TestServer, text};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, StatusCode};
use server::pages::SavedPages;
use use_cases::{Designs, Store, StoreConfig};

async fn memory() -> Store {
    Store::connect(&StoreConfig::sqlite_memory()).await.unwrap()
}

/// A server that caches at most this many bytes of pages, and its pages.
async fn keeping(bytes: u64) -> (TestServer, SavedPages) {
    let store = memory().await;
    let pages = SavedPages::new(Designs::new(store.clone()), bytes);
    (TestServer::with_pages(store, pages.clone()), pages)
}

fn named(name: &str) -> String {
    EXAMPLE.replace("Three-tier web shop", name)
}

fn decoded(headers: &HeaderMap, body: &[u8]) -> String {
    let mut plain = Vec::new();
    match headers.get("content-encoding").map(|value| value.to_str().unwrap()) {
        None => plain.extend(body),
        Some("br") => brotli::BrotliDecompress(&mut &body[..], &mut plain).unwrap(),
        Some("gzip") => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut plain).unwrap()),
        Some(other) => panic!("{other}"),
    }
    String::from_utf8(plain).unwrap()
}

async fn ask(server: &TestServer, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, Bytes) {
    server.fetch(Method::GET, path, headers, Body::empty()).await
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().unwrap()
}

/// Every page that is cached: fixed ones, and those of a saved design.
async fn kept_pages(server: &TestServer) -> Vec<String> {
    let (id, _) = server.save_new(EXAMPLE).await;
    let mut pages = ["/", "/new", "/new?example=data-lake"].map(str::to_owned).to_vec();
    pages.extend(["", "?revision=1", "/edit", "/compare", "/compare?groups=web"].map(|rest| format!("/d/{id}{rest}")));
    pages
}

#[tokio::test]
async fn a_page_is_the_same_in_every_encoding() {
    let server = TestServer::start().await;
    for path in kept_pages(&server).await {
        let (_, headers, body) = ask(&server, &path, &[]).await;
        let plain = decoded(&headers, &body);
        assert!(plain.starts_with("<!DOCTYPE html>") && plain.contains("</html>"), "{path}");
        let mut tags = vec![header(&headers, "etag").to_owned()];
        for encoding in ["gzip", "br"] {
            let (status, headers, body) = ask(&server, &path, &[("accept-encoding", encoding)]).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(header(&headers, "content-encoding"), encoding, "{path}");
            assert_eq!(header(&headers, "vary"), "accept-encoding", "{path}");
            assert_eq!(header(&headers, "cache-control"), "no-cache", "{path}");
            assert_eq!(header(&headers, "content-type"), "text/html; charset=utf-8", "{path}");
            assert_eq!(decoded(&headers, &body), plain, "{path}");
            assert!(body.len() * 3 < plain.len(), "{path}: {} of {} bytes", body.len(), plain.len());
            tags.push(header(&headers, "etag").to_owned());
        }
        assert!(tags.iter().all(|tag| tag.starts_with('"')), "{tags:?}");
        tags.sort();
        tags.dedup();
        assert_eq!(tags.len(), 3, "each encoding has a strong tag of its own: {tags:?}");
    }
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let server = TestServer::start().await;
    for path in kept_pages(&server).await {
        let (_, headers, _) = ask(&server, &path, &[("accept-encoding", "br")]).await;
        let tag = header(&headers, "etag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let asked = [("accept-encoding", "br"), ("if-none-match", known.as_str())];
            let (status, headers, body) = ask(&server, &path, &asked).await;
            assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0), "{path} {known}");
            assert_eq!(header(&headers, "etag"), tag, "{path}");
            assert_eq!(header(&headers, "vary"), "accept-encoding", "{path}");
            assert!(headers.contains_key("content-security-policy"), "{path}");
        }
        for other in ["\"other\"", "other"] {
            let asked = [("accept-encoding", "br"), ("if-none-match", other)];
            assert_eq!(ask(&server, &path, &asked).await.0, StatusCode::OK, "{path} {other}");
        }
    }
}

#[tokio::test]
async fn head_tells_what_get_would_send() {
    let server = TestServer::start().await;
    for path in kept_pages(&server).await {
        let asked = [("accept-encoding", "br")];
        let (_, of_get, body) = ask(&server, &path, &asked).await;
        let (status, of_head, nothing) = server.fetch(Method::HEAD, &path, &asked, Body::empty()).await;
        assert_eq!((status, nothing.len()), (StatusCode::OK, 0), "{path}");
        for name in ["etag", "content-type", "content-encoding", "vary", "cache-control"] {
            assert_eq!(of_head.get(name), of_get.get(name), "{path} {name}");
        }
        assert_eq!(header(&of_head, "content-length"), body.len().to_string(), "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_never_kept_as_such() {
    let server = TestServer::start().await;
    for path in ["/nowhere", "/d/nope", "/d/00000000000000000000000000?revision=2"] {
        let asked = [("accept-encoding", "gzip"), ("if-none-match", "*")];
        let (status, headers, body) = ask(&server, path, &asked).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&headers, "cache-control"), "no-store", "{path}");
        assert!(!headers.contains_key("etag"), "{path}");
        assert!(decoded(&headers, &body).contains("There is no design here"), "{path}");
    }
}

#[tokio::test]
async fn after_a_save_every_page_is_of_the_new_revision_at_once() {
    let (server, pages) = keeping(64 << 20).await;
    let (id, key) = server.save_new(&named("Design 1")).await;
    let addresses = ["", "/edit", "/compare"].map(|rest| format!("/d/{id}{rest}"));
    for revision in 1..5 {
        for path in &addresses {
            let html = server.get(path).await.html();
            assert!(text(&html, "head title").contains(&format!("Design {revision}")), "{path}");
        }
        let old = server.get(&addresses[0]).await;
        let kept = pages.kept_pages();
        let saved = server.save((&id, &key), revision, &named(&format!("Design {}", revision + 1))).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
        let tag = old.header("etag");
        let (status, headers, _) = ask(&server, &addresses[0], &[("if-none-match", tag)]).await;
        assert_eq!(status, StatusCode::OK, "the old page is not the new one");
        assert_ne!(header(&headers, "etag"), tag);
        assert_eq!(pages.kept_pages(), kept + 1);
    }
    assert_eq!(pages.written_pages(), 13, "three addresses of four revisions, and one of the fifth");
    let first = server.get(&format!("/d/{id}?revision=1")).await.html();
    assert_eq!(text(&first, "h1"), "Design 1");
    assert_eq!(text(&server.get(&format!("/d/{id}?revision=5")).await.html(), "h1"), "Design 5");
    assert_eq!(pages.written_pages(), 13, "a revision is the same page with or without its number");
}

#[tokio::test]
async fn two_servers_on_one_database_show_each_others_saves_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let config = StoreConfig::sqlite_file(folder.path().join("abacus.sqlite3"));
    let one = TestServer::on(Store::connect(&config).await.unwrap());
    let other = TestServer::on(Store::connect(&config).await.unwrap());
    let (id, key) = one.save_new(&named("Design 1")).await;
    let path = format!("/d/{id}");
    let mut tags = Vec::new();
    for revision in 1..6 {
        let (a, b) = (one.get(&path).await, other.get(&path).await);
        assert_eq!(text(&a.html(), "h1"), format!("Design {revision}"));
        assert_eq!(a.text, b.text);
        assert_eq!(a.header("etag"), b.header("etag"), "a browser may ask either server");
        tags.push(a.header("etag").to_owned());
        let saver = if revision % 2 == 0 { &one } else { &other };
        let saved = saver.save((&id, &key), revision, &named(&format!("Design {}", revision + 1))).await;
        assert_eq!(saved.status, StatusCode::OK);
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 5);
}

#[tokio::test]
async fn no_more_bytes_are_kept_than_allowed() {
    let most = 1 << 20;
    let (server, pages) = keeping(most).await;
    let mut ids = Vec::new();
    for number in 0..60 {
        let (id, _) = server.save_new(&named(&format!("Design {number}"))).await;
        let answer = server.get(&format!("/d/{id}")).await;
        assert_eq!(text(&answer.html(), "h1"), format!("Design {number}"));
        assert!(pages.kept_bytes() <= most, "{} bytes after {number} designs", pages.kept_bytes());
        ids.push(id);
    }
    assert!(pages.kept_pages() > 0 && pages.kept_pages() < ids.len(), "{} pages", pages.kept_pages());
    // Pages that are not cached are rendered again.
    for (number, id) in ids.iter().enumerate() {
        assert_eq!(text(&server.get(&format!("/d/{id}")).await.html(), "h1"), format!("Design {number}"));
    }
}

#[tokio::test]
async fn a_server_may_keep_no_pages() {
    let (server, pages) = keeping(0).await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let path = format!("/d/{id}");
    let (first, second) = (server.get(&path).await, server.get(&path).await);
    assert_eq!((first.status, &first.text), (StatusCode::OK, &second.text));
    assert_eq!((pages.kept_pages(), pages.kept_bytes(), pages.written_pages()), (0, 0, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_at_the_same_time_share_one_page() {
    let (server, pages) = keeping(64 << 20).await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let asked: Vec<_> = (0..16)
        .map(|_| {
            let (server, path) = (server.clone(), format!("/d/{id}"));
            tokio::spawn(async move { server.get(&path).await })
        })
        .collect();
    let mut tags = Vec::new();
    for answer in asked {
        let answer = answer.await.unwrap();
        assert_eq!(answer.status, StatusCode::OK);
        tags.push(answer.header("etag").to_owned());
    }
    tags.dedup();
    assert_eq!((tags.len(), pages.kept_pages(), pages.written_pages()), (1, 1, 1));
}

#[tokio::test]
async fn failures_are_not_kept() {
    let (server, pages) = keeping(64 << 20).await;
    let (id, _) = server.save_new(EXAMPLE).await;
    for path in ["/d/nope".to_owned(), format!("/d/{id}?revision=2"), format!("/d/{id}/compare?groups=nobody")] {
        assert!(server.get(&path).await.status.is_client_error(), "{path}");
    }
    assert_eq!(pages.kept_pages(), 0);
}
