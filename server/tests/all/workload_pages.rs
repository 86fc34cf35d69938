//! The pages of workloads as HTML, read without wasm.

use crate::support::{TestServer, attributes, texts};
use axum::http::StatusCode;
use units::format::money;

#[tokio::test]
async fn a_comparison_is_complete_without_scripts() {
    let server = TestServer::start().await;
    let comparison = use_cases::workload(r#"{"of": "compute", "requests_per_second": 35}"#).unwrap();
    let html = server.get("/workloads/compute?requests_per_second=35").await.html();
    let cheapest =
        comparison.rows.iter().min_by_key(|row| row.known().unwrap_or(units::Usd::new(1_000_000.into()))).unwrap();
    let told = format!(
        "At 35 requests per second, {} costs least: {} a month",
        cheapest.label,
        money(cheapest.known().unwrap())
    );
    assert_eq!(texts(&html, "#answer"), [told]);
    assert_eq!(texts(&html, ".spans li"), comparison.told_cheapest());
    assert_eq!(texts(&html, ".compare-table tbody tr").len(), comparison.rows.len());
    assert_eq!(texts(&html, ".chart .marks li").len(), comparison.crossings.len());
    assert_eq!(texts(&html, ".chart .figure-table tbody tr").len(), 13);
    assert_eq!(texts(&html, ".workload-topics a").len(), 3);
}

#[tokio::test]
async fn an_option_opens_as_a_design_that_costs_what_its_row_says() {
    let server = TestServer::start().await;
    let comparison = use_cases::workload(r#"{"of": "delivery", "gb": 250}"#).unwrap();
    let html = server.get("/workloads/delivery/?gb=250&cache_hit_percent=").await.html();
    let links = attributes(&html, ".compare-table a", "href");
    let priced: Vec<_> = comparison.rows.iter().filter_map(workloads::Row::known).collect();
    assert_eq!(links.len(), priced.len());
    for (link, cost) in links.iter().zip(priced) {
        assert!(link.ends_with("&gb=250"), "{link}");
        let editor = server.get(link).await;
        assert_eq!(editor.status, StatusCode::OK);
        assert!(texts(&editor.html(), ".totals").concat().contains(&money(cost)), "{link} {cost:?}");
    }
}

#[tokio::test]
async fn problems_are_shown_at_their_fields_and_values_are_kept() {
    let server = TestServer::start().await;
    let html = server.get("/workloads/compute?duration_ms=-5&memory_mb=7&requests_per_second=12").await.html();
    assert_eq!(
        texts(&html, "[role=alert]"),
        ["2 values cannot be used; see the form. There is no comparison until then."]
    );
    assert_eq!(
        texts(&html, ".workload-form .note.error"),
        ["-5 is out of range; use a number above 0 to 900000", "7 is out of range; use a number from 128 to 10240"]
    );
    assert_eq!(attributes(&html, "#field-duration_ms", "value"), ["-5"]);
    assert_eq!(attributes(&html, "#field-requests_per_second", "value"), ["12"]);
    assert!(texts(&html, ".chart").is_empty());
}

#[tokio::test]
async fn unknown_comparisons_and_options_are_not_found() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/workloads/gold").await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get("/new?workload=gold&option=lambda").await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get("/new?workload=compute&option=gold").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(server.get("/workloads").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_api_answers_with_rows_and_series() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/workloads", r#"{"of": "front-door", "requests_per_second": 9.5}"#).await;
    assert_eq!(answer.status, StatusCode::OK);
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(json["load"], "9.5");
    assert_eq!(json["rows"][0]["code"], "load-balancer");
    assert!(json["rows"][0]["series"].as_array().unwrap().len() >= 25);
    assert_eq!(json["rows"][1]["design"]["components"][0]["kind"], "api-gateway");
    let refused = server.post("/api/v1/workloads", r#"{"of": "front-door", "zones": 1}"#).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("/zones"), "{}", refused.text);
}
