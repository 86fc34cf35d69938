//! The store and its operations.

use std::convert::Infallible;
use std::sync::Arc;

use crate::capacity::Capacity;
use crate::cause::Cause;
use crate::config::{Kind, Target};
use crate::db::{Db, on};
use crate::designs::{self, Head};
use crate::idempotency::{self, Claim};
use crate::integrity::Damage;
use crate::opened_file::OpenedFile;
use crate::readiness::Readiness;
use crate::{
    Created, DesignId, EditKey, Error, IdempotencyKey, Revision, RevisionInfo, Saved, StoreConfig, Stored, Timestamp,
    deletion,
};

/// How often creating under an idempotency key is tried: the first time, there may be no earlier answer, and yet a
/// concurrent request may then claim the key first.
const TRIES: usize = 3;

/// Designs and their revisions in one database. Clones share its connections.
///
/// Besides the errors named at each method, every call that reaches the database may fail with
/// [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Corrupt`], [`Error::Unreachable`] or
/// [`Error::Database`]; and every call for a design that was deleted with [`Error::Deleted`].
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: Db,
    pub(crate) file: Option<OpenedFile>,
    description: String,
    capacity: Arc<Capacity>,
    damage: Arc<Damage>,
    readiness: Arc<Readiness>,
}

impl Store {
    /// Opens the database, checks it for damage, creates what is missing and migrates its tables. The check of a SQLite
    /// file reads all of it.
    ///
    /// Several servers may do so at the same time, and a database already migrated by a newer version is accepted.
    ///
    /// # Errors
    /// [`Error::Folder`], [`Error::NoFile`], [`Error::Open`], [`Error::NoAnswer`],
    /// [`Error::Damaged`] or [`Error::Migrate`].
    pub async fn connect(config: &StoreConfig) -> Result<Self, Error> {
        let db = Db::open(config).await?;
        let description = config.to_string();
        tracing::info!(database = %description, "store opened");
        let file = match &config.target {
            Target::File(path) => Some(OpenedFile::at(path)),
            Target::Memory | Target::Postgres(_) => None,
        };
        Ok(Self {
            db,
            file,
            description,
            capacity: Arc::new(Capacity::new(config.limit)),
            damage: Arc::default(),
            readiness: Arc::default(),
        })
    }

