//! VPC endpoints.

use serde::Serialize;

use crate::figures::figures;
use crate::usage::UsageValue;
use crate::words::words;

words! {
    /// Which kind of VPC endpoint.
    EndpointType {
        /// AWS PrivateLink: an interface in each zone.
        Interface = "interface", "interface endpoint";
        /// A route to S3 or DynamoDB of the region: free.
        Gateway = "gateway", "gateway endpoint";
        /// A way to the appliances behind a Gateway Load Balancer.
        GatewayLoadBalancer = "gateway-load-balancer", "Gateway Load Balancer endpoint";
    }
}

/// VPC endpoints. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EndpointConfig {
    /// Which kind.
    pub endpoint_type: EndpointType,
    /// The service it leads to, such as `s3` or `ecr.api`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub service: String,
    /// Availability zones of each; one when left out. A gateway endpoint has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub zones: Option<u64>,
}

figures! {
    /// How VPC endpoints are used.
    EndpointUsage {
        /// Hours a month that each exists; all month when left out.
        hours_per_month,
        /// GB a month through all of them, both ways; open when left out.
        gb,
    }
}
