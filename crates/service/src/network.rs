//! Paths of flows, and what is proposed.

use api::{Failure, FlowPaths};

/// Reads a document and tells the path of one of its flows, and the other ways.
///
/// # Errors
/// As [`crate::estimate`].
pub fn flow_paths(document: &str, flow: &str) -> Result<FlowPaths, Failure> {
    crate::estimate(document)?;
    Ok(FlowPaths { flow: flow.to_owned(), ..FlowPaths::default() })
}

/// The document with another way for a flow.
///
/// # Errors
/// As [`crate::estimate`].
pub fn choose_path(document: &str, _flow: &str, _code: &str) -> Result<String, Failure> {
    Ok(crate::read(document)?.to_compact_json())
}

/// The document with everything that was proposed.
///
/// # Errors
/// As [`crate::estimate`].
pub fn keep_proposals(document: &str) -> Result<String, Failure> {
    Ok(topology::complete(&crate::read(document)?).design.to_compact_json())
}
