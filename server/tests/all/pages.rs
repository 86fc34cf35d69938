//! The pages as HTML, read without wasm.

use crate::support::{EXAMPLE, TestServer, attributes, text, texts};
use app::Page;
use axum::http::StatusCode;
use serde_json::{Value, json};
use units::format::money;

#[tokio::test]
async fn the_start_page_shows_a_priced_example() {
    let server = TestServer::start().await;
    let answer = server.get("/").await;
    assert_eq!(answer.status, StatusCode::OK);
    let html = answer.html();
    assert_eq!(text(&html, "h1"), "Know what an AWS design costs, to the cent");
    let example = include_str!("../../../docs/examples/three-tier-web.json");
    let (_, estimate) = use_cases::estimate(example).unwrap();
    assert_eq!(text(&html, ".total.main .amount"), money(estimate.totals.monthly));
    assert!(texts(&html, ".actions a").contains(&"Start empty".to_owned()));
}

#[tokio::test]
async fn a_shared_page_is_complete_without_scripts() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let html = server.get(&format!("/d/{id}")).await.html();
    let (design, estimate) = use_cases::estimate(EXAMPLE).unwrap();
    assert_eq!(text(&html, "h1"), design.name);
    assert_eq!(text(&html, ".design-note"), design.note);
    assert!(text(&html, "head title").contains(&design.name));
    let totals = texts(&html, ".totals .amount");
    let expected = [
        estimate.totals.upfront,
        estimate.totals.monthly,
        estimate.totals.first_year,
        estimate.totals.effective_monthly,
    ];
    assert_eq!(totals, expected.map(money));
    let lines: Vec<_> = estimate.components.iter().flat_map(|component| &component.lines).collect();
    assert_eq!(texts(&html, ".line .label").len(), lines.len());
    let workings = texts(&html, ".working pre");
    for line in lines {
        assert!(workings.contains(&pricing::working(line)), "{}", line.label);
    }
    for assumption in estimate.assumptions {
        assert!(texts(&html, ".assumptions li").contains(&assumption));
    }
}

#[tokio::test]
async fn an_older_revision_can_be_read() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    assert_eq!(server.get(&format!("/d/{id}?revision=1")).await.status, StatusCode::OK);
    assert_eq!(server.get(&format!("/d/{id}?revision=2")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn addresses_may_end_with_a_slash() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    for path in ["/new", "/new?example=three-tier", &format!("/d/{id}"), &format!("/d/{id}/edit")] {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (without, with) =
            (server.get(&format!("{path}?{query}")).await, server.get(&format!("{path}/?{query}")).await);
        assert_eq!((without.status, with.status), (StatusCode::OK, StatusCode::OK), "{path}");
        assert_eq!(text(&without.html(), "#page"), text(&with.html(), "#page"), "{path}");
    }
}

#[tokio::test]
async fn the_browser_reads_every_page_as_it_was_rendered() {
    let server = TestServer::start().await;
    let mut document: Value = serde_json::from_str(EXAMPLE).unwrap();
    document["name"] = "</script><!--<script> \\u003c & \"quoted\"\u{2028}".into();
    // Open usage, and a region that sells only part of the design.
    document["components"][0]["usage"] = json!({"running": {"hours_per_month": "open"}});
    document["components"][1]["placement"] = json!({"region": "mx-central-1"});
    let (id, _) = server.save_new(&document.to_string()).await;
    for path in ["/", "/new", "/new?example=1", &format!("/d/{id}"), &format!("/d/{id}/edit"), "/d/nope", "/nowhere"] {
        let html = server.get(path).await.html();
        let json = text(&html, "#page");
        let page: Page = serde_json::from_str(&json).unwrap();
        assert_eq!(app::wire::read(&json), Ok(page), "{path}");
        assert_eq!(texts(&html, "#page").len(), 1, "{path}");
    }
}

#[tokio::test]
async fn the_browser_reads_every_example() {
    let server = TestServer::start().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let document = std::fs::read_to_string(&path).unwrap();
        let (id, _) = server.save_new(&document).await;
        let groups = document.contains("\"kind\": \"ec2\"");
        let comparison = groups.then(|| format!("/d/{id}/compare"));
        for page in [format!("/d/{id}"), format!("/d/{id}/edit")].into_iter().chain(comparison) {
            let answer = server.get(&page).await;
            assert_eq!(answer.status, StatusCode::OK, "{} {page}", path.display());
            let json = text(&answer.html(), "#page");
            let read: Page = serde_json::from_str(&json).unwrap();
            assert_eq!(app::wire::read(&json), Ok(read), "{} {page}", path.display());
        }
    }
}

