//! Every route, in one place.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context};
use service::Designs;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::{assets, http, rest};

/// No page or answer takes longer; what does has failed.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole server: REST API, health, pages with their calls, static files.
pub fn router(designs: Designs) -> Router {
    let options = LeptosOptions::builder().output_name("abacus").site_pkg_dir("pkg").build();
    let context = http::page_context(designs.clone());
    let (routes, _) = generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, context.clone());

    let api = Router::new()
        .route("/estimates", post(rest::estimates::create))
        .route("/comparisons", post(rest::comparisons::create))
        .route("/designs", post(rest::designs::create))
        .route("/designs/{id}", get(rest::designs::show).put(rest::designs::save))
        .route("/design.schema.json", get(rest::schema::show))
        .fallback(rest::no_route)
        .method_not_allowed_fallback(rest::no_method)
        .layer(DefaultBodyLimit::max(design::limits::DOCUMENT_BYTES + 1))
        .with_state(designs.clone());

    let health = Router::new()
        .route("/healthz", get(rest::health::alive))
        .route("/readyz", get(rest::health::ready))
        .with_state(designs);

    let shell = {
        let options = options.clone();
        move || app::shell(options.clone())
    };
    // The pages and the calls they make (`/api/page/…`), which Leptos routes by itself.
    let pages = Router::new()
        .leptos_routes_with_context(&options, routes, context.clone(), shell.clone())
        .fallback(assets::file_or_page(context, shell))
        .layer(from_fn(http::bounded_call))
        .with_state(options);

    Router::new()
        .nest("/api/v1", api)
        .merge(health)
        .merge(pages)
        .layer(from_fn(http::same_site::check))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(CatchPanicLayer::custom(http::problem::after_panic))
        .layer(map_response(http::problem::replace_plain_refusals))
        .layer(from_fn(http::security::headers))
}
