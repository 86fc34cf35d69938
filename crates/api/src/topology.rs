//! Drawings, paths and address plans, as cells of text.

use serde::{Deserialize, Serialize};

/// The drawing of a design.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drawing {
    /// The drawing as SVG with classes for colours; elements of components carry `data-id`.
    pub svg: String,
    /// Its natural width in pixels.
    pub width: u32,
    /// Its natural height in pixels.
    pub height: u32,
    /// The text version: a line for each box, component and flow, indented by level.
    pub text: Vec<String>,
    /// What Abacus proposes because the design leaves it out.
    pub proposals: Vec<ProposalItem>,
}

/// A proposal of Abacus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalItem {
    /// The component that was added or completed.
    pub component: String,
    /// Whether it was added.
    pub added: bool,
    /// What is proposed and why.
    pub text: String,
}

/// The path of a flow, and its path options.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FlowPaths {
    /// Id of the flow.
    pub flow: String,
    /// The end it starts at, by name.
    pub from: String,
    /// The end it leads to, by name.
    pub to: String,
    /// Whether the user pinned the path.
    pub pinned: bool,
    /// The paths that the parts of the flow take: usually one.
    pub paths: Vec<PathRow>,
    /// For a pinned path: what the route tables would give.
    pub derived: Vec<PathRow>,
    /// Why some of the data does not reach its destination, each with a fix.
    pub problems: Vec<String>,
    /// The path options, the current one first; empty if there is no other.
    pub choices: Vec<PathChoice>,
    /// The assumptions behind the comparison.
    pub notes: Vec<String>,
    /// GB of the flow, such as `1,200 GB + 300 GB back`.
    pub gb: String,
    /// The monthly cost of the flow.
    pub monthly: String,
    /// That cost per GB.
    pub per_gb: String,
}

/// The paths of flows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FlowLedgers {
    /// One for each flow, in the order of the design.
    pub flows: Vec<FlowPaths>,
}

/// A path as a row of hops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathRow {
    /// The share of the flow that takes this path, such as `50 %`; empty for all of it.
    pub share: String,
    /// The hops in order.
    pub hops: Vec<HopCell>,
    /// The monthly cost of this path.
    pub monthly: String,
}

/// A hop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HopCell {
    /// The name of what is passed.
    pub label: String,
    /// Its kind, as in a document, or `cross-zone`, or `aws`.
    pub kind: String,
    /// The component, if it is one.
    pub component: Option<String>,
    /// Why data goes there.
    pub why: String,
    /// GB that pass, such as `600 GB of 1,200 GB`; `requests alone` if none of the flow's GB pass.
    pub gb: String,
    /// The price of a GB of the flow here, such as `$0.045 per GB`; `free`; `counts in capacity units`.
    pub per_gb: String,
    /// The monthly cost of the hop.
    pub monthly: String,
    /// A text for each charge.
    pub charges: Vec<String>,
}

/// A path option of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathChoice {
    /// Stable code, such as `nat-per-zone`.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Whether the design uses it now.
    pub current: bool,
    /// Monthly data charges of the flow.
    pub data: String,
    /// Monthly cost of what is billed by the hour: gateways, endpoints, addresses.
    pub fixed: String,
    /// The price of a GB of the flow, without what is billed by the hour.
    pub per_gb: String,
    /// The monthly cost of the whole design.
    pub total: String,
    /// The difference in the cost of the whole design, signed; empty for the current option, `not known` if an amount
    /// is missing.
    pub change: String,
    /// The GB a month from which it pays off, as text such as `209 GB`, `up to 3,650 GB`, `always`; empty if there is
    /// nothing to compare it with.
    pub break_even: String,
    /// A remark about it.
    pub note: String,
}

/// The sets of path options of several flows that cost less together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PathSets {
    /// The sets, the one that saves most first.
    pub sets: Vec<PathSet>,
    /// What was not compared, and why.
    pub notes: Vec<String>,
}

/// Path options of several flows that cost less together than each alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathSet {
    /// Stable code: the flows with the codes of the path options that make it, such as
    /// `orders=interface-endpoint+secrets=interface-endpoint`.
    pub code: String,
    /// What changes, such as `All AWS services of VPC main by endpoints, NAT gateways taken out`.
    pub label: String,
    /// The flows that take another path.
    pub moved: Vec<MovedFlow>,
    /// The names of the components that are taken out.
    pub gone: Vec<String>,
    /// The names of the components that are added.
    pub added: Vec<String>,
    /// The change of the monthly cost of the whole design, signed.
    pub change: String,
    /// The monthly cost of the whole design with the set.
    pub total: String,
    /// Remarks about it.
    pub notes: Vec<String>,
}

/// A flow that takes another path in a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedFlow {
    /// Its id.
    pub flow: String,
    /// Its name.
    pub name: String,
    /// The label of its path option now.
    pub before: String,
    /// The label of its path option in the set.
    pub after: String,
}

/// The address plans of all VPCs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NetworkPlan {
    /// The VPCs.
    pub vpcs: Vec<VpcPlan>,
}

/// The address plan of a VPC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcPlan {
    /// Id of the VPC.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is proposed.
    pub proposed: bool,
    /// Its ranges.
    pub cidrs: Vec<String>,
    /// Its subnets.
    pub subnets: Vec<SubnetRow>,
    /// Ranges that are still free, largest first.
    pub free: Vec<String>,
    /// Problems: overlaps, sizes, subnets without enough addresses.
    pub problems: Vec<String>,
}

/// A subnet of an address plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetRow {
    /// Its name.
    pub name: String,
    /// Letter of its zone.
    pub zone: String,
    /// Public, private or isolated, by its routes.
    pub kind: String,
    /// Its range.
    pub cidr: String,
    /// IPv4 addresses without the five that AWS reserves; `None` without an IPv4 range.
    pub usable: Option<u64>,
    /// The most addresses that are in use.
    pub used: u64,
    /// What uses them, such as `4 instances, 8 Application Load Balancer, 1 NAT gateway`.
    pub used_by: String,
    /// Percent of the usable addresses in use, above 100 if there are too few; `None` without usable addresses.
    pub percent: Option<u64>,
}
