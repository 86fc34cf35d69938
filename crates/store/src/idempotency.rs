//! Repeated requests to create a design get the answer of the first.

use sqlx::{query, query_as};

use crate::db::{Db, on};
use crate::token::{random_text, sha256};
use crate::{Created, DesignId, EditKey, Error, IdempotencyKey, Revision, Timestamp};

/// How long a request can be repeated, in milliseconds: 24 hours.
const KEPT_MS: i64 = 24 * 3_600_000;

/// Characters of a salt: 160 bits.
const SALT_LENGTH: usize = 32;

/// How many expired keys one statement removes.
const BATCH: i64 = 500;

/// What is stored for the key of a request that creates a design.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) key_hash: String,
    pub(crate) salt: String,
}

impl Claim {
    /// A claim with a new salt, and the edit key that follows from it.
    pub(crate) fn new(key: &IdempotencyKey) -> Result<(Self, EditKey), Error> {
        let salt = random_text::<SALT_LENGTH>()?;
        let edit_key = EditKey::derived(&salt, key);
        Ok((Self { key_hash: key.hash(), salt }, edit_key))
    }

    /// Claims made at this time or earlier have expired.
    pub(crate) fn expired_before(&self) -> i64 {
        expired_before()
    }
}

fn expired_before() -> i64 {
    Timestamp::now().epoch_ms() - KEPT_MS
}

/// The answer to the request that used the key before; `None` if there was none within 24 hours.
pub(crate) async fn recall(db: &Db, key: &IdempotencyKey, document: &str) -> Result<Option<Created>, Error> {
    let row: Option<(String, String, String, i64)> = on!(db, pool => {
        query_as(
            "SELECT k.salt, k.document_hash, k.design_id, d.created_at_ms \
             FROM idempotency_keys k JOIN designs d ON d.id = k.design_id \
             WHERE k.key_hash = $1 AND k.created_at_ms > $2",
        )
        .bind(key.hash())
        .bind(expired_before())
        .fetch_optional(pool)
        .await?
    });
    let Some((salt, document_hash, id, created_ms)) = row else { return Ok(None) };
    if document_hash != sha256(document.as_bytes()) {
        return Err(Error::IdempotencyKeyReused);
    }
    Ok(Some(Created {
        id: DesignId::stored(id),
        key: EditKey::derived(&salt, key),
        revision: Revision::FIRST,
        created_at: Timestamp::from_epoch_ms(created_ms),
    }))
}

/// Removes some expired keys; true if there may be more.
pub(crate) async fn expire(db: &Db) -> Result<bool, Error> {
    let removed = on!(db, pool => {
        query(
            "DELETE FROM idempotency_keys WHERE key_hash IN \
             (SELECT key_hash FROM idempotency_keys WHERE created_at_ms <= $1 LIMIT $2)",
        )
        .bind(expired_before())
        .bind(BATCH)
        .execute(pool)
        .await?
        .rows_affected()
    });
    Ok(removed > 0)
}
