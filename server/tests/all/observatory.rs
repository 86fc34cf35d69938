//! The criteria of Mozilla's HTTP Observatory for its best grade, A+, on the pages that a scanner sees over TLS.
//!
//! A site starts with 100 points, loses some for what it lacks, and gains some for extras; 100 is an A+. Source:
//! <https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring>. The part that only the proxy that
//! terminates TLS can do, redirecting http to https, is described in `docs/operations.md`.

use crate::support::{Answer, TestServer};
use axum::body::Body;
use axum::http::Method;
use scraper::Selector;
use server::Edge;
use server::http::client::{ProxyHeaders, TrustedProxies};

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn directive<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let policy = header(answer, "content-security-policy");
    policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name)?.strip_prefix(' '))
}

/// Half a year in seconds.
const HALF_A_YEAR: u64 = 15_768_000;

type Criterion = (&'static str, i32, fn(&Answer) -> bool);

/// Requirements, and the points lost if they are not met.
const NEEDED: [Criterion; 11] = [
    ("a content security policy", 25, |answer| directive(answer, "default-src").is_some()),
    ("no inline script by the policy", 20, |answer| {
        let scripts = directive(answer, "script-src").or(directive(answer, "default-src")).unwrap_or("*");
        !["'unsafe-inline'", "data:", "*", "http:", "https:"]
            .iter()
            .any(|source| scripts.split(' ').any(|s| s == *source))
    }),
    ("no evaluated script by the policy", 10, |answer| {
        !header(answer, "content-security-policy").split([' ', ';']).any(|source| source == "'unsafe-eval'")
    }),
    ("nothing over plain http by the policy", 20, |answer| {
        !header(answer, "content-security-policy").contains("http:")
    }),
    ("no cookie", 20, |answer| !answer.headers.contains_key("set-cookie")),
    ("no other site may read", 50, |answer| !answer.headers.contains_key("access-control-allow-origin")),
    ("TLS only for half a year at least", 20, |answer| {
        let age = header(answer, "strict-transport-security").strip_prefix("max-age=").unwrap_or("0");
        age.split(';').next().and_then(|age| age.trim().parse().ok()).is_some_and(|age: u64| age >= HALF_A_YEAR)
    }),
    ("a referrer policy that keeps addresses private", 5, |answer| {
        ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"]
            .contains(&header(answer, "referrer-policy"))
    }),
    ("scripts from the same origin only", 50, |answer| {
        let html = answer.html();
        let Ok(scripts) = Selector::parse("script[src], link[rel=modulepreload]") else { return false };
        html.select(&scripts)
            .filter_map(|script| script.attr("src").or(script.attr("href")))
            .all(|source| source.starts_with('/') && !source.starts_with("//"))
    }),
    ("the kind of content is not guessed", 5, |answer| header(answer, "x-content-type-options") == "nosniff"),
    ("no frame of another site", 20, |answer| ["DENY", "SAMEORIGIN"].contains(&header(answer, "x-frame-options"))),
];

/// Extras, and the points gained.
const GAINED: [Criterion; 4] = [
    ("a policy without anything unsafe", 5, |answer| {
        !header(answer, "content-security-policy")
            .split([' ', ';'])
            .any(|source| source == "'unsafe-inline'" || source == "'unsafe-eval'")
    }),
    ("a private referrer policy", 5, |answer| {
        ["no-referrer", "same-origin", "strict-origin-when-cross-origin"].contains(&header(answer, "referrer-policy"))
    }),
    ("frames are refused by the policy, too", 5, |answer| directive(answer, "frame-ancestors") == Some("'none'")),
    ("no other site may load a resource", 10, |answer| {
        ["same-origin", "same-site"].contains(&header(answer, "cross-origin-resource-policy"))
    }),
];

fn points(answer: &Answer, path: &str) -> i32 {
    let lost: i32 = NEEDED
        .iter()
        .filter(|(_, _, holds)| !holds(answer))
        .map(|(what, points, _)| {
            eprintln!("{path}: not so: {what}");
            points
        })
        .sum();
    let gained: i32 = GAINED.iter().filter(|(_, _, holds)| holds(answer)).map(|(_, points, _)| points).sum();
    if 100 - lost >= 90 { 100 - lost + gained } else { 100 - lost }
}

#[tokio::test]
async fn every_page_gets_an_a_plus() {
    let proxies = TrustedProxies::new(&["10.0.0.1".parse().expect("an address")], ProxyHeaders::XForwarded);
    let server = TestServer::behind(Edge { proxies, ..Edge::default() }).await;
    let server = server.asked_from("10.0.0.1");
    let (id, _) = server.save_new(crate::support::EXAMPLE).await;
    for path in ["/", "/new", &format!("/d/{id}"), &format!("/d/{id}/edit"), &format!("/d/{id}/compare"), "/nowhere"] {
        let answer = server.send(Method::GET, path, &[("x-forwarded-proto", "https")], Body::empty()).await;
        for (what, _, holds) in NEEDED.iter().chain(&GAINED) {
            assert!(holds(&answer), "{path}: {what}");
        }
        assert_eq!(points(&answer, path), 125);
    }
}

#[tokio::test]
async fn what_is_missing_is_noticed() {
    let empty = Answer { status: axum::http::StatusCode::OK, headers: Default::default(), text: String::new() };
    assert!(points(&empty, "nothing") < 25);
}
