//! Every route, in one place.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use leptos::config::LeptosOptions;
use leptos::prelude::{provide_context, use_context};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::LeptosRoutes;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use use_cases::Designs;

use crate::http::body::{Bodies, BodyLimits};
use crate::http::client::TrustedProxies;
use crate::http::rate_limit::RateLimit;
use crate::listed::{Listed, Route};
use crate::pages::{CACHE_BYTES, SavedPages};
use crate::{http, pages, rest};

/// Requests that take longer than this after their body has arrived get 503.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The path prefix of the REST API.
const API: &str = "/api/v1";

/// What a request passes before it reaches its handler.
#[derive(Debug, Clone)]
pub struct Edge {
    /// Proxies that are trusted to name their clients.
    pub proxies: TrustedProxies,
    /// How many requests a client may send.
    pub requests: RateLimit,
    /// Limits on the arrival of bodies.
    pub bodies: BodyLimits,
}

impl Default for Edge {
    /// No trusted proxies, and no limit on requests.
    fn default() -> Edge {
        Edge { proxies: TrustedProxies::default(), requests: RateLimit::per_minute(0), bodies: BodyLimits::default() }
    }
}

fn api() -> Listed<Designs> {
    Listed::new()
        .post("/estimates", rest::estimates::create)
        .post("/months", rest::months::create)
        .post("/breakdown", rest::breakdown::create)
        .post("/side-costs", rest::side_costs::create)
        .post("/comparisons", rest::comparisons::create)
        .post("/workloads", rest::workloads::create)
        .post("/paths", rest::paths::create)
        .post("/path-sets", rest::path_sets::create)
        .post("/address-plans", rest::address_plans::create)
        .post("/drawings", rest::drawings::create)
        .post("/designs", rest::designs::create)
        .get("/designs/{id}", rest::designs::show)
        .put("/designs/{id}", rest::designs::save)
        .delete("/designs/{id}", rest::designs::delete)
        .post("/designs/{id}/restore", rest::designs::restore)
        .get("/design.schema.json", rest::schema::show)
}

fn health() -> Listed<Designs> {
    Listed::new().get("/healthz", rest::health::alive).get("/readyz", rest::health::ready)
}

/// The calls made by the pages, which Leptos routes itself.
fn calls() -> impl Iterator<Item = Route> {
    server_fn_paths().map(|(path, method)| (method, path.to_owned()))
}

/// Every route except the static files.
#[must_use]
pub fn routes() -> Vec<Route> {
    api().routes(API).chain(health().routes("")).chain(pages::pages().routes("")).chain(calls()).collect()
}

/// The whole server with default limits: REST API, health, pages with their calls, static files.
pub fn router(designs: Designs) -> Router {
    let pages = SavedPages::new(designs.clone(), CACHE_BYTES);
    router_with(designs, pages, Edge::default())
}

/// The whole server, with a given cache for the pages of its designs.
pub fn router_with(designs: Designs, saved: SavedPages, edge: Edge) -> Router {
    let counted = from_fn_with_state(edge.requests, http::rate_limit::check);
    let api = api()
        .router()
        .fallback(rest::no_route)
        .method_not_allowed_fallback(rest::no_method)
        .layer(CompressionLayer::new())
        .with_state(designs.clone());
    let arrived = from_fn_with_state(Bodies::new(edge.bodies), http::body::arrive);
    let health = health()
        .router()
        .method_not_allowed_fallback(rest::no_method)
        .route_layer(arrived.clone())
        .with_state(designs.clone());
    let calls = calls_of(designs).route_layer(from_fn(http::readable_call)).layer(CompressionLayer::new());
    let pages = pages::pages()
        .router()
        .with_state(saved)
        .merge(calls)
        .fallback(pages::file_or_nowhere)
        .method_not_allowed_fallback(rest::no_method);

    Router::new()
        .nest(API, api)
        .merge(pages)
        .route_layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .route_layer(arrived)
        .route_layer(counted)
        .merge(health)
        .layer(from_fn(http::same_site::check))
        .layer(CatchPanicLayer::custom(http::problem::after_panic))
        .layer(map_response(http::problem::replace_plain_refusals))
        .layer(from_fn(http::security::headers))
        .layer(from_fn_with_state(edge.proxies, http::client::identify))
}

fn calls_of(designs: Designs) -> Router {
    let options = LeptosOptions::builder().output_name("abacus").build();
    let context = move || {
        let client = use_context::<Parts>().and_then(|parts| http::client::address(&parts.extensions));
        provide_context(designs.for_client(client));
    };
    Router::new().leptos_routes_with_context(&options, Vec::new(), context, || ()).with_state(options)
}
