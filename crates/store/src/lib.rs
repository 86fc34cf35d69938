//! Designs and their revisions on SQLite or Postgres.
//!
//! A design is shared by its public [`DesignId`]; whoever also has its [`EditKey`] may add a [`Revision`] or delete the
//! design. Every save that changes something adds a revision, and none is ever overwritten, so a link to a revision
//! shows the same document for as long as the design exists. The store does not interpret documents; callers limit
//! their size.
//!
//! [`backup`] copies a database to a separate file and back.

pub mod backup;
mod capacity;
mod cause;
mod config;
mod db;
mod deletion;
mod designs;
mod error;
mod fault;
mod head;
mod idempotency;
mod idempotency_key;
mod integrity;
mod opened_file;
mod readiness;
mod record;
mod revision;
mod store;
mod timestamp;
mod token;
mod upkeep;

pub use cause::Cause;
pub use config::{Kind, StoreConfig};
pub use error::Error;
pub use idempotency_key::IdempotencyKey;
pub use record::{Created, RevisionInfo, Saved, Stored};
pub use revision::Revision;
pub use store::Store;
pub use timestamp::Timestamp;
pub use token::{DesignId, EditKey, ParseError};
