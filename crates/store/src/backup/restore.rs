//! Restoring a backup.

use std::path::Path;

use sqlx::{Connection, SqliteConnection, query, query_scalar};

use super::rows::copy_rows;
use super::{BackupError, Contents, file};
use crate::cause::Cause;
use crate::db::{Db, on};
use crate::{Error, Store};

/// Loads everything in a backup into an empty store.
///
/// It happens in one transaction, so either everything is restored or nothing. Nobody can save to the database in the
/// meantime.
///
/// # Errors
/// [`BackupError::NotABackup`], [`BackupError::Newer`] and [`BackupError::Damaged`] before the store is examined;
/// [`BackupError::NotEmpty`]; [`BackupError::Store`] when the database fails.
pub async fn restore(path: &Path, store: &Store) -> Result<Contents, BackupError> {
    let (mut from, copy) = file::open_up_to_date(path).await?;
    let expected = file::contents(&mut from).await?;
    let restored = store.note(fill(&store.db, &mut from, expected).await)?;
    from.close().await.map_err(Error::from)?;
    drop(copy);
    match restored {
        Outcome::Restored(contents) => Ok(contents),
        Outcome::NotEmpty(designs) => Err(BackupError::NotEmpty { database: store.description().to_owned(), designs }),
    }
}

enum Outcome {
    Restored(Contents),
    NotEmpty(u64),
}

/// On both databases, this blocks writes of other connections before it checks that the database is empty.
async fn fill(db: &Db, from: &mut SqliteConnection, expected: Contents) -> Result<Outcome, Error> {
    const COUNT: &str = "SELECT COUNT(*) FROM designs";
    on!(db, pool => {
        let mut to = pool.begin_with(db.begin()).await?;
        if matches!(db, Db::Postgres(_)) {
            query("LOCK TABLE designs IN EXCLUSIVE MODE").execute(&mut *to).await?;
        }
        let designs: i64 = query_scalar(COUNT).fetch_one(&mut *to).await?;
        if designs > 0 {
            return Ok(Outcome::NotEmpty(designs.unsigned_abs()));
        }
        let contents = complete(copy_rows!(from, to), expected)?;
        to.commit().await?;
        Ok(Outcome::Restored(contents))
    })
}

fn complete(restored: Contents, expected: Contents) -> Result<Contents, Error> {
    if restored == expected {
        return Ok(restored);
    }
    Err(Error::Database(Cause::new(format!("{restored:?} was read from the backup, which holds {expected:?}"))))
}
