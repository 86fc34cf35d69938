//! What can go wrong, as facts.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::{DesignId, Revision};

/// Why the store did not do what was asked.
///
/// The first five are the caller's to handle; the others mean that the database or the machine is
/// not as it should be, and their texts are for the operator's log. None holds a secret.
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
    /// The edit key is not the one of this design.
    #[error("the edit key is not the design's")]
    WrongKey,
    /// Somebody saved in between: the design is no longer at the expected revision. Nothing was
    /// stored.
    #[error("the design is at revision {current}")]
    Conflict {
        /// The design's latest revision.
        current: Revision,
    },
    /// The document contains a NUL character, which Postgres cannot store in text. JSON text never
    /// does: it escapes it.
    #[error("the document has a NUL character at byte {at}")]
    NulCharacter {
        /// Where the first one stands, in bytes from 0.
        at: usize,
    },

    /// The text is not a Postgres URL. It is not quoted, because it may hold a password.
    #[error("not a URL of the form postgres://user:password@host:port/database")]
    PostgresUrl(#[source] Option<sqlx::Error>),
    /// The folder for the SQLite file could not be created.
    #[error("cannot create the folder {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The database could not be opened.
    #[error("cannot open {database}")]
    Open {
        /// Which one, without secrets.
        database: String,
        /// What the database says.
        source: sqlx::Error,
    },
    /// The tables could not be brought up to date.
    #[error("cannot migrate {database}")]
    Migrate {
        /// Which one, without secrets.
        database: String,
        /// What the migrator says.
        source: sqlx::migrate::MigrateError,
    },
    /// The database did not answer in time.
    #[error("the database did not answer within {after:?}")]
    NoAnswer {
        /// How long was waited.
        after: Duration,
    },
    /// The system gave no random numbers.
    #[error("the system gives no random numbers")]
    Random(#[source] getrandom::Error),
    /// A statement failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}
