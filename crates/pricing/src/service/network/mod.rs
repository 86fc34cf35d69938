//! Networks: the charges of gateways, endpoints, addresses and links, and of data transfer.

pub(super) mod address;
pub(super) mod data;
pub(super) mod endpoint;
pub(crate) mod nat;
pub(super) mod nat_findings;
pub(super) mod transfer;
pub(super) mod transit;

use catalog::PriceList;
use design::{Address, Endpoint, Transfer};
use units::Decimal;

use super::Context;
use super::charge::Price;
use crate::finding::Finding;
use crate::line::Line;

/// An hourly price from the VPC price list.
const fn hourly(item: &'static str) -> Price {
    Price::listed(PriceList::Vpc, "hourly", item)
}

/// A price per GB from the VPC price list.
pub(super) const fn per_gb(item: &'static str) -> Price {
    Price::listed(PriceList::Vpc, "data-processed", item)
}

/// Findings about defined kinds that depend on more than their own values.
pub(super) fn findings(context: &Context<'_>, lines: &[Line]) -> Vec<Finding> {
    let body = &context.component.body;
    let of_transfer = Transfer::of(body).map(|transfer| transfer::findings(context, transfer, lines));
    let of_endpoint = Endpoint::of(body).and_then(|endpoint| endpoint::findings(context, endpoint));
    let of_address = Address::of(body).and_then(|address| address::findings(context, address, lines));
    of_transfer.into_iter().flatten().chain(of_endpoint).chain(of_address).collect()
}

/// GB through all items of a component: zero if there are none, `None` while they are unknown.
fn through(context: &Context<'_>, gb: Option<Decimal>) -> Option<Decimal> {
    if context.component.placement.count() == 0 { Some(Decimal::ZERO) } else { gb }
}