    /// The kind of database.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.db {
            Db::Sqlite(_) => Kind::Sqlite,
            Db::Postgres(_) => Kind::Postgres,
        }
    }

    /// A description of the database for people, without secrets: `SQLite file data/abacus.db`.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Whether designs can be read and saved right now: reads a document, commits a row, and on SQLite checks that the
    /// file is still there and the disk has space.
    ///
    /// There is at most one check a second; callers share its result, and a failure is logged once.
    ///
    /// # Errors
    /// The reason why not, within 3 seconds. Damage seen once remains an error until the store is opened again.
    pub async fn ready(&self) -> Result<(), Arc<Error>> {
        if on!(&self.db, pool => pool.is_closed()) {
            return Err(Arc::new(Error::from(sqlx::Error::PoolClosed)));
        }
        self.readiness.check(&self.db, &self.damage, self.file.as_ref()).await
    }

    /// Waits until all connections are returned and closes them; later calls fail. On SQLite this leaves a single file
    /// without a write-ahead log.
    pub async fn close(&self) {
        on!(&self.db, pool => pool.close().await);
    }

    /// Stores a new design with its first revision.
    ///
    /// # Errors
    /// [`Error::NulCharacter`], [`Error::StoreFull`], [`Error::Random`].
    pub async fn create(&self, document: &str) -> Result<Created, Error> {
        designs::refuse_nul(document)?;
        self.note(self.capacity.admit(&self.db, document).await)?;
        let created = designs::new_design(EditKey::random())?;
        self.note(designs::insert(&self.db, &created, document, None).await)?;
        Ok(created)
    }

    /// Stores a new design, or for 24 hours returns the answer to the first request with this key again, with the same
    /// id and edit key. Of several concurrent requests, one creates the design.
    ///
    /// # Errors
    /// [`Error::IdempotencyKeyReused`] if the first request had another document, and those of [`Store::create`].
    pub async fn create_once(&self, document: &str, key: &IdempotencyKey) -> Result<Created, Error> {
        designs::refuse_nul(document)?;
        for _ in 0..TRIES {
            if let Some(created) = self.recall(document, key).await? {
                return Ok(created);
            }
            self.note(self.capacity.admit(&self.db, document).await)?;
            let (claim, edit_key) = Claim::new(key)?;
            let created = designs::new_design(Ok(edit_key))?;
            if self.note(designs::insert(&self.db, &created, document, Some(&claim)).await)? {
                return Ok(created);
            }
        }
        Err(Error::Database(Cause::new("an idempotency key was taken and given back again and again")))
    }

    /// The answer to the first request with this key; `None` if there was none within 24 hours.
    ///
    /// # Errors
    /// [`Error::IdempotencyKeyReused`].
    pub async fn recall(&self, document: &str, key: &IdempotencyKey) -> Result<Option<Created>, Error> {
        self.note(idempotency::recall(&self.db, key, document).await)
    }

    /// The latest revision of a design.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn latest(&self, id: &DesignId) -> Result<Stored, Error> {
        self.note(designs::latest(&self.db, id).await)
    }

    /// One revision of a design.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the design, [`Error::NoRevision`] if only the revision is unknown.
    pub async fn revision(&self, id: &DesignId, revision: Revision) -> Result<Stored, Error> {
        self.note(designs::revision(&self.db, id, revision).await)
    }

    /// The history of a design, the latest revision first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn revisions(&self, id: &DesignId) -> Result<Vec<RevisionInfo>, Error> {
        self.note(designs::revisions(&self.db, id).await)
    }

    /// Checks that the key is the design's, even if the design was deleted.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`].
    pub async fn check_key(&self, id: &DesignId, key: &EditKey) -> Result<(), Error> {
        let (hash, _) = self.note(designs::owner(&self.db, id).await)?;
        if key.matches(&hash) { Ok(()) } else { Err(Error::WrongKey) }
    }

    /// What saving the document would return without storing anything, because the design already is what it would
    /// become: either the document is that of the `expected` revision, or the save repeats the latest one, whose answer
    /// was lost. `None` if a revision would be stored.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`], and [`Error::Conflict`] with the latest revision if
    /// that is not `expected`.
    pub async fn unchanged(
        &self,
        id: &DesignId,
        key: &EditKey,
        expected: Revision,
        document: &str,
    ) -> Result<Option<Saved>, Error> {
        let head = self.note(Head::read(&self.db, id, document).await)?;
        head.check(key)?;
        head.live(id)?;
        let unchanged = head.unchanged(expected);
        if unchanged.is_none() && head.current.revision != expected {
            return Err(Error::Conflict { current: head.current.revision });
        }
        Ok(unchanged)
    }

    /// Stores a new revision on top of the one that the caller saw last, unless it is [unchanged](Store::unchanged).
    ///
    /// Of several savers that expect the same revision, exactly one succeeds.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`], [`Error::NulCharacter`], [`Error::StoreFull`], and [`Error::Conflict`]
    /// with the latest revision if that is not `expected`. On any error, nothing is changed.
    pub async fn save(&self, id: &DesignId, key: &EditKey, expected: Revision, document: &str) -> Result<Saved, Error> {
        let Ok(saved) = self.save_admitted(id, key, expected, document, || Ok::<(), Infallible>(())).await?;
        Ok(saved)
    }

    /// Like [`Store::save`], but `admit` decides whether a new revision may be stored; it is not called for a save that
    /// changes nothing. If it refuses, the inner error is its refusal and nothing is stored.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub async fn save_admitted<R>(
        &self,
        id: &DesignId,
        key: &EditKey,
        expected: Revision,
        document: &str,
        admit: impl FnOnce() -> Result<(), R>,
    ) -> Result<Result<Saved, R>, Error> {
        designs::refuse_nul(document)?;
        if let Some(saved) = self.unchanged(id, key, expected, document).await? {
            return Ok(Ok(saved));
        }
        if let Err(refusal) = admit() {
            return Ok(Err(refusal));
        }
        self.note(self.capacity.admit(&self.db, document).await)?;
        if let Some(saved) = self.note(designs::append(&self.db, id, expected, document).await)? {
            return Ok(Ok(saved));
        }
        // Somebody else was faster: with another document, with the same one, or by deleting the design.
        match self.unchanged(id, key, expected, document).await? {
            Some(saved) => Ok(Ok(saved)),
            None => Err(Error::Conflict { current: expected }),
        }
    }

    /// Deletes a design. Whoever has the key can restore it until the returned time; after that it is removed. Deleting
    /// it again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`].
    pub async fn delete(&self, id: &DesignId, key: &EditKey) -> Result<Timestamp, Error> {
        self.check_key(id, key).await?;
        self.note(deletion::mark(&self.db, id).await)?;
        match self.note(designs::owner(&self.db, id).await)? {
            (_, Some(deleted_at)) => Ok(deletion::until(deleted_at)),
            // It was restored at the same time.
            (_, None) => Ok(deletion::until(Timestamp::now().epoch_ms())),
        }
    }

    /// Undoes the deletion of a design and returns its latest revision. A design that is not deleted is left unchanged.
    ///
    /// # Errors
    /// [`Error::NotFound`], also after the 30 days, and [`Error::WrongKey`].
    pub async fn restore(&self, id: &DesignId, key: &EditKey) -> Result<Saved, Error> {
        self.check_key(id, key).await?;
        self.note(deletion::unmark(&self.db, id).await)?;
        let head = self.note(Head::read(&self.db, id, "").await)?;
        head.live(id)?;
        Ok(head.current)
    }

    /// Remembers damage reported by an answer.
    pub(crate) fn note<T>(&self, answer: Result<T, Error>) -> Result<T, Error> {
        self.damage.note(answer)
    }
}

