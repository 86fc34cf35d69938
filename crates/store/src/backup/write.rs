//! Writing a backup.

use std::fs::File;
use std::path::Path;

use sqlx::{Connection, SqliteConnection};
use tempfile::TempPath;

use super::rows::copy_rows;
use super::{BackupError, Contents, file};
use crate::cause::Cause;
use crate::db::Db;
use crate::{Error, Store};

/// What happens to an existing file at the path of the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is kept, and no backup is written.
    Keep,
    /// The backup replaces it once it is complete.
    Replace,
}

/// Writes a backup of everything in the store to a file.
///
/// The file appears under its name when it is complete, verified and on disk; until then it has a temporary name in the
/// same folder. Only the user of this process may read it.
///
/// # Errors
/// [`BackupError::Exists`], [`BackupError::File`], [`BackupError::Content`], and [`BackupError::Store`] when the
/// database fails or a document is not what was stored. On any error, nothing is left behind and an existing file is
/// unchanged.
pub async fn write(store: &Store, path: &Path, existing: Existing) -> Result<Contents, BackupError> {
    let cannot = |what| move |source| BackupError::File { what, path: path.to_owned(), source };
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(BackupError::Exists { path: path.to_owned() });
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let temporary = tempfile::Builder::new()
        .prefix(".abacus-backup-")
        .tempfile_in(folder)
        .map_err(cannot("write"))?
        .into_temp_path();
    let contents = fill(store, &temporary).await?;
    verify(&temporary, contents).await?;
    File::open(&temporary).and_then(|file| file.sync_all()).map_err(cannot("write"))?;
    take_its_place(temporary, path, existing)?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(cannot("write"))?;
    Ok(contents)
}

async fn fill(store: &Store, path: &Path) -> Result<Contents, BackupError> {
    let cannot =
        |error: sqlx::Error| BackupError::Content { what: "write", path: path.to_owned(), source: Cause::of(&error) };
    let mut file = file::create(path).await?;
    let mut to = file.begin().await.map_err(cannot)?;
    let contents = store.note(copy(&store.db, &mut to).await)?;
    to.commit().await.map_err(cannot)?;
    file.close().await.map_err(cannot)?;
    Ok(contents)
}

/// Reads everything in one transaction, which sees the state at its start.
async fn copy(db: &Db, to: &mut SqliteConnection) -> Result<Contents, Error> {
    match db {
        Db::Sqlite(pool) => {
            let mut from = pool.begin().await?;
            let contents = copy_rows!(from, to);
            from.rollback().await?;
            Ok(contents)
        }
        Db::Postgres(pool) => {
            let mut from = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
            let contents = copy_rows!(from, to);
            from.rollback().await?;
            Ok(contents)
        }
    }
}

/// Reads the file back.
async fn verify(path: &Path, written: Contents) -> Result<(), BackupError> {
    let damaged = |text: String| BackupError::Damaged { path: path.to_owned(), source: Cause::new(text) };
    let mut file = file::open(path).await?;
    let found = file::contents(&mut file).await?;
    file.close().await.map_err(|error| damaged(Cause::of(&error).to_string()))?;
    if found == written { Ok(()) } else { Err(damaged(format!("{found:?} was read, and {written:?} written"))) }
}

fn take_its_place(temporary: TempPath, path: &Path, existing: Existing) -> Result<(), BackupError> {
    let moved = match existing {
        Existing::Replace => temporary.persist(path),
        Existing::Keep => temporary.persist_noclobber(path),
    };
    moved.map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => BackupError::Exists { path: path.to_owned() },
        _ => BackupError::File { what: "write", path: path.to_owned(), source: error.error },
    })
}
