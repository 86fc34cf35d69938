//! The limit on the size of the store.

use store::{Error, Revision, Store};

use crate::TestDatabase;

pub async fn a_full_store_refuses_what_is_new_and_still_answers(database: TestDatabase) {
    let free = database.open().await;
    let design = free.create("one").await.unwrap();
    // Empty tables take space, too: a limit that leaves room for about a megabyte.
    let limit = 2 * 1024 * 1024;
    let store = Store::connect(&database.config.clone().limit(Some(limit))).await.unwrap();
    let mut stored = 0;
    let error = loop {
        let document = format!("{stored}{}", "x".repeat(100_000));
        match store.create(&document).await {
            Ok(_) => stored += 1,
            Err(error) => break error,
        }
        assert!(stored < 100, "a limit of 2 MiB let 10 MB through");
    };
    assert!(stored > 5, "{stored}");
    assert!(matches!(error, Error::StoreFull { limit: told, .. } if told == limit), "{error:?}");

    let large = "y".repeat(100_000);
    let error = store.save(&design.id, &design.key, Revision::FIRST, &large).await.unwrap_err();
    assert!(matches!(error, Error::StoreFull { .. }), "{error:?}");
    let key = "an-idempotency-key".parse().unwrap();
    assert!(matches!(store.create_once(&large, &key).await, Err(Error::StoreFull { .. })));

    assert_eq!(store.latest(&design.id).await.unwrap().document, "one");
    store.save(&design.id, &design.key, Revision::FIRST, "one").await.unwrap();
    store.delete(&design.id, &design.key).await.unwrap();
    store.ready().await.unwrap();
}

pub async fn without_a_limit_nothing_is_refused(database: TestDatabase) {
    let store = database.open().await;
    for _ in 0..4 {
        store.create(&"x".repeat(1_000_000)).await.unwrap();
    }
}
