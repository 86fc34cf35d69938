//! The abacus binary: serves the app and the REST API, and prices designs on the command line.
//!
//! - [`cli`] defines the command line, [`commands`] what it does.
//! - [`router`] builds the server with all routes, [`routes`] lists them.
//! - [`rest`] has the REST handlers, [`http`] the middleware of every request.

// Pages are deeply nested types; the compiler needs a higher limit than its default to lay them out.
#![recursion_limit = "256"]

pub mod assets;
pub mod cli;
pub mod commands;
mod download;
pub mod http;
mod listed;
pub mod pages;
pub mod rest;
mod router;
pub mod serve;

pub use router::{Edge, router, router_with, routes};
