//! The REST API, without a socket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::support::{EXAMPLE, TestServer};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

fn renamed(name: &str) -> String {
    let mut document: Value = serde_json::from_str(EXAMPLE).unwrap();
    document["name"] = name.into();
    document.to_string()
}

#[tokio::test]
async fn an_estimate_equals_what_the_service_says() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/estimates", EXAMPLE).await;
    assert_eq!(answer.status, StatusCode::OK);
    let (_, expected) = use_cases::estimate(EXAMPLE).unwrap();
    assert_eq!(answer.json(), serde_json::to_value(expected).unwrap());
}

#[tokio::test]
async fn a_drawing_equals_what_the_service_says() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/drawings", EXAMPLE).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json(), serde_json::to_value(use_cases::draw(EXAMPLE).unwrap()).unwrap());
    let broken = server.post("/api/v1/drawings", "{").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn side_costs_are_listed_and_accepted() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/side-costs", EXAMPLE).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json(), serde_json::to_value(use_cases::side_costs(EXAMPLE).unwrap()).unwrap());
    let first = answer.json()["items"][0].clone();
    let id = first["id"].as_str().unwrap();
    let accepted = server.post(&format!("/api/v1/side-costs?accept={id}"), EXAMPLE).await;
    assert_eq!(accepted.status, StatusCode::OK);
    let left = server.post("/api/v1/side-costs", accepted.json().to_string()).await.json();
    assert_eq!(left["items"].as_array().unwrap().len() + 1, answer.json()["items"].as_array().unwrap().len());
    let all = server.post("/api/v1/side-costs?accept=all", EXAMPLE).await.json();
    assert_eq!(server.post("/api/v1/side-costs", all.to_string()).await.json()["items"], json!([]));
    let unknown = server.post("/api/v1/side-costs?accept=nothing", EXAMPLE).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_comparison_equals_what_the_service_says() {
    let server = TestServer::start().await;
    for groups in ["", "web", "app,web"] {
        let answer = server.post(&format!("/api/v1/comparisons?groups={groups}"), EXAMPLE).await;
        assert_eq!(answer.status, StatusCode::OK);
        let expected = use_cases::compare(EXAMPLE, &use_cases::group_ids(groups).unwrap()).unwrap();
        assert_eq!(answer.json(), serde_json::to_value(expected).unwrap(), "{groups:?}");
    }
    let all = server.post("/api/v1/comparisons", EXAMPLE).await.json();
    assert_eq!(all["groups"], json!(["web", "app", "batch", "database"]));
}

#[tokio::test]
async fn databases_are_compared_and_kinds_are_not_mixed() {
    let server = TestServer::start().await;
    let design = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m5.large"}},
        {"id": "shop", "kind": "rds", "config": {"engine": "postgresql", "instance_class": "db.m7g.large", "storage_gib": 100}},
        {"id": "orders", "kind": "dynamodb", "usage": {"writes": 50_000_000}},
    ]})
    .to_string();
    for (id, kind, options) in [("shop", "rds", 7), ("orders", "dynamodb", 6)] {
        let answer = server.post(&format!("/api/v1/comparisons?groups={id}"), design.clone()).await;
        assert_eq!(answer.status, StatusCode::OK);
        let answer = answer.json();
        assert_eq!((&answer["kind"], answer["rows"].as_array().map(Vec::len)), (&json!(kind), Some(options)));
        let expected = use_cases::compare(&design, &use_cases::group_ids(id).unwrap()).unwrap();
        assert_eq!(answer, serde_json::to_value(expected).unwrap());
    }
    let mixed = server.post("/api/v1/comparisons?groups=web,shop", design).await;
    assert_eq!(mixed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mixed.text.contains("cannot be compared with each other"), "{}", mixed.text);
}

