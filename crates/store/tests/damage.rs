//! What happens when a SQLite file is damaged.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the way to fail")]

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Duration;

use store::{Error, Store, StoreConfig};

/// A closed database file whose tables hold about a megabyte.
async fn filled(path: &Path) -> StoreConfig {
    let config = StoreConfig::sqlite_file(path);
    let store = Store::connect(&config).await.unwrap();
    for number in 0..50_u32 {
        store.create(&format!("{number}{}", "x".repeat(20_000))).await.unwrap();
    }
    store.close().await;
    config
}

/// Writes 64 KiB of other data into the middle of the file, as a failing disk or a careless program would.
fn overwrite_the_middle(path: &Path) {
    let file = OpenOptions::new().write(true).open(path).unwrap();
    let middle = file.metadata().unwrap().len() / 2;
    file.write_all_at(&[0xa5; 65_536], middle).unwrap();
    // Closing a descriptor releases SQLite's locks of this process.
    std::mem::forget(file);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_overwritten_while_it_is_open_makes_the_store_not_ready() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("abacus.db");
    let store = Store::connect(&filled(&path).await).await.unwrap();
    store.ready().await.unwrap();
    overwrite_the_middle(&path);

    let upkeep = tokio::spawn({
        let store = store.clone();
        async move { store.upkeep().await }
    });
    let noticed = async {
        while store.ready().await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), noticed).await.unwrap();
    let error = store.ready().await.unwrap_err();
    assert!(matches!(*error, Error::Corrupt(_)), "{error:?}");
    upkeep.abort();
}

#[tokio::test]
async fn a_damaged_file_is_not_opened_and_the_way_on_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("abacus.db");
    let config = filled(&path).await;
    overwrite_the_middle(&path);
    let error = Store::connect(&config).await.unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("abacus.db is damaged") && text.contains("`abacus restore FILE`"), "{text}");

    let other = folder.path().join("other.db");
    std::fs::write(&other, "this is no database, but long enough to be taken for one".repeat(100)).unwrap();
    let error = Store::connect(&StoreConfig::sqlite_file(&other)).await.unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}

#[tokio::test]
async fn a_file_that_was_removed_or_replaced_makes_the_store_not_ready() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("abacus.db");
    let store = Store::connect(&filled(&path).await).await.unwrap();
    std::fs::rename(&path, folder.path().join("aside.db")).unwrap();
    let error = store.ready().await.unwrap_err();
    assert!(error.to_string().contains("damaged"), "{error}");
    std::fs::rename(folder.path().join("aside.db"), &path).unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    // What was written in between went to another file: only a restart clears the error.
    assert!(store.ready().await.is_err());
}

#[tokio::test]
async fn a_file_that_must_be_there_is_not_created() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("abacus.db");
    let error = Store::connect(&StoreConfig::sqlite_file(&path).must_exist()).await.unwrap_err();
    assert!(matches!(error, Error::NoFile { .. }), "{error:?}");
    assert!(!folder.path().join("new").exists());
}
