//! Files in AWS's formats, and what is read from them.

#![expect(clippy::expect_used, reason = "the helpers of tests fail like tests")]

mod broken;
mod ec2;
mod folder;
mod imported;
mod json_offers;
mod memory;
mod other_services;
mod plans;
mod round_trip;
mod spot;
mod support;
