//! Deleting a design, restoring it, and removing designs that can no longer be restored.

use sqlx::{query, query_scalar};

use crate::db::{Db, on};
use crate::{DesignId, Error, Timestamp};

/// How long a deleted design can be restored, in milliseconds: 30 days.
const RESTORABLE_MS: i64 = 30 * 24 * 3_600_000;

/// How much longer it is kept, so that servers with differing clocks never remove a design while another one restores
/// it: one hour.
const GRACE_MS: i64 = 3_600_000;

/// How many revisions one statement removes.
const BATCH: i64 = 50;

/// Refuses a design that its owner has deleted: as not found when it can no longer be restored.
pub(crate) fn not_deleted(id: &DesignId, deleted_at: Option<i64>) -> Result<(), Error> {
    match deleted_at {
        None => Ok(()),
        Some(ms) if ms <= restorable_after() => Err(Error::NotFound(id.clone())),
        Some(ms) => Err(Error::Deleted { until: until(ms) }),
    }
}

/// Until when a design deleted at this time can be restored.
pub(crate) fn until(deleted_at_ms: i64) -> Timestamp {
    Timestamp::from_epoch_ms(deleted_at_ms.saturating_add(RESTORABLE_MS))
}

/// Designs deleted after this time can be restored.
fn restorable_after() -> i64 {
    Timestamp::now().epoch_ms() - RESTORABLE_MS
}

/// Marks a design as deleted, unless it already is.
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

/// Removes the mark, if the design can still be restored.
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

/// Removes some revisions of a design that can no longer be restored, and the design with the last of them. Returns
/// true if there may be more to do.
///
/// Each step is small, so that other saves do not wait for it. No transaction is needed: a partly removed design is
/// already invisible to everybody.
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
