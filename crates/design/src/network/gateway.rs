//! Internet gateways.

use serde::Serialize;

/// An internet gateway, or an egress-only one. Neither has a price of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct GatewayConfig {
    /// IPv6 only, and only outwards; no when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub egress_only: bool,
}
