//! [`Designs`]: saving, opening and sharing.

mod expected;
mod head;

use std::net::IpAddr;
use std::sync::Arc;

use api::{CreatedDesign, DeletedDesign, Failure, SavedDesign, SharedDesign};
use budget::Budget;
use design::{Design, Problems};
use store::{DesignId, EditKey, Error, IdempotencyKey, Revision, Store, Stored, Timestamp};

use crate::WriteQuota;
use crate::prices::prices;

pub use expected::Expected;
pub use head::{Head, Unpriced};

use crate::bounded::bounded;
use crate::{Compute, Size};

/// The saved designs.
///
/// Besides the failures named at each method, all methods may fail with [`Failure::Deleted`] if the design was deleted
/// and with [`Failure::Unavailable`], and those that save with [`Failure::StoreFull`], [`Failure::DiskFull`] or
/// [`Failure::WrittenTooMuch`].
#[derive(Clone, Debug)]
pub struct Designs {
    // A single reference count per request, instead of one for each part of the store.
    store: Arc<Store>,
    compute: Compute,
    quota: Option<Arc<WriteQuota>>,
    client: Option<IpAddr>,
}

impl Designs {
    /// Designs in `store`, computed by a pool with the default limits; clients may save until the store is full.
    #[must_use]
    pub fn new(store: Store) -> Designs {
        Designs::computed_by(store, Compute::default())
    }

    /// Designs in `store`, computed by `compute`.
    #[must_use]
    pub fn computed_by(store: Store, compute: Compute) -> Designs {
        Designs { store: Arc::new(store), compute, quota: None, client: None }
    }

    /// The same designs, with a limit on what each client may save.
    #[must_use]
    pub fn limited(self, quota: WriteQuota) -> Designs {
        Designs { quota: Some(Arc::new(quota)), ..self }
    }

    /// The pool that computes the designs.
    #[must_use]
    pub const fn compute(&self) -> &Compute {
        &self.compute
    }

    /// Computes something from a document, on a thread of the pool.
    ///
    /// # Errors
    /// Those of `work`, [`Failure::Busy`] and [`Failure::TooExpensive`].
    pub async fn with<T: Send + 'static>(
        &self,
        document: impl AsRef<str> + Send + Sync + 'static,
        work: impl Fn(&str) -> Result<T, Failure> + Send + Sync + 'static,
    ) -> Result<T, Failure> {
        self.compute.run(Size::of(document.as_ref()), move || work(document.as_ref())).await
    }

    /// The same designs for a request of this client. Without a client, saves are not counted.
    #[must_use]
    pub fn for_client(&self, client: Option<IpAddr>) -> Designs {
        Designs { client, ..self.clone() }
    }

    /// Saves a new design. Its edit key is returned only here, and to a repeated request with the same idempotency key
    /// and document.
    ///
    /// # Errors
    /// [`Failure::Invalid`], [`Failure::IdempotencyKeyInvalid`], [`Failure::IdempotencyKeyReused`].
    pub async fn create(&self, document: &str, idempotency_key: Option<&str>) -> Result<CreatedDesign, Failure> {
        let key = idempotency_key.map(IdempotencyKey::parse).transpose().map_err(|_| Failure::IdempotencyKeyInvalid)?;
        let document = self.with(document.to_owned(), checked).await?;
        let created = match key {
            None => {
                self.admit(&document)?;
                self.store.create(&document).await.map_err(failure)?
            }
            Some(key) => match self.store.recall(&document, &key).await.map_err(failure)? {
                Some(created) => created,
                None => {
                    self.admit(&document)?;
                    self.store.create_once(&document, &key).await.map_err(failure)?
                }
            },
        };
        Ok(CreatedDesign {
            id: created.id.to_string(),
            key: created.key.expose().to_owned(),
            revision: created.revision.get(),
            saved_at_ms: created.created_at.epoch_ms(),
        })
    }

    /// Saves the next revision of a design that is at an `expected` revision. A save that changes nothing returns the
    /// existing revision.
    ///
    /// # Errors
    /// [`Failure::Invalid`], [`Failure::NotFound`], [`Failure::WrongKey`], [`Failure::Conflict`].
    pub async fn save(
        &self,
        id: &str,
        key: &str,
        expected: impl Into<Expected>,
        document: &str,
    ) -> Result<SavedDesign, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let key = EditKey::parse(key).map_err(|_| Failure::WrongKey)?;
        // A client that may not save learns that before anything about the document.
        self.store.check_key(&id, &key).await.map_err(failure)?;
        let document = self.with(document.to_owned(), checked).await?;
        let saved = self.save_expected(&id, &key, expected.into(), &document).await?;
        Ok(SavedDesign { revision: saved.revision.get(), saved_at_ms: saved.created_at.epoch_ms() })
    }

    /// Deletes a design, so that whoever has its key can restore it for 30 days. Deleting it again changes nothing.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::WrongKey`].
    pub async fn delete(&self, id: &str, key: &str) -> Result<DeletedDesign, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let key = EditKey::parse(key).map_err(|_| Failure::WrongKey)?;
        let until = self.store.delete(&id, &key).await.map_err(failure)?;
        Ok(DeletedDesign { id: id.to_string(), restorable_until_ms: until.epoch_ms() })
    }

    /// Undoes the deletion of a design and returns its latest revision.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::WrongKey`].
    pub async fn restore(&self, id: &str, key: &str) -> Result<SavedDesign, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let key = EditKey::parse(key).map_err(|_| Failure::WrongKey)?;
        let saved = self.store.restore(&id, &key).await.map_err(failure)?;
        Ok(SavedDesign { revision: saved.revision.get(), saved_at_ms: saved.created_at.epoch_ms() })
    }

    /// Opens a design: `revision`, or the latest.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Invalid`] if the document has a newer version.
    pub async fn open(&self, id: &str, revision: Option<i64>) -> Result<SharedDesign, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let stored = match revision {
            None => self.store.latest(&id).await,
            Some(number) => {
                let revision = Revision::new(number).map_err(|_| Failure::NotFound)?;
                self.store.revision(&id, revision).await
            }
        };
        let stored = stored.map_err(failure)?;
        self.compute.run(Size::of(&stored.document), move || shared(&stored)).await
    }

    /// Whether designs can be opened and saved right now. Failures are logged, at most once a second.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn ready(&self) -> Result<(), Failure> {
        self.store.ready().await.map_err(|_| Failure::Unavailable)
    }

    /// Counts what the client is about to save.
    fn admit(&self, document: &str) -> Result<(), Failure> {
        match (&self.quota, self.client) {
            (Some(quota), Some(client)) => quota.admit(client, document.len()),
            _ => Ok(()),
        }
    }
}

