//! Creating a design with an idempotency key.

use store::{Error, IdempotencyKey};
use tokio::task::JoinSet;

use crate::TestDatabase;

const KEY: &str = "8e03978e-40d5-43dd-bc93-6894a57f9324";

fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::parse(text).unwrap()
}

pub async fn a_repeated_request_gets_the_same_answer(database: TestDatabase) {
    let first = database.open().await.create_once("{}", &key(KEY)).await.unwrap();
    // On another server, as after a restart.
    let store = database.open().await;
    let again = store.create_once("{}", &key(KEY)).await.unwrap();
    assert_eq!((&again.id, again.key.expose()), (&first.id, first.key.expose()));
    assert_eq!((again.revision, again.created_at), (first.revision, first.created_at));
    store.save(&first.id, &again.key, first.revision, "two").await.unwrap();

    // Also if the design has newer revisions, or was deleted.
    let later = store.create_once("{}", &key(KEY)).await.unwrap();
    assert_eq!((&later.id, later.revision), (&first.id, first.revision));
    store.delete(&first.id, &first.key).await.unwrap();
    assert_eq!(store.create_once("{}", &key(KEY)).await.unwrap().id, first.id);

    let other = store.create_once("{}", &key("another-request-of-mine")).await.unwrap();
    assert_ne!((&other.id, other.key.expose()), (&first.id, first.key.expose()));
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "2");
}

pub async fn requests_at_the_same_time_make_one_design(database: TestDatabase) {
    let stores = [database.open().await, database.open().await];
    for round in 0..10 {
        let mut requests = JoinSet::new();
        for request in 0..8 {
            let store = stores[request % 2].clone();
            requests.spawn(async move {
                let created = store.create_once("{}", &key(&format!("one-of-many-rounds-{round}"))).await.unwrap();
                store.check_key(&created.id, &created.key).await.unwrap();
                (created.id, created.key.expose().to_owned())
            });
        }
        let answers = requests.join_all().await;
        assert!(answers.iter().all(|answer| *answer == answers[0]));
    }
    for table in ["designs", "revisions", "idempotency_keys"] {
        let count = match table {
            "designs" => database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await,
            "revisions" => database.text("SELECT CAST(COUNT(*) AS TEXT) FROM revisions").await,
            _ => database.text("SELECT CAST(COUNT(*) AS TEXT) FROM idempotency_keys").await,
        };
        assert_eq!(count, "10", "{table}");
    }
}

pub async fn another_document_under_the_same_key_is_refused(database: TestDatabase) {
    let store = database.open().await;
    let first = store.create_once("one", &key(KEY)).await.unwrap();
    let error = store.create_once("two", &key(KEY)).await.unwrap_err();
    assert!(matches!(error, Error::IdempotencyKeyReused));
    assert_eq!(store.latest(&first.id).await.unwrap().document, "one");
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "1");
}

pub async fn the_key_is_not_in_the_database(database: TestDatabase) {
    let created = database.open().await.create_once("{}", &key(KEY)).await.unwrap();
    let row = database.text("SELECT key_hash || ' ' || salt || ' ' || document_hash FROM idempotency_keys").await;
    assert!(!row.contains(KEY) && !row.contains(created.key.expose()));
    let design = database.text("SELECT key_hash FROM designs").await;
    assert!(!row.contains(&design));
}

pub async fn keys_are_kept_for_a_day(database: TestDatabase) {
    let store = database.open().await;
    let first = store.create_once("{}", &key(KEY)).await.unwrap();
    store.create_once("{}", &key("another-request-of-mine")).await.unwrap();
    database.execute("UPDATE idempotency_keys SET created_at_ms = created_at_ms - 86390000").await;
    store.remove_expired().await.unwrap();
    assert_eq!(store.create_once("{}", &key(KEY)).await.unwrap().id, first.id);

    database.execute("UPDATE idempotency_keys SET created_at_ms = created_at_ms - 20000").await;
    // Whether or not it was removed, it has expired.
    let second = store.create_once("{}", &key(KEY)).await.unwrap();
    assert_ne!((&second.id, second.key.expose()), (&first.id, first.key.expose()));
    assert_eq!(store.create_once("{}", &key(KEY)).await.unwrap().id, second.id);
    store.remove_expired().await.unwrap();
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM idempotency_keys").await, "1");
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "3");
}
