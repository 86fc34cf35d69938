//! The store itself: what can be asked of it, and the SQL for it.

use std::time::Duration;

use sqlx::{query, query_as, query_scalar};
use tokio::time::timeout;

use crate::config::Kind;
use crate::db::{Db, on};
use crate::{Created, DesignId, EditKey, Error, Revision, RevisionInfo, Saved, StoreConfig, Stored, Timestamp};

/// How long [`Store::ping`] waits: load balancers ask every few seconds.
const PING_TIMEOUT: Duration = Duration::from_secs(2);

/// Designs and their revisions in one database. Clones share its connections.
///
/// Besides the errors named at each method, every call that reaches the database may fail with
/// [`Error::Database`].
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    description: String,
}

/// revision, document, its `created_at_ms`, the design's `created_at_ms`
type StoredRow = (i64, String, i64, i64);

impl Store {
    /// Opens the database, creates what is missing and brings its tables up to date.
    ///
    /// Several servers may do so at the same time, and a database that a newer version has already
    /// migrated is accepted.
    ///
    /// # Errors
    /// [`Error::Folder`], [`Error::Open`], [`Error::NoAnswer`] or [`Error::Migrate`].
    pub async fn connect(config: &StoreConfig) -> Result<Self, Error> {
        let db = Db::open(config).await?;
        let description = config.to_string();
        tracing::info!(database = %description, "store opened");
        Ok(Self { db, description })
    }

