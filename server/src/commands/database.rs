//! The database that the command line selects.

use use_cases::StoreConfig;

use crate::cli::Database;

/// The SQLite file in the data directory.
const DATABASE_FILE: &str = "abacus.sqlite3";

/// The selected database.
///
/// # Errors
/// If the URL is not a Postgres URL.
pub fn config(options: &Database) -> anyhow::Result<StoreConfig> {
    Ok(match &options.database_url {
        Some(url) => StoreConfig::postgres(url)?,
        None => StoreConfig::sqlite_file(options.data_dir.join(DATABASE_FILE)),
    })
}

/// Logs to standard error: warnings, errors and what `usual` allows, unless `RUST_LOG` says otherwise.
pub fn log(usual: &str) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
