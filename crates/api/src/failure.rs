//! [`Failure`]: why a request failed, in words for the caller.

use problem::{Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::ProblemBody;

/// Why a request failed. Internal causes are logged and not shown to the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The document has problems.
    #[error("The design has {} that must be fixed first", count(problems))]
    Invalid {
        /// All of them.
        problems: Vec<Problem>,
    },
    /// There is no such design or revision.
    #[error("There is no design at this address")]
    NotFound,
    /// Its owner has deleted the design.
    #[error("This design was deleted. Its owner can restore it until {until}")]
    Deleted {
        /// Until when it can be restored, such as `2026-12-28 04:10 UTC`.
        until: String,
        /// The same as milliseconds since 1970-01-01 UTC.
        until_ms: i64,
    },
    /// The edit key is missing.
    #[error("This needs the edit key of the design")]
    KeyMissing,
    /// The edit key belongs to another design.
    #[error("The edit key does not belong to this design")]
    WrongKey,
    /// The caller did not say which revision it edited.
    #[error("Say which revision you have edited: send If-Match with its number")]
    RevisionMissing,
    /// Someone else saved in the meantime.
    #[error("The design was saved elsewhere in the meantime and is now at revision {current}")]
    Conflict {
        /// The current revision.
        current: i64,
    },
    /// The body is larger than a design may be.
    #[error("The request is larger than 1 MiB")]
    TooLarge,
    /// The document needs more work than one request may take.
    #[error("The design takes too much work, most of it for {what}: {fix}")]
    TooExpensive {
        /// What took most of the work.
        what: String,
        /// How to reduce it.
        fix: String,
    },
    /// Too many designs are being computed; trying again in a moment helps.
    #[error("The server is busy with other designs; try again in a moment")]
    Busy,
    /// The idempotency key is malformed.
    #[error("An Idempotency-Key has 16 to 255 visible ASCII characters; use a random UUID")]
    IdempotencyKeyInvalid,
    /// The idempotency key was used for another document.
    #[error("This Idempotency-Key was used for another design; use a new key for a new design")]
    IdempotencyKeyReused,
    /// The store has reached the limit set by its operator.
    #[error("This server holds as much as it may; nothing more can be saved until its operator makes room")]
    StoreFull,
    /// The disk of the database is full.
    #[error("The disk of this server is full; nothing can be saved until its operator makes room")]
    DiskFull,
    /// The client's address has saved a lot.
    #[error("A lot was saved from your network address; try again in {}", wait(*seconds))]
    WrittenTooMuch {
        /// The number of seconds after which it may save this again.
        seconds: u64,
    },
    /// The body was cut short, or is not what the address accepts.
    #[error("The request cannot be read: its body was cut short, or is not JSON of the right form")]
    Unreadable,
    /// The body did not arrive in time.
    #[error("The request took too long to arrive")]
    TooSlow,
    /// The client's address has sent many requests.
    #[error("Many requests came from your network address; try again in {}", wait(*seconds))]
    TooManyRequests {
        /// The number of seconds after which it may send another one.
        seconds: u64,
    },
    /// The request comes from another site.
    #[error("The request comes from another site")]
    CrossSite,
    /// There is nothing at this address.
    #[error("There is nothing at this address")]
    NoRoute,
    /// The address does not support this method.
    #[error("This address does not take this method")]
    NoMethod,
    /// The database or the server failed; trying again may help.
    #[error("Saved designs cannot be reached right now; try again in a moment")]
    Unavailable,
}

fn count(problems: &[Problem]) -> String {
    if problems.len() == 1 { "1 problem".into() } else { format!("{} problems", problems.len()) }
}

/// A number of seconds as text.
fn wait(seconds: u64) -> String {
    let (number, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3600 => (seconds.div_ceil(60), "minute"),
        _ => (seconds.div_ceil(3600), "hour"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Failure {
        Failure::Invalid { problems: problems.0 }
    }
}

impl Failure {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Failure::Invalid { .. } | Failure::TooExpensive { .. } | Failure::IdempotencyKeyReused => 422,
            Failure::IdempotencyKeyInvalid | Failure::Unreadable => 400,
            Failure::Deleted { .. } => 410,
            Failure::TooSlow => 408,
            Failure::WrittenTooMuch { .. } | Failure::TooManyRequests { .. } => 429,
            Failure::StoreFull | Failure::DiskFull => 507,
            Failure::NotFound | Failure::NoRoute => 404,
            Failure::NoMethod => 405,
            Failure::KeyMissing => 401,
            Failure::WrongKey | Failure::CrossSite => 403,
            Failure::RevisionMissing => 428,
            Failure::Conflict { .. } => 412,
            Failure::TooLarge => 413,
            Failure::Unavailable | Failure::Busy => 503,
        }
    }

    /// The stable name of the kind of failure, and its title.
    #[must_use]
    pub const fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Failure::Invalid { .. } => ("invalid-design", "Invalid design"),
            Failure::NotFound => ("no-design", "No such design"),
            Failure::Deleted { .. } => ("deleted", "Deleted"),
            Failure::IdempotencyKeyInvalid => ("idempotency-key-invalid", "Invalid idempotency key"),
            Failure::IdempotencyKeyReused => ("idempotency-key-reused", "Idempotency key used before"),
            Failure::StoreFull => ("store-full", "Store full"),
            Failure::DiskFull => ("disk-full", "Disk full"),
            Failure::WrittenTooMuch { .. } => ("written-too-much", "Too much saved"),
            Failure::KeyMissing => ("key-missing", "Edit key missing"),
            Failure::WrongKey => ("wrong-key", "Wrong edit key"),
            Failure::RevisionMissing => ("revision-missing", "Revision missing"),
            Failure::Conflict { .. } => ("revision-conflict", "Saved elsewhere"),
            Failure::TooLarge => ("too-large", "Too large"),
            Failure::TooExpensive { .. } => ("too-expensive", "Too much work"),
            Failure::Busy => ("busy", "Busy"),
            Failure::Unreadable => ("unreadable", "Unreadable request"),
            Failure::TooSlow => ("too-slow", "Too slow"),
            Failure::TooManyRequests { .. } => ("too-many-requests", "Too many requests"),
            Failure::CrossSite => ("cross-site", "Request from another site"),
            Failure::NoRoute => ("no-route", "Nothing here"),
            Failure::NoMethod => ("no-method", "Method not allowed"),
            Failure::Unavailable => ("unavailable", "Unavailable"),
        }
    }

    /// The number of seconds after which the same request may succeed.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        match self {
            Failure::WrittenTooMuch { seconds } | Failure::TooManyRequests { seconds } => Some(*seconds),
            _ => None,
        }
    }

    /// The body of the REST response.
    #[must_use]
    pub fn body(&self) -> ProblemBody {
        let (kind, title) = self.kind();
        let problems = match self {
            Failure::Invalid { problems } => problems.clone(),
            _ => Vec::new(),
        };
        let restorable_until_ms = match self {
            Failure::Deleted { until_ms, .. } => Some(*until_ms),
            _ => None,
        };
        ProblemBody {
            kind: kind.into(),
            title: title.into(),
            status: self.status(),
            detail: self.to_string(),
            problems,
            restorable_until_ms,
        }
    }
}
