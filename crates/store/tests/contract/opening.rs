//! Opening, migrating and closing, with other servers running.

use store::{Error, Revision, Store};
use tokio::task::JoinSet;

use crate::TestDatabase;

pub async fn two_stores_on_one_database_see_each_others_saves(database: TestDatabase) {
    let (one, two) = (database.open().await, database.open().await);
    let design = one.create("from one").await.unwrap();
    assert_eq!(two.latest(&design.id).await.unwrap().document, "from one");

    let saved = two.save(&design.id, &design.key, Revision::FIRST, "from two").await.unwrap();
    assert_eq!(one.latest(&design.id).await.unwrap().document, "from two");

    let error = one.save(&design.id, &design.key, Revision::FIRST, "late").await.unwrap_err();
    assert!(matches!(error, Error::Conflict { current } if current == saved.revision));
}

pub async fn designs_outlive_the_store(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("{}").await.unwrap();
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.latest(&design.id).await.unwrap().document, "{}");
    store.check_key(&design.id, &design.key).await.unwrap();
}

pub async fn many_servers_may_start_on_a_new_database_at_once(database: TestDatabase) {
    let mut servers = JoinSet::new();
    for _ in 0..8 {
        let database = database.clone();
        servers.spawn(async move { database.open().await.create("{}").await.unwrap().id });
    }
    let ids = servers.join_all().await;
    let store = database.open().await;
    for id in ids {
        store.latest(&id).await.unwrap();
    }
}

/// A rolling restart: a newer server has expanded the tables while this version still runs, and this version is started
/// once more.
pub async fn an_unknown_newer_migration_is_accepted(database: TestDatabase) {
    let running = database.open().await;
    let design = running.create("before").await.unwrap();
    database
        .execute(
            "ALTER TABLE designs ADD COLUMN note TEXT;
             CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY);
             INSERT INTO _sqlx_migrations
                 (version, description, success, checksum, execution_time)
             SELECT 9999, 'of a newer version', success, checksum, 0
             FROM _sqlx_migrations WHERE version = 1",
        )
        .await;

    for (store, expected) in [(running, 1), (database.open().await, 2)] {
        let expected = Revision::new(expected).unwrap();
        store.save(&design.id, &design.key, expected, "after").await.unwrap();
        let other = store.create("{}").await.unwrap();
        store.latest(&other.id).await.unwrap();
    }
}

pub async fn an_edited_migration_is_refused(database: TestDatabase) {
    database.open().await.close().await;
    database
        .execute(
            "UPDATE _sqlx_migrations SET checksum =
                 (SELECT checksum FROM _sqlx_migrations WHERE version = 1) || checksum
             WHERE version = 1",
        )
        .await;
    let error = Store::connect(&database.config).await.unwrap_err();
    assert!(matches!(error, Error::Migrate { .. }), "{error:?}");
}

pub async fn a_store_answers_until_it_is_closed(database: TestDatabase) {
    let store = database.open().await;
    store.ready().await.unwrap();
    assert_eq!(store.kind(), database.config.kind());
    assert_eq!(store.description(), database.config.to_string());
    store.close().await;
    assert!(store.ready().await.is_err());
}

pub async fn a_rolled_back_design_leaves_nothing(database: TestDatabase) {
    let store = database.open().await;
    // The second of the two rows that make up a design cannot be stored.
    database.execute("ALTER TABLE revisions RENAME TO hidden").await;
    assert!(matches!(store.create("{}").await, Err(Error::Database(_))));
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "0");
    database.execute("ALTER TABLE hidden RENAME TO revisions").await;
    store.create("{}").await.unwrap();
}
