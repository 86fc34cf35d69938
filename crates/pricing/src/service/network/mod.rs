//! Networks: what gateways, endpoints, addresses and links charge, and the data that moves.

pub(super) mod address;
pub(super) mod data;
pub(super) mod direct_connect;
pub(super) mod endpoint;
pub(super) mod gateway;
pub(super) mod nat;
pub(super) mod peering;
pub(super) mod transfer;
pub(super) mod transit;
pub(super) mod vpn;

use catalog::Service;

use super::charge::Price;

/// An hourly price of the VPC price list.
const fn hourly(item: &'static str) -> Price {
    Price::Listed(Service::Vpc, "hourly", item)
}

/// A price per GB of the VPC price list.
const fn per_gb(item: &'static str) -> Price {
    Price::Listed(Service::Vpc, "data-processed", item)
}
