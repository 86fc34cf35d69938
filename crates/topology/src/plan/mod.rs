//! The addresses of VPCs: which are used, which are free, and what AWS would reject.

mod addresses;
mod check;
mod problem;
mod range;

pub use addresses::{AddressUse, SubnetAddresses, VpcAddresses, addresses};
pub(crate) use addresses::{most_used, used_of_subnets};
pub use check::check;
pub use problem::{NetworkProblem, ProblemSeverity};
pub(crate) use range::{free_blocks, has_headroom, parse as parse_range};
