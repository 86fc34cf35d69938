//! What the browser asks the server. Each call is a thin skin over one function of `service`.
//!
//! The addresses are fixed, so that a page opened before a new release keeps working after it.

use api::{CreatedDesign, RegionChoice, SavedDesign, SharedDesign, TypeChoice};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use pricing::Estimate;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::wire::Answer;

/// Where an editor starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Nothing.
    Empty,
    /// The ready-made example.
    Example,
    /// The latest revision of a saved design.
    Saved(String),
}

/// What an editor needs to start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditorStart {
    /// The design document.
    pub document: String,
    /// Its estimate.
    pub estimate: Estimate,
    /// Where it is saved: id, revision and time.
    pub saved: Option<(String, i64, i64)>,
    /// Every region.
    pub regions: Vec<RegionChoice>,
}

/// Everything to start editing `source`.
#[server(prefix = "/api/page", endpoint = "start-editing", input = Json, output = Answer)]
pub async fn start_editing(source: Source) -> Result<EditorStart, AppError> {
    let (document, estimate, saved) = match source {
        Source::Saved(id) => {
            let shared = designs().open(&id, None).await?;
            (shared.document, shared.estimate, Some((shared.id, shared.revision, shared.saved_at_ms)))
        }
        Source::Empty | Source::Example => {
            let text = if source == Source::Empty { crate::text::EMPTY_DESIGN } else { crate::text::EXAMPLE_DESIGN };
            let (design, estimate) = service::estimate(text)?;
            (design.to_compact_json(), estimate, None)
        }
    };
    Ok(EditorStart { document, estimate, saved, regions: service::regions() })
}

/// The estimate of a document.
#[server(prefix = "/api/page", endpoint = "estimate", input = Json, output = Answer)]
pub async fn estimate_design(document: String) -> Result<Estimate, AppError> {
    Ok(service::estimate(&document)?.1)
}

/// A saved design: the latest revision, or the one named.
#[server(prefix = "/api/page", endpoint = "open", input = Json, output = Answer)]
pub async fn open_design(id: String, revision: Option<i64>) -> Result<SharedDesign, AppError> {
    Ok(designs().open(&id, revision).await?)
}

/// Saves a new design.
#[server(prefix = "/api/page", endpoint = "create", input = Json, output = Answer)]
pub async fn create_design(document: String) -> Result<CreatedDesign, AppError> {
    Ok(designs().create(&document).await?)
}

/// Saves the next revision of a design.
#[server(prefix = "/api/page", endpoint = "save", input = Json, output = Answer)]
pub async fn save_design(id: String, key: String, revision: i64, document: String) -> Result<SavedDesign, AppError> {
    Ok(designs().save(&id, &key, revision, &document).await?)
}

/// The instance types of a region.
#[server(prefix = "/api/page", endpoint = "instance-types", input = Json, output = Answer)]
pub async fn instance_types(region: String) -> Result<Vec<TypeChoice>, AppError> {
    Ok(service::types(&region))
}

#[cfg(feature = "ssr")]
fn designs() -> service::Designs {
    expect_context::<service::Designs>()
}
