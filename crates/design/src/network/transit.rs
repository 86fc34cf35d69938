//! Transit gateways.

use serde::Serialize;

use crate::figures::figures;
use crate::network::Route;
use definitions::ComponentId;
use definitions::UsageValue;

/// Transit gateways. `placement.count` is their number; all other numbers are for each of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct TransitConfig {
    /// Number of attached VPCs.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub vpcs: u64,
    /// Number of attached Site-to-Site VPN connections.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub vpns: u64,
    /// Number of attached Direct Connect gateways.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub direct_connects: u64,
    /// Number of Connect attachments.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub connects: u64,
    /// Number of peered transit gateways.
    #[cfg_attr(feature = "schema", schemars(default, range(min = 0, max = 5_000)))]
    pub peerings: u64,
    /// The attached VPCs, VPN connections, Direct Connect ports and transit gateways that are components. For each
    /// kind, the number of charged attachments is the number of components named here or the number given above,
    /// whichever is greater.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub attached: Vec<ComponentId>,
    /// Routes in addition to those to the attachments, which the transit gateway learns automatically.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub routes: Vec<Route>,
}

figures! {
    /// The usage of a transit gateway. The attachment that sends data to the gateway pays for it.
    TransitUsage {
        /// Hours per month for which it exists; the whole month if omitted.
        hours_per_month,
        /// GB per month that VPCs send to it; open if omitted while VPCs are attached.
        vpc_gb,
        /// GB per month that VPN connections send to it; open if omitted while VPN connections are attached.
        vpn_gb,
        /// GB per month that Direct Connect gateways send to it; open if omitted while Direct Connect gateways are
        /// attached.
        direct_connect_gb,
        /// GB per month sent to peered transit gateways in other regions, charged as data transfer between regions;
        /// open if omitted while transit gateways are peered.
        peered_gb,
    }
}
