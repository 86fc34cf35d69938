//! The path options of a flow side by side.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod between_regions;
mod break_even;
mod central_nat;
mod chosen;
mod egress_only;
mod hops;
mod internal_balancer;
mod nat_instance;
mod nat_regional;
mod properties;
mod same_zone;
mod sets;
mod support;
mod two_vpcs;
