//! The path matrix of AWS's data transfer prices, a test for each row.
//!
//! Rows of services that Abacus does not have wait: Lambda, API Gateway, Global Accelerator, S3 Transfer Acceleration and
//! Multi-Region Access Points.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod compute;
mod edge;
mod in_vpc;
mod internet;
mod network;
mod pinned;
mod problems;
mod regions;
mod services;
mod targets;
mod uses;
