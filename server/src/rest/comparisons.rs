//! `/api/v1/comparisons`

use api::{Compares, Failure};
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::Response;
use design::ComponentId;
use serde::Deserialize;
use use_cases::Designs;

use super::computed::computed;
use super::refuse;

/// What to compare of which components.
#[derive(Debug, Default, Deserialize)]
pub struct Options {
    /// `purchase-options`, also when left out, or `deployments`.
    #[serde(default)]
    of: String,
    /// Ids separated by commas, of one kind; when left out, every EC2 group, or every component of another kind that
    /// has purchase options. Deployments are compared of a single component; when left out, of the first that has
    /// several.
    #[serde(default)]
    groups: String,
}

impl Options {
    fn read(&self) -> Result<(Compares, Vec<ComponentId>), Failure> {
        Ok((use_cases::compares(&self.of)?, use_cases::group_ids(&self.groups)?))
    }
}

/// `POST`: the purchase options or the deployments of components of the design document in the body.
pub async fn create(State(designs): State<Designs>, Query(options): Query<Options>, body: Bytes) -> Response {
    match options.read() {
        Ok((Compares::PurchaseOptions, groups)) => {
            computed(&designs, &body, move |document| use_cases::compare(document, &groups)).await
        }
        Ok((Compares::Deployments, groups)) => {
            computed(&designs, &body, move |document| use_cases::deployments(document, &groups)).await
        }
        Err(failure) => refuse(failure),
    }
}
