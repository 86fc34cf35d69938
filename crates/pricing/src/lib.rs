//! Turns a design and a catalogue into an explained estimate.
//!
//! Pure: no I/O, no clock, no floats in money. The pages, the REST API and the command line all call [`estimate`];
//! nothing else in Abacus computes a price.
//!
//! - [`Estimate`] holds lines grouped by component, totals and findings.
//! - [`service`] has one file per AWS service: what it charges, and what AWS would reject.
//! - `engine` has the services price all components; `advice` is a layer above both, prices changed designs and reports
//!   what they would save; `answer` puts an estimate together.
//! - [`paths`] shows the path of a flow hop by hop, and compares it with the other path options.
//! - [`SideCosts`] are what the components cause elsewhere, such as logs; they are not in the total until [`accept`]ed.
//! - [`working`] explains the arithmetic of a line on request.
//! - [`render`] writes an estimate as a text table or CSV.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing))]

mod advice;
mod analysis;
mod answer;
mod assumptions;
mod bill;
mod breakdown;
mod budget_use;
mod capacity;
pub mod commitment;
pub mod compare;
mod cost;
mod engine;
mod estimate;
mod finding;
mod finding_group;
mod flows;
mod free_endpoints;
mod known;
mod line;
mod months;
mod names;
mod nat_per_zone;
mod no_price;
mod once;
mod own_rates;
mod passing;
pub mod paths;
mod range;
mod relations;
mod remedy;
pub mod render;
mod saving;
pub mod service;
mod side_costs;
mod total;
mod unit_cost;
mod words;
mod working;

pub use analysis::Analysis;
pub use answer::{estimate, estimate_within};
pub use bill::{Bill, BillLine};
pub use breakdown::{Breakdown, BreakdownRow, ChargeKind, GroupBy, breakdown};
pub use budget_use::BudgetUse;
pub use capacity::{CapacityDimension, CapacityUnits};
pub use estimate::{ComponentEstimate, Estimate, MonthlyRange, PriceDates, Totals};
pub use finding::{Finding, Severity};
pub use finding_group::FindingGroup;
pub use line::{Cost, Factor, Factors, Line, LinePrice, NoPrice, Share, Text, TiersCount};
pub use months::{MONTHS, MonthRow, Months, months};
pub use names::{unknown_names, unknown_names_of_parts};
pub use nat_per_zone::NatPerZone;
pub use own_rates::{AppliedRate, Own, RateUse};
pub use passing::Passing;
pub use remedy::{Remedy, SetValue};
pub use service::flow_gb;
pub use side_costs::{Accept, AddedCost, SideCost, SideCosts, accept};
pub use total::Total;
pub use unit_cost::UnitCost;
pub use working::working;
