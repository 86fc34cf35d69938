//! Where a case runs: a new, empty database of one kind, which is removed afterwards.

use std::path::{Path, PathBuf};

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, SqliteConnection};
use store::{DesignId, Store, StoreConfig};

#[derive(Clone)]
pub struct TestDatabase {
    pub config: StoreConfig,
    raw: Raw,
}

#[derive(Clone)]
enum Raw {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

impl TestDatabase {
    /// Opens a store, with its own connections, on this database.
    pub async fn open(&self) -> Store {
        Store::connect(&self.config).await.unwrap()
    }

    /// Runs SQL behind the store's back.
    pub async fn execute(&self, sql: &'static str) {
        match &self.raw {
            Raw::Sqlite(path) => {
                execute_in_file(path, sql).await;
            }
            Raw::Postgres(options) => {
                let mut connection = PgConnection::connect_with(options.as_ref()).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }

    /// The only value that the SQL finds, as text.
    pub async fn text(&self, sql: &'static str) -> String {
        match &self.raw {
            Raw::Sqlite(path) => {
                let mut connection = open_file(path).await;
                let value = sqlx::query_scalar(sql).fetch_one(&mut connection).await;
                connection.close().await.unwrap();
                value.unwrap()
            }
            Raw::Postgres(options) => {
                let mut connection = PgConnection::connect_with(options.as_ref()).await.unwrap();
                let value = sqlx::query_scalar(sql).fetch_one(&mut connection).await;
                connection.close().await.unwrap();
                value.unwrap()
            }
        }
    }
}

/// A well-formed id that no design has.
pub fn unknown_id() -> DesignId {
    DesignId::parse(&"0".repeat(26)).unwrap()
}

pub async fn on_sqlite<F: Future<Output = ()>>(case: impl FnOnce(TestDatabase) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("abacus.db");
    case(TestDatabase { config: StoreConfig::sqlite_file(&path), raw: Raw::Sqlite(path) }).await;
}

/// Creates a database on the server of `DATABASE_URL`, whose user must be allowed to do so, and drops it again, even if
/// the case fails.
pub async fn on_postgres<F>(case: impl FnOnce(TestDatabase) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Ok(url) = std::env::var("DATABASE_URL") else {
        panic!(
            "DATABASE_URL is not set, and these tests are not skipped without it: \
             run them through scripts/with-postgres.sh"
        );
    };
    let admin: PgConnectOptions = url.parse().unwrap();
    let name = format!("contract_{:032x}", random());
    administer(&admin, format!("CREATE DATABASE {name} TEMPLATE template0")).await;

    let options = admin.clone().database(&name);
    // Few connections: many cases run at the same time, and a server allows 100 in total.
    let config = StoreConfig::postgres(options.to_url_lossy().as_str()).unwrap().max_connections(4);
    let database = TestDatabase { config, raw: Raw::Postgres(Box::new(options)) };
    let outcome = tokio::spawn(case(database)).await;

    administer(&admin, format!("DROP DATABASE {name} WITH (FORCE)")).await;
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

async fn administer(admin: &PgConnectOptions, sql: String) {
    let mut connection = PgConnection::connect_with(admin).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Runs SQL in a SQLite file.
pub async fn execute_in_file(path: &Path, sql: &'static str) {
    let mut connection = open_file(path).await;
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn open_file(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

fn random() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    u128::from_le_bytes(bytes)
}