#[tokio::test]
async fn deployments_are_compared_of_one_component() {
    let server = TestServer::start().await;
    let design = include_str!("../../../docs/examples/rds.json");
    for groups in ["", "shop", "erp"] {
        let answer = server.post(&format!("/api/v1/comparisons?of=deployments&groups={groups}"), design).await;
        assert_eq!(answer.status, StatusCode::OK, "{groups}");
        let expected = use_cases::deployments(design, &use_cases::group_ids(groups).unwrap()).unwrap();
        assert_eq!(answer.json(), serde_json::to_value(expected).unwrap(), "{groups:?}");
    }
    let answer = server.post("/api/v1/comparisons?of=deployments&groups=erp", design).await.json();
    let aurora = answer["rows"].as_array().unwrap().iter().find(|row| row["code"] == "aurora-standard").unwrap();
    assert_eq!(aurora["unavailable"], "Aurora is compatible with MySQL and PostgreSQL only");
    assert!(aurora.get("totals").is_none(), "no amount: {aurora}");
    for query in ["of=deployments&groups=shop,erp", "of=deployments&groups=nobody", "of=everything"] {
        let answer = server.post(&format!("/api/v1/comparisons?{query}"), design).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let bought = server.post("/api/v1/comparisons?of=purchase-options&groups=shop", design).await.json();
    assert_eq!(bought, server.post("/api/v1/comparisons?groups=shop", design).await.json());
}

#[tokio::test]
async fn a_comparison_of_what_is_no_group_is_refused() {
    let server = TestServer::start().await;
    for groups in ["nobody", "web,web-root", "No%20Id"] {
        let answer = server.post(&format!("/api/v1/comparisons?groups={groups}"), EXAMPLE).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{groups}");
        assert_eq!((answer.json()["type"].as_str(), answer.problem_paths().len()), (Some("invalid-design"), 1));
    }
    let broken = server.post("/api/v1/comparisons", "{").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn upfront_and_covered_costs_go_over_the_wire() {
    let server = TestServer::start().await;
    let design = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m5.large"}},
        {"id": "bought", "name": "Bought", "kind": "reserved-instances", "config": {"instance_type": "m5.large",
            "class": "standard", "term": "3y", "payment": "all-upfront"}},
    ]});
    let answer = server.post("/api/v1/estimates", design.to_string()).await.json();
    let lines = |component: usize| answer["components"][component]["lines"].as_array().unwrap().clone();
    let covered = lines(0).into_iter().find(|line| line["code"] == "ec2.covered.bought").unwrap();
    assert_eq!(covered["cost"], json!({"status": "covered", "by": "Bought"}));
    let upfront = &lines(1)[0]["cost"];
    assert_eq!((&upfront["status"], &upfront["months"]), (&json!("upfront"), &json!(36)));
    assert_eq!(upfront["amount"], answer["totals"]["upfront"]);
}

#[tokio::test]
async fn every_problem_of_a_document_is_told_with_its_place() {
    let server = TestServer::start().await;
    let bad = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "a", "kind": "ec2", "config": {"instance_type": "m5.large", "cpus": 2}},
        {"id": "b", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": -5}},
    ]});
    let answer = server.post("/api/v1/estimates", bad.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.problem_paths(), ["/components/0/config/cpus", "/components/1/config/size_gib"]);
}

#[tokio::test]
async fn unknown_names_are_told_with_what_may_have_been_meant() {
    let server = TestServer::start().await;
    let bad = json!({"abacus": 1, "region": "us-east-9", "components": [
        {"id": "a", "kind": "ec2", "config": {"instance_type": "m5.larg"}},
    ]});
    let answer = server.post("/api/v1/designs", bad.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.problem_paths(), ["/region", "/components/0/config/instance_type"]);
    assert!(answer.text.contains("m5.large"));
}