#[cfg(test)]
mod tests {
    use sqlx::query;

    use super::*;

    /// A file with one connection that may not grow, as on a full disk.
    #[tokio::test]
    async fn a_full_disk_is_told_from_other_faults_and_passes() {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig::sqlite_file(folder.path().join("abacus.db")).max_connections(1);
        let store = Store::connect(&config).await.unwrap();
        let design = store.create("one").await.unwrap();
        let Db::Sqlite(pool) = &store.db else { panic!("not SQLite") };
        let large = "x".repeat(100_000);
        query("PRAGMA max_page_count = 1").execute(pool).await.unwrap();
        let error = store.save(&design.id, &design.key, design.revision, &large).await.unwrap_err();
        assert!(matches!(error, Error::DiskFull(_)), "{error:?}");
        let error = store.create(&large).await.unwrap_err();
        assert!(matches!(error, Error::DiskFull(_)), "{error:?}");
        // SQLite has ended the transaction itself; the next one can begin anyway.
        store.create("two").await.unwrap();
        store.create(&large).await.unwrap();
        assert_eq!(store.latest(&design.id).await.unwrap().document, "one");

        query("PRAGMA query_only = 1").execute(pool).await.unwrap();
        let error = store.create("three").await.unwrap_err();
        assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
        query("PRAGMA query_only = 1").execute(pool).await.unwrap();
        let error = store.ready().await.unwrap_err();
        assert!(matches!(*error, Error::ReadOnly(_)), "{error:?}");
    }

    #[tokio::test]
    async fn callers_within_a_second_share_one_check() {
        let store = Store::connect(&StoreConfig::sqlite_memory()).await.unwrap();
        let mut callers = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let store = store.clone();
            callers.spawn(async move { store.ready().await });
        }
        assert!(callers.join_all().await.iter().all(Result::is_ok));
        let Db::Sqlite(pool) = &store.db else { panic!("not SQLite") };
        query("DROP TABLE heartbeats").execute(pool).await.unwrap();
        // Either still the result of the previous check, or a new one on a machine this slow.
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        assert!(store.ready().await.is_err());
    }
}
