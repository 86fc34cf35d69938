//! Networks: what gateways, endpoints, addresses and links charge, and the data that moves.

pub(super) mod address;
pub(super) mod data;
pub(super) mod endpoint;
pub(crate) mod nat;
pub(super) mod nat_findings;
pub(super) mod transfer;
pub(super) mod transit;

use catalog::Service;
use design::{Address, Endpoint, Transfer};
use units::Decimal;

use super::Context;
use super::charge::Price;
use crate::finding::Finding;
use crate::line::Line;

/// An hourly price of the VPC price list.
const fn hourly(item: &'static str) -> Price {
    Price::listed(Service::Vpc, "hourly", item)
}

/// A price per GB of the VPC price list.
pub(super) const fn per_gb(item: &'static str) -> Price {
    Price::listed(Service::Vpc, "data-processed", item)
}

/// What to know of defined kinds that needs more than their own values.
pub(super) fn findings(context: &Context<'_>, lines: &[Line]) -> Vec<Finding> {
    let body = &context.component.body;
    let of_transfer = Transfer::of(body).map(|transfer| transfer::findings(context, transfer, lines));
    let of_endpoint = Endpoint::of(body).and_then(|endpoint| endpoint::findings(context, endpoint));
    let of_address = Address::of(body).and_then(|address| address::findings(context, address, lines));
    of_transfer.into_iter().flatten().chain(of_endpoint).chain(of_address).collect()
}

/// GB through all of a component: none through none of them, `None` while they are open.
fn through(context: &Context<'_>, gb: Option<Decimal>) -> Option<Decimal> {
    if context.component.placement.count() == 0 { Some(Decimal::ZERO) } else { gb }
}
