//! Public IPv4 addresses that stand for themselves.

use design::{AddressConfig, AddressKind, AddressUsage};
use units::Error;
use units::kinds::Hour;

use super::{allocated_hours, data, hourly};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::service::charge::{Charge, Price};
use crate::service::ebs_advice::{monthly, saving};
use crate::service::{Amounts, Context};

/// Charges of addresses (Amazon VPC pricing, public IPv4 address): for the time that they are allocated, the
/// same whether something uses them or not, and nothing for addresses that were brought to AWS.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &AddressConfig,
    usage: &AddressUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let (label, price) = match config.kind {
        AddressKind::InUse => ("Public IPv4 addresses", hourly("public-ipv4-in-use")),
        AddressKind::Idle => ("Idle public IPv4 addresses", hourly("public-ipv4-idle")),
        AddressKind::ContiguousBlock => {
            ("Public IPv4 addresses of a contiguous block", hourly("public-ipv4-contiguous-block"))
        }
        AddressKind::Byoip => ("Public IPv4 addresses of an own range (BYOIP)", Price::Free),
    };
    let addresses = vec![data::addresses(context.component.placement.count())];
    let hours = allocated_hours(context, usage.hours_per_month);
    let amounts = Amounts::times(addresses, hours, "hours", "hours per month");
    Ok(vec![Charge::new::<Hour>("vpc.public-ipv4", label, context.region(), price, amounts)])
}

/// What to know about addresses: idle ones are billed like those in use.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &AddressConfig,
    _usage: &AddressUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    if config.kind != AddressKind::Idle {
        return Ok(Vec::new());
    }
    let saved = monthly(lines).and_then(|now| saving(now, units::Usd::ZERO));
    Ok(saved.into_iter().map(|saved| idle(context, &units::format::money(saved))).collect())
}

fn idle(context: &Context<'_>, cost: &str) -> Finding {
    let message = format!("idle addresses are billed like used ones: {cost} a month");
    let fix = "release them, or associate them with what needs an address";
    context.finding(Severity::Warning, "vpc-idle-eip", "/config/address", message, fix)
}
