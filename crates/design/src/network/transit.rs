//! Transit gateways.

use serde::Serialize;

use crate::figures::figures;
use crate::network::Route;
use definitions::ComponentId;
use definitions::UsageValue;

/// Transit gateways. `placement.count` is their number; the figures are for each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct TransitConfig {
    /// Attached VPCs.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub vpcs: u64,
    /// Attached Site-to-Site VPN connections.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub vpns: u64,
    /// Attached Direct Connect gateways.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub direct_connects: u64,
    /// Connect attachments.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub connects: u64,
    /// Peered transit gateways.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub peerings: u64,
    /// The attached VPCs, VPN connections, Direct Connect ports and transit gateways that are components. Of each
    /// kind as many attachments are charged as are named here, or as its number says, whichever is more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub attached: Vec<ComponentId>,
    /// Routes besides those to what is attached, which it learns by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub routes: Vec<Route>,
}

figures! {
    /// How a transit gateway is used. Data is paid by the attachment that sends it to the gateway.
    TransitUsage {
        /// Hours a month that it exists; all month when left out.
        hours_per_month,
        /// GB a month sent to it by VPCs; open when left out while VPCs are attached.
        vpc_gb,
        /// GB a month sent to it by VPN connections; open when left out while some are attached.
        vpn_gb,
        /// GB a month sent to it by Direct Connect gateways; open when left out while some are attached.
        direct_connect_gb,
        /// GB a month sent to peered transit gateways of other regions, charged as transfer between regions;
        /// open when left out while some are peered.
        peered_gb,
    }
}
