//! Checks the content security policy against the content of the pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use crate::support::{EXAMPLE, TestServer, texts};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

/// The directives of a policy: name and sources.
fn directives(policy: &str) -> Vec<(&str, Vec<&str>)> {
    policy
        .split(';')
        .filter_map(|text| text.trim().split_once(' '))
        .map(|(name, list)| (name, list.split(' ').collect()))
        .collect()
}

/// The sources of inline scripts that a browser would run, each as a policy names it. Data blocks are not run.
fn inline_scripts(html: &Html) -> BTreeSet<String> {
    let scripts = Selector::parse("script:not([src]):not([type=\"application/json\"])").unwrap();
    let source = |text: String| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    html.select(&scripts).map(|script| source(script.text().collect())).collect()
}

#[tokio::test]
async fn the_policy_allows_exactly_the_inline_scripts_of_every_page() {
    let server = TestServer::start().await;
    let evil = "</script><script>alert(1)</script>";
    let (id, _) = server.save_new(EXAMPLE).await;
    let (hostile, _) = server.save_new(&EXAMPLE.replace("Three-tier web shop", evil)).await;
    let pages = [
        "/".to_owned(),
        "/new".to_owned(),
        "/new?example=static-site".to_owned(),
        format!("/d/{id}"),
        format!("/d/{id}?revision=1"),
        format!("/d/{id}/edit"),
        format!("/d/{id}/compare"),
        format!("/d/{hostile}"),
        format!("/d/{hostile}/edit"),
        format!("/d/{hostile}/compare"),
        format!("/d/{id}?revision=9"),
        "/d/nope".to_owned(),
        "/nowhere".to_owned(),
    ];
    for path in pages {
        let answer = server.get(&path).await;
        let policy = directives(answer.header("content-security-policy"));
        let (_, sources) = policy.iter().find(|(name, _)| *name == "script-src").unwrap();
        let hashes: BTreeSet<String> =
            sources.iter().filter(|source| source.starts_with("'sha256-")).map(|&source| source.to_owned()).collect();
        let html = answer.html();
        assert_eq!(hashes, inline_scripts(&html), "{path}");
        assert_eq!(hashes.len(), 2, "{path}");
        assert!(texts(&html, "[style], style").is_empty(), "inline styles are refused by the policy: {path}");
        assert!(texts(&html, "[onclick], [onload], [onerror], [oninput]").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn the_policy_is_strict_on_every_answer() {
    let server = TestServer::start().await;
    for path in ["/", "/healthz", "/api/v1/design.schema.json", "/api/v1/nothing", "/nowhere"] {
        let answer = server.get(path).await;
        let mut policy = directives(answer.header("content-security-policy"));
        for (_, sources) in &mut policy {
            sources.retain(|source| !source.starts_with("'sha256-"));
        }
        let expected = [
            ("default-src", vec!["'self'"]),
            ("script-src", vec!["'self'", "'wasm-unsafe-eval'"]),
            ("style-src", vec!["'self'"]),
            ("img-src", vec!["'self'", "data:"]),
            ("object-src", vec!["'none'"]),
            ("base-uri", vec!["'none'"]),
            ("frame-ancestors", vec!["'none'"]),
            ("form-action", vec!["'self'"]),
        ];
        assert_eq!(policy, expected, "{path}");
    }
}
