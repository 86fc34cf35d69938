//! Charts of costs as SVG, identical wherever they are rendered.
//!
//! - [`utilisation`] compares the monthly cost of options by the share of the month in use, and numbers the
//!   [`crossings`] where another option becomes the cheaper one; [`usage`] does so by the share of the usage.
//! - [`amount`] compares the monthly cost of options by an amount of usage, such as requests.
//! - [`cash`] compares the total paid so far, month by month, and numbers the payback months.
//! - [`hourly`] shows values by the hour of a day.
//! - [`treemap`] shows the shares of a whole as rectangles.
//!
//! A chart has classes instead of colours: `style/charts.css` has the colours, for light and dark mode. It has no ids,
//! no inline styles and no scripts. The page renders the legend from the entries in [`Drawn::legend`]. Amounts stay
//! exact in all texts; they become binary floats only to compute pixel positions.

#![expect(clippy::float_arithmetic, reason = "pixels are not money; texts are made from exact decimals")]

mod amount;
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
mod treemap;
mod utilisation;

pub use amount::{AmountMark, AmountSeries, amount};
pub use cash::{CashSeries, cash};
pub use crossing::{Crossing, crossings};
pub use drawn::{ChartText, Dash, Drawn, LegendEntry, MarkNote};
pub use hourly::{HourlySeries, hourly};
pub use treemap::{Rectangle, TREEMAP_SIZE, TreemapPart, squarified, treemap};
pub use utilisation::{UtilisationSeries, usage, utilisation};
