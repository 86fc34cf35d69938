//! VPCs with their subnets and route tables.

use serde::Serialize;

use crate::words::words;
use definitions::ComponentId;

/// A VPC, in the region of its placement. It has no price of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VpcConfig {
    /// IPv4 ranges such as `10.0.0.0/16`; proposed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 50)))]
    pub cidrs: Vec<String>,
    /// Its subnets; proposed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub subnets: Vec<Subnet>,
    /// Its route tables; proposed when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub route_tables: Vec<RouteTable>,
}

words! {
    /// Which addresses a subnet gives out.
    #[derive(Default)]
    SubnetIp {
        #[default]
        /// IPv4 alone.
        Ipv4 = "ipv4", "IPv4";
        /// IPv4 and IPv6.
        Dual = "dual-stack", "IPv4 and IPv6";
        /// IPv6 alone.
        Ipv6 = "ipv6-only", "IPv6 only";
    }
}

/// A part of a VPC, in one availability zone. Public, private or isolated: that follows from its routes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Subnet {
    /// Its name, by which placements refer to it; unique in the design.
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    pub name: String,
    /// Letter of its availability zone.
    pub zone: String,
    /// Its IPv4 range; proposed when left out.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub cidr: String,
    /// Which addresses it gives out; IPv4 when left out.
    #[serde(skip_serializing_if = "SubnetIp::is_ipv4")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ip: SubnetIp,
    /// Name of its route table. Without one it reaches its VPC only, or what is proposed while the VPC has no route
    /// tables at all.
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

/// A route table of a VPC. The route to the VPC itself is always there and not listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct RouteTable {
    /// Its name, by which subnets refer to it; unique in its VPC.
    #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
    pub name: String,
    /// Its routes, in any order: the most specific wins.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 1_000)))]
    pub routes: Vec<Route>,
}

/// One route of a VPC or of a transit gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Route {
    /// Where it leads: a range such as `0.0.0.0/0` or `::/0`, or a service that gateway endpoints serve, `s3` or
    /// `dynamodb`.
    pub destination: String,
    /// The gateway, endpoint, link or instance that traffic goes to; of a transit gateway an attached component.
    pub target: ComponentId,
    /// Of a NAT gateway in several zones: the zone of the one that is meant. That of the subnet when left out, or the
    /// first if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}
