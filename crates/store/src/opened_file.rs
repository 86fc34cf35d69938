//! The open SQLite file, as seen by the file system.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};

use crate::Error;
use crate::cause::Cause;

/// Free bytes that a save may need: a document of 1 MiB is in both the write-ahead log and the file for a while.
const LEAST_FREE: u64 = 4 * 1024 * 1024;

/// The identity of the opened file.
#[derive(Clone, Debug)]
pub(crate) struct OpenedFile {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl OpenedFile {
    /// The file that is currently at the path.
    ///
    /// The file is never opened outside of SQLite: closing it would release SQLite's locks.
    pub(crate) fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), identity: std::fs::metadata(path).ok().as_ref().and_then(identity) }
    }

    /// Checks that it is still there, and that there is space for more.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it was removed or replaced, [`Error::DiskFull`] when less than 4 MiB
    /// are free, [`Error::Unreachable`] when the file system fails.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let path = self.path.display();
        match std::fs::metadata(&self.path) {
            Ok(now) if identity(&now) == self.identity => {}
            Ok(_) => return Err(Error::Corrupt(Cause::new(format!("{path} was replaced by another file")))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::Corrupt(Cause::new(format!("{path} was removed"))));
            }
            Err(error) => return Err(Error::Unreachable(Cause::of(&error))),
        }
        let free = fs4::available_space(&self.path).map_err(|error| Error::Unreachable(Cause::of(&error)))?;
        enough(free)
    }

    /// A separate connection, which only reads and has no part of the file cached.
    ///
    /// # Errors
    /// As for any statement.
    pub(crate) async fn connect(&self) -> Result<SqliteConnection, Error> {
        Ok(SqliteConnectOptions::new().filename(&self.path).read_only(true).connect().await?)
    }
}

fn enough(free: u64) -> Result<(), Error> {
    if free < LEAST_FREE {
        return Err(Error::DiskFull(Cause::new(format!("{free} bytes are free, and a save may need {LEAST_FREE}"))));
    }
    Ok(())
}

/// Device and inode number of a file.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_or_replaced_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "one").unwrap();
        let opened = OpenedFile::at(&path);
        opened.check().unwrap();
        std::fs::rename(&path, folder.path().join("aside")).unwrap();
        assert!(matches!(opened.check(), Err(Error::Corrupt(_))));
        std::fs::write(&path, "two").unwrap();
        assert!(matches!(opened.check(), Err(Error::Corrupt(_))));
    }

    #[test]
    fn a_disk_without_space_for_a_save_is_full() {
        enough(LEAST_FREE).unwrap();
        assert!(matches!(enough(LEAST_FREE - 1), Err(Error::DiskFull(_))));
    }
}
