//! The abacus binary: serves the app and the REST API, and prices designs from the command line.
//!
//! - [`cli`] is what can be said on the command line, [`commands`] what it does.
//! - [`router`] makes the server of all routes, [`routes`] lists them.
//! - [`rest`] holds the REST handlers, [`http`] what surrounds every request.

// Pages are deep types; the compiler asks for more room than its default to lay them out.
#![recursion_limit = "256"]

pub mod assets;
pub mod cli;
pub mod commands;
pub mod http;
mod listed;
pub mod pages;
pub mod rest;
mod router;
pub mod serve;

pub use router::{Edge, router, router_with, routes};
