//! The revision a design is at.

use store::{Error, Revision, RevisionInfo};

use crate::TestDatabase;
use crate::test_database::unknown_id;

pub async fn a_head_is_the_latest_revision_and_follows_every_save(database: TestDatabase) {
    let (one, other) = (database.open().await, database.open().await);
    let created = one.create("{}").await.unwrap();
    let first = RevisionInfo { revision: Revision::FIRST, created_at: created.created_at };
    assert_eq!(other.head(&created.id, None).await.unwrap(), first);

    let saved = one.save(&created.id, &created.key, Revision::FIRST, r#"{"name":"new"}"#).await.unwrap();
    let second = RevisionInfo { revision: saved.revision, created_at: saved.created_at };
    for store in [&one, &other] {
        assert_eq!(store.head(&created.id, None).await.unwrap(), second);
        assert_eq!(store.head(&created.id, Some(Revision::FIRST)).await.unwrap(), first);
        assert_eq!(store.head(&created.id, Some(saved.revision)).await.unwrap(), second);
    }
}

pub async fn a_head_is_not_found_without_its_design_or_revision(database: TestDatabase) {
    let store = database.open().await;
    let created = store.create("{}").await.unwrap();
    let (unknown, second) = (unknown_id(), Some(Revision::new(2).unwrap()));
    for (id, revision) in [(&unknown, None), (&unknown, second), (&created.id, second)] {
        let error = store.head(id, revision).await.unwrap_err();
        assert!(matches!(error, Error::NotFound(found) if found == *id));
    }
}
