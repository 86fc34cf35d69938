//! Public IPv4 addresses.

use serde::Serialize;

use crate::figures::figures;
use crate::usage::UsageValue;
use crate::words::words;

words! {
    /// Which kind of public IPv4 address.
    #[derive(Default)]
    AddressKind {
        #[default]
        /// An Elastic IP address in use.
        InUse = "in-use", "in use";
        /// An Elastic IP address that nothing uses.
        Idle = "idle", "idle";
        /// Of a contiguous block that IPAM provides.
        ContiguousBlock = "contiguous-block", "of a contiguous block";
        /// Of a range that was brought to AWS: free.
        Byoip = "byoip", "of an own range (BYOIP)";
    }
}

/// Public IPv4 addresses that no other component brings with it. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct AddressConfig {
    /// Which kind; in use when left out.
    #[serde(rename = "address")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kind: AddressKind,
}

figures! {
    /// How addresses are used.
    AddressUsage {
        /// Hours a month that each is allocated; all month when left out.
        hours_per_month,
    }
}
