//! The backup file: its format, and checking that it is valid and complete.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection, query, query_as, query_scalar};

use super::{BackupError, Contents};
use crate::Error;
use crate::cause::Cause;
use crate::db::{migrate, migrator};
use crate::integrity::check_file;

/// The value of SQLite's `application_id`: `ABAC`.
const APPLICATION_ID: i64 = 0x4142_4143;

/// The value of SQLite's `user_version`: the version of the backup format. Tables are versioned by their migrations.
const FORMAT: i64 = 1;

/// Creates the tables in a new file. Nothing is safely on disk until the file is synchronised.
pub(super) async fn create(path: &Path) -> Result<SqliteConnection, Error> {
    // Without a journal: if anything fails, the file is discarded.
    let mut file = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(true)
        .connect()
        .await?;
    migrate(&mut file).await.map_err(|error| Error::Database(Cause::of(&error)))?;
    for (name, value) in [("application_id", APPLICATION_ID), ("user_version", FORMAT)] {
        query(AssertSqlSafe(format!("PRAGMA {name} = {value}"))).execute(&mut file).await?;
    }
    Ok(file)
}

/// Opens a finished backup for reading, after checking that it is a backup and undamaged.
pub(super) async fn open(path: &Path) -> Result<SqliteConnection, BackupError> {
    let unreadable = |error: Error| match error {
        Error::Corrupt(source) => BackupError::Damaged { path: path.to_owned(), source },
        other => BackupError::Content { what: "read", path: path.to_owned(), source: Cause::of(&other) },
    };
    std::fs::metadata(path).map_err(|source| BackupError::File { what: "read", path: path.to_owned(), source })?;
    let not_a_backup = || BackupError::NotABackup { path: path.to_owned() };
    let options = SqliteConnectOptions::new().filename(path).read_only(true).foreign_keys(true);
    let mut file = options.connect().await.map_err(|error| unreadable(error.into()))?;
    // Any other file is not a database at all, or has a different number.
    let application: i64 =
        query_scalar("PRAGMA application_id").fetch_one(&mut file).await.map_err(|_| not_a_backup())?;
    if application != APPLICATION_ID {
        return Err(not_a_backup());
    }
    let format: i64 =
        query_scalar("PRAGMA user_version").fetch_one(&mut file).await.map_err(|error| unreadable(error.into()))?;
    check_file(&mut file, "integrity_check").await.map_err(unreadable)?;
    let tables: Option<i64> = query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
        .fetch_one(&mut file)
        .await
        .map_err(|error| unreadable(error.into()))?;
    let known = migrator().iter().map(|migration| migration.version).max();
    if format > FORMAT || tables > known {
        return Err(BackupError::Newer { path: path.to_owned() });
    }
    let dangling: Option<(String,)> = query_as("SELECT \"table\" FROM pragma_foreign_key_check() LIMIT 1")
        .fetch_optional(&mut file)
        .await
        .map_err(|error| unreadable(error.into()))?;
    if let Some((table,)) = dangling {
        let source = Cause::new(format!("a row of {table} refers to a design that is not there"));
        return Err(BackupError::Damaged { path: path.to_owned(), source });
    }
    Ok(file)
}

/// Opens the tables of a backup of any version known here. Tables of an older version are migrated in a copy, which is
/// deleted when the second value is dropped.
pub(super) async fn open_up_to_date(
    path: &Path,
) -> Result<(SqliteConnection, Option<tempfile::TempPath>), BackupError> {
    let failed = |error: Error| BackupError::Content { what: "read", path: path.to_owned(), source: Cause::of(&error) };
    let mut file = open(path).await?;
    let applied: i64 = query_scalar("SELECT COUNT(*) FROM _sqlx_migrations")
        .fetch_one(&mut file)
        .await
        .map_err(|error| failed(error.into()))?;
    if usize::try_from(applied).is_ok_and(|applied| applied >= migrator().iter().count()) {
        return Ok((file, None));
    }
    file.close().await.map_err(|error| failed(error.into()))?;
    let copied = |source| BackupError::File { what: "copy", path: path.to_owned(), source };
    let copy = tempfile::NamedTempFile::new().map_err(copied)?.into_temp_path();
    std::fs::copy(path, &copy).map_err(copied)?;
    let mut file = SqliteConnectOptions::new().filename(&copy).connect().await.map_err(|error| failed(error.into()))?;
    migrate(&mut file).await.map_err(|error| failed(Error::Database(Cause::of(&error))))?;
    Ok((file, Some(copy)))
}

/// Counts the contents of a backup.
pub(super) async fn contents(file: &mut SqliteConnection) -> Result<Contents, Error> {
    let (designs, revisions, bytes): (i64, i64, i64) = query_as(
        "SELECT (SELECT COUNT(*) FROM designs), COUNT(*), \
         COALESCE(SUM(LENGTH(CAST(document AS BLOB))), 0) FROM revisions",
    )
    .fetch_one(file)
    .await?;
    let count = |number| u64::try_from(number).unwrap_or(0);
    Ok(Contents { designs: count(designs), revisions: count(revisions), document_bytes: count(bytes) })
}
