//! Parts of pages, one per file.

pub mod add_bar;
pub mod compare;
pub mod component_lines;
pub mod error_box;
pub mod estimate_panel;
pub mod findings;
pub mod group_form;
pub mod help;
pub mod line_row;
pub mod outline;
pub mod placement_fields;
pub mod problem_list;
pub mod recent;
pub mod running_fields;
pub mod save_bar;
pub mod share;
pub mod theme_switch;
pub mod top_bar;
pub mod totals_strip;
pub mod volume_form;
