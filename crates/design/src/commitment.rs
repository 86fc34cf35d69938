//! Commitments that are bought separately from the groups to which they apply.

use serde::Serialize;

use crate::os::OperatingSystem;
use crate::purchase::{OfferingClass, Payment, PlanKind, Term};
use definitions::Number;

/// Reserved Instances for shared tenancy. `placement.count` is their number; with `placement.zones` they are zonal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ReservedConfig {
    /// Instance type, such as `m7g.large`.
    pub instance_type: String,
    /// Operating system; Linux if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub os: OperatingSystem,
    /// Offering class: standard or convertible.
    pub class: OfferingClass,
    /// Length of the term.
    pub term: Term,
    /// Payment option.
    pub payment: Payment,
}

/// A Savings Plan with a fixed commitment per hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SavingsPlanConfig {
    /// Type of the Savings Plan.
    pub plan: PlanKind,
    /// Instance family of an EC2 Instance Savings Plan, such as `m7g`; none for a Compute Savings Plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Commitment in US dollars per hour, whether it is paid upfront or by the hour.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0.001, max = 1_000_000)))]
    pub usd_per_hour: Number,
    /// Length of the term.
    pub term: Term,
    /// Payment option.
    pub payment: Payment,
}
