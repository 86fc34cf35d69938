//! [`Designs`]: saving, opening and sharing.

mod head;

use api::{CreatedDesign, Failure, SavedDesign, SharedDesign};
use budget::Budget;
use catalog::Catalogue;
use design::{Design, Problems};
use store::{DesignId, EditKey, Error, Revision, Store, Stored};

pub use head::{Head, Unpriced};

use crate::bounded::bounded;
use crate::{Compute, Size};

/// The saved designs.
#[derive(Clone, Debug)]
pub struct Designs {
    store: Store,
    compute: Compute,
}

impl Designs {
    /// Designs kept in `store`, computed by a pool with the usual limits.
    #[must_use]
    pub fn new(store: Store) -> Designs {
        Designs::computed_by(store, Compute::default())
    }

    /// Designs kept in `store`, computed by `compute`.
    #[must_use]
    pub fn computed_by(store: Store, compute: Compute) -> Designs {
        Designs { store, compute }
    }

    /// What computes the designs.
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
        document: String,
        work: impl Fn(&str) -> Result<T, Failure> + Send + Sync + 'static,
    ) -> Result<T, Failure> {
        self.compute.run(Size::of(&document), move || work(&document)).await
    }

    /// Saves a new design. Its edit key is told here and nowhere else.
    ///
    /// # Errors
    /// [`Failure::Invalid`], [`Failure::Unavailable`].
    pub async fn create(&self, document: &str) -> Result<CreatedDesign, Failure> {
        let document = self.with(document.to_owned(), checked).await?;
        let created = self.store.create(&document).await.map_err(failure)?;
        Ok(CreatedDesign {
            id: created.id.to_string(),
            key: created.key.expose().to_owned(),
            revision: created.revision.get(),
            saved_at_ms: created.created_at.epoch_ms(),
        })
    }

    /// Saves the next revision of a design that was at revision `expected`.
    ///
    /// # Errors
    /// [`Failure::Invalid`], [`Failure::NotFound`], [`Failure::WrongKey`], [`Failure::Conflict`],
    /// [`Failure::Unavailable`].
    pub async fn save(&self, id: &str, key: &str, expected: i64, document: &str) -> Result<SavedDesign, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let key = EditKey::parse(key).map_err(|_| Failure::WrongKey)?;
        // Who may not save learns that before anything about the document.
        self.store.check_key(&id, &key).await.map_err(failure)?;
        let document = self.with(document.to_owned(), checked).await?;
        let expected = Revision::new(expected).map_err(|_| Failure::RevisionMissing)?;
        let saved = self.store.save(&id, &key, expected, &document).await.map_err(failure)?;
        Ok(SavedDesign { revision: saved.revision.get(), saved_at_ms: saved.created_at.epoch_ms() })
    }

    /// Opens a design: `revision`, or the latest.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Invalid`] where the document is of a newer version,
    /// [`Failure::Unavailable`].
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

    /// Whether saved designs can be reached.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn ping(&self) -> Result<(), Failure> {
        self.store.ping().await.map_err(failure)
    }
}

/// The document in its newest form, without problems.
fn checked(document: &str) -> Result<String, Failure> {
    let (design, _) = crate::estimate(document)?;
    let canonical = design.to_compact_json();
    // Defaults that were left out are written, so the canonical form can be the longer one.
    if canonical.len() > design::limits::DOCUMENT_BYTES {
        return Err(Failure::TooLarge);
    }
    Ok(canonical)
}

fn shared(stored: &Stored) -> Result<SharedDesign, Failure> {
    let design = Design::parse(&stored.document)?;
    // Names that left the catalogue since are lines without a price here, not a refusal.
    let priced = |budget: &Budget| {
        let estimate = pricing::estimate_within(&design, Catalogue::embedded(), budget);
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
        Error::NotFound(_) | Error::NoRevision { .. } => Failure::NotFound,
        Error::WrongKey => Failure::WrongKey,
        Error::Conflict { current } => Failure::Conflict { current: current.get() },
        other => {
            tracing::error!(error = &other as &dyn std::error::Error, "the store failed");
            Failure::Unavailable
        }
    }
}
