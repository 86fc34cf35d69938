//! The pages: the request taken apart, the page found, the document rendered.

use std::collections::HashMap;

use app::Page;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::Method;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use leptos::config::LeptosOptions;
use service::Designs;

use crate::{assets, http};

/// A revision that no design has, for what is no number.
const NO_REVISION: i64 = 0;

/// What stands for `{id}`; a sequence of bytes that is no text is no id either.
type Id = Result<Path<String>, PathRejection>;

type Asked = Query<HashMap<String, String>>;

/// Every page. What is no page is a static file, or leads to the page that says so.
pub fn router() -> Router<Designs> {
    // An address ends with or without a slash.
    let twice = |router: Router<Designs>, path: &str, page: MethodRouter<Designs>| {
        router.route(path, page.clone()).route(&format!("{path}/"), page)
    };
    let router = Router::new().route("/", get(start));
    let router = twice(router, "/new", get(new));
    let router = twice(router, "/d/{id}", get(shared));
    let router = twice(router, "/d/{id}/edit", get(edit));
    let router = twice(router, "/d/{id}/compare", get(compare));
    router.fallback(file_or_nowhere)
}

/// What the pages and the addresses of their calls share: where the browser finds its module.
pub fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("abacus").site_pkg_dir("pkg").build()
}

fn text(id: Id) -> String {
    id.map(|Path(id)| id).unwrap_or_default()
}

async fn start(request: Request) -> Response {
    render(Page::start(), request).await
}

async fn new(Query(asked): Asked, request: Request) -> Response {
    render(Page::new_design(asked.get("example").map(String::as_str)), request).await
}

async fn shared(State(designs): State<Designs>, id: Id, Query(asked): Asked, request: Request) -> Response {
    let revision = asked.get("revision").map(|text| text.parse().unwrap_or(NO_REVISION));
    render(Page::shared(&designs, &text(id), revision).await, request).await
}

async fn edit(State(designs): State<Designs>, id: Id, request: Request) -> Response {
    render(Page::edit(&designs, &text(id)).await, request).await
}

async fn compare(
    State(designs): State<Designs>,
    id: Id,
    Query(asked): Query<Vec<(String, String)>>,
    request: Request,
) -> Response {
    let all = |name: &str| -> Vec<String> {
        asked.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    };
    render(Page::compared(&designs, &text(id), &all("groups"), &all("drawn")).await, request).await
}

async fn file_or_nowhere(request: Request) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match reads.then(|| assets::file(request.uri().path(), request.headers())).flatten() {
        Some(response) => response,
        None => render(Page::nowhere(), request).await,
    }
}

async fn render(page: Page, request: Request) -> Response {
    let shell = move || app::shell(options(), page.clone());
    leptos_axum::render_app_async_with_context(http::provide_nonce, shell)(request).await
}
