//! The records that the store returns.

use crate::{DesignId, EditKey, Revision, Timestamp};

/// A design that was just created.
#[derive(Clone, Debug)]
pub struct Created {
    /// Its public name, for links.
    pub id: DesignId,
    /// The secret that allows saving. It can only be seen here.
    pub key: EditKey,
    /// [`Revision::FIRST`].
    pub revision: Revision,
    /// When the design and its first revision were stored.
    pub created_at: Timestamp,
}

/// One revision of a design, with its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The design's public name.
    pub id: DesignId,
    /// The number of this revision.
    pub revision: Revision,
    /// The document, byte for byte as it was saved.
    pub document: String,
    /// When this revision was stored.
    pub created_at: Timestamp,
    /// When the design was created.
    pub design_created_at: Timestamp,
}

/// A revision that was just saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its number: the expected one plus 1.
    pub revision: Revision,
    /// When it was stored.
    pub created_at: Timestamp,
}

/// One line of a design's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RevisionInfo {
    /// The revision's number.
    pub revision: Revision,
    /// When it was stored.
    pub created_at: Timestamp,
}
