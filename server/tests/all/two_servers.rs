//! Two servers on one database: what one saves, the other shows.

use crate::support::{EXAMPLE, TestServer, text};
use axum::http::{Method, StatusCode};
use use_cases::{Store, StoreConfig};

#[tokio::test]
async fn what_one_server_saves_the_other_shows() {
    let folder = tempfile::tempdir().unwrap();
    let config = StoreConfig::sqlite_file(folder.path().join("abacus.sqlite3"));
    let one = TestServer::on(Store::connect(&config).await.unwrap());
    let other = TestServer::on(Store::connect(&config).await.unwrap());

    let (id, key) = one.save_new(EXAMPLE).await;
    assert_eq!(text(&other.get(&format!("/d/{id}")).await.html(), "h1"), "Three-tier web shop");

    let path = format!("/api/v1/designs/{id}");
    let bearer = format!("Bearer {key}");
    let headers = [("authorization", bearer.as_str()), ("if-match", "\"1\"")];
    let renamed = EXAMPLE.replace("Three-tier web shop", "Renamed");
    assert_eq!(other.send(Method::PUT, &path, &headers, renamed).await.status, StatusCode::OK);
    assert_eq!(text(&one.get(&format!("/d/{id}")).await.html(), "h1"), "Renamed");
    let late = one.send(Method::PUT, &path, &headers, EXAMPLE).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
}
