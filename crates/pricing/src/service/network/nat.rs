//! NAT gateways: hours, each GB in both directions, public IPv4, and data transfer beyond the gateway.

use catalog::PriceList;
use design::{NatConfig, NatMode, NatUsage};
use units::kinds::{Gb, Hour};
use units::{Decimal, Error};

use super::{data, hourly, per_gb, through};
use crate::line::Factor;
use crate::service::charge::ComponentCharge;
use crate::service::{Amounts, Context};

/// The missing value while no data is given.
const MISSING: &str = "the GB through the NAT gateway";

/// Charges of NAT gateways (Amazon VPC pricing, NAT gateway): each started hour of a gateway, or of each active zone of
/// a regional gateway; each GB in either direction; and the charges that the path adds.
pub(crate) fn charges<'a>(
    context: &Context<'a>,
    config: &NatConfig,
    usage: &NatUsage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let region = context.region();
    let count = context.component.placement.count();
    let gateways = vec![match config.mode {
        NatMode::Regional => Factor::new(count, if count == 1 { "active zone" } else { "active zones" }),
        NatMode::Zonal | NatMode::Private => Factor::count(count, "gateway"),
    }];
    let hours = context.started_hours(usage.hours_per_month);
    let amounts = Amounts::times(gateways.clone(), hours, "hours", "hours per month");
    let hours = ComponentCharge::new::<Hour>("nat.hours", "NAT gateway hours", region, hourly("nat-gateway"), amounts);
    let mut charges = vec![named(hours, config.mode, "hourly")];
    let flows_tell = context.flows_tell_gb();
    if !flows_tell {
        let gb = through(context, processed(context, usage));
        let amounts = Amounts::times(Vec::new(), gb, "GB, both ways", MISSING);
        let label = "NAT gateway data processing";
        let data = ComponentCharge::new::<Gb>("nat.data", label, region, per_gb("nat-gateway"), amounts);
        charges.push(named(data, config.mode, "data-processed"));
    }
    let allocated = context.allocated_hours(usage.hours_per_month);
    charges.extend(data::public_ipv4(context, gateways, config.addresses(), allocated));
    if config.mode != NatMode::Private && (usage.internet_out_gb.is_some() || !(is_said(usage) || flows_tell)) {
        charges.push(data::internet_out(context, through(context, context.figure(usage.internet_out_gb))));
    }
    if usage.cross_zone_gb.is_some() {
        let gb = through(context, context.figure(usage.cross_zone_gb));
        charges.push(data::cross_zone(context, "Data between zones and the NAT gateway", gb, 2));
    }
    Ok(charges)
}

/// Regional gateways cost the same as zonal ones, but have usage types of their own.
pub(in crate::service) fn named<'a>(
    charge: ComponentCharge<'a>,
    mode: NatMode,
    dimension: &'static str,
) -> ComponentCharge<'a> {
    match mode {
        NatMode::Regional => charge.named(PriceList::Vpc, dimension, "regional-nat-gateway"),
        NatMode::Zonal | NatMode::Private => charge,
    }
}

/// Whether any amount of data is given.
fn is_said(usage: &NatUsage) -> bool {
    [usage.internet_out_gb, usage.internet_in_gb, usage.other_gb].iter().any(Option::is_some)
}

/// GB in both directions; `None` while one of the values is unknown.
fn processed(context: &Context<'_>, usage: &NatUsage) -> Option<Decimal> {
    if !is_said(usage) {
        return None;
    }
    let parts = [usage.internet_out_gb, usage.internet_in_gb, usage.other_gb];
    parts.into_iter().try_fold(Decimal::ZERO, |all, part| all.checked_add(context.figure_or_none(part)?))
}
