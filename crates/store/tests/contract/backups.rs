//! Backups of the database, and the state after restoring them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::backup::{BackupError, Existing, restore, write};
use store::{Created, Error, Revision, Store, StoreConfig};
use tempfile::TempDir;

use crate::TestDatabase;

/// Designs of every kind: with revisions, deleted, created with an idempotency key.
async fn fill(store: &Store) -> [Created; 3] {
    let saved = store.create("one €").await.unwrap();
    store.save(&saved.id, &saved.key, Revision::FIRST, "two\r\n\u{10ffff}").await.unwrap();
    let deleted = store.create("deleted").await.unwrap();
    store.delete(&deleted.id, &deleted.key).await.unwrap();
    let named = store.create_once("named", &"an-idempotency-key".parse().unwrap()).await.unwrap();
    [saved, deleted, named]
}

async fn same(store: &Store, [saved, deleted, named]: &[Created; 3]) {
    let latest = store.latest(&saved.id).await.unwrap();
    assert_eq!((latest.revision.get(), latest.document.as_str()), (2, "two\r\n\u{10ffff}"));
    assert_eq!(latest.design_created_at, saved.created_at);
    assert_eq!(store.revision(&saved.id, Revision::FIRST).await.unwrap().document, "one €");
    assert!(matches!(store.latest(&deleted.id).await, Err(Error::Deleted { .. })));
    store.restore(&deleted.id, &deleted.key).await.unwrap();
    let again = store.create_once("named", &"an-idempotency-key".parse().unwrap()).await.unwrap();
    assert_eq!((&again.id, again.key.expose()), (&named.id, named.key.expose()));
    store.save(&saved.id, &saved.key, latest.revision, "three").await.unwrap();
}

async fn on_file(folder: &TempDir, name: &str) -> Store {
    Store::connect(&StoreConfig::sqlite_file(folder.path().join(name))).await.unwrap()
}

pub async fn a_backup_holds_everything_and_is_restored_whole(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let designs = fill(&store).await;
    let file = folder.path().join("backup");
    let contents = write(&store, &file, Existing::Keep).await.unwrap();
    assert_eq!((contents.designs, contents.revisions, contents.document_bytes), (3, 4, 28));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");

    // Into a new file, whatever database the backup came from.
    let copy = on_file(&folder, "copy").await;
    assert_eq!(restore(&file, &copy).await.unwrap(), contents);
    same(&copy, &designs).await;

    // And back into the original database.
    database.execute("DELETE FROM idempotency_keys; DELETE FROM revisions; DELETE FROM designs").await;
    assert_eq!(restore(&file, &store).await.unwrap(), contents);
    same(&store, &designs).await;
}

pub async fn a_backup_of_sqlite_is_restored(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let source = on_file(&folder, "source").await;
    let designs = fill(&source).await;
    let file = folder.path().join("backup");
    write(&source, &file, Existing::Keep).await.unwrap();
    restore(&file, &store).await.unwrap();
    same(&store, &designs).await;
}

/// The tables of the first version that could write backups.
pub async fn a_backup_of_an_older_version_is_restored(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let source = on_file(&folder, "source").await;
    let designs = fill(&source).await;
    let file = folder.path().join("backup");
    write(&source, &file, Existing::Keep).await.unwrap();
    crate::test_database::execute_in_file(
        &file,
        "ALTER TABLE revisions DROP COLUMN document_hash;
         DROP TABLE heartbeats;
         DELETE FROM _sqlx_migrations WHERE version > 3",
    )
    .await;
    restore(&file, &store).await.unwrap();
    same(&store, &designs).await;

    crate::test_database::execute_in_file(&file, "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 3").await;
    assert!(matches!(restore(&file, &store).await, Err(BackupError::Newer { .. })));
}

pub async fn a_backup_is_consistent_while_servers_save(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let done = Arc::new(AtomicBool::new(false));
    let mut savers = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let (store, done) = (database.open().await, done.clone());
        savers.spawn(async move {
            let mut saved = 0;
            while !done.load(Ordering::Relaxed) {
                let design = store.create(&"x".repeat(20_000)).await.unwrap();
                store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
                saved += 1;
            }
            saved
        });
    }
    // Designs acknowledged before the backup are in it, and only complete ones.
    let before = store.create("before").await.unwrap();
    let mut last = 0;
    for number in 0..4 {
        let file = folder.path().join(number.to_string());
        let contents = write(&store, &file, Existing::Keep).await.unwrap();
        assert!(contents.designs > last && contents.revisions <= 2 * contents.designs);
        last = contents.designs;
        let copy = on_file(&folder, &format!("copy {number}")).await;
        assert_eq!(restore(&file, &copy).await.unwrap(), contents);
        copy.latest(&before.id).await.unwrap();
        // Something new for the next round.
        store.create("more").await.unwrap();
    }
    done.store(true, Ordering::Relaxed);
    assert!(savers.join_all().await.iter().all(|saved| *saved > 0));
}

pub async fn only_an_empty_database_is_restored_into(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let design = store.create("one").await.unwrap();
    let file = folder.path().join("backup");
    write(&store, &file, Existing::Keep).await.unwrap();
    store.save(&design.id, &design.key, Revision::FIRST, "two").await.unwrap();
    let error = restore(&file, &store).await.unwrap_err();
    assert!(matches!(&error, BackupError::NotEmpty { designs: 1, .. }), "{error:?}");
    assert_eq!(store.latest(&design.id).await.unwrap().document, "two");

    let other = folder.path().join("other");
    std::fs::write(&other, "no backup").unwrap();
    assert!(matches!(restore(&other, &store).await, Err(BackupError::NotABackup { .. })));
    let database = folder.path().join("database");
    on_file(&folder, "database").await.close().await;
    assert!(matches!(restore(&database, &store).await, Err(BackupError::NotABackup { .. })));
    let nothing = folder.path().join("nothing");
    assert!(matches!(restore(&nothing, &store).await, Err(BackupError::File { .. })));
}

pub async fn an_existing_file_is_only_replaced_on_demand(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    store.create("one").await.unwrap();
    let file = folder.path().join("backup");
    std::fs::write(&file, "precious").unwrap();
    assert!(matches!(write(&store, &file, Existing::Keep).await, Err(BackupError::Exists { .. })));
    assert_eq!(std::fs::read(&file).unwrap(), b"precious");
    assert_eq!(write(&store, &file, Existing::Replace).await.unwrap().designs, 1);
    let copy = on_file(&folder, "copy").await;
    assert_eq!(restore(&file, &copy).await.unwrap().designs, 1);
    let nowhere = folder.path().join("nowhere").join("backup");
    assert!(matches!(write(&store, &nowhere, Existing::Keep).await, Err(BackupError::File { .. })));
}

pub async fn a_damaged_document_is_not_backed_up(database: TestDatabase) {
    let (store, folder) = (database.open().await, tempfile::tempdir().unwrap());
    let design = store.create("one").await.unwrap();
    database.execute("UPDATE revisions SET document = 'eno'").await;
    let file = folder.path().join("backup");
    let error = write(&store, &file, Existing::Keep).await.unwrap_err();
    assert!(matches!(error, BackupError::Store(Error::Corrupt(_))), "{error:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(matches!(store.latest(&design.id).await, Err(Error::Corrupt(_))));
    // Damage seen once is remembered.
    database.execute("UPDATE revisions SET document = 'one'").await;
    assert!(store.ready().await.is_err());
    assert!(matches!(Store::connect(&database.config).await, Ok(store) if store.ready().await.is_ok()));
}
