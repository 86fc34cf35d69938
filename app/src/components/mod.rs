//! What several pages show, one component per file.

pub mod chart;
pub mod compare;
pub mod error_box;
pub mod theme_switch;
pub mod top_bar;
