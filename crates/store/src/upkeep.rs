//! Background maintenance of the store.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use crate::integrity::{LastRead, check_file, check_next_in_file};
use crate::opened_file::OpenedFile;
use crate::{Error, Store, deletion, idempotency};

/// The time between two rounds of removing expired data.
const CLEAN_EVERY: Duration = Duration::from_secs(600);

/// The pause between two steps of a round: saves have priority.
const BREATH: Duration = Duration::from_millis(50);

/// The minimum time between two checks of the file.
const CHECK_EVERY: Duration = Duration::from_secs(10);

/// The pause after a check, as a multiple of its duration: checks take 2 % of the time.
const PAUSE_FACTOR: u32 = 50;

/// How many documents each check compares with their hashes.
const DOCUMENTS: usize = 100;

impl Store {
    /// Removes expired data and looks for damage, in small steps, for as long as it is polled. Errors are logged, and
    /// damage makes [`Store::ready`] fail.
    pub async fn upkeep(&self) {
        tokio::join!(self.clean(), self.watch());
    }

    async fn clean(&self) {
        loop {
            if let Err(error) = self.remove_expired().await {
                tracing::error!(error = &error as &dyn std::error::Error, "what has expired was not removed");
            }
            sleep(CLEAN_EVERY).await;
        }
    }

    /// Removes idempotency keys after 24 hours, and deleted designs with their revisions after 30
    /// days, in small steps with a pause after each.
    ///
    /// # Errors
    /// As for any statement. What has been removed by then stays removed.
    pub async fn remove_expired(&self) -> Result<(), Error> {
        while self.note(idempotency::expire(&self.db).await)? {
            sleep(BREATH).await;
        }
        while self.note(deletion::purge(&self.db).await)? {
            sleep(BREATH).await;
        }
        Ok(())
    }

    async fn watch(&self) {
        let Some(file) = &self.file else { return };
        let mut place = LastRead::default();
        loop {
            let start = Instant::now();
            if let Err(error) = self.note(self.look_for_damage(file, &mut place).await) {
                tracing::error!(error = &error as &dyn std::error::Error, "the database was not checked");
            }
            sleep(CHECK_EVERY.max(start.elapsed() * PAUSE_FACTOR)).await;
        }
    }

    /// Has SQLite check the whole structure of the file, and compares the next documents with their hashes, over a
    /// separate connection: the others may have the damaged part cached.
    async fn look_for_damage(&self, file: &OpenedFile, place: &mut LastRead) -> Result<(), Error> {
        use sqlx::Connection;
        let mut connection = file.connect().await?;
        check_file(&mut connection, "quick_check").await?;
        for _ in 0..DOCUMENTS {
            match check_next_in_file(&mut connection, place).await? {
                Some(next) => *place = next,
                None => {
                    *place = LastRead::default();
                    break;
                }
            }
        }
        connection.close().await?;
        Ok(())
    }
}
