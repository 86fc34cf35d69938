//! Worked cases with known answers, and how Abacus comes out on them.
//!
//! Each [`Case`] brings inputs, known results and their source. [`check`] puts the inputs into a
//! design document, or into the rule that the case is about, and compares every result. Nothing is
//! computed here: [`figures()`] only gives names to what [`pricing`] answers.

mod balancer_case;
pub mod case;
mod check;
mod design_case;
mod figures;
mod given;
mod network_case;
mod network_design;
mod network_given;
mod report;
mod rule_case;
mod s3_case;
mod s3_document;
mod s3_given;
mod service_case;

pub use case::{Case, NetworkGiven, RatesFrom, cases};
pub use check::{Check, Checked, check};
pub use figures::{Fault, Figures, Value, figures};
pub use report::markdown;
