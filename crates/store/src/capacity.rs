//! The limit on the size of the store.

use std::time::{Duration, Instant};

use sqlx::query_scalar;
use tokio::sync::Mutex;

use crate::Error;
use crate::db::Db;

/// How long a measurement is used. Documents written in the meantime are added to it.
const MEASURED_FOR: Duration = Duration::from_secs(5);

/// The limit, and the last known size.
#[derive(Debug)]
pub(crate) struct Capacity {
    limit: Option<u64>,
    known: Mutex<Option<Known>>,
}

#[derive(Debug)]
struct Known {
    at: Instant,
    bytes: u64,
}

impl Capacity {
    pub(crate) fn new(limit: Option<u64>) -> Self {
        Self { limit, known: Mutex::new(None) }
    }

    /// Counts a document that is about to be stored.
    ///
    /// # Errors
    /// [`Error::StoreFull`] if the store would then exceed its limit.
    pub(crate) async fn admit(&self, db: &Db, document: &str) -> Result<(), Error> {
        let Some(limit) = self.limit else { return Ok(()) };
        let more = u64::try_from(document.len()).unwrap_or(u64::MAX);
        let mut known = self.known.lock().await;
        let mut bytes = match known.as_ref() {
            Some(known) if known.at.elapsed() < MEASURED_FOR => known.bytes,
            _ => {
                let bytes = measure(db).await?;
                *known = Some(Known { at: Instant::now(), bytes });
                bytes
            }
        };
        bytes = bytes.saturating_add(more);
        if bytes > limit {
            return Err(Error::StoreFull { bytes: bytes - more, limit });
        }
        if let Some(known) = known.as_mut() {
            known.bytes = bytes;
        }
        Ok(())
    }
}

/// How many bytes the tables and their indexes take. On SQLite, free pages are not counted; on Postgres, they are
/// counted until `VACUUM` has returned them to the system.
pub(crate) async fn measure(db: &Db) -> Result<u64, Error> {
    let bytes: i64 = match db {
        Db::Sqlite(pool) => {
            query_scalar(
                "SELECT (page_count - freelist_count) * page_size \
                 FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()",
            )
            .fetch_one(pool)
            .await?
        }
        Db::Postgres(pool) => {
            query_scalar(
                "SELECT pg_total_relation_size('designs') + pg_total_relation_size('revisions') \
                 + pg_total_relation_size('idempotency_keys')",
            )
            .fetch_one(pool)
            .await?
        }
    };
    Ok(u64::try_from(bytes).unwrap_or(0))
}
