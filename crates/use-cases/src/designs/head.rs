//! The current revision of a design, and its document before anything is computed from it.

use api::{Failure, SharedDesign};
use store::{DesignId, Revision, Stored};

use super::{Designs, failure, shared};
use crate::Size;

/// A revision of a saved design, without its document. Equal heads have the same document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Public id of the design.
    pub id: String,
    /// Number of the revision.
    pub revision: i64,
    /// When it was saved: milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
}

/// A revision as read from the database, not priced yet, since pricing takes far longer.
#[derive(Clone, Debug)]
pub struct Unpriced(Stored);

impl Unpriced {
    /// The revision with its estimate. Computes, which may take long.
    ///
    /// # Errors
    /// [`Failure::Invalid`] if the document has a newer version.
    pub fn priced(&self) -> Result<SharedDesign, Failure> {
        shared(&self.0)
    }

    /// How much of the pool its computation may use.
    #[must_use]
    pub fn size(&self) -> Size {
        Size::of(&self.0.document)
    }
}

impl Designs {
    /// The head of a design at `revision`, or at the latest. Always asks the database, with a cheap query, whether
    /// something derived from a design earlier is still current.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Unavailable`].
    pub async fn head(&self, id: &str, revision: Option<i64>) -> Result<Head, Failure> {
        let id = DesignId::parse(id).map_err(|_| Failure::NotFound)?;
        let revision = revision.map(Revision::new).transpose().map_err(|_| Failure::NotFound)?;
        let info = self.store.head(&id, revision).await.map_err(failure)?;
        Ok(Head { id: id.to_string(), revision: info.revision.get(), saved_at_ms: info.created_at.epoch_ms() })
    }
    /// Reads the revision of a head.
    ///
    /// # Errors
    /// [`Failure::NotFound`], [`Failure::Unavailable`].
    pub async fn read(&self, head: &Head) -> Result<Unpriced, Failure> {
        let id = DesignId::parse(&head.id).map_err(|_| Failure::NotFound)?;
        let revision = Revision::new(head.revision).map_err(|_| Failure::NotFound)?;
        self.store.revision(&id, revision).await.map(Unpriced).map_err(failure)
    }
}
