//! NAT gateways.

use serde::Serialize;

use crate::figures::figures;
use crate::words::words;
use definitions::UsageValue;

words! {
    /// The kind of a NAT gateway.
    #[derive(Default)]
    NatMode {
        #[default]
        /// In a public subnet of one Availability Zone.
        Zonal = "zonal", "zonal";
        /// A single id for all zones in use; each zone has the same price.
        Regional = "regional", "regional";
        /// For traffic between networks, never to the internet; without a public address.
        Private = "private", "private";
    }
}

/// NAT gateways. `placement.count` is their number; for a regional NAT gateway, the number of its active zones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct NatConfig {
    /// Kind of NAT gateway; zonal if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub mode: NatMode,
    /// Number of public IPv4 addresses of each gateway, or of each zone of a regional one. If omitted, one, or none for
    /// a private one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 32)))]
    pub addresses: Option<u64>,
}

impl NatConfig {
    /// The number of public IPv4 addresses of each gateway.
    #[must_use]
    pub fn addresses(&self) -> u64 {
        self.addresses.unwrap_or(u64::from(self.mode != NatMode::Private))
    }
}

figures! {
    /// The usage of NAT gateways: totals for all of them. Without any of `internet_out_gb`, `internet_in_gb` and
    /// `other_gb`, the data is open; with one of them, the others are none.
    NatUsage {
        /// Hours per month for which each NAT gateway exists; the whole month if omitted.
        hours_per_month,
        /// GB per month sent to the internet.
        internet_out_gb,
        /// GB per month received from the internet.
        internet_in_gb,
        /// GB per month in both directions, to and from AWS services and other networks.
        other_gb,
        /// GB per month in both directions that reach a gateway from another zone; none if omitted.
        cross_zone_gb,
    }
}
