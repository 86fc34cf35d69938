//! Where the money goes, by REST and as pages that are read without wasm.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{TestServer, text, texts};

/// Secrets at $0.40 a month each: three of them in production, one without a tag, and an open queue. In total $1.60.
const DESIGN: &str = r#"{"abacus":1,"name":"Keys","region":"us-east-1","budget":1.28,"components":[
    {"id":"prod","name":"Production","kind":"secrets-manager","placement":{"count":3},"tags":{"env":"prod"},
     "usage":{"api_calls":0}},
    {"id":"one","name":"One","kind":"secrets-manager","usage":{"api_calls":0}},
    {"id":"queue","name":"Queue","kind":"sqs","usage":{"requests":"open"}}]}"#;

#[tokio::test]
async fn costs_are_grouped_by_what_is_asked() {
    let server = TestServer::start().await;
    let rows = |answer: serde_json::Value| -> Vec<(serde_json::Value, serde_json::Value)> {
        let usd = |text: &serde_json::Value| units::Usd::parse(text.as_str().unwrap()).unwrap().amount().normalize();
        let row = |row: &serde_json::Value| (row["key"].clone(), json!(usd(&row["monthly"]).to_string()));
        answer["rows"].as_array().unwrap().iter().map(row).collect()
    };
    let answer = server.post("/api/v1/breakdown?by=tag:env", DESIGN).await;
    assert_eq!(answer.status, StatusCode::OK);
    let found = answer.json();
    assert_eq!((&found["by"], &found["tag_keys"]), (&json!("tag:env"), &json!(["env"])));
    assert_eq!((&found["rows"][1]["unknown_lines"], &found["rows"][1]["at_least"]), (&json!(1), &json!(true)));
    // 1.20 ÷ 1.60 = 75 %.
    assert_eq!(found["rows"][0]["share_percent"], "75");
    assert_eq!(rows(found), [(json!("prod"), json!("1.2")), (json!(null), json!("0.4"))]);
    let services = rows(server.post("/api/v1/breakdown", DESIGN).await.json());
    assert_eq!(services[0].0, json!("secrets-manager"));
    for by in ["tags", "tag:", "Service"] {
        let answer = server.post(&format!("/api/v1/breakdown?by={by}"), DESIGN).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{by}");
        assert!(answer.text.contains("tag:env"), "{}", answer.text);
    }
}

#[tokio::test]
async fn the_page_has_a_table_a_treemap_and_links_to_the_groupings() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(DESIGN).await;
    let shared = server.get(&format!("/d/{id}")).await;
    assert!(shared.text.contains(&format!("href=\"/d/{id}/breakdown\"")));
    assert!(shared.text.contains("Budget: at least $1.60 of $1.28 (at least 125 %), at least $0.32 over"));
    let html = server.get(&format!("/d/{id}/breakdown?by=component")).await.html();
    assert_eq!(text(&html, "h1"), "Where the money of Keys goes");
    assert_eq!(texts(&html, ".breakdown-table thead th"), ["Component", "Monthly", "Share", "Not known"]);
    assert_eq!(texts(&html, ".breakdown-table tbody th"), ["Production", "One", "Queue"]);
    let cells = ["$1.20", "75.0 %", "–", "$0.40", "25.0 %", "–", "not known", "–", "1 charge"];
    assert_eq!(texts(&html, ".breakdown-table tbody td"), cells);
    assert_eq!(texts(&html, ".breakdown-table tfoot th"), ["Total", "All data transfer"]);
    assert_eq!(texts(&html, ".breakdown-table tfoot td")[0], "at least $1.60");
    // What has no known cost has no rectangle.
    assert_eq!(texts(&html, ".chart svg .part").len(), 2);
    assert_eq!(texts(&html, ".chart svg .part title")[0], "Production: $1.20, 75.0 %");
    assert_eq!(texts(&html, ".groupings a"), ["Service", "Component", "Kind of charge", "Tag env"]);
    assert_eq!(text(&html, ".groupings a[aria-current=page]"), "Component");
    let tags = server.get(&format!("/d/{id}/breakdown?by=tag%3Aenv")).await.html();
    assert_eq!(texts(&tags, ".breakdown-table tbody th"), ["prod", "untagged"]);
    let refused = server.get(&format!("/d/{id}/breakdown?by=nothing")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}
