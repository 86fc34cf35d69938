//! Which database to open, and with which limits.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;

use crate::Error;
use crate::cause::Cause;

/// The kind of database behind a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file on the local machine or, in tests, memory.
    Sqlite,
    /// A Postgres server.
    Postgres,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "Postgres",
        })
    }
}

/// Which database to open, and with which limits. `Display` and `Debug` show no secrets.
#[derive(Clone)]
pub struct StoreConfig {
    pub(crate) target: Target,
    pub(crate) max_connections: u32,
    pub(crate) acquire_timeout: Duration,
    pub(crate) limit: Option<u64>,
    pub(crate) must_exist: bool,
}

#[derive(Clone)]
pub(crate) enum Target {
    File(PathBuf),
    Memory,
    Postgres(Box<PgConnectOptions>),
}

impl StoreConfig {
    /// A SQLite file; it and its folder are created if they do not exist.
    ///
    /// The file must be on a local disk, because its write-ahead log needs shared memory. Acknowledged saves are on
    /// disk: every commit waits for that.
    #[must_use]
    pub fn sqlite_file(path: impl Into<PathBuf>) -> Self {
        Self::new(Target::File(path.into()), 4)
    }

    /// SQLite in memory, gone with the store: for tests and demonstrations.
    #[must_use]
    pub fn sqlite_memory() -> Self {
        Self::new(Target::Memory, 1)
    }

    /// A Postgres database by its URL, `postgres://user:password@host:port/database`.
    ///
    /// Connections are encrypted if the server supports it, without verifying the server's identity. On a shared
    /// network, add `?sslmode=verify-full`, and `&sslrootcert=ca.pem` if the server's certificate is not signed by a
    /// public authority.
    ///
    /// # Errors
    /// [`Error::PostgresUrl`] if the text is not such a URL. Nothing is opened yet.
    pub fn postgres(url: &str) -> Result<Self, Error> {
        if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(Error::PostgresUrl(None));
        }
        let options: PgConnectOptions =
            url.parse().map_err(|e: sqlx::Error| Error::PostgresUrl(Some(Cause::of(&e))))?;
        let named = match options.get_application_name() {
            Some(_) => options,
            None => options.application_name("abacus"),
        };
        Ok(Self::new(Target::Postgres(Box::new(named)), 10))
    }

    fn new(target: Target, max_connections: u32) -> Self {
        Self { target, max_connections, acquire_timeout: Duration::from_secs(10), limit: None, must_exist: false }
    }

    /// Sets the maximum number of open connections, at least 1 (by default 4 for a file, 10 for Postgres; memory always
    /// has 1).
    #[must_use]
    pub fn max_connections(mut self, count: u32) -> Self {
        if !matches!(self.target, Target::Memory) {
            self.max_connections = count.max(1);
        }
        self
    }

    /// Sets how long a call waits for a free connection before it fails (10 seconds by default).
    #[must_use]
    pub fn acquire_timeout(mut self, timeout: Duration) -> Self {
        self.acquire_timeout = timeout;
        self
    }

    /// Sets how many bytes the store may hold (unlimited by default). Saves beyond that are refused with
    /// [`Error::StoreFull`]. The help of `--store-limit` says what is measured.
    #[must_use]
    pub fn limit(mut self, bytes: Option<u64>) -> Self {
        self.limit = bytes;
        self
    }

    /// Refuses a SQLite file that does not exist, instead of creating it.
    #[must_use]
    pub fn must_exist(mut self) -> Self {
        self.must_exist = true;
        self
    }

    /// The kind of database.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.target {
            Target::File(_) | Target::Memory => Kind::Sqlite,
            Target::Postgres(_) => Kind::Postgres,
        }
    }
}

impl fmt::Display for StoreConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::File(path) => write!(f, "SQLite file {}", path.display()),
            Target::Memory => f.write_str("SQLite in memory"),
            Target::Postgres(options) => {
                // Without a name, Postgres uses the user's name.
                let name = options.get_database().unwrap_or(options.get_username());
                match options.get_socket() {
                    Some(socket) => write!(f, "Postgres database {name} at {}", socket.display()),
                    None => {
                        let (host, port) = (options.get_host(), options.get_port());
                        write!(f, "Postgres database {name} at {host}:{port}")
                    }
                }
            }
        }
    }
}

impl fmt::Debug for StoreConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreConfig")
            .field("target", &self.to_string())
            .field("max_connections", &self.max_connections)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("limit", &self.limit)
            .field("must_exist", &self.must_exist)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_config_shows_where_but_no_password() {
        let config = StoreConfig::postgres("postgres://ann:s3cret@db.example:5433/abacus").unwrap();
        let shown = config.to_string();
        assert_eq!(shown, "Postgres database abacus at db.example:5433");
        assert!(!format!("{config:?}").contains("s3cret"));
        assert_eq!(config.kind(), Kind::Postgres);
    }

    #[test]
    fn other_urls_are_refused_without_quoting_them() {
        for url in ["mysql://u:s3cret@h/d", "postgres://u:s3cret@h:port/d", "data/abacus.db", ""] {
            let error = StoreConfig::postgres(url).unwrap_err();
            assert!(matches!(error, Error::PostgresUrl(_)));
            assert!(!format!("{error:?} {error}").contains("s3cret"));
        }
    }

    #[test]
    fn memory_has_one_connection() {
        assert_eq!(StoreConfig::sqlite_memory().max_connections(8).max_connections, 1);
    }
}
