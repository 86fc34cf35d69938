//! `abacus backup` and `abacus restore` as processes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{EXAMPLE, TestServer};
use use_cases::{Store, StoreConfig};

fn abacus(arguments: &[&str], data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_abacus"))
        .args(arguments)
        .arg("--data-dir")
        .arg(data)
        .env_remove("DATABASE_URL")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_server_that_runs_is_restored_elsewhere() {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server =
        TestServer::on(Store::connect(&StoreConfig::sqlite_file(from.path().join("abacus.sqlite3"))).await.unwrap());
    let (id, key) = server.save_new(EXAMPLE).await;
    let file = to.path().join("designs.backup");
    let file = file.to_str().unwrap();

    let written = abacus(&["backup", file], from.path());
    assert!(written.status.success(), "{}", text(&written.stderr));
    assert!(text(&written.stdout).starts_with("Backed up 1 design with 1 revision ("), "{}", text(&written.stdout));
    let again = abacus(&["backup", file], from.path());
    assert!(!again.status.success() && text(&again.stderr).contains("--force"), "{}", text(&again.stderr));
    assert!(abacus(&["backup", file, "--force"], from.path()).status.success());

    let restored = abacus(&["restore", file], to.path());
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert!(text(&restored.stdout).starts_with("Restored 1 design with 1 revision ("), "{}", text(&restored.stdout));
    let other =
        TestServer::on(Store::connect(&StoreConfig::sqlite_file(to.path().join("abacus.sqlite3"))).await.unwrap());
    let path = format!("/api/v1/designs/{id}");
    assert_eq!(other.get(&path).await.json()["design"], server.get(&path).await.json()["design"]);
    assert_eq!(other.save((&id, &key), 1, &EXAMPLE.replace("Shop", "Other")).await.status.as_u16(), 200);

    let twice = abacus(&["restore", file], to.path());
    assert!(!twice.status.success(), "{}", text(&twice.stdout));
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "no backup").unwrap();
    for path in [file.to_str().unwrap(), "/nowhere/at/all"] {
        let restored = abacus(&["restore", path], folder.path());
        assert_eq!(restored.status.code(), Some(1), "{path}");
        assert!(text(&restored.stderr).starts_with("abacus: "), "{}", text(&restored.stderr));
    }
}
