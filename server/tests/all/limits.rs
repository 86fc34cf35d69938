//! Limits on what may be saved: by one address, and by all.

use crate::support::{EXAMPLE, TestServer};
use use_cases::{Designs, Store, StoreConfig, WriteQuota};

#[tokio::test]
async fn an_address_that_has_saved_a_lot_is_told_when_it_may_go_on() {
    let store = Store::connect(&StoreConfig::sqlite_memory()).await.unwrap();
    // In its stored form, which is shorter, the example can be saved once.
    let stored = design::Design::parse(EXAMPLE).unwrap().to_compact_json().len();
    let quota = WriteQuota::new(stored as u64 * 3 / 2, 0);
    let server = TestServer::with(Designs::new(store).limited(quota));
    let one = server.clone().asked_from("192.0.2.1");
    let (id, key) = one.save_new(EXAMPLE).await;
    let refused = one.post("/api/v1/designs", EXAMPLE).await;
    assert_eq!((refused.status.as_u16(), refused.json()["type"].as_str()), (429, Some("written-too-much")));
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=3600).contains(&wait), "{wait}");
    let call = serde_json::json!({"document": EXAMPLE, "idempotency_key": null}).to_string();
    let called = one.send(axum::http::Method::POST, "/api/page/create", &[("content-type", "application/json")], call);
    assert_eq!(called.await.status.as_u16(), 429);
    // Reading, computing and saving without changes still work; others may save.
    assert_eq!(one.get(&format!("/api/v1/designs/{id}")).await.status.as_u16(), 200);
    assert_eq!(one.post("/api/v1/estimates", EXAMPLE).await.status.as_u16(), 200);
    assert_eq!(one.save((&id, &key), 1, EXAMPLE).await.status.as_u16(), 200);
    server.asked_from("192.0.2.2").save_new(EXAMPLE).await;
}

#[tokio::test]
async fn a_full_store_says_so_and_still_answers() {
    let folder = tempfile::tempdir().unwrap();
    let config = StoreConfig::sqlite_file(folder.path().join("abacus.sqlite3")).limit(Some(400_000));
    let server = TestServer::on(Store::connect(&config).await.unwrap());
    let (id, _) = server.save_new(EXAMPLE).await;
    let note = "x".repeat(9_000);
    let large = format!(r#"{{"abacus": 1, "region": "us-east-1", "note": "{note}", "components": []}}"#);
    let refused = loop {
        let answer = server.post("/api/v1/designs", large.clone()).await;
        if answer.status.as_u16() != 201 {
            break answer;
        }
    };
    assert_eq!((refused.status.as_u16(), refused.json()["type"].as_str()), (507, Some("store-full")));
    assert_eq!(server.get(&format!("/d/{id}")).await.status.as_u16(), 200);
    assert_eq!(server.post("/api/v1/estimates", EXAMPLE).await.status.as_u16(), 200);
}
