//! Purchase options side by side: table and charts.

mod chart;
mod panel;
mod table;
mod view_state;

pub use chart::ChartFigure;
pub use panel::ComparePanel;
pub use table::CompareTable;
