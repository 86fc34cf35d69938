//! Detecting damage: at startup, in the background, and in every document that is read.

use std::sync::OnceLock;

use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection, query_as, query_scalar};

use crate::Error;
use crate::cause::Cause;
use crate::db::{Db, on};
use crate::token::sha256;

/// Damage that was seen once. It does not go away on its own, so it is remembered until the restart.
#[derive(Debug, Default)]
pub(crate) struct Damage(OnceLock<String>);

impl Damage {
    /// Remembers damage reported by an answer, and passes the answer on.
    pub(crate) fn note<T>(&self, answer: Result<T, Error>) -> Result<T, Error> {
        if let Err(Error::Corrupt(what)) = &answer
            && self.0.set(what.to_string()).is_ok()
        {
            tracing::error!(%what, "the database is damaged; this server is no longer ready");
        }
        answer
    }

    /// # Errors
    /// [`Error::Corrupt`] if damage was seen.
    pub(crate) fn none_seen(&self) -> Result<(), Error> {
        match self.0.get() {
            Some(what) => Err(Error::Corrupt(Cause::new(what))),
            None => Ok(()),
        }
    }
}

/// Compares a document with the hash that was stored with it.
pub(crate) fn check_document(id: &str, revision: i64, document: &str, hash: Option<&str>) -> Result<(), Error> {
    match hash {
        Some(hash) if hash != sha256(document.as_bytes()) => {
            Err(Error::Corrupt(Cause::new(format!("revision {revision} of design {id} is not what was stored"))))
        }
        _ => Ok(()),
    }
}

/// The design and revision of the last document read.
pub(crate) type LastRead = (String, i64);

const NEXT: &str = "SELECT design_id, revision, document, document_hash FROM revisions \
                    WHERE (design_id, revision) > ($1, $2) ORDER BY design_id, revision LIMIT 1";

type RevisionRow = (String, i64, String, Option<String>);

fn checked(row: Option<RevisionRow>) -> Result<Option<LastRead>, Error> {
    let Some((id, revision, document, hash)) = row else { return Ok(None) };
    check_document(&id, revision, &document, hash.as_deref())?;
    Ok(Some((id, revision)))
}

/// Reads and checks the document after `place`; `None` at the end.
pub(crate) async fn check_next(db: &Db, (id, revision): &LastRead) -> Result<Option<LastRead>, Error> {
    checked(on!(db, pool => query_as(NEXT).bind(id).bind(revision).fetch_optional(pool).await?))
}

/// The same over a separate connection, which has no part of the file cached.
pub(crate) async fn check_next_in_file(
    file: &mut SqliteConnection,
    (id, revision): &LastRead,
) -> Result<Option<LastRead>, Error> {
    checked(query_as(NEXT).bind(id).bind(revision).fetch_optional(file).await?)
}

/// Checks the whole SQLite file. `how` is `quick_check` or `integrity_check`.
///
/// # Errors
/// [`Error::Corrupt`] with the first problem found.
pub(crate) async fn check_file(file: &mut SqliteConnection, how: &'static str) -> Result<(), Error> {
    let found: String = query_scalar(AssertSqlSafe(format!("PRAGMA {how}(1)"))).fetch_one(file).await?;
    if found == "ok" { Ok(()) } else { Err(Error::Corrupt(Cause::new(found.replace('\n', " ")))) }
}

/// How many documents are read at each end of the table when a Postgres database is opened.
const SAMPLE: i64 = 20;

/// Checks that our tables can be read and their indexes are usable. Postgres has no bounded check of everything; with
/// data checksums, it reports damaged pages as they are read.
///
/// # Errors
/// [`Error::Corrupt`].
pub(crate) async fn check_postgres(connection: &mut PgConnection) -> Result<(), Error> {
    let unusable: Option<String> = query_scalar(
        "SELECT CAST(indexrelid::regclass AS text) FROM pg_index WHERE NOT indisvalid AND indrelid IN \
         ('designs'::regclass, 'revisions'::regclass, 'idempotency_keys'::regclass) LIMIT 1",
    )
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(index) = unusable {
        return Err(Error::Corrupt(Cause::new(format!("the index {index} is not valid; use REINDEX"))));
    }
    for order in ["design_id, revision", "design_id DESC, revision DESC"] {
        let sql = format!(
            "SELECT design_id, revision, document, document_hash FROM revisions ORDER BY {order} LIMIT {SAMPLE}"
        );
        let rows: Vec<RevisionRow> = query_as(AssertSqlSafe(sql)).fetch_all(&mut *connection).await?;
        for row in rows {
            checked(Some(row))?;
        }
    }
    let checksums: String = query_scalar("SHOW data_checksums").fetch_one(connection).await?;
    if checksums != "on" {
        tracing::info!("Postgres runs without data checksums, so it does not notice damaged pages");
    }
    Ok(())
}
