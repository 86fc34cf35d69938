//! The two databases behind one set of SQL: opening, settings and migrations.

use std::ops::Deref;
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Acquire, Connection, PgConnection, PgPool, SqlitePool};
use tokio::time::{Instant, sleep, timeout};

use crate::cause::Cause;
use crate::config::Target;
use crate::fault::is_busy;
use crate::integrity::{check_file, check_postgres};
use crate::{Error, StoreConfig};

/// How long a SQLite connection waits for a lock held by another one.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// An open pool of connections.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Runs the same code on either pool: `on!(db, pool => query(SQL).execute(pool))`.
///
/// The code is compiled once per database, so the types of both are checked.
macro_rules! on {
    ($db:expr, $pool:ident => $body:expr) => {
        match $db {
            $crate::db::Db::Sqlite($pool) => $body,
            $crate::db::Db::Postgres($pool) => $body,
        }
    };
}
pub(crate) use on;

impl Db {
    /// Opens the database and migrates its tables.
    pub(crate) async fn open(config: &StoreConfig) -> Result<Self, Error> {
        match &config.target {
            Target::Postgres(options) => postgres(config, options).await,
            Target::Memory => sqlite(config, SqliteConnectOptions::new()).await,
            Target::File(path) => {
                if !config.must_exist {
                    create_folder_of(path).await?;
                } else if !tokio::fs::try_exists(path).await.unwrap_or(true) {
                    return Err(Error::NoFile { path: path.clone() });
                }
                // With FULL, a commit returns when it is on disk, so it survives a power failure.
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(!config.must_exist)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full);
                sqlite(config, options).await
            }
        }
    }

    /// The statement that begins a writing transaction. SQLite must request the write lock at once: a transaction that
    /// reads first and writes later fails without waiting if another one wrote in between.
    pub(crate) fn begin(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN",
        }
    }
}

/// The migrations of this version of the program. Additional migrations in the database, from a newer version that
/// already runs elsewhere, are ignored: see `migrations/README.md`.
pub(crate) fn migrator() -> Migrator {
    let mut migrator = sqlx::migrate!("../../migrations");
    migrator.set_ignore_missing(true);
    migrator
}

async fn create_folder_of(file: &Path) -> Result<(), Error> {
    match file.parent() {
        None => Ok(()),
        Some(folder) if folder.as_os_str().is_empty() => Ok(()),
        Some(folder) => {
            tokio::fs::create_dir_all(folder).await.map_err(|source| Error::Folder { path: folder.to_owned(), source })
        }
    }
}

async fn sqlite(config: &StoreConfig, options: SqliteConnectOptions) -> Result<Db, Error> {
    let options = options.foreign_keys(true).busy_timeout(BUSY_TIMEOUT);
    let mut limits =
        SqlitePoolOptions::new().max_connections(config.max_connections).acquire_timeout(config.acquire_timeout);
    if matches!(config.target, Target::Memory) {
        // An in-memory database exists only as long as its single connection.
        limits = limits.idle_timeout(None).max_lifetime(None);
    } else {
        // SQLite itself ends a transaction when the disk is full, but sqlx then considers it open forever: such a
        // connection could never begin another one.
        limits = limits.before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }));
    }
    let pool = connect(limits, options).await.map_err(|source| open_error(config, source.into()))?;
    let mut connection = pool.acquire().await.map_err(|source| open_error(config, source.into()))?;
    check_file(&mut connection, "quick_check").await.map_err(|source| open_error(config, source))?;
    drop(connection);
    migrate_sqlite(&pool).await.map_err(|source| migrate_error(config, source))?;
    Ok(Db::Sqlite(pool))
}

/// Opens the first connection, and tries again while another server holds the file.
///
/// The first connection to a new file switches its journal mode to write-ahead logging. SQLite does not wait for a lock
/// while it does so: if two servers start at the same time, one is told at once that the file is locked, whatever
/// `busy_timeout` says.
async fn connect(limits: SqlitePoolOptions, options: SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let deadline = Instant::now() + BUSY_TIMEOUT;
    loop {
        match limits.clone().connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && Instant::now() < deadline => sleep(Duration::from_millis(10)).await,
            opened => return opened,
        }
    }
}