    /// The connections, for other files of this crate.
    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    /// The kind of database.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.db {
            Db::Sqlite(_) => Kind::Sqlite,
            Db::Postgres(_) => Kind::Postgres,
        }
    }

    /// Which database this is, for people, without secrets: `SQLite file data/abacus.db`.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// [`Error::NoAnswer`] after 2 seconds.
    pub async fn ping(&self) -> Result<(), Error> {
        let answer = async { on!(&self.db, pool => query("SELECT 1").execute(pool).await.map(|_| ())) };
        timeout(PING_TIMEOUT, answer)
            .await
            .map_err(|_| Error::NoAnswer { after: PING_TIMEOUT })?
            .map_err(Error::Database)
    }

    /// Waits until all connections are given back and closes them; later calls fail. On SQLite this
    /// leaves one tidy file.
    pub async fn close(&self) {
        on!(&self.db, pool => pool.close().await);
    }

    /// Stores a new design with its first revision.
    ///
    /// # Errors
    /// [`Error::NulCharacter`], [`Error::Random`].
    pub async fn create(&self, document: &str) -> Result<Created, Error> {
        refuse_nul(document)?;
        let created = Created {
            id: DesignId::random()?,
            key: EditKey::random()?,
            revision: Revision::FIRST,
            created_at: Timestamp::now(),
        };
        on!(&self.db, pool => {
            let mut transaction = pool.begin_with(self.db.begin()).await?;
            query("INSERT INTO designs (id, key_hash, created_at_ms) VALUES ($1, $2, $3)")
                .bind(created.id.as_str())
                .bind(created.key.hash())
                .bind(created.created_at.epoch_ms())
                .execute(&mut *transaction)
                .await?;
            query(
                "INSERT INTO revisions (design_id, revision, document, created_at_ms) \
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(created.id.as_str())
            .bind(created.revision.get())
            .bind(document)
            .bind(created.created_at.epoch_ms())
            .execute(&mut *transaction)
            .await?;
            transaction.commit().await?;
        });
        Ok(created)
    }

    /// The latest revision of a design.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn latest(&self, id: &DesignId) -> Result<Stored, Error> {
        let row: Option<StoredRow> = on!(&self.db, pool => {
            query_as(
                "SELECT r.revision, r.document, r.created_at_ms, d.created_at_ms \
                 FROM designs d JOIN revisions r ON r.design_id = d.id \
                 WHERE d.id = $1 ORDER BY r.revision DESC LIMIT 1",
            )
            .bind(id.as_str())
            .fetch_optional(pool)
            .await?
        });
        row.map(|row| stored(id, row)).ok_or_else(|| Error::NotFound(id.clone()))
    }

    /// One revision of a design.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the design, [`Error::NoRevision`] if only the revision is unknown.
    pub async fn revision(&self, id: &DesignId, revision: Revision) -> Result<Stored, Error> {
        let row: Option<StoredRow> = on!(&self.db, pool => {
            query_as(
                "SELECT r.revision, r.document, r.created_at_ms, d.created_at_ms \
                 FROM designs d JOIN revisions r ON r.design_id = d.id \
                 WHERE d.id = $1 AND r.revision = $2",
            )
            .bind(id.as_str())
            .bind(revision.get())
            .fetch_optional(pool)
            .await?
        });
        if let Some(row) = row {
            return Ok(stored(id, row));
        }
        self.key_hash(id).await?;
        let id = id.clone();
        Err(Error::NoRevision { id, revision })
    }

    /// The history of a design, the latest revision first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn revisions(&self, id: &DesignId) -> Result<Vec<RevisionInfo>, Error> {
        let rows: Vec<(i64, i64)> = on!(&self.db, pool => {
            query_as(
                "SELECT revision, created_at_ms FROM revisions \
                 WHERE design_id = $1 ORDER BY revision DESC",
            )
            .bind(id.as_str())
            .fetch_all(pool)
            .await?
        });
        if rows.is_empty() {
            return Err(Error::NotFound(id.clone()));
        }
        let info = |(revision, ms)| RevisionInfo {
            revision: Revision::stored(revision),
            created_at: Timestamp::from_epoch_ms(ms),
        };
        Ok(rows.into_iter().map(info).collect())
    }

    /// Whether the key allows saving to the design.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`].
    pub async fn check_key(&self, id: &DesignId, key: &EditKey) -> Result<(), Error> {
        if key.matches(&self.key_hash(id).await?) { Ok(()) } else { Err(Error::WrongKey) }
    }

    /// Stores a new revision on top of the one that the caller has seen last.
    ///
    /// Of several savers that expect the same revision exactly one succeeds.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongKey`], [`Error::NulCharacter`], and [`Error::Conflict`]
    /// with the latest revision if that is not `expected`. None of them changes anything.
    pub async fn save(&self, id: &DesignId, key: &EditKey, expected: Revision, document: &str) -> Result<Saved, Error> {
        refuse_nul(document)?;
        self.check_key(id, key).await?;
        let saved = Saved { revision: expected.next(), created_at: Timestamp::now() };
        // One statement, so there is no moment between looking and storing that a transaction would
        // have to guard. Two savers may both find the expected revision; then the primary key lets
        // one in, and the other's row is left out.
        let rows = on!(&self.db, pool => {
            query(
                "INSERT INTO revisions (design_id, revision, document, created_at_ms) \
                 SELECT $1, $2, $3, $4 \
                 WHERE (SELECT MAX(revision) FROM revisions WHERE design_id = $1) = $5 \
                 ON CONFLICT (design_id, revision) DO NOTHING",
            )
            .bind(id.as_str())
            .bind(saved.revision.get())
            .bind(document)
            .bind(saved.created_at.epoch_ms())
            .bind(expected.get())
            .execute(pool)
            .await?
            .rows_affected()
        });
        if rows == 1 {
            return Ok(saved);
        }
        let current = self.current(id).await?;
        Err(Error::Conflict { current })
    }

    async fn current(&self, id: &DesignId) -> Result<Revision, Error> {
        let number: Option<i64> = on!(&self.db, pool => {
            query_scalar("SELECT MAX(revision) FROM revisions WHERE design_id = $1")
                .bind(id.as_str())
                .fetch_one(pool)
                .await?
        });
        number.map(Revision::stored).ok_or_else(|| Error::NotFound(id.clone()))
    }

    async fn key_hash(&self, id: &DesignId) -> Result<String, Error> {
        let hash: Option<String> = on!(&self.db, pool => {
            query_scalar("SELECT key_hash FROM designs WHERE id = $1")
                .bind(id.as_str())
                .fetch_optional(pool)
                .await?
        });
        hash.ok_or_else(|| Error::NotFound(id.clone()))
    }
}

fn stored(id: &DesignId, (revision, document, created_ms, design_ms): StoredRow) -> Stored {
    Stored {
        id: id.clone(),
        revision: Revision::stored(revision),
        document,
        created_at: Timestamp::from_epoch_ms(created_ms),
        design_created_at: Timestamp::from_epoch_ms(design_ms),
    }
}

/// Both databases must treat a document alike, and only SQLite would take it.
fn refuse_nul(document: &str) -> Result<(), Error> {
    match document.find('\0') {
        Some(at) => Err(Error::NulCharacter { at }),
        None => Ok(()),
    }
}
