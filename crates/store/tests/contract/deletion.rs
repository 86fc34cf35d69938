//! Deleting, restoring and removing designs.

use store::{EditKey, Error, Revision};
use tokio::task::JoinSet;

use crate::TestDatabase;
use crate::test_database::unknown_id;

const DAY_MS: i64 = 86_400_000;

pub async fn a_deleted_design_is_gone_until_it_is_restored(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    let second = store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    let until = store.delete(&design.id, &design.key).await.unwrap();
    let days = (until.epoch_ms() - second.created_at.epoch_ms()) / DAY_MS;
    assert_eq!(days, 30);

    for error in [
        store.latest(&design.id).await.unwrap_err(),
        store.revision(&design.id, Revision::FIRST).await.unwrap_err(),
        store.revision(&design.id, Revision::new(9).unwrap()).await.unwrap_err(),
        store.revisions(&design.id).await.unwrap_err(),
        store.save(&design.id, &design.key, second.revision, "three").await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Deleted { until: told } if told == until), "{error:?}");
    }

    assert_eq!(store.restore(&design.id, &design.key).await.unwrap(), second);
    assert_eq!(store.latest(&design.id).await.unwrap().document, "two");
    let third = store.save(&design.id, &design.key, second.revision, "three").await.unwrap();
    assert_eq!(store.revisions(&design.id).await.unwrap().len(), 3);
    assert_eq!(third.revision, Revision::new(3).unwrap());
}

pub async fn deleting_and_restoring_need_the_key(database: TestDatabase) {
    let store = database.open().await;
    let (design, other) = (store.create("mine").await.unwrap(), store.create("other").await.unwrap());
    for key in [&other.key, &EditKey::parse(&"z".repeat(32)).unwrap()] {
        assert!(matches!(store.delete(&design.id, key).await, Err(Error::WrongKey)));
    }
    store.latest(&design.id).await.unwrap();
    store.delete(&design.id, &design.key).await.unwrap();
    assert!(matches!(store.restore(&design.id, &other.key).await, Err(Error::WrongKey)));
    assert!(matches!(store.save(&design.id, &other.key, Revision::FIRST, "x").await, Err(Error::WrongKey)));
    assert!(matches!(store.latest(&design.id).await, Err(Error::Deleted { .. })));
    store.latest(&other.id).await.unwrap();
    assert!(matches!(store.delete(&unknown_id(), &design.key).await, Err(Error::NotFound(_))));
    assert!(matches!(store.restore(&unknown_id(), &design.key).await, Err(Error::NotFound(_))));
}

pub async fn deleting_and_restoring_again_change_nothing(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    let unchanged = store.restore(&design.id, &design.key).await.unwrap();
    assert_eq!((unchanged.revision, unchanged.created_at), (design.revision, design.created_at));
    let until = store.delete(&design.id, &design.key).await.unwrap();
    database.execute("UPDATE designs SET deleted_at_ms = deleted_at_ms - 1000").await;
    let again = store.delete(&design.id, &design.key).await.unwrap();
    assert_eq!(again.epoch_ms(), until.epoch_ms() - 1000);
}

pub async fn after_thirty_days_a_design_is_not_there(database: TestDatabase) {
    let store = database.open().await;
    let design = store.create("one").await.unwrap();
    store.delete(&design.id, &design.key).await.unwrap();
    database.execute("UPDATE designs SET deleted_at_ms = deleted_at_ms - 2592001000").await;
    assert!(matches!(store.latest(&design.id).await, Err(Error::NotFound(_))));
    assert!(matches!(store.restore(&design.id, &design.key).await, Err(Error::NotFound(_))));
    // It is removed a little later, so that no server restores a design while another removes it.
    store.remove_expired().await.unwrap();
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "1");
}

pub async fn what_can_be_restored_no_longer_is_removed(database: TestDatabase) {
    let store = database.open().await;
    let (kept, recent) = (store.create("kept").await.unwrap(), store.create("recent").await.unwrap());
    let key = "an-idempotency-key".parse().unwrap();
    let old = store.create_once("0", &key).await.unwrap();
    for revision in 1..120 {
        let expected = Revision::new(revision).unwrap();
        store.save(&old.id, &old.key, expected, &revision.to_string()).await.unwrap();
    }
    store.delete(&old.id, &old.key).await.unwrap();
    database
        .execute(
            "UPDATE designs SET deleted_at_ms = deleted_at_ms - 2596000000 WHERE deleted_at_ms IS NOT NULL;
             UPDATE idempotency_keys SET created_at_ms = created_at_ms + 0",
        )
        .await;
    store.delete(&recent.id, &recent.key).await.unwrap();

    store.remove_expired().await.unwrap();
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM designs").await, "2");
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM revisions").await, "2");
    assert_eq!(database.text("SELECT CAST(COUNT(*) AS TEXT) FROM idempotency_keys").await, "0");
    assert!(matches!(store.check_key(&old.id, &old.key).await, Err(Error::NotFound(_))));
    store.restore(&recent.id, &recent.key).await.unwrap();
    store.latest(&kept.id).await.unwrap();
}

pub async fn a_save_and_a_deletion_at_once_leave_a_whole_design(database: TestDatabase) {
    let stores = [database.open().await, database.open().await];
    for _ in 0..10 {
        let design = stores[0].create("one").await.unwrap();
        let mut tasks = JoinSet::new();
        for (task, store) in stores.iter().enumerate() {
            let (store, design) = (store.clone(), design.clone());
            tasks.spawn(async move {
                if task == 0 {
                    store.delete(&design.id, &design.key).await.unwrap();
                    return None;
                }
                match store.save(&design.id, &design.key, Revision::FIRST, "two").await {
                    Ok(saved) => Some(saved.revision),
                    Err(Error::Deleted { .. }) => None,
                    Err(other) => panic!("{other:?}"),
                }
            });
        }
        let saved = tasks.join_all().await.into_iter().flatten().next();
        assert!(matches!(stores[0].latest(&design.id).await, Err(Error::Deleted { .. })));
        let restored = stores[0].restore(&design.id, &design.key).await.unwrap();
        assert_eq!(restored.revision, saved.unwrap_or(Revision::FIRST));
    }
}
