//! Creating, reading and authorising saves.

use std::collections::HashSet;
use std::time::{SystemTime, UNIX_EPOCH};

use store::{EditKey, Error, Revision, RevisionInfo};

use crate::TestDatabase;
use crate::test_database::unknown_id;

pub async fn a_new_design_is_at_revision_one(database: TestDatabase) {
    let store = database.open().await;
    let before = epoch_ms();
    let created = store.create(r#"{"name":"shop"}"#).await.unwrap();
    let after = epoch_ms();

    assert_eq!(created.revision, Revision::FIRST);
    assert!((before..=after).contains(&created.created_at.epoch_ms()));

    let latest = store.latest(&created.id).await.unwrap();
    assert_eq!(latest.id, created.id);
    assert_eq!(latest.revision, Revision::FIRST);
    assert_eq!(latest.document, r#"{"name":"shop"}"#);
    assert_eq!(latest.created_at, created.created_at);
    assert_eq!(latest.design_created_at, created.created_at);

    let first = store.revision(&created.id, Revision::FIRST).await.unwrap();
    assert_eq!(first, latest);
    let line = RevisionInfo { revision: Revision::FIRST, created_at: created.created_at };
    assert_eq!(store.revisions(&created.id).await.unwrap(), [line]);
    store.check_key(&created.id, &created.key).await.unwrap();
}

pub async fn every_design_has_its_own_id_and_key(database: TestDatabase) {
    let store = database.open().await;
    let mut names = HashSet::new();
    for _ in 0..20 {
        let created = store.create("{}").await.unwrap();
        for (text, length) in [(created.id.as_str(), 26), (created.key.expose(), 32)] {
            assert_eq!(text.len(), length);
            assert!(text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()));
            assert!(names.insert(text.to_owned()), "{text} was given twice");
        }
    }
}

pub async fn an_unknown_id_is_not_found(database: TestDatabase) {
    let store = database.open().await;
    let (id, key) = (unknown_id(), store.create("{}").await.unwrap().key);
    let first = Revision::FIRST;
    for error in [
        store.latest(&id).await.unwrap_err(),
        store.revision(&id, first).await.unwrap_err(),
        store.revisions(&id).await.unwrap_err(),
        store.check_key(&id, &key).await.unwrap_err(),
        store.save(&id, &key, first, "{}").await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::NotFound(found) if found == id));
    }
}

pub async fn an_unknown_revision_is_told_from_an_unknown_design(database: TestDatabase) {
    let store = database.open().await;
    let created = store.create("{}").await.unwrap();
    let second = Revision::new(2).unwrap();
    let error = store.revision(&created.id, second).await.unwrap_err();
    assert!(matches!(error, Error::NoRevision { id, revision } if id == created.id && revision == second));
}

pub async fn only_the_hash_of_the_key_is_stored(database: TestDatabase) {
    let store = database.open().await;
    let created = store.create("{}").await.unwrap();
    let hash = database.text("SELECT key_hash FROM designs").await;
    assert_eq!(hash.len(), 64);
    assert!(!hash.contains(created.key.expose()));

    let other = EditKey::parse(&"0".repeat(32)).unwrap();
    let error = store.check_key(&created.id, &other).await.unwrap_err();
    assert!(matches!(error, Error::WrongKey));
}

fn epoch_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}
