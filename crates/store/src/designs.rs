//! The SQL for creating, reading and saving designs.

use sqlx::{query, query_as};

use crate::db::{Db, on};
use crate::deletion::not_deleted;
use crate::idempotency::Claim;
use crate::token::sha256;
use crate::{Created, DesignId, EditKey, Error, Revision, RevisionInfo, Saved, Stored, Timestamp};

/// revision, document, its hash, its `created_at_ms`, the design's `created_at_ms` and
/// `deleted_at_ms`
type StoredRow = (i64, String, Option<String>, i64, i64, Option<i64>);

/// What must be known about a design before it is changed.
#[derive(Debug)]
pub(crate) struct Head {
    key_hash: String,
    deleted_at: Option<i64>,
    /// The latest revision.
    pub(crate) current: Saved,
    /// Whether the document of the latest revision is the given one.
    same: bool,
}

impl Head {
    /// Reads it, and compares the latest document with `document`.
    pub(crate) async fn read(db: &Db, id: &DesignId, document: &str) -> Result<Self, Error> {
        let row: Option<(String, Option<i64>, i64, i64, i64)> = on!(db, pool => {
            query_as(
                "SELECT d.key_hash, d.deleted_at_ms, r.revision, r.created_at_ms, \
                 CAST(CASE WHEN r.document = $2 THEN 1 ELSE 0 END AS BIGINT) \
                 FROM designs d JOIN revisions r ON r.design_id = d.id \
                 WHERE d.id = $1 ORDER BY r.revision DESC LIMIT 1",
            )
            .bind(id.as_str())
            .bind(document)
            .fetch_optional(pool)
            .await?
        });
        let (key_hash, deleted_at, revision, created_ms, same) = row.ok_or_else(|| Error::NotFound(id.clone()))?;
        let current = Saved { revision: Revision::stored(revision), created_at: Timestamp::from_epoch_ms(created_ms) };
        Ok(Self { key_hash, deleted_at, current, same: same == 1 })
    }

    /// Checks that the key is the design's.
    pub(crate) fn check(&self, key: &EditKey) -> Result<(), Error> {
        if key.matches(&self.key_hash) { Ok(()) } else { Err(Error::WrongKey) }
    }

    /// Checks that the design exists and is not deleted.
    pub(crate) fn live(&self, id: &DesignId) -> Result<(), Error> {
        not_deleted(id, self.deleted_at)
    }

    /// The answer to a save that changes nothing: either the document is that of the expected revision, or the save
    /// repeats one whose answer was lost.
    pub(crate) fn unchanged(&self, expected: Revision) -> Option<Saved> {
        let current = self.current.revision;
        (self.same && (current == expected || current == expected.next())).then_some(self.current)
    }
}

/// An id, a key and a timestamp for a new design.
pub(crate) fn new_design(key: Result<EditKey, Error>) -> Result<Created, Error> {
    Ok(Created { id: DesignId::random()?, key: key?, revision: Revision::FIRST, created_at: Timestamp::now() })
}

