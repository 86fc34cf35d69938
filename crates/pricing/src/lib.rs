//! Design and catalogue in, explained estimate out.
//!
//! Pure: no I/O, no clock, no float in money. The pages, the REST API and the command line all call
//! [`estimate`]; nothing else in Abacus computes a price.
//!
//! - [`Estimate`] holds lines grouped by component, totals and findings.
//! - [`service`] has one file per AWS service: what it charges, and what AWS would refuse.
//! - `engine` has services price all components; `advice` stands above both, prices changed designs, and tells what they
//!   would save; `answer` puts an estimate together.
//! - [`paths`] is the way of a flow hop by hop, and the other ways side by side.
//! - [`working`] tells in arithmetic how a line came about, when someone asks.
//! - [`render`] writes an estimate as a text table or CSV.

mod advice;
mod analysis;
mod answer;
mod assumptions;
mod capacity;
pub mod commitment;
pub mod compare;
mod engine;
mod estimate;
mod finding;
mod flows;
mod line;
mod names;
mod nat_per_zone;
pub mod paths;
mod range;
mod relations;
pub mod render;
mod saving;
pub mod service;
mod total;
mod words;
mod working;

pub use analysis::Analysis;
pub use answer::{estimate, estimate_within};
pub use capacity::{CapacityDimension, CapacityUnits};
pub use estimate::{ComponentEstimate, Estimate, MonthlyRange, PriceDates, Totals};
pub use finding::{Finding, Severity};
pub use line::{Cost, Factor, Line, LinePrice, NoPrice, Share, Text, TiersCount};
pub use names::{unknown_names, unknown_names_of_parts};
pub use nat_per_zone::NatPerZone;
pub use total::Total;
pub use working::working;
