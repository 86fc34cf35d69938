//! The calls from the browser to the server. Each call is a thin wrapper around `use_cases`.
//!
//! The addresses are fixed. If a page that was loaded before a new release sends something that this version does not
//! understand, the answer tells the user to reload the page.

use api::{Act, ComparedDesign, Compares, CreatedDesign, SavedDesign, TypeChoice};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::panels;
use crate::shown::{Shown, View};
use crate::wire::Answer;

/// Applies changes to a document and renders the result. The document is read, completed and priced once for all parts
/// of the page.
#[server(prefix = "/api/page", endpoint = "show", input = Json, output = Answer)]
pub async fn show_design(document: String, acts: Vec<Act>, view: View) -> Result<Shown, AppError> {
    let (whole, wanted) = (view.clone(), acts.clone());
    let shown = designs().with(document.clone(), move |text| panels::shown(text, &wanted, &whole)).await;
    // The estimate alone may be cheap enough even if the drawing is too expensive.
    let alone = matches!(shown, Err(api::Failure::TooExpensive { .. })) && !view.total_only;
    let shown = if alone {
        designs().with(document, move |text| panels::shown_briefly(text, &acts, &view)).await
    } else {
        shown
    };
    Ok(shown?)
}

/// The purchase options of components of a document, or the deployments of one, with charts of the options in `drawn`.
/// Empty lists mean all components of the first kind that has options, and a default selection of options.
#[server(prefix = "/api/page", endpoint = "compare", input = Json, output = Answer)]
pub async fn compare_document(
    document: String,
    groups: Vec<String>,
    drawn: Vec<String>,
    #[server(default)] of: Compares,
) -> Result<ComparedDesign, AppError> {
    let groups = use_cases::group_ids(&groups.join(","))?;
    let compare = move |document: &str| match of {
        Compares::PurchaseOptions => use_cases::compare_with_charts(document, &groups, &drawn),
        Compares::Deployments => use_cases::deployments_with_charts(document, &groups, &drawn),
    };
    Ok(designs().with(document, compare).await?)
}

/// Saves a new design. Repeating the call with the same idempotency key and document returns the same answer.
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
    Ok(use_cases::types(&region))
}

#[cfg(feature = "ssr")]
fn designs() -> use_cases::Designs {
    expect_context::<use_cases::Designs>()
}