#[tokio::test]
async fn pages_that_do_not_exist_say_so_in_the_same_style() {
    let server = TestServer::start().await;
    for path in ["/nowhere", "/d/nope", "/d/00000000000000000000000000", "/d/nope/edit", "/d/%FF", "/pkg/nothing.js"] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let html = answer.html();
        assert_eq!(text(&html, "h1"), "There is no design here", "{path}");
        assert_eq!(texts(&html, ".site-header .brand").len(), 1, "{path}");
    }
}

#[tokio::test]
async fn the_editor_renders_the_design_before_scripts_run() {
    let server = TestServer::start().await;
    let (id, key) = server.save_new(EXAMPLE).await;
    let answer = server.get(&format!("/d/{id}/edit")).await;
    assert!(!answer.text.contains(&key));
    let html = answer.html();
    let (_, estimate) = use_cases::estimate(EXAMPLE).unwrap();
    assert_eq!(text(&html, ".total.main .amount"), money(estimate.totals.monthly));
    assert_eq!(
        texts(&html, ".outline-row .name"),
        ["Web servers", "Application servers", "Night batch", "Database servers"]
    );
    assert!(texts(&html, ".without-script").iter().any(|text| text.contains("needs JavaScript")));
    let empty = server.get("/new").await.html();
    assert!(texts(&empty, ".outline-area .hint").iter().any(|text| text.starts_with("Nothing here yet")));
    assert_eq!(text(&empty, ".total.main .amount"), "$0.00");
    let example = server.get("/new?example=three-tier").await.html();
    assert_eq!(text(&example, ".total.main .amount"), money(estimate.totals.monthly));
}

#[tokio::test]
async fn text_of_a_design_is_never_markup() {
    let server = TestServer::start().await;
    for evil in [
        "</textarea><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "'-alert(1)-'",
        "</pre></noscript><iframe src=javascript:alert(1)>",
        "<!--<script>",
    ] {
        let mut document: Value = serde_json::from_str(EXAMPLE).unwrap();
        document["name"] = evil.into();
        document["note"] = evil.into();
        document["components"][0]["name"] = evil.into();
        document["components"][1]["name"] = evil.into();
        document["components"][0]["placement"] = json!({"subnet": evil});
        let (id, _) = server.save_new(&document.to_string()).await;
        let clean = server.save_new(EXAMPLE).await.0;
        for page in ["", "/edit"] {
            let html = server.get(&format!("/d/{id}{page}")).await.html();
            let plain = server.get(&format!("/d/{clean}{page}")).await.html();
            for element in ["script", "img", "iframe", "svg"] {
                let (got, expected) = (texts(&html, element).len(), texts(&plain, element).len());
                assert_eq!(got, expected, "{evil} on {page} made a {element}");
            }
            assert!(texts(&html, "[onerror], [onload]").is_empty(), "{evil} on {page}");
        }
        let shown = server.get(&format!("/d/{id}")).await.html();
        assert_eq!(text(&shown, "h1"), evil);
        let edited = server.get(&format!("/d/{id}/edit")).await.html();
        assert_eq!(attributes(&edited, "#design-name", "value"), [evil]);
    }
}
