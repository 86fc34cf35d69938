//! The addresses of VPCs: what is used, what is free, and what of the network AWS would refuse.

mod addresses;
mod check;
mod problem;
mod range;

pub use addresses::{AddressUse, SubnetAddresses, VpcAddresses, addresses};
pub use check::check;
pub use problem::{NetworkProblem, ProblemSeverity};
pub(crate) use range::{free_blocks, parse as parse_range};
