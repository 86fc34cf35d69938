//! Components that several pages share, one per file.

pub mod chart;
pub mod compare;
pub mod error_box;
pub mod theme_switch;
pub mod top_bar;
