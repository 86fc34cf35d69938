//! `If-Match` and `If-None-Match` on designs.

use crate::support::{Answer, EXAMPLE, TestServer};
use axum::body::Body;
use axum::http::Method;

fn named(name: &str) -> String {
    format!(r#"{{"abacus": 1, "region": "us-east-1", "name": "{name}", "components": []}}"#)
}

struct Saved {
    server: TestServer,
    path: String,
    bearer: String,
}

impl Saved {
    async fn new() -> Saved {
        let server = TestServer::start().await;
        let (id, key) = server.save_new(EXAMPLE).await;
        Saved { server, path: format!("/api/v1/designs/{id}"), bearer: format!("Bearer {key}") }
    }

    async fn send(&self, method: Method, condition: (&str, &str), body: impl Into<Body>) -> Answer {
        let headers = [("authorization", self.bearer.as_str()), condition];
        self.server.send(method, &self.path, &headers, body).await
    }

    async fn put(&self, condition: (&str, &str), name: &str) -> (u16, Option<i64>) {
        let answer = self.send(Method::PUT, condition, named(name)).await;
        (answer.status.as_u16(), answer.json()["revision"].as_i64())
    }
}

#[tokio::test]
async fn a_star_overwrites_whatever_is_there() {
    let saved = Saved::new().await;
    assert_eq!(saved.put(("if-match", "*"), "two").await, (200, Some(2)));
    assert_eq!(saved.put(("if-match", "*"), "three").await, (200, Some(3)));
    // Saving the same document again keeps the revision.
    assert_eq!(saved.put(("if-match", "*"), "three").await, (200, Some(3)));
    assert_eq!(saved.server.get(&saved.path).await.json()["design"]["name"], "three");
}

#[tokio::test]
async fn stars_at_the_same_moment_all_save() {
    let saved = Saved::new().await;
    let names: Vec<String> = (0..4).map(|number| format!("by {number}")).collect();
    let puts = [0, 1, 2, 3].map(|number: usize| saved.put(("if-match", "*"), &names[number]));
    let [a, b, c, d] = puts;
    let answers = tokio::join!(a, b, c, d);
    let mut revisions = [answers.0, answers.1, answers.2, answers.3].map(|(status, revision)| {
        assert_eq!(status, 200);
        revision
    });
    revisions.sort_unstable();
    assert_eq!(revisions, [Some(2), Some(3), Some(4), Some(5)]);
}

#[tokio::test]
async fn one_of_several_revisions_must_be_there() {
    let saved = Saved::new().await;
    assert_eq!(saved.put(("if-match", "\"7\", \"1\""), "two").await, (200, Some(2)));
    assert_eq!(saved.put(("if-match", "\"7\", \"1\""), "three").await.0, 412);
    assert_eq!(saved.put(("if-match", "\"7\""), "three").await.0, 412);
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let saved = Saved::new().await;
    for (known, status) in
        [("\"1\"", 304), ("W/\"1\"", 304), ("\"8\", \"1\"", 304), ("*", 304), ("\"2\"", 200), ("x", 200)]
    {
        let answer = saved.send(Method::GET, ("if-none-match", known), "").await;
        assert_eq!(answer.status.as_u16(), status, "{known}");
        assert_eq!((answer.header("etag"), answer.text.is_empty()), ("\"1\"", status == 304), "{known}");
        assert_eq!(answer.header("cache-control"), "private, no-cache");
    }
    let (id, _) = saved.path.rsplit_once('/').map(|(_, id)| (id.to_owned(), ())).unwrap_or_default();
    let gone = format!("/api/v1/designs/{}", id.chars().rev().collect::<String>());
    let nowhere = saved.server.send(Method::GET, &gone, &[("if-none-match", "*")], "").await;
    assert_eq!(nowhere.status.as_u16(), 404);
}

#[tokio::test]
async fn a_change_is_refused_where_the_revision_is_excluded() {
    let saved = Saved::new().await;
    let headers = [("authorization", saved.bearer.as_str()), ("if-match", "*"), ("if-none-match", "\"1\"")];
    let answer = saved.server.send(Method::PUT, &saved.path, &headers, named("two")).await;
    assert_eq!(answer.status.as_u16(), 412);
    assert_eq!(saved.send(Method::DELETE, ("if-none-match", "*"), "").await.status.as_u16(), 412);
    assert_eq!(saved.send(Method::DELETE, ("if-match", "\"2\""), "").await.status.as_u16(), 412);
    assert_eq!(saved.send(Method::DELETE, ("if-match", "\"1\""), "").await.status.as_u16(), 200);
    assert_eq!(saved.put(("if-match", "*"), "two").await.0, 410);
}
