//! The revision a design is at, without its document.

use sqlx::query_as;

use crate::db::{Db, on};
use crate::deletion::not_deleted;
use crate::{DesignId, Error, Revision, RevisionInfo, Store, Timestamp};

impl Store {
    /// The revision that a design is at, or when `revision` was stored, as [`Store::latest`] and [`Store::revision`]
    /// would return. It is cheap, because it reads no document.
    ///
    /// Revisions never change: anything derived from a document stays valid as long as this returns the same.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such design or revision, [`Error::Deleted`], [`Error::Database`].
    pub async fn head(&self, id: &DesignId, revision: Option<Revision>) -> Result<RevisionInfo, Error> {
        self.note(head(&self.db, id, revision).await)
    }
}

async fn head(db: &Db, id: &DesignId, revision: Option<Revision>) -> Result<RevisionInfo, Error> {
    let row: Option<(i64, i64, Option<i64>)> = on!(db, pool => match revision {
        None => {
            query_as(
                "SELECT r.revision, r.created_at_ms, d.deleted_at_ms \
                 FROM designs d JOIN revisions r ON r.design_id = d.id \
                 WHERE d.id = $1 ORDER BY r.revision DESC LIMIT 1",
            )
            .bind(id.as_str())
            .fetch_optional(pool)
            .await?
        }
        Some(revision) => {
            query_as(
                "SELECT r.revision, r.created_at_ms, d.deleted_at_ms \
                 FROM designs d JOIN revisions r ON r.design_id = d.id \
                 WHERE d.id = $1 AND r.revision = $2",
            )
            .bind(id.as_str())
            .bind(revision.get())
            .fetch_optional(pool)
            .await?
        }
    });
    let (revision, ms, deleted_at) = row.ok_or_else(|| Error::NotFound(id.clone()))?;
    not_deleted(id, deleted_at)?;
    Ok(RevisionInfo { revision: Revision::stored(revision), created_at: Timestamp::from_epoch_ms(ms) })
}
