//! Copies a database to a file and back, also between SQLite and Postgres.
//!
//! A backup is a SQLite file with the tables of the migrations, whatever the source database was. It is one consistent
//! state: everything is read in one transaction, while servers continue saving. Memory use does not grow with the
//! database.

mod file;
mod restore;
mod rows;
mod write;

use std::io;
use std::path::PathBuf;

pub use restore::restore;
pub use write::{Existing, write};

use crate::Error;
use crate::cause::Cause;

/// The size of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Designs, including deleted ones that can still be restored.
    pub designs: u64,
    /// Their revisions.
    pub revisions: u64,
    /// Bytes of the documents of all revisions.
    pub document_bytes: u64,
}

/// Why a backup was not written or not restored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The database failed, or data read from it is damaged.
    #[error(transparent)]
    Store(#[from] Error),
    /// The file already exists and may not be replaced.
    #[error("{} exists already; it is only replaced with --force", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system could not read or write the file.
    #[error("cannot {what} {}", path.display())]
    File {
        /// What was attempted, as a verb.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// SQLite could not read or write the file.
    #[error("cannot {what} {}", path.display())]
    Content {
        /// What was attempted, as a verb.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// The error of SQLite.
        source: Cause,
    },
    /// The file is not a backup.
    #[error("{} is not a backup of Abacus", path.display())]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a newer version.
    #[error("{} was made by a newer version of Abacus; use that version or a later one", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The file is not what was written.
    #[error("{} is damaged", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: Cause,
    },
    /// The database to restore into already has designs.
    #[error("{database} holds {designs} designs already; a backup is only restored into an empty database")]
    NotEmpty {
        /// Which database, without secrets.
        database: String,
        /// How many designs it has.
        designs: u64,
    },
}
