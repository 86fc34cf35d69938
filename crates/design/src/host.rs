//! Dedicated Hosts.

use serde::Serialize;

use crate::purchase::{Payment, Term};
use definitions::UsageValue;

/// Dedicated Hosts of one family; `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HostConfig {
    /// Instance family, such as `m5`.
    pub family: String,
    /// Purchase option; On-Demand if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub purchase: HostPurchase,
}

/// The purchase option of Dedicated Hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HostPurchase {
    /// On-Demand, billed by the second.
    #[default]
    #[serde(rename = "on-demand")]
    OnDemand,
    /// A Dedicated Host Reservation.
    #[serde(rename = "reserved")]
    Reserved(HostReservation),
}

/// A Dedicated Host Reservation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HostReservation {
    /// Length of the term.
    pub term: Term,
    /// Payment option.
    pub payment: Payment,
}

/// The usage of Dedicated Hosts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HostUsage {
    /// Hours per month for which each host is allocated; the whole month if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_month: Option<UsageValue>,
}
