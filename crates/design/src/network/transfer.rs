//! Data that moves.

use serde::Serialize;

use crate::figures::figures;
use crate::id::ComponentId;
use crate::usage::UsageValue;
use crate::words::words;

words! {
    /// Where data goes.
    TransferPath {
        /// To the internet, in tiers over all of a region.
        InternetOut = "internet-out", "out to the internet";
        /// From the internet: free.
        InternetIn = "internet-in", "in from the internet";
        /// To CloudFront: free.
        CloudFront = "cloudfront", "to CloudFront";
        /// Within an availability zone by private addresses: free.
        SameZone = "same-zone", "within an availability zone";
        /// To another availability zone of the region: charged at each end.
        CrossZone = "cross-zone", "between availability zones";
        /// Between instances of a region by public addresses: charged at each end.
        PublicAddress = "public-address", "within the region by public addresses";
        /// To or from AWS services of the region, without a NAT gateway or interface endpoint: free.
        SameRegion = "same-region", "to AWS services of the region";
        /// To another region: charged by the sending one.
        OtherRegion = "other-region", "to another region";
    }
}

/// Data that moves from one place to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct TransferConfig {
    /// Where it goes.
    pub path: TransferPath,
    /// The component that sends it, whose region counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<ComponentId>,
    /// The region it goes to, with the path `other-region`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_region: Option<String>,
    /// With the path `cross-zone`: how many ends are billed. Two when left out; one where the other end is a managed
    /// service that pays nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 2)))]
    pub ends: Option<u64>,
}

figures! {
    /// How much data moves.
    TransferUsage {
        /// GB a month; open when left out.
        gb,
    }
}
