//! The data exchanged between the server and its callers: the pages, REST clients, scripts.

mod act;
mod comparison;
mod failure;
mod text;
mod topology;

pub use act::Act;
pub use comparison::{
    Chart, ChartTable, ComparedColumn, ComparedDesign, ComparedRow, Compares, ComponentChart, GroupChoice, LegendItem,
    MarkItem, OtherKind,
};
pub use failure::Failure;
use problem::Problem;
use serde::{Deserialize, Serialize};
pub use text::text_of;
pub use topology::{
    Drawing, FlowLedgers, FlowPaths, HopCell, MovedFlow, NetworkPlan, PathChoice, PathRow, PathSet, PathSets,
    ProposalItem, SubnetRow, VpcPlan,
};

#[cfg(feature = "estimates")]
/// A saved design with its estimate, as visible to anyone with the link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedDesign {
    /// Public id, part of the link.
    pub id: String,
    /// Revision, from 1.
    pub revision: i64,
    /// When this revision was saved: milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
    /// The design document, as JSON text in the newest format.
    pub document: String,
    /// Its estimate with today's catalogue.
    pub estimate: pricing::Estimate,
}

/// The response to a first save. The key is returned here and never again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatedDesign {
    /// Public id, part of the link.
    pub id: String,
    /// The secret that allows further saves.
    pub key: String,
    /// Revision, 1.
    pub revision: i64,
    /// When it was saved: milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
}

/// The response to a further save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDesign {
    /// The new revision.
    pub revision: i64,
    /// When it was saved: milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
}

/// The response to a deletion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletedDesign {
    /// Public id.
    pub id: String,
    /// Until when the design can be restored: milliseconds since 1970-01-01 UTC.
    pub restorable_until_ms: i64,
}

/// A region that designs can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionChoice {
    /// Code, such as `eu-central-1`.
    pub code: String,
    /// Name, such as `Europe (Frankfurt)`.
    pub name: String,
}

/// An instance type that a group in some region can use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeChoice {
    /// Name, such as `m7g.large`.
    pub name: String,
    /// Its key figures and Linux price in that region, such as `2 vCPU · 8 GiB · $0.0816/h`.
    pub label: String,
}

/// An RFC 9457 problem, the body of every error of the REST API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemBody {
    /// Stable machine-readable kind, such as `invalid-design`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The title of the kind.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened in this case.
    pub detail: String,
    /// What is wrong with the document, each problem with its place and a fix.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// Until when a deleted design can be restored: milliseconds since 1970-01-01 UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restorable_until_ms: Option<i64>,
}
