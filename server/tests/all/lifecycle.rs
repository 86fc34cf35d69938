//! Creating once, saving nothing new, deleting and restoring, over HTTP.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::support::{Answer, EXAMPLE, TestServer};
use axum::body::Body;
use axum::http::{Method, StatusCode};

const KEY: &str = "7f6e1c7e-0d2f-4a55-9a61-1f2b7c0c5c11";

async fn create(server: &TestServer, key: &str, document: &str) -> Answer {
    server.send(Method::POST, "/api/v1/designs", &[("idempotency-key", key)], document.to_owned()).await
}

fn kind(answer: &Answer) -> String {
    answer.json()["type"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer() {
    let server = TestServer::start().await;
    let (first, again) = (create(&server, KEY, EXAMPLE).await, create(&server, KEY, EXAMPLE).await);
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json(), again.json());
    let other = create(&server, "another-key-of-a-client", EXAMPLE).await;
    assert_ne!(first.json()["id"], other.json()["id"]);
}

#[tokio::test]
async fn an_idempotency_key_is_for_one_document_and_has_a_form() {
    let server = TestServer::start().await;
    create(&server, KEY, EXAMPLE).await;
    let reused = create(&server, KEY, r#"{"abacus": 1, "region": "us-east-1", "components": []}"#).await;
    assert_eq!((reused.status, kind(&reused).as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused"));
    let short = create(&server, "1", EXAMPLE).await;
    assert_eq!((short.status, kind(&short).as_str()), (StatusCode::BAD_REQUEST, "idempotency-key-invalid"));
}

#[tokio::test]
async fn an_equal_save_makes_no_revision() {
    let server = TestServer::start().await;
    let (id, key) = server.save_new(EXAMPLE).await;
    let bearer = format!("Bearer {key}");
    let headers = [("authorization", bearer.as_str()), ("if-match", "\"1\"")];
    let saved = server.send(Method::PUT, &format!("/api/v1/designs/{id}"), &headers, EXAMPLE).await;
    assert_eq!((saved.status, saved.json()["revision"].as_i64()), (StatusCode::OK, Some(1)), "{}", saved.text);
}

#[tokio::test]
async fn a_deleted_design_is_gone_until_it_is_restored() {
    let server = TestServer::start().await;
    let (id, key) = server.save_new(EXAMPLE).await;
    let (path, bearer) = (format!("/api/v1/designs/{id}"), format!("Bearer {key}"));
    let page = format!("/d/{id}");
    assert_eq!(server.get(&page).await.status, StatusCode::OK);
    // Only with its own key.
    assert_eq!(server.send(Method::DELETE, &path, &[], Body::empty()).await.status, StatusCode::UNAUTHORIZED);
    let (_, foreign) = server.save_new(EXAMPLE).await;
    let foreign = format!("Bearer {foreign}");
    let refused = server.send(Method::DELETE, &path, &[("authorization", &foreign)], Body::empty()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let deleted = server.send(Method::DELETE, &path, &[("authorization", &bearer)], Body::empty()).await;
    assert_eq!(deleted.status, StatusCode::OK, "{}", deleted.text);
    let gone = server.get(&path).await;
    assert_eq!((gone.status, kind(&gone).as_str()), (StatusCode::GONE, "deleted"));
    for address in [page.clone(), format!("{page}/edit"), format!("{page}/compare")] {
        assert_eq!(server.get(&address).await.status, StatusCode::GONE, "{address}");
    }

    let restore = format!("{path}/restore");
    let refused = server.send(Method::POST, &restore, &[("authorization", &foreign)], Body::empty()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let restored = server.send(Method::POST, &restore, &[("authorization", &bearer)], Body::empty()).await;
    assert_eq!((restored.status, restored.json()["revision"].as_i64()), (StatusCode::OK, Some(1)));
    assert_eq!(server.get(&page).await.status, StatusCode::OK);
}
