//! The errors of the store.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::cause::Cause;
use crate::fault::{Fault, fault};
use crate::{DesignId, Revision, Timestamp};

/// Why the store did not do what was requested.
///
/// The first eight are for the caller to handle; the others mean that something is wrong with the database or the
/// machine, and their texts are for the operator's log. None contains a secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no design with this id.
    #[error("there is no design {0}")]
    NotFound(DesignId),
    /// The design exists, but not this revision of it.
    #[error("design {id} has no revision {revision}")]
    NoRevision {
        /// The design.
        id: DesignId,
        /// The revision asked for.
        revision: Revision,
    },
    /// Its owner has deleted the design.
    #[error("the design was deleted and can be restored until {until}")]
    Deleted {
        /// Until when it can be restored.
        until: Timestamp,
    },
    /// The edit key is not the one of this design.
    #[error("the edit key is not the design's")]
    WrongKey,
    /// Somebody saved in the meantime: the design is no longer at the expected revision. Nothing was stored.
    #[error("the design is at revision {current}")]
    Conflict {
        /// The design's latest revision.
        current: Revision,
    },
    /// The idempotency key was used for another document.
    #[error("the idempotency key was used for another document")]
    IdempotencyKeyReused,
    /// The document contains a NUL character, which Postgres cannot store in text. JSON text never contains one,
    /// because it escapes it.
    #[error("the document has a NUL character at byte {at}")]
    NulCharacter {
        /// The position of the first one, in bytes from 0.
        at: usize,
    },
    /// The store has reached its limit.
    #[error("the store holds {bytes} bytes, and its limit is {limit}")]
    StoreFull {
        /// Its size.
        bytes: u64,
        /// Its limit.
        limit: u64,
    },

    /// The text is not a Postgres URL. It is not quoted, because it may contain a password.
    #[error("not a URL of the form postgres://user:password@host:port/database")]
    PostgresUrl(#[source] Option<Cause>),
    /// The folder for the SQLite file could not be created.
    #[error("cannot create the folder {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The SQLite file does not exist but must.
    #[error("there is no database at {}", path.display())]
    NoFile {
        /// The file.
        path: PathBuf,
    },
    /// The database could not be opened.
    #[error("cannot open {database}")]
    Open {
        /// Which database, without secrets.
        database: String,
        /// The error of the database.
        source: Cause,
    },
    /// The database was found to be damaged when it was opened.
    #[error(
        "{database} is damaged: {what}. Put it aside (an SQLite file together with its -wal and -shm \
         files), and restore the latest backup with `abacus restore FILE`"
    )]
    Damaged {
        /// Which database, without secrets.
        database: String,
        /// What is wrong.
        what: String,
    },
    /// The tables could not be migrated.
    #[error("cannot migrate {database}")]
    Migrate {
        /// Which database, without secrets.
        database: String,
        /// The error of the migrator.
        source: Cause,
    },
    /// The database did not answer in time.
    #[error("the database did not answer within {after:?}")]
    NoAnswer {
        /// How long the store waited.
        after: Duration,
    },
    /// The operating system provided no random numbers.
    #[error("the system provides no random numbers")]
    Random(#[source] getrandom::Error),
    /// The disk of the database is full.
    #[error("the disk of the database is full")]
    DiskFull(#[source] Cause),
    /// The database cannot be written to.
    #[error("the database is read-only")]
    ReadOnly(#[source] Cause),
    /// The database is damaged.
    #[error("the database is damaged; put it aside and restore a backup with `abacus restore FILE`")]
    Corrupt(#[source] Cause),
    /// The database cannot be reached.
    #[error("the database cannot be reached")]
    Unreachable(#[source] Cause),
    /// A statement failed.
    #[error("the database failed")]
    Database(#[source] Cause),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let cause = Cause::of(&error);
        match fault(&error) {
            Fault::Full => Error::DiskFull(cause),
            Fault::ReadOnly => Error::ReadOnly(cause),
            Fault::Corrupt => Error::Corrupt(cause),
            Fault::Unreachable => Error::Unreachable(cause),
            Fault::Other => Error::Database(cause),
        }
    }
}
