//! Drawings, paths and address plans, as cells of text.

use serde::{Deserialize, Serialize};

/// The drawing of a design.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drawing {
    /// The picture: SVG with classes for colours; elements of components carry `data-id`.
    pub svg: String,
    /// Its natural width in pixels.
    pub width: u32,
    /// Its natural height in pixels.
    pub height: u32,
    /// The same in words: a line for each box, component and flow, nested by leading spaces.
    pub text: Vec<String>,
    /// What Abacus proposes that the design leaves out.
    pub proposals: Vec<ProposalItem>,
}

/// One thing that Abacus proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalItem {
    /// The component that was added or completed.
    pub component: String,
    /// Whether it was added.
    pub added: bool,
    /// What and why.
    pub text: String,
}

/// The path of a flow, and the other ways.
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
    /// The ways that the parts of the flow take: mostly one.
    pub paths: Vec<PathRow>,
    /// Of a pinned path: what the route tables would give.
    pub derived: Vec<PathRow>,
    /// Why some of the data does not get there, each with a fix.
    pub problems: Vec<String>,
    /// The ways side by side, the current one first; empty where there is no other.
    pub choices: Vec<PathChoice>,
    /// What the comparison rests on.
    pub notes: Vec<String>,
    /// GB of the flow, such as `1,200 GB + 300 GB back`.
    pub gb: String,
    /// What the flow costs a month.
    pub monthly: String,
    /// What that is per GB.
    pub per_gb: String,
}

/// The paths of flows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FlowLedgers {
    /// One for each flow, in the order of the design.
    pub flows: Vec<FlowPaths>,
}

/// A way as a row of hops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathRow {
    /// The part of the flow that goes this way, such as `50 %`; empty for all of it.
    pub share: String,
    /// The hops in order.
    pub hops: Vec<HopCell>,
    /// What this way costs a month.
    pub monthly: String,
}

/// A hop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HopCell {
    /// What is passed.
    pub label: String,
    /// Its kind, as in a document, or `cross-zone`, or `aws`.
    pub kind: String,
    /// The component, if it is one.
    pub component: Option<String>,
    /// Why data goes there.
    pub why: String,
    /// GB that pass, such as `600 GB of 1,200 GB`; `requests alone` where none of the flow's do.
    pub gb: String,
    /// What a GB of the flow costs here, such as `$0.045 per GB`; `free`; `counts in capacity units`.
    pub per_gb: String,
    /// What the hop costs a month.
    pub monthly: String,
    /// Each charge in words.
    pub charges: Vec<String>,
}

/// One of the ways a flow could take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathChoice {
    /// Stable code, such as `nat-per-zone`.
    pub code: String,
    /// What it is.
    pub label: String,
    /// Whether the design has it now.
    pub current: bool,
    /// Data charges of the flow a month.
    pub data: String,
    /// What it needs by the hour a month: gateways, endpoints, addresses.
    pub fixed: String,
    /// What a GB of the flow costs, without what is billed by the hour.
    pub per_gb: String,
    /// The whole design a month.
    pub total: String,
    /// The whole design compared with now, signed; empty for the current one, `not known` where a figure is missing.
    pub change: String,
    /// From which GB a month it pays, in words such as `209 GB`, `up to 3,650 GB`, `always`; empty where there is nothing
    /// to compare it with.
    pub break_even: String,
    /// What to know about it.
    pub note: String,
}

/// The addresses of all VPCs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NetworkPlan {
    /// The VPCs.
    pub vpcs: Vec<VpcPlan>,
}

/// The addresses of a VPC.
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
    /// Ranges that are still free, the largest first.
    pub free: Vec<String>,
    /// What is wrong: overlaps, sizes, subnets without room.
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
    /// IPv4 addresses without the five that AWS reserves; none without an IPv4 range.
    pub usable: Option<u64>,
    /// Addresses in use at most.
    pub used: u64,
    /// By what, such as `4 instances, 8 Application Load Balancer, 1 NAT gateway`.
    pub used_by: String,
    /// Percent of the usable addresses in use, above 100 where they are too few; none without usable ones.
    pub percent: Option<u64>,
}
