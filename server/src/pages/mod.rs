//! The pages: the request taken apart, the page found, its document answered.
//!
//! - `fixed` has the pages that are the same for everybody, `saved` those of saved designs.
//! - `render` writes a page as a document and compresses it.

mod fixed;
mod render;
mod saved;

use std::collections::HashMap;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use axum::routing::{MethodRouter, get};

use crate::assets;
use saved::Shown;
pub use saved::{CACHE_BYTES, SavedPages};

/// A revision that no design has, for what is no number.
const NO_REVISION: i64 = 0;

/// What stands for `{id}`; a sequence of bytes that is no text is no id either.
type Id = Result<Path<String>, PathRejection>;

type Asked = Query<HashMap<String, String>>;

/// Every page. What is no page is a static file, or leads to the page that says so.
pub fn router() -> Router<SavedPages> {
    // An address ends with or without a slash.
    let twice = |router: Router<SavedPages>, path: &str, page: MethodRouter<SavedPages>| {
        router.route(path, page.clone()).route(&format!("{path}/"), page)
    };
    let router = Router::new().route("/", get(start));
    let router = twice(router, "/new", get(new));
    let router = twice(router, "/d/{id}", get(shared));
    let router = twice(router, "/d/{id}/edit", get(edit));
    let router = twice(router, "/d/{id}/compare", get(compare));
    router.fallback(file_or_nowhere)
}

fn text(id: Id) -> String {
    id.map(|Path(id)| id).unwrap_or_default()
}

async fn start(headers: HeaderMap) -> Response {
    fixed::start().await.answer(&headers)
}

async fn new(Query(asked): Asked, headers: HeaderMap) -> Response {
    fixed::new_design(asked.get("example").map(String::as_str)).await.answer(&headers)
}

async fn shared(State(pages): State<SavedPages>, id: Id, Query(asked): Asked, headers: HeaderMap) -> Response {
    let revision = asked.get("revision").map(|text| text.parse().unwrap_or(NO_REVISION));
    pages.find(&text(id), revision, Shown::Design).await.answer(&headers)
}

async fn edit(State(pages): State<SavedPages>, id: Id, headers: HeaderMap) -> Response {
    pages.find(&text(id), None, Shown::Editor).await.answer(&headers)
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
    let shown = Shown::Comparison { groups: all("groups"), drawn: all("drawn") };
    pages.find(&text(id), None, shown).await.answer(&headers)
}

async fn file_or_nowhere(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let reads = matches!(method, Method::GET | Method::HEAD);
    match reads.then(|| assets::file(uri.path(), &headers)).flatten() {
        Some(response) => response,
        None => fixed::nowhere().answer(&headers),
    }
}
