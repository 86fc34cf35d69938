//! What the browser asks the server. Each call is a thin skin over one function of `service`.
//!
//! The addresses are fixed, so that a page opened before a new release keeps working after it.

use api::{Chart, ComparedDesign, CreatedDesign, SavedDesign, TypeChoice};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use pricing::Estimate;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::wire::Answer;

/// The estimate of a document.
#[server(prefix = "/api/page", endpoint = "estimate", input = Json, output = Answer)]
pub async fn estimate_design(document: String) -> Result<Estimate, AppError> {
    Ok(designs().with(document, |document| Ok(service::estimate(document)?.1)).await?)
}

/// The purchase options of groups of a document, with charts of the options `drawn`. All groups,
/// and a selection of options, when the lists are empty.
#[server(prefix = "/api/page", endpoint = "compare", input = Json, output = Answer)]
pub async fn compare_document(
    document: String,
    groups: Vec<String>,
    drawn: Vec<String>,
) -> Result<ComparedDesign, AppError> {
    let groups = service::group_ids(&groups.join(","))?;
    let compare = move |document: &str| service::compare_with_charts(document, &groups, &drawn);
    Ok(designs().with(document, compare).await?)
}

/// The capacity units of a load balancer of a document by hour; none while its load is not known.
#[server(prefix = "/api/page", endpoint = "capacity", input = Json, output = Answer)]
pub async fn capacity_chart(document: String, component: String) -> Result<Option<Chart>, AppError> {
    Ok(designs().with(document, move |document| service::capacity_chart(document, &component)).await?)
}

/// What the editor shows of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The estimate.
    pub estimate: Estimate,
    /// The parts of each panel that was asked for, as HTML; none of one that cannot be shown.
    pub panels: Vec<Vec<String>>,
}

/// The estimate of a document with the panels that are open: it is read, completed and priced once for all of them.
#[server(prefix = "/api/page", endpoint = "show", input = Json, output = Answer)]
pub async fn show_design(document: String, panels: Vec<Panel>) -> Result<Shown, AppError> {
    let asked = panels.clone();
    let show = move |document: &str| crate::panels::shown(document, &asked);
    let shown = designs().with(document.clone(), show).await;
    // Where the panels are too much, the estimate alone may not be.
    let alone = matches!(shown, Err(api::Failure::TooExpensive { .. })) && !panels.is_empty();
    let shown = if alone { designs().with(document, |text| crate::panels::shown(text, &[])).await } else { shown };
    Ok(shown?)
}

/// A part of the editor that the server writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Panel {
    /// The drawing: the picture, what is proposed, the picture in words.
    Drawing,
    /// The path of a flow, by its id, and the other ways there are.
    Paths(String),
    /// The addresses of a VPC, by its id.
    Addresses(String),
}

/// The parts of a panel for a document, as HTML.
#[server(prefix = "/api/page", endpoint = "panel", input = Json, output = Answer)]
pub async fn show_panel(document: String, panel: Panel) -> Result<Vec<String>, AppError> {
    Ok(designs().with(document, move |document| crate::panels::html(document, &panel)).await?)
}

/// A change that needs the network worked out, hence the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Lets a flow take another of its ways.
    Path {
        /// Id of the flow.
        flow: String,
        /// Code of the way.
        code: String,
    },
    /// Puts everything that is proposed into the design.
    KeepProposals,
}

/// The document after a change.
#[server(prefix = "/api/page", endpoint = "change", input = Json, output = Answer)]
pub async fn change_document(document: String, change: Change) -> Result<String, AppError> {
    Ok(designs().with(document, move |document| crate::panels::changed(document, &change)).await?)
}

/// Saves a new design. A repetition with the same idempotency key and document gets the same answer.
#[server(prefix = "/api/page", endpoint = "create", input = Json, output = Answer)]
pub async fn create_design(document: String, idempotency_key: Option<String>) -> Result<CreatedDesign, AppError> {
    Ok(designs().create(&document, idempotency_key.as_deref()).await?)
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
