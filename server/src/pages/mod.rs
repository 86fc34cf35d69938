//! The pages: parse the request, find the page, send its document.
//!
//! - `fixed` has the pages that are the same for everybody, `saved` those of saved designs.
//! - `render` writes a page as a document and compresses it.

mod fixed;
mod render;
mod saved;
mod workload;

use std::collections::HashMap;

use api::Failure;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::ALLOW;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::response::Response;
use workloads::Topic;

use crate::listed::Listed;
use crate::{assets, rest};
use saved::Shown;
pub use saved::{CACHE_BYTES, SavedPages};
use workload::{compared, option_design};

/// A revision that no design has, used for anything that is not a number.
const NO_REVISION: i64 = 0;

/// The value of `{id}`; bytes that are not valid text are not an id either.
type Id = Result<Path<String>, PathRejection>;

type Asked = Query<HashMap<String, String>>;

/// The names and values of a query, in their order.
type Pairs = Query<Vec<(String, String)>>;

/// Every page.
pub fn pages() -> Listed<SavedPages> {
    // An address may end with or without a slash.
    Listed::new()
        .get("/", start)
        .get("/new", new)
        .get("/new/", new)
        .get("/workloads", all_workloads)
        .get("/workloads/", all_workloads)
        .get("/workloads/{topic}", of_workload)
        .get("/workloads/{topic}/", of_workload)
        .get("/d/{id}", shared)
        .get("/d/{id}/", shared)
        .get("/d/{id}/edit", edit)
        .get("/d/{id}/edit/", edit)
        .get("/d/{id}/months", months)
        .get("/d/{id}/months/", months)
        .get("/d/{id}/breakdown", breakdown)
        .get("/d/{id}/breakdown/", breakdown)
        .get("/d/{id}/compare", compare)
        .get("/d/{id}/compare/", compare)
}

fn text(id: Id) -> String {
    id.map(|Path(id)| id).unwrap_or_default()
}

async fn start(headers: HeaderMap) -> Response {
    fixed::start().await.answer(&headers)
}

async fn new(State(pages): State<SavedPages>, Query(given): Pairs, headers: HeaderMap) -> Response {
    let asked: HashMap<String, String> = given.iter().cloned().collect();
    if let Some(topic) = asked.get("workload") {
        let option = asked.get("option").cloned().unwrap_or_default();
        return option_design(&pages, topic, option, given).await.answer(&headers);
    }
    fixed::new_design(asked.get("example").map(String::as_str)).await.answer(&headers)
}

async fn all_workloads(State(pages): State<SavedPages>, Query(given): Pairs, headers: HeaderMap) -> Response {
    compared(&pages, Topic::Compute, given).await.answer(&headers)
}

async fn of_workload(State(pages): State<SavedPages>, topic: Id, Query(given): Pairs, headers: HeaderMap) -> Response {
    match Topic::of(&text(topic)) {
        Some(topic) => compared(&pages, topic, given).await.answer(&headers),
        None => fixed::nowhere().answer(&headers),
    }
}

async fn shared(State(pages): State<SavedPages>, id: Id, Query(asked): Asked, headers: HeaderMap) -> Response {
    let revision = asked.get("revision").map(|text| text.parse().unwrap_or(NO_REVISION));
    pages.find(&text(id), revision, Shown::Design).await.answer(&headers)
}

async fn edit(State(pages): State<SavedPages>, id: Id, headers: HeaderMap) -> Response {
    pages.find(&text(id), None, Shown::Editor).await.answer(&headers)
}

async fn months(State(pages): State<SavedPages>, id: Id, headers: HeaderMap) -> Response {
    pages.find(&text(id), None, Shown::Months).await.answer(&headers)
}

async fn breakdown(State(pages): State<SavedPages>, id: Id, Query(asked): Asked, headers: HeaderMap) -> Response {
    let by = asked.get("by").cloned().unwrap_or_default();
    pages.find(&text(id), None, Shown::Breakdown { by }).await.answer(&headers)
}

async fn compare(
    State(pages): State<SavedPages>,
    id: Id,
    Query(asked): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let all = |name: &str| -> Vec<String> {
        asked.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    };
    let of = all("of").pop().unwrap_or_default();
    let shown = Shown::Comparison { of, groups: all("groups"), drawn: all("drawn") };
    pages.find(&text(id), None, shown).await.answer(&headers)
}

/// Answers requests that match no route: with a static file, or with the "not found" page.
pub async fn file_or_nowhere(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let file = assets::file(uri.path(), &headers);
    let reads = matches!(method, Method::GET | Method::HEAD);
    match file {
        Some(response) if reads => response,
        Some(_) => {
            let mut response = rest::refuse(Failure::NoMethod);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET,HEAD"));
            response
        }
        None if reads && !uri.path().starts_with("/api/") => fixed::nowhere().answer(&headers),
        None => rest::refuse(Failure::NoRoute),
    }
}
