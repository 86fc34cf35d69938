//! Every route, in one place.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::LeptosRoutes;
use service::Designs;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages::{CACHE_BYTES, SavedPages};
use crate::{http, pages, rest};

/// Requests that take longer are answered with 503.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole server: REST API, health, pages with their calls, static files.
pub fn router(designs: Designs) -> Router {
    let pages = SavedPages::new(designs.clone(), CACHE_BYTES);
    router_with(designs, pages)
}

/// The whole server, with pages of its designs that are kept elsewhere.
pub fn router_with(designs: Designs, saved: SavedPages) -> Router {
    let api = Router::new()
        .route("/estimates", post(rest::estimates::create))
        .route("/comparisons", post(rest::comparisons::create))
        .route("/paths", post(rest::paths::create))
        .route("/address-plans", post(rest::address_plans::create))
        .route("/drawings", post(rest::drawings::create))
        .route("/designs", post(rest::designs::create))
        .route("/designs/{id}", get(rest::designs::show).put(rest::designs::save).delete(rest::designs::delete))
        .route("/designs/{id}/restore", post(rest::designs::restore))
        .route("/design.schema.json", get(rest::schema::show))
        .fallback(rest::no_route)
        .method_not_allowed_fallback(rest::no_method)
        .layer(DefaultBodyLimit::max(design::limits::DOCUMENT_BYTES + 1))
        .layer(CompressionLayer::new())
        .with_state(designs.clone());

    let health = Router::new()
        .route("/healthz", get(rest::health::alive))
        .route("/readyz", get(rest::health::ready))
        .with_state(designs.clone());

    // The calls that the pages make (`/api/page/…`), which Leptos routes by itself.
    let options = LeptosOptions::builder().output_name("abacus").build();
    let context = move || {
        let client = use_context::<Parts>().and_then(|parts| http::client::address(&parts.extensions));
        provide_context(designs.for_client(client));
    };
    let calls = Router::new().leptos_routes_with_context(&options, Vec::new(), context, || ()).with_state(options);
    let calls = calls.layer(CompressionLayer::new());

    let pages = pages::router().with_state(saved).merge(calls).layer(from_fn(http::bounded_call));

    Router::new()
        .nest("/api/v1", api)
        .merge(health)
        .merge(pages)
        .layer(from_fn(http::same_site::check))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(CatchPanicLayer::custom(http::problem::after_panic))
        .layer(map_response(http::problem::replace_plain_refusals))
        .layer(map_response(http::security::headers))
}
