//! One file per page.

pub mod compare;
pub mod edit;
pub mod not_found;
pub mod start;
pub mod view;
