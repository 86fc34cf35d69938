//! One file per page.

pub mod edit;
pub mod not_found;
pub mod start;
pub mod view;
