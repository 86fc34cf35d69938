//! Charts of costs as SVG text, the same wherever they are drawn.
//!
//! - [`utilisation`] compares what options cost a month as a share of the month is used, and numbers
//!   the [`crossings`] where another option becomes the cheaper one.
//! - [`cash`] compares what has been paid in total, month by month, and numbers the pay-back months.
//! - [`hourly`] shows figures by the hour of a day.
//!
//! A chart carries classes instead of colours: `style/charts.css` has the colours, for light and for
//! dark. It has no ids, no inline style and no script. The legend is left to the page, which gets its
//! entries in [`Drawn::legend`]. Amounts stay exact in everything that is said in words; they become
//! binary floats only on their way to a pixel.

#![expect(clippy::float_arithmetic, reason = "pixels are no money; texts are made from exact decimals")]

mod axis;
mod backend;
mod cash;
mod crossing;
mod document;
mod drawn;
mod frame;
mod hourly;
mod marks;
mod place;
mod role;
mod scale;
mod utilisation;

pub use cash::{CashSeries, cash};
pub use crossing::{Crossing, crossings};
pub use drawn::{ChartText, Dash, Drawn, LegendEntry, MarkNote};
pub use hourly::{HourlySeries, hourly};
pub use utilisation::{UtilisationSeries, utilisation};