/// The document in its newest form, if it has no problems.
fn checked(document: &str) -> Result<String, Failure> {
    let (design, _) = crate::estimate(document)?;
    let canonical = design.to_compact_json();
    // Defaults that were left out are written, so the canonical form can be longer.
    if canonical.len() > design::limits::DOCUMENT_BYTES {
        return Err(Failure::TooLarge);
    }
    Ok(canonical)
}

fn shared(stored: &Stored) -> Result<SharedDesign, Failure> {
    let design = Design::parse(&stored.document)?;
    // Names that have since left the catalogue become lines without a price here, not an error.
    let priced = |budget: &Budget| {
        let estimate = pricing::estimate_within(&design, &prices(), budget);
        estimate.map_err(|p: Problems| Failure::from(p))
    };
    let estimate = bounded(priced)?;
    Ok(SharedDesign {
        id: stored.id.to_string(),
        revision: stored.revision.get(),
        saved_at_ms: stored.created_at.epoch_ms(),
        document: design.to_compact_json(),
        estimate,
    })
}

fn failure(error: Error) -> Failure {
    match error {
        Error::NotFound(_) | Error::NoRevision { .. } => return Failure::NotFound,
        Error::Deleted { until } => return Failure::Deleted { until: minute(until), until_ms: until.epoch_ms() },
        Error::WrongKey => return Failure::WrongKey,
        Error::Conflict { current } => return Failure::Conflict { current: current.get() },
        Error::IdempotencyKeyReused => return Failure::IdempotencyKeyReused,
        _ => {}
    }
    // The error prints the text of each cause only once.
    tracing::error!(error = &error as &dyn std::error::Error, "the store failed");
    match error {
        Error::StoreFull { .. } => Failure::StoreFull,
        Error::DiskFull(_) => Failure::DiskFull,
        _ => Failure::Unavailable,
    }
}

/// A time to the minute: `2026-12-28 04:10 UTC`.
fn minute(at: Timestamp) -> String {
    let text = at.to_string();
    let (date, time) = (text.get(..10).unwrap_or(&text), text.get(11..16).unwrap_or_default());
    format!("{date} {time} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_to_the_minute() {
        assert_eq!(minute(Timestamp::from_epoch_ms(951_782_461_000)), "2000-02-29 00:01 UTC");
    }

    #[test]
    fn a_full_store_is_told_from_one_that_fails() {
        assert_eq!(failure(Error::StoreFull { bytes: 2, limit: 1 }), Failure::StoreFull);
        let after = std::time::Duration::from_secs(3);
        assert_eq!(failure(Error::NoAnswer { after }), Failure::Unavailable);
    }
}
