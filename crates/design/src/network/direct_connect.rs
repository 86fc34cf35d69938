//! Direct Connect.

use serde::Serialize;

use crate::figures::figures;
use crate::usage::UsageValue;
use crate::words::words;

words! {
    /// Capacity of a Direct Connect port.
    #[derive(Default)]
    PortSpeed {
        /// A hosted connection.
        Mbps50 = "50M", "50 Mbps (hosted)";
        /// A hosted connection.
        Mbps100 = "100M", "100 Mbps (hosted)";
        /// A hosted connection.
        Mbps500 = "500M", "500 Mbps (hosted)";
        #[default]
        /// A dedicated connection.
        Gbps1 = "1G", "1 Gbps";
        /// A dedicated connection.
        Gbps10 = "10G", "10 Gbps";
        /// A dedicated connection.
        Gbps100 = "100G", "100 Gbps";
        /// A dedicated connection.
        Gbps400 = "400G", "400 Gbps";
    }
}

/// Direct Connect ports. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct DirectConnectConfig {
    /// Capacity of each port; 1 Gbps when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub port_speed: PortSpeed,
    /// IPv4 ranges of the networks at its other end; `192.168.0.0/16` is assumed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 100)))]
    pub remote_cidrs: Vec<String>,
}

figures! {
    /// How Direct Connect is used.
    DirectConnectUsage {
        /// Hours a month that each port exists; all month when left out.
        hours_per_month,
        /// GB a month from AWS over all ports; open when left out.
        out_gb,
    }
}
