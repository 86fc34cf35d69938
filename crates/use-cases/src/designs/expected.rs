//! [`Expected`]: the revision that a design must be at for a change.

use api::Failure;
use store::{DesignId, EditKey, Error, Revision, Saved};

use super::{Designs, failure};

/// How often a save over any revision is tried again when others save at the same time.
const TRIES: usize = 8;

/// The revisions that a design may be at when it is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Any revision: it is overwritten without having been seen.
    Any,
    /// One of these revisions.
    OneOf(Vec<i64>),
}

impl From<i64> for Expected {
    fn from(revision: i64) -> Expected {
        Expected::OneOf(vec![revision])
    }
}

impl Expected {
    /// # Errors
    /// [`Failure::Conflict`] if `current` is none of them.
    fn check(&self, current: i64) -> Result<(), Failure> {
        match self {
            Expected::OneOf(revisions) if !revisions.contains(&current) => Err(Failure::Conflict { current }),
            _ => Ok(()),
        }
    }
}

impl Designs {
    /// Checks that a design is at an expected revision.
    ///
    /// # Errors
    /// [`Failure::Conflict`], [`Failure::NotFound`].
    pub async fn expect(&self, id: &str, expected: &Expected) -> Result<(), Failure> {
        expected.check(self.head(id, None).await?.revision)
    }

    pub(super) async fn save_expected(
        &self,
        id: &DesignId,
        key: &EditKey,
        expected: Expected,
        document: &str,
    ) -> Result<Saved, Failure> {
        let save =
            async |expected| self.store.save_admitted(id, key, expected, document, || self.admit(document)).await;
        if let Expected::OneOf(revisions) = &expected
            && let [revision] = revisions[..]
        {
            let revision = Revision::new(revision).map_err(|_| Failure::RevisionMissing)?;
            return save(revision).await.map_err(failure)?;
        }
        for _ in 0..TRIES {
            let current = self.store.head(id, None).await.map_err(failure)?.revision;
            expected.check(current.get())?;
            match save(current).await {
                // Somebody saved in the meantime: the new revision may be expected as well.
                Err(Error::Conflict { .. }) => {}
                saved => return saved.map_err(failure)?,
            }
        }
        Err(Failure::Busy)
    }
}
