//! The path matrix of AWS's data transfer prices, with a test for each row.
//!
//! The rows for Lambda, API Gateway, S3 Transfer Acceleration and Multi-Region Access Points have no tests yet.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod compute;
mod edge;
mod in_vpc;
mod internet;
mod network;
mod options;
mod pinned;
mod problems;
mod regions;
mod services;
mod targets;
mod uses;
