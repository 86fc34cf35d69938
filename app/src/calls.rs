//! What the browser asks the server. Each call is a thin skin over one function of `service`.
//!
//! The addresses are fixed, so that a page opened before a new release keeps working after it.

use api::{Chart, ComparedDesign, CreatedDesign, Drawing, FlowPaths, NetworkPlan, SavedDesign, TypeChoice};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use pricing::Estimate;

use crate::AppError;
use crate::wire::Answer;

/// The estimate of a document.
#[server(prefix = "/api/page", endpoint = "estimate", input = Json, output = Answer)]
pub async fn estimate_design(document: String) -> Result<Estimate, AppError> {
    Ok(service::estimate(&document)?.1)
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
    Ok(service::compare_with_charts(&document, &groups, &drawn)?)
}

/// The capacity units of a load balancer of a document by hour; none while its load is not known.
#[server(prefix = "/api/page", endpoint = "capacity", input = Json, output = Answer)]
pub async fn capacity_chart(document: String, component: String) -> Result<Option<Chart>, AppError> {
    Ok(service::capacity_chart(&document, &component)?)
}

/// The drawing of a document.
#[server(prefix = "/api/page", endpoint = "draw", input = Json, output = Answer)]
pub async fn draw_design(document: String) -> Result<Drawing, AppError> {
    Ok(service::draw(&document)?)
}

/// The path of a flow of a document, and the other ways there are.
#[server(prefix = "/api/page", endpoint = "paths", input = Json, output = Answer)]
pub async fn paths_of_flow(document: String, flow: String) -> Result<FlowPaths, AppError> {
    Ok(service::flow_paths(&document, &flow)?)
}

/// The document with another way for a flow.
#[server(prefix = "/api/page", endpoint = "choose-path", input = Json, output = Answer)]
pub async fn choose_path(document: String, flow: String, code: String) -> Result<String, AppError> {
    Ok(service::choose_path(&document, &flow, &code)?)
}

/// The document with everything that was proposed.
#[server(prefix = "/api/page", endpoint = "keep-proposals", input = Json, output = Answer)]
pub async fn keep_proposals(document: String) -> Result<String, AppError> {
    Ok(service::keep_proposals(&document)?)
}

/// The addresses of the VPCs of a document.
#[server(prefix = "/api/page", endpoint = "network-plan", input = Json, output = Answer)]
pub async fn address_plan(document: String) -> Result<NetworkPlan, AppError> {
    Ok(service::network_plan(&document)?)
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
