//! The path matrix of AWS's data transfer prices, a test for each row.
//!
//! Rows of services that Abacus does not have wait: Lambda, API Gateway, RDS and Aurora, ElastiCache, DAX, Redshift, MSK,
//! OpenSearch, EFS, CloudFront, Global Accelerator, S3 Transfer Acceleration and Multi-Region Access Points.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod compute;
mod internet;
mod network;
mod pinned;
mod problems;
mod regions;
mod services;
mod targets;
