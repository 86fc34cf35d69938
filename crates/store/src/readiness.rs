//! Whether the store can be read and written right now.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::query;
use tokio::sync::Mutex;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;

use crate::db::{Db, on};
use crate::integrity::{Damage, LastRead, check_next};
use crate::opened_file::OpenedFile;
use crate::{Error, Timestamp};

/// The timeout of a check: load balancers give up after a few seconds.
const TIMEOUT: Duration = Duration::from_secs(3);

/// How long its result is used.
const FRESH: Duration = Duration::from_secs(1);

/// The running check of the file, if there is one.
type FileCheck = Option<JoinHandle<Result<(), Error>>>;

/// The latest check. Callers that arrive while one runs wait for its result.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    latest: Option<(Instant, Result<(), Arc<Error>>)>,
    /// The last document read: every check reads the one after it.
    place: LastRead,
    /// The unfinished check of the file: a hanging file system blocks a single thread, however often the check is
    /// requested.
    file: FileCheck,
}

impl Readiness {
    pub(crate) async fn check(&self, db: &Db, damage: &Damage, file: Option<&OpenedFile>) -> Result<(), Arc<Error>> {
        let mut state = self.0.lock().await;
        let state = &mut *state;
        if let Some((at, outcome)) = &state.latest
            && at.elapsed() < FRESH
        {
            return outcome.clone();
        }
        let checked = timeout(TIMEOUT, read_and_write(db, damage, file.zip(Some(&mut state.file)), &state.place)).await;
        let outcome = match damage.note(checked.unwrap_or(Err(Error::NoAnswer { after: TIMEOUT }))) {
            Ok(place) => {
                state.place = place;
                Ok(())
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "the store is not ready");
                Err(Arc::new(error))
            }
        };
        state.latest = Some((Instant::now(), outcome.clone()));
        outcome
    }
}

/// Reads one document and commits one row.
async fn read_and_write(
    db: &Db,
    damage: &Damage,
    file: Option<(&OpenedFile, &mut FileCheck)>,
    place: &LastRead,
) -> Result<LastRead, Error> {
    damage.none_seen()?;
    if let Some((file, running)) = file {
        // A hanging file system must not block a thread of the runtime.
        let check = running.get_or_insert_with(|| {
            let file = file.clone();
            spawn_blocking(move || file.check())
        });
        let checked = check.await;
        *running = None;
        checked.unwrap_or(Ok(()))?;
    }
    let next = check_next(db, place).await?.unwrap_or_default();
    on!(db, pool => {
        query(
            "INSERT INTO heartbeats (id, beaten_at_ms) VALUES ('ready', $1) \
             ON CONFLICT (id) DO UPDATE SET beaten_at_ms = excluded.beaten_at_ms",
        )
        .bind(Timestamp::now().epoch_ms())
        .execute(pool)
        .await?;
    });
    Ok(next)
}
