//! Site-to-Site VPN.

use serde::Serialize;

use crate::figures::figures;
use crate::usage::UsageValue;

/// Site-to-Site VPN connections of two tunnels each. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VpnConfig {
    /// Public IPv4 addresses of each connection: two when left out, none with private tunnel addresses.
    #[cfg_attr(feature = "schema", schemars(default = "VpnConfig::default_addresses", range(min = 0, max = 2)))]
    pub addresses: u64,
    /// IPv4 ranges of the networks at its other end; `192.168.0.0/16` is assumed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 100)))]
    pub remote_cidrs: Vec<String>,
}

impl VpnConfig {
    /// Addresses when nothing is said: one for each tunnel.
    #[must_use]
    pub const fn default_addresses() -> u64 {
        2
    }
}

impl Default for VpnConfig {
    fn default() -> VpnConfig {
        VpnConfig { addresses: Self::default_addresses(), remote_cidrs: Vec::new() }
    }
}

figures! {
    /// How VPN connections are used.
    VpnUsage {
        /// Hours a month that each exists; all month when left out.
        hours_per_month,
        /// GB a month from AWS through all of them, billed as transfer to the internet; open when left out.
        out_gb,
    }
}
