//! The design document: components with placement, configuration and usage.
//!
//! A document is versioned JSON (`docs/design-format.md`). [`Design::parse`] reads it and reports
//! every problem at once, each with its place and a fix; what it returns is inside all the limits
//! of [`limits`], so that pricing never meets a number it cannot multiply exactly.
//!
//! What AWS would refuse is no problem here: it is a finding of the estimate.

mod component;
mod document;
mod ebs;
mod ec2;
mod history;
mod id;
pub mod limits;
mod problem;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod upgrade;
mod usage;

pub use component::{Body, Component, Kind, Placement};
pub use document::{Design, FORMAT_VERSION};
pub use ebs::{EbsConfig, EbsUsage, Provisioned, VolumeType};
pub use ec2::{Ec2Config, Ec2Usage, OperatingSystem, Run, Running, Weekday, Weekly};
pub use history::History;
pub use id::ComponentId;
pub use problem::{Problem, Problems};
#[cfg(feature = "schema")]
pub use schema::schema_text;
pub use usage::{Number, Scenario, UsageValue};
