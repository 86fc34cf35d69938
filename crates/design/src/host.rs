//! Dedicated hosts.

use serde::Serialize;

use crate::purchase::{Payment, Term};
use definitions::UsageValue;

/// Dedicated hosts of one family; `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HostConfig {
    /// Instance family, such as `m5`.
    pub family: String,
    /// How they are bought; on-demand when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub purchase: HostPurchase,
}

/// How dedicated hosts are bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HostPurchase {
    /// By the second.
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
    /// How long it is bought for.
    pub term: Term,
    /// How it is paid.
    pub payment: Payment,
}

/// How dedicated hosts are used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HostUsage {
    /// Hours a month that each host is allocated; all month when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_month: Option<UsageValue>,
}
