//! Paths of flows and address plans over REST, without a socket.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::support::{EXAMPLE, TestServer};
use axum::http::StatusCode;
use serde_json::{Value, json};

fn design() -> String {
    let flow = |id: &str, to: &str, gb: u64| json!({"id": id, "kind": "flow", "config": {"from": "web", "to": to}, "usage": {"request_gb": gb}});
    json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"count": 2}},
        flow("out", "@internet", 1000),
        flow("queue", "@service/sqs", 50),
    ]})
    .to_string()
}

fn codes(paths: &Value) -> Vec<&str> {
    paths["choices"].as_array().unwrap().iter().map(|choice| choice["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_flow_comes_with_its_other_ways() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/paths?flow=out", design()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let expected = use_cases::flow_ledgers(&design(), "out", true).unwrap();
    let answer = answer.json();
    assert_eq!(answer, serde_json::to_value(expected).unwrap());
    let flow = &answer["flows"][0];
    assert_eq!(
        codes(flow),
        ["nat-one", "nat-per-zone", "nat-regional", "nat-instance", "egress-only", "public-subnet"]
    );
    assert_eq!(flow["choices"][0]["current"], json!(true));
    assert_eq!(flow["paths"][0]["hops"][1]["component"], json!("nat"));
    assert_eq!(flow["paths"][0]["hops"][0]["component"], Value::Null);
}

#[tokio::test]
async fn all_flows_come_without_their_other_ways() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/paths", design()).await.json();
    let flows = answer["flows"].as_array().unwrap();
    let ids: Vec<_> = flows.iter().map(|flow| flow["flow"].as_str().unwrap()).collect();
    assert_eq!(ids, ["out", "queue"]);
    assert!(flows.iter().all(|flow| codes(flow).is_empty() && flow["monthly"] != json!("")));
    let none = server.post("/api/v1/paths", EXAMPLE).await;
    assert_eq!((none.status, none.json()), (StatusCode::OK, json!({"flows": []})));
}

#[tokio::test]
async fn options_of_several_flows_are_combined() {
    let server = TestServer::start().await;
    let zones = json!({"a": 1, "b": 1, "c": 1});
    let flow = |to: &str| json!({"id": to, "kind": "flow", "config": {"from": "web", "to": format!("@service/{to}")}, "usage": {"request_gb": 2}});
    let document = json!({"abacus": 1, "region": "ap-northeast-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "t4g.small"}, "placement": {"zones": zones}},
        {"id": "nat", "kind": "nat-gateway", "placement": {"zones": zones}},
        flow("sqs"), flow("secretsmanager"), flow("cloudtrail"),
    ]})
    .to_string();
    let answer = server.post("/api/v1/path-sets", document.clone()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = answer.json();
    assert_eq!(answer, serde_json::to_value(use_cases::path_sets(&document).unwrap()).unwrap());
    assert_eq!((&answer["sets"][0]["change"], &answer["sets"][0]["total"]), (&json!("−$55.06"), &json!("$139.34")));
    let none = server.post("/api/v1/path-sets", EXAMPLE).await;
    assert_eq!((none.status, none.json()), (StatusCode::OK, json!({"sets": [], "notes": []})));
}

#[tokio::test]
async fn what_is_no_flow_and_what_is_no_design_are_refused() {
    let server = TestServer::start().await;
    for flow in ["web", "nobody", "No%20Id"] {
        let answer = server.post(&format!("/api/v1/paths?flow={flow}"), design()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{flow}");
        assert_eq!((answer.json()["type"].as_str(), answer.problem_paths().len()), (Some("invalid-design"), 1));
    }
    for address in ["/api/v1/paths", "/api/v1/path-sets", "/api/v1/address-plans"] {
        assert_eq!(server.post(address, "{").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
    }
}

#[tokio::test]
async fn an_address_plan_tells_subnets_and_what_is_free() {
    let server = TestServer::start().await;
    let answer = server.post("/api/v1/address-plans", design()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = answer.json();
    assert_eq!(answer, serde_json::to_value(use_cases::network_plan(&design()).unwrap()).unwrap());
    let vpc = &answer["vpcs"][0];
    assert_eq!((&vpc["proposed"], &vpc["problems"]), (&json!(true), &json!([])));
    let subnets = vpc["subnets"].as_array().unwrap();
    assert_eq!(subnets.len(), 4);
    assert!(subnets.iter().all(|subnet| subnet["usable"] == json!(4091)), "{subnets:?}");
}
