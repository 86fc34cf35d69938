//! NAT gateways.

use serde::Serialize;

use crate::figures::figures;
use crate::words::words;
use definitions::UsageValue;

words! {
    /// Which kind of NAT gateway.
    #[derive(Default)]
    NatMode {
        #[default]
        /// One availability zone each, in a public subnet.
        Zonal = "zonal", "zonal";
        /// One id that spreads over the zones in use; the same price for each of them.
        Regional = "regional", "regional";
        /// Between networks, never to the internet: no public address.
        Private = "private", "private";
    }
}

/// NAT gateways. `placement.count` is their number; of a regional one its active zones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct NatConfig {
    /// Which kind; zonal when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub mode: NatMode,
    /// Public IPv4 addresses of each gateway, or of each zone of a regional one; one when left out, none
    /// of a private one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 32)))]
    pub addresses: Option<u64>,
}

impl NatConfig {
    /// Public IPv4 addresses of each gateway.
    #[must_use]
    pub fn addresses(&self) -> u64 {
        self.addresses.unwrap_or(u64::from(self.mode != NatMode::Private))
    }
}

figures! {
    /// How NAT gateways are used: totals of all of them. With none of the three figures of GB, the data
    /// is open; with one of them, the others are none.
    NatUsage {
        /// Hours a month that each exists; all month when left out.
        hours_per_month,
        /// GB a month sent to the internet.
        internet_out_gb,
        /// GB a month received from the internet.
        internet_in_gb,
        /// GB a month, both ways, to AWS services and other networks.
        other_gb,
        /// GB a month, both ways, that reach a gateway from another zone; none when left out.
        cross_zone_gb,
    }
}
