//! Deleting a design, restoring it, and removing what can be restored no longer.

use sqlx::{query, query_scalar};

use crate::db::{Db, on};
use crate::{DesignId, Error, Timestamp};

/// How long a deleted design can be restored, in milliseconds: 30 days.
const RESTORABLE_MS: i64 = 30 * 24 * 3_600_000;

/// How much longer it is kept, so that servers whose clocks differ never remove a design while
/// another one restores it: one hour.
const GRACE_MS: i64 = 3_600_000;

/// How many revisions are removed in one statement.
const BATCH: i64 = 50;

/// Refuses a design that its owner has deleted. When it can be restored no longer, it is not there.
pub(crate) fn not_deleted(id: &DesignId, deleted_at: Option<i64>) -> Result<(), Error> {
    match deleted_at {
        None => Ok(()),
        Some(ms) if ms <= restorable_after() => Err(Error::NotFound(id.clone())),
        Some(ms) => Err(Error::Deleted { until: until(ms) }),
    }
}

/// Until when a design that was deleted at this moment can be restored.
pub(crate) fn until(deleted_at_ms: i64) -> Timestamp {
    Timestamp::from_epoch_ms(deleted_at_ms.saturating_add(RESTORABLE_MS))
}

/// Designs that were deleted after this moment can be restored.
fn restorable_after() -> i64 {
    Timestamp::now().epoch_ms() - RESTORABLE_MS
}

/// Marks a design as deleted, unless it is already.
pub(crate) async fn mark(db: &Db, id: &DesignId) -> Result<(), Error> {
    on!(db, pool => {
        query("UPDATE designs SET deleted_at_ms = $2 WHERE id = $1 AND deleted_at_ms IS NULL")
            .bind(id.as_str())
            .bind(Timestamp::now().epoch_ms())
            .execute(pool)
            .await?;
    });
    Ok(())
}

/// Takes the mark away, if the design can be restored.
pub(crate) async fn unmark(db: &Db, id: &DesignId) -> Result<(), Error> {
    on!(db, pool => {
        query("UPDATE designs SET deleted_at_ms = NULL WHERE id = $1 AND deleted_at_ms > $2")
            .bind(id.as_str())
            .bind(restorable_after())
            .execute(pool)
            .await?;
    });
    Ok(())
}

/// Removes some revisions of a design that can be restored no longer, and the design with the last
/// of them; true when there may be more to do.
///
/// Each step is small, so that saves of others do not wait for it, and needs no transaction: what is
/// removed in part is not there for anybody any more.
pub(crate) async fn purge(db: &Db) -> Result<bool, Error> {
    let before = restorable_after() - GRACE_MS;
    on!(db, pool => {
        let id: Option<String> =
            query_scalar("SELECT id FROM designs WHERE deleted_at_ms <= $1 ORDER BY deleted_at_ms LIMIT 1")
                .bind(before)
                .fetch_optional(pool)
                .await?;
        let Some(id) = id else { return Ok(false) };
        let removed = query(
            "DELETE FROM revisions WHERE design_id = $1 AND revision IN \
             (SELECT revision FROM revisions WHERE design_id = $1 ORDER BY revision LIMIT $2)",
        )
        .bind(&id)
        .bind(BATCH)
        .execute(pool)
        .await?
        .rows_affected();
        if removed == 0 {
            query("DELETE FROM idempotency_keys WHERE design_id = $1").bind(&id).execute(pool).await?;
            query("DELETE FROM designs WHERE id = $1 AND deleted_at_ms <= $2")
                .bind(&id)
                .bind(before)
                .execute(pool)
                .await?;
        }
    });
    Ok(true)
}
