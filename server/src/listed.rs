//! [`Listed`]: a router that knows its routes.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{delete, get, post, put};

/// A method and a path such as `/d/{id}`.
pub type Route = (Method, String);

/// A router with a list of its routes, which axum does not provide.
pub struct Listed<S> {
    router: Router<S>,
    routes: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Listed<S> {
    pub fn new() -> Listed<S> {
        Listed { router: Router::new(), routes: Vec::new() }
    }

    /// Answers GET and HEAD.
    pub fn get<T: 'static>(self, path: &str, handler: impl Handler<T, S>) -> Self {
        self.with(Method::GET, path, |router| router.route(path, get(handler)))
    }

    pub fn post<T: 'static>(self, path: &str, handler: impl Handler<T, S>) -> Self {
        self.with(Method::POST, path, |router| router.route(path, post(handler)))
    }

    pub fn put<T: 'static>(self, path: &str, handler: impl Handler<T, S>) -> Self {
        self.with(Method::PUT, path, |router| router.route(path, put(handler)))
    }

    pub fn delete<T: 'static>(self, path: &str, handler: impl Handler<T, S>) -> Self {
        self.with(Method::DELETE, path, |router| router.route(path, delete(handler)))
    }

    fn with(mut self, method: Method, path: &str, add: impl FnOnce(Router<S>) -> Router<S>) -> Self {
        self.routes.push((method, path.to_owned()));
        Listed { router: add(self.router), routes: self.routes }
    }

    pub fn router(self) -> Router<S> {
        self.router
    }

    /// The routes, with `prefix` prepended.
    pub fn routes(self, prefix: &str) -> impl Iterator<Item = Route> {
        let prefix = prefix.to_owned();
        self.routes.into_iter().map(move |(method, path)| (method, format!("{prefix}{path}")))
    }
}
