//! Parts of pages, one per file.

pub mod compare;
pub mod draft_bar;
pub mod error_box;
pub mod help;
pub mod recent;
pub mod save_bar;
pub mod share;
pub mod theme_switch;
pub mod top_bar;
