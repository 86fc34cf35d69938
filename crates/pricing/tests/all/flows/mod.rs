//! The cost of flows: the ledger of each path, and its effect on the rest of a design.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod addresses;
mod advice;
mod balancers;
mod completing;
mod edge;
mod endpoints;
mod entries;
mod idle;
mod model;
mod noticeable;
mod other_networks;
mod own_data;
mod properties;
mod real_ends;
mod services;
mod support;
mod tiers;
mod within_region;
mod without_path;
mod zones_apart;
mod zones_joint;
