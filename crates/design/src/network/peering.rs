//! VPC peering.

use serde::Serialize;

use crate::figures::figures;
use crate::id::ComponentId;
use crate::usage::UsageValue;

/// VPC peering connections. They are free; the data over them is not, unless it stays in one zone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PeeringConfig {
    /// The region of the peer, when it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peer_region: Option<String>,
    /// The VPCs that it connects: two, or one whose peer is not in the design.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 2)))]
    pub vpcs: Vec<ComponentId>,
}

figures! {
    /// How much data moves over all of the connections. With none of the figures, the data is open; with
    /// one of them, the others are none.
    PeeringUsage {
        /// GB a month within an availability zone, both ways; in the same region only.
        same_zone_gb,
        /// GB a month between availability zones, both ways; in the same region only.
        cross_zone_gb,
        /// GB a month to the other region.
        out_gb,
        /// GB a month from the other region.
        in_gb,
    }
}
