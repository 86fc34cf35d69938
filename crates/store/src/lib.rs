//! Designs and their revisions on SQLite or Postgres.
//!
//! A design is shared by its public [`DesignId`]; whoever also holds its [`EditKey`] may add a
//! [`Revision`]. Every save adds one: nothing is ever overwritten or deleted, so a link to a
//! revision shows the same document for ever. What stands in a document is not known here; its
//! size is limited by the callers.

mod config;
mod db;
mod error;
mod head;
mod record;
mod revision;
mod store;
mod timestamp;
mod token;

pub use config::{Kind, StoreConfig};
pub use error::Error;
pub use record::{Created, RevisionInfo, Saved, Stored};
pub use revision::Revision;
pub use store::Store;
pub use timestamp::Timestamp;
pub use token::{DesignId, EditKey, ParseError};
