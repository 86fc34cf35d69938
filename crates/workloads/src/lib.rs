//! The ways to run a workload side by side: on functions, containers and instances; what is in front of it; and whether
//! viewers get its data from CloudFront or directly.
//!
//! Every option is a small design, built from the workload at a load, and every cost is the full estimate of that design:
//! an option that is opened as a design costs exactly what its row says. The work is bounded: at most
//! [`LOADS`] loads and [`CROSSINGS`] crossings for each of a handful of options with a handful of components each.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing))]

mod capacity;
mod comparison;
mod compute;
mod crossing;
mod delivery;
mod documents;
mod fields;
mod front_door;
mod of_component;
mod option;
mod priced;
mod reference;
mod render;
mod row;
mod series;
mod span;
mod topic;
mod workload;

pub use comparison::{Comparison, compare};
pub use crossing::{CROSSINGS, Crossing};
pub use fields::{Field, Reads, fields};
pub use of_component::of_component;
pub use option::{design, design_at};
pub use reference::reference;
pub use render::{csv, markdown, table};
pub use row::{Column, Row};
pub use series::{LOADS, Point};
pub use span::Span;
pub use topic::Topic;
pub use workload::Workload;