/// sqlx takes no lock on SQLite while it migrates; without one, two servers that start on the same new file would both
/// create the tables, and one would fail.
async fn migrate_sqlite(pool: &SqlitePool) -> Result<(), MigrateError> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    migrate(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Boxed, because the compiler cannot see that the bare future is `Send`: it would have to prove `Acquire` for every
/// lifetime, so `Store::connect` could not be spawned.
pub(crate) fn migrate<'c, C>(connection: C) -> Pin<Box<dyn Future<Output = Result<(), MigrateError>> + Send + 'c>>
where
    C: Acquire<'c, Connection: Deref<Target: Migrate>> + Send + 'c,
{
    Box::pin(async move { migrator().run(connection).await })
}

/// Migrates over a separate connection. If the server is unreachable, the pool tries until its time is up and then
/// reports only that; a single connection reports why. It also releases the migrator's lock if a migration fails.
async fn postgres(config: &StoreConfig, options: &PgConnectOptions) -> Result<Db, Error> {
    let mut connection = timeout(config.acquire_timeout, PgConnection::connect_with(options))
        .await
        .map_err(|_| Error::NoAnswer { after: config.acquire_timeout })?
        .map_err(|source| open_error(config, source.into()))?;
    migrate(&mut connection).await.map_err(|source| migrate_error(config, source))?;
    check_postgres(&mut connection).await.map_err(|source| open_error(config, source))?;
    connection.close().await.map_err(|source| open_error(config, source.into()))?;
    let pool = PgPoolOptions::new()
        .max_connections(config.max_connections)
        .acquire_timeout(config.acquire_timeout)
        .connect_lazy_with(options.clone());
    Ok(Db::Postgres(pool))
}

fn open_error(config: &StoreConfig, error: Error) -> Error {
    let database = config.to_string();
    match error {
        Error::Corrupt(what) => Error::Damaged { database, what: what.to_string() },
        Error::DiskFull(source) | Error::ReadOnly(source) | Error::Unreachable(source) | Error::Database(source) => {
            Error::Open { database, source }
        }
        other => other,
    }
}

fn migrate_error(config: &StoreConfig, source: MigrateError) -> Error {
    Error::Migrate { database: config.to_string(), source: Cause::of(&source) }
}

#[cfg(test)]
mod tests {
    use sqlx::query_scalar;

    use super::*;

    #[tokio::test]
    async fn a_file_is_opened_with_its_settings_on_every_connection() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b/abacus.db");
        let config = StoreConfig::sqlite_file(&file).max_connections(2);
        let Db::Sqlite(pool) = Db::open(&config).await.unwrap() else {
            panic!("not SQLite");
        };
        for connection in &mut [pool.acquire().await.unwrap(), pool.acquire().await.unwrap()] {
            let journal: String = query_scalar("PRAGMA journal_mode").fetch_one(&mut **connection).await.unwrap();
            assert_eq!(journal, "wal");
            for (pragma, value) in
                [("PRAGMA synchronous", 2), ("PRAGMA foreign_keys", 1), ("PRAGMA busy_timeout", 5000)]
            {
                let found: i64 = query_scalar(pragma).fetch_one(&mut **connection).await.unwrap();
                assert_eq!(found, value, "{pragma}");
            }
        }
        assert_eq!(pool.options().get_max_connections(), 2);
    }

    #[tokio::test]
    async fn memory_keeps_its_tables_between_calls() {
        let db = Db::open(&StoreConfig::sqlite_memory()).await.unwrap();
        for _ in 0..2 {
            let count: i64 = on!(&db, pool => {
                query_scalar("SELECT COUNT(*) FROM designs").fetch_one(pool).await.unwrap()
            });
            assert_eq!(count, 0);
        }
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_created_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("file");
        std::fs::write(&in_the_way, "").unwrap();
        let config = StoreConfig::sqlite_file(in_the_way.join("abacus.db"));
        let error = Db::open(&config).await.unwrap_err();
        assert!(matches!(error, Error::Folder { path, .. } if path == in_the_way));
    }

    #[tokio::test]
    async fn a_server_that_refuses_is_reported_at_once_and_by_name() {
        // A port that was free a moment ago, so nobody listens on it.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let url = format!("postgres://ann:s3cret@127.0.0.1:{port}/abacus");
        let start = Instant::now();
        let error = Db::open(&StoreConfig::postgres(&url).unwrap()).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_eq!(error.to_string(), format!("cannot open Postgres database abacus at 127.0.0.1:{port}"));
        assert!(!format!("{error:?}").contains("s3cret"));
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_is_given_up() {
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = silent.local_addr().unwrap().port();
        let limit = Duration::from_millis(200);
        let config =
            StoreConfig::postgres(&format!("postgres://ann@127.0.0.1:{port}/abacus")).unwrap().acquire_timeout(limit);
        let error = Db::open(&config).await.unwrap_err();
        assert!(matches!(error, Error::NoAnswer { after } if after == limit));
    }
}