/// Stores a new design and the claim of its idempotency key. If another request holds the claim, returns false and
/// stores nothing.
pub(crate) async fn insert(db: &Db, created: &Created, document: &str, claim: Option<&Claim>) -> Result<bool, Error> {
    let (id, now) = (created.id.as_str(), created.created_at.epoch_ms());
    let document_hash = sha256(document.as_bytes());
    on!(db, pool => {
        let mut transaction = pool.begin_with(db.begin()).await?;
        query("INSERT INTO designs (id, key_hash, created_at_ms) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(created.key.hash())
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        if let Some(claim) = claim {
            query("DELETE FROM idempotency_keys WHERE key_hash = $1 AND created_at_ms <= $2")
                .bind(&claim.key_hash)
                .bind(claim.expired_before())
                .execute(&mut *transaction)
                .await?;
            let claimed = query(
                "INSERT INTO idempotency_keys (key_hash, salt, document_hash, design_id, created_at_ms) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key_hash) DO NOTHING",
            )
            .bind(&claim.key_hash)
            .bind(&claim.salt)
            .bind(&document_hash)
            .bind(id)
            .bind(now)
            .execute(&mut *transaction)
            .await?;
            if claimed.rows_affected() == 0 {
                transaction.rollback().await?;
                return Ok(false);
            }
        }
        query(
            "INSERT INTO revisions (design_id, revision, document, document_hash, created_at_ms) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(created.revision.get())
        .bind(document)
        .bind(&document_hash)
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
    });
    Ok(true)
}

/// Adds the revision after `expected`; `None` if that is no longer the latest, or the design was deleted.
pub(crate) async fn append(db: &Db, id: &DesignId, expected: Revision, document: &str) -> Result<Option<Saved>, Error> {
    let saved = Saved { revision: expected.next(), created_at: Timestamp::now() };
    // A single statement, so there is no gap between checking and storing that would need a transaction. Two savers may
    // both find the expected revision; the primary key then lets one in, and the other's row is skipped.
    let rows = on!(db, pool => {
        query(
            "INSERT INTO revisions (design_id, revision, document, created_at_ms, document_hash) \
             SELECT $1, $2, $3, $4, $6 \
             WHERE (SELECT MAX(revision) FROM revisions WHERE design_id = $1) = $5 \
             AND EXISTS (SELECT 1 FROM designs WHERE id = $1 AND deleted_at_ms IS NULL) \
             ON CONFLICT (design_id, revision) DO NOTHING",
        )
        .bind(id.as_str())
        .bind(saved.revision.get())
        .bind(document)
        .bind(saved.created_at.epoch_ms())
        .bind(expected.get())
        .bind(sha256(document.as_bytes()))
        .execute(pool)
        .await?
        .rows_affected()
    });
    Ok((rows == 1).then_some(saved))
}

pub(crate) async fn latest(db: &Db, id: &DesignId) -> Result<Stored, Error> {
    let row: Option<StoredRow> = on!(db, pool => {
        query_as(
            "SELECT r.revision, r.document, r.document_hash, r.created_at_ms, d.created_at_ms, d.deleted_at_ms \
             FROM designs d JOIN revisions r ON r.design_id = d.id \
             WHERE d.id = $1 ORDER BY r.revision DESC LIMIT 1",
        )
        .bind(id.as_str())
        .fetch_optional(pool)
        .await?
    });
    stored(id, row.ok_or_else(|| Error::NotFound(id.clone()))?)
}

pub(crate) async fn revision(db: &Db, id: &DesignId, revision: Revision) -> Result<Stored, Error> {
    let row: Option<StoredRow> = on!(db, pool => {
        query_as(
            "SELECT r.revision, r.document, r.document_hash, r.created_at_ms, d.created_at_ms, d.deleted_at_ms \
             FROM designs d JOIN revisions r ON r.design_id = d.id \
             WHERE d.id = $1 AND r.revision = $2",
        )
        .bind(id.as_str())
        .bind(revision.get())
        .fetch_optional(pool)
        .await?
    });
    if let Some(row) = row {
        return stored(id, row);
    }
    let (_, deleted_at) = owner(db, id).await?;
    not_deleted(id, deleted_at)?;
    Err(Error::NoRevision { id: id.clone(), revision })
}

pub(crate) async fn revisions(db: &Db, id: &DesignId) -> Result<Vec<RevisionInfo>, Error> {
    let (_, deleted_at) = owner(db, id).await?;
    not_deleted(id, deleted_at)?;
    let rows: Vec<(i64, i64)> = on!(db, pool => {
        query_as("SELECT revision, created_at_ms FROM revisions WHERE design_id = $1 ORDER BY revision DESC")
            .bind(id.as_str())
            .fetch_all(pool)
            .await?
    });
    let info = |(revision, ms)| RevisionInfo {
        revision: Revision::stored(revision),
        created_at: Timestamp::from_epoch_ms(ms),
    };
    Ok(rows.into_iter().map(info).collect())
}

/// The hash of the edit key, and when the design was deleted.
pub(crate) async fn owner(db: &Db, id: &DesignId) -> Result<(String, Option<i64>), Error> {
    let row = on!(db, pool => {
        query_as("SELECT key_hash, deleted_at_ms FROM designs WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(pool)
            .await?
    });
    row.ok_or_else(|| Error::NotFound(id.clone()))
}

fn stored(id: &DesignId, row: StoredRow) -> Result<Stored, Error> {
    let (revision, document, document_hash, created_ms, design_ms, deleted_at) = row;
    not_deleted(id, deleted_at)?;
    crate::integrity::check_document(id.as_str(), revision, &document, document_hash.as_deref())?;
    Ok(Stored {
        id: id.clone(),
        revision: Revision::stored(revision),
        document,
        created_at: Timestamp::from_epoch_ms(created_ms),
        design_created_at: Timestamp::from_epoch_ms(design_ms),
    })
}

/// Both databases must treat a document the same way, but only SQLite would accept NUL characters.
pub(crate) fn refuse_nul(document: &str) -> Result<(), Error> {
    match document.find('\0') {
        Some(at) => Err(Error::NulCharacter { at }),
        None => Ok(()),
    }
}
