//! The network of a design and the paths of its flows.
//!
//! 1. [`complete`] proposes what a design leaves out: VPCs, zones, subnets, route tables, gateways.
//! 2. [`Network`] indexes the complete design by location: which components are in which subnet of which zone.
//! 3. [`resolve`] follows the route tables, as AWS would, from one end of a flow to the other, and lists the charges of
//!    each hop.
//!
//! [`addresses`] is the address plan of the VPCs, and [`check`] reports what AWS would reject.
//!
//! [`alternatives`] are the other paths that a flow could take, each as a changed design.
//!
//! This crate knows no prices: the `pricing` crate applies them later.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing))]

mod alternative;
mod charge;
mod completion;
mod flow_paths;
mod merge;
mod network;
mod path;
mod plan;
mod resolve;
mod service_label;

pub use alternative::{
    Alternative, NAT_INSTANCE_TYPE, PathOptions, alternative_within, alternatives, alternatives_within,
    nat_instance_within, path_options, without_component,
};
pub use charge::{ChargeCode, Direction, HopCharge};
pub use completion::{Completed, Proposal, complete, complete_within, completed_design};
pub use flow_paths::FlowPaths;
pub use network::{Location, Network, SubnetKind, SubnetNode, VpcNode, stands_in_subnets};
pub use path::{Element, Hop, Leg, MergedHop, MergedPath, PathProblem, Paths};
pub use plan::{AddressUse, NetworkProblem, ProblemSeverity, SubnetAddresses, VpcAddresses, addresses, check};
pub use resolve::{resolve, resolve_derived};
pub use service_label::service_label;
