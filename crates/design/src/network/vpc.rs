//! VPCs with their subnets and route tables.

use serde::Serialize;

use crate::words::words;
use definitions::ComponentId;

/// A VPC, in the region of its placement. It has no price of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VpcConfig {
    /// IPv4 ranges, such as `10.0.0.0/16`; proposed if omitted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 50)))]
    pub cidrs: Vec<String>,
    /// Its subnets; proposed if omitted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub subnets: Vec<Subnet>,
    /// Its route tables; proposed if omitted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub route_tables: Vec<RouteTable>,
}

words! {
    /// The addresses that a subnet assigns.
    #[derive(Default)]
    SubnetIp {
        #[default]
        /// IPv4 only.
        Ipv4 = "ipv4", "IPv4";
        /// IPv4 and IPv6.
        Dual = "dual-stack", "IPv4 and IPv6";
        /// IPv6 only.
        Ipv6 = "ipv6-only", "IPv6 only";
    }
}

/// A subnet of a VPC in one Availability Zone. Its routes determine whether it is public, private or isolated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Subnet {
    /// Its name, which placements refer to; unique in the design.
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    pub name: String,
    /// Letter of its Availability Zone.
    pub zone: String,
    /// Its IPv4 range; proposed if omitted.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub cidr: String,
    /// The addresses that it assigns; IPv4 if omitted.
    #[serde(skip_serializing_if = "SubnetIp::is_ipv4")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ip: SubnetIp,
    /// Name of its route table. A subnet without one only reaches its VPC; if the VPC has no route tables at all, they
    /// are proposed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub route_table: String,
}

impl SubnetIp {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_ipv4(&self) -> bool {
        *self == SubnetIp::Ipv4
    }
}

/// A route table of a VPC. The route to the VPC itself always exists and is not listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct RouteTable {
    /// Its name, which subnets refer to; unique in its VPC.
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    pub name: String,
    /// Its routes, in any order: the most specific route wins.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub routes: Vec<Route>,
}

/// One route of a VPC or of a transit gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Route {
    /// Destination: a range such as `0.0.0.0/0` or `::/0`, or a service that gateway endpoints serve, `s3` or
    /// `dynamodb`.
    pub destination: String,
    /// Target: the gateway, endpoint, link or instance to which traffic goes; for a route of a transit gateway, an
    /// attached component.
    pub target: ComponentId,
    /// For a NAT gateway in several zones: the zone of the NAT gateway to use. If omitted, the zone of the subnet, or
    /// the first zone if there is no NAT gateway in that zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}
