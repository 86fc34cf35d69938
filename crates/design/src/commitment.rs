//! Commitments bought apart from the groups they apply to.

use serde::Serialize;

use crate::os::OperatingSystem;
use crate::purchase::{OfferingClass, Payment, PlanKind, Term};
use definitions::Number;

/// Reserved Instances for shared hardware. `placement.count` is their number; with
/// `placement.zones` they are zonal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ReservedConfig {
    /// Instance type they are bought for, such as `m7g.large`.
    pub instance_type: String,
    /// Operating system; Linux when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub os: OperatingSystem,
    /// Standard or convertible.
    pub class: OfferingClass,
    /// How long they are bought for.
    pub term: Term,
    /// How they are paid.
    pub payment: Payment,
}

/// A Savings Plan of a fixed amount per hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SavingsPlanConfig {
    /// Which kind.
    pub plan: PlanKind,
    /// Family of an EC2 Instance Savings Plan, such as `m7g`; none for a Compute Savings Plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The commitment in US dollars an hour, paid upfront or by the hour.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0.001, max = 1_000_000)))]
    pub usd_per_hour: Number,
    /// How long it is bought for.
    pub term: Term,
    /// How it is paid.
    pub payment: Payment,
}
