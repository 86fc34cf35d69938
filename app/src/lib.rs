//! The pages of Abacus: Leptos components, rendered on the server and hydrated in the browser.
//!
//! - [`pages`] has one file per page; `pages/edit` has the interactive parts of the editor page.
//! - [`editor`] is the state of a design being edited, as plain JSON; `reading` reads user input.
//! - [`components`] are shared by several pages.
//! - `panels` are the parts of the editor that the server renders as HTML, including the forms; `morph` updates the
//!   page with them.
//! - [`calls`] are the browser's requests to the server: show, compare, save. [`wire`] reads the answers.
//!
//! Nothing here computes a price. Modules use only the modules below them in `docs/ARCHITECTURE.md`.

#![recursion_limit = "256"]
// Leptos' macros expand to code and items without documentation of their own.
#![expect(missing_docs, reason = "the component and server macros generate undocumented items")]

pub mod browser;
pub mod calls;
pub mod components;
mod controls;
pub mod document;
pub mod editor;
mod error;
mod finding;
mod morph;
pub mod pages;
#[cfg(feature = "ssr")]
mod panels;
mod reading;
mod shell;
pub mod shown;
mod suggestions;
pub mod text;
pub mod wire;

pub use error::AppError;
pub use pages::Page;
#[cfg(feature = "hydrate")]
pub use shell::hydrate;
#[cfg(feature = "ssr")]
pub use shell::{INLINE_SCRIPTS, document};