#[tokio::test]
async fn broken_text_huge_numbers_and_huge_bodies_are_refused() {
    let server = TestServer::start().await;
    let broken = server.post("/api/v1/estimates", "{\"abacus\": 1,\n oops").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.text.contains("line 2"), "{}", broken.text);

    let not_text = server.post("/api/v1/estimates", vec![b'{', 0xff, 0xfe]).await;
    assert_eq!(not_text.status, StatusCode::UNPROCESSABLE_ENTITY);

    let huge = r#"{"abacus":1,"region":"us-east-1","components":[{"id":"v","kind":"ebs","config":{"volume_type":"gp3","size_gib":1e30}}]}"#;
    assert_eq!(server.post("/api/v1/estimates", huge).await.problem_paths(), ["/components/0/config/size_gib"]);

    let fifty_mb = vec![b' '; 50_000_000];
    for path in ["/api/v1/estimates", "/api/v1/designs", "/api/page/show"] {
        let answer = server.post(path, fifty_mb.clone()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert_eq!(answer.json()["type"], "too-large", "{path}");
    }

    let many = format!(r#"{{"abacus":1,"region":"us-east-1","components":[{}0]}}"#, "0,".repeat(500_000));
    assert_eq!(server.post("/api/v1/estimates", many).await.problem_paths(), ["/components"]);
}

#[tokio::test]
async fn a_design_is_created_read_and_saved_as_revisions() {
    let server = TestServer::start().await;
    let (id, key) = server.save_new(&renamed("First")).await;
    let path = format!("/api/v1/designs/{id}");
    let bearer = format!("Bearer {key}");

    let first = server.get(&path).await;
    assert_eq!((first.header("etag"), first.json()["design"]["name"].as_str()), ("\"1\"", Some("First")));

    // A proxy that compresses returns a weak tag.
    let headers = [("authorization", bearer.as_str()), ("if-match", "W/\"1\"")];
    let saved = server.send(Method::PUT, &path, &headers, renamed("Second")).await;
    assert_eq!((saved.status, saved.header("etag")), (StatusCode::OK, "\"2\""));
    assert_eq!(server.get(&path).await.json()["design"]["name"], "Second");
    assert_eq!(server.get(&format!("{path}?revision=1")).await.json()["design"]["name"], "First");
    assert_eq!(server.get(&format!("{path}?revision=3")).await.status, StatusCode::NOT_FOUND);

    let conflict = server.send(Method::PUT, &path, &headers, renamed("Third")).await;
    assert_eq!(conflict.status, StatusCode::PRECONDITION_FAILED);
    assert!(conflict.json()["detail"].as_str().unwrap().contains("revision 2"));
}

#[tokio::test]
async fn saving_needs_key_and_revision() {
    let server = TestServer::start().await;
    let (id, key) = server.save_new(EXAMPLE).await;
    let (_, other_key) = server.save_new(EXAMPLE).await;
    let path = format!("/api/v1/designs/{id}");
    let own = format!("Bearer {key}");
    let other = format!("Bearer {other_key}");
    for (headers, expected) in [
        (vec![("if-match", "1")], 401),
        (vec![("if-match", "1"), ("authorization", "Basic abc")], 401),
        (vec![("if-match", "1"), ("authorization", "Bearer nonsense")], 403),
        (vec![("if-match", "1"), ("authorization", &other)], 403),
        (vec![("authorization", &own)], 428),
        (vec![("authorization", &own), ("if-match", "abc")], 428),
    ] {
        let answer = server.send(Method::PUT, &path, &headers, EXAMPLE).await;
        assert_eq!(answer.status.as_u16(), expected, "{headers:?}");
        assert_eq!(answer.json()["status"], expected);
    }
    assert_eq!(server.get(&path).await.json()["revision"], 1);
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let server = TestServer::start().await;
    for path in ["/api/v1/designs/nope", "/api/v1/designs/00000000000000000000000000", "/api/v1/nowhere"] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let wrong_method = server.get("/api/v1/estimates").await;
    assert_eq!((wrong_method.status.as_u16(), wrong_method.json()["status"].as_u64()), (405, Some(405)));
    let (id, _) = server.save_new(EXAMPLE).await;
    assert_eq!(server.get(&format!("/api/v1/designs/{id}?revision=abc")).await.json()["type"], "no-design");
}

#[tokio::test]
async fn changes_from_another_site_are_refused() {
    let server = TestServer::start().await;
    for headers in [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")]] {
        for path in ["/api/v1/designs", "/api/page/create"] {
            let answer = server.send(Method::POST, path, &headers, EXAMPLE).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[tokio::test]
async fn health_and_schema_answer() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(server.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(server.get("/api/v1/design.schema.json").await.text, use_cases::schema());
}
