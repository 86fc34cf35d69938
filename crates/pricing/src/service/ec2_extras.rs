//! Charges related to instances: CPU credits, detailed monitoring, public IPv4, capacity reservations.

use catalog::PriceList;
use design::Tenancy;
use units::kinds::{Hour, InstanceHour, MetricMonth};
use units::{Decimal, Error, Unit, UnitKind, Usd, format};

use super::ec2::Group;
use super::ec2_fleet::Fleet;
use super::{Amounts, ec2_credits, ec2_price, line, line_flat, unpriced};
use crate::finding::Severity;
use crate::line::{Factor, NoPrice};
use crate::saving::saving;

/// The number of metrics of an instance with detailed monitoring (CloudWatch pricing).
const METRICS: u64 = 7;

pub(super) fn add(group: &mut Group<'_>) -> Result<(), Error> {
    if group.config.tenancy == Tenancy::Shared {
        capacity(group)?;
    }
    ec2_credits::add(group)?;
    monitoring(group)?;
    public_ipv4(group)
}

/// The empty slots of a capacity reservation when `running` instances run. Spot instances never run in one; an unused
/// commitment of the group covers empty slots first.
pub(super) fn empty_slots(fleet: &Fleet, slots: u64) -> impl Fn(u64) -> u64 + use<> {
    let base = match fleet.commitment {
        Some(commitment) if commitment.covers_empty_slots() => fleet.base,
        _ => 0,
    };
    let fleet = *fleet;
    move |running| slots.saturating_sub(running.saturating_sub(fleet.spot(running)).max(base))
}

/// Slots are billed all month: those in use as the instances that run in them, the empty ones on-demand.
fn capacity(group: &mut Group<'_>) -> Result<(), Error> {
    let slots = group.config.capacity_reservation;
    if slots == 0 {
        return Ok(());
    }
    // Capacity is reserved for one type, so such a group has no others.
    let Some(part) = group.types.on_demand.first().copied() else { return Ok(()) };
    let label = group.label(part.instance_type, "empty slots of the capacity reservation");
    let mut amounts = match (group.context.uncovered_slots()?, &group.load) {
        (Some(rest), _) => group.context.weekly(rest, "slot-hours a week, empty and outside commitments"),
        (None, Some(load)) => {
            let empty = Factor::new(load.sum(empty_slots(&group.fleet, slots))?, "empty slot-hours");
            Amounts { share: load.share.clone(), ..Amounts::of(vec![empty]) }
        }
        (None, None) => Amounts::of(Vec::new()),
    };
    if group.load.is_none() {
        amounts.open("hours per month");
    }
    let price = match ec2_price::on_demand(group.context, part.instance_type, group.config.os)? {
        Ok(price) => price,
        Err(why) => return group.no_price("ec2.capacity", &part, label, amounts, why),
    };
    group.lines.push(line_flat::<InstanceHour>("ec2.capacity", label, price, amounts)?);
    Ok(())
}

fn monitoring(group: &mut Group<'_>) -> Result<(), Error> {
    if !group.config.detailed_monitoring {
        return Ok(());
    }
    let label = "Detailed monitoring";
    let context = group.context;
    // Charged at the price of custom metrics (CloudWatch pricing, detailed monitoring).
    let mut amounts = group.running()?;
    amounts.push(Factor::new(METRICS, "metrics"));
    amounts.divide(context.design.month().hours(), "hours of the month")?;
    let Some(point) = context.catalogue.point(PriceList::CloudWatch, context.region(), "metrics", "metric") else {
        let missing = (NoPrice::PriceUnknown, context.priced_in(PriceList::CloudWatch, "metrics", "metric"));
        let finding = context.price_missing("detailed monitoring", NoPrice::PriceUnknown);
        let line = unpriced("ec2.monitoring", label, MetricMonth::UNIT, amounts, missing)?;
        group.without_price(line, finding);
        return Ok(());
    };
    group.lines.push(line::<MetricMonth>("ec2.monitoring", label, &point, amounts)?);
    Ok(())
}

fn public_ipv4(group: &mut Group<'_>) -> Result<(), Error> {
    let addresses = group.config.public_ipv4;
    if addresses == 0 {
        return Ok(());
    }
    let label = "Public IPv4 addresses";
    let (context, item) = (group.context, "public-ipv4-in-use");
    let mut amounts = group.running()?;
    amounts.push(Factor::new(addresses, if addresses == 1 { "address" } else { "addresses" }));
    let Some(point) = context.catalogue.point(PriceList::Vpc, context.region(), "hourly", item) else {
        let missing = (NoPrice::PriceUnknown, context.priced_in(PriceList::Vpc, "hourly", item));
        let finding = context.price_missing("public IPv4", NoPrice::PriceUnknown);
        let line = unpriced("vpc.public-ipv4", label, Unit::Hour, amounts, missing)?;
        group.without_price(line, finding);
        return Ok(());
    };
    let mut line = line::<Hour>("vpc.public-ipv4", label, &point, amounts)?;
    if group.config.elastic_ips {
        group.lines.push(line);
        return idle_addresses(group, addresses);
    }
    line.assumption = Some("the addresses are given back when an instance stops; an Elastic IP is billed on".into());
    group.lines.push(line);
    Ok(())
}

/// Elastic IPs of stopped instances (Amazon VPC pricing, public IPv4 addresses), and rule `vpc-idle-eip` where they are
/// stopped most of the month.
fn idle_addresses(group: &mut Group<'_>, addresses: u64) -> Result<(), Error> {
    let (context, item, code) = (group.context, "public-ipv4-idle", "vpc.public-ipv4-idle");
    let label = "Elastic IPs of stopped instances";
    let running = group.running()?;
    let all = Decimal::from(group.types.most()).checked_mul(context.design.month().hours()).ok_or(Error::Overflow)?;
    let idle = running.quantity()?.map(|running| all.checked_sub(running).ok_or(Error::Overflow)).transpose()?;
    let idle = idle.map(|idle| idle.max(Decimal::ZERO));
    if idle.is_some_and(|idle| idle.is_zero()) {
        return Ok(());
    }
    let addresses = Factor::new(addresses, if addresses == 1 { "address" } else { "addresses" });
    let amounts = Amounts::times(vec![addresses], idle, "instance-hours stopped", "hours per month");
    let Some(point) = context.catalogue.point(PriceList::Vpc, context.region(), "hourly", item) else {
        let missing = (NoPrice::PriceUnknown, context.priced_in(PriceList::Vpc, "hourly", item));
        group.lines.push(unpriced(code, label, Unit::Hour, amounts, missing)?);
        return Ok(());
    };
    let line = line::<Hour>(code, label, &point, amounts)?;
    let mostly = idle.zip(running.quantity()?).is_some_and(|(idle, running)| idle > running);
    if let Some(saved) = line.cost.known().filter(|_| mostly).and_then(|cost| saving(cost, Usd::ZERO)) {
        let message =
            format!("Elastic IPs of instances that are stopped most of the month cost {} there", format::money(saved));
        let fix = "release them, and let the instances take another address when they start";
        let place = "/config/elastic_ips";
        let finding = context.finding(Severity::Warning, "vpc-idle-eip", place, message, fix).saves(saved);
        group.findings.push(finding);
    }
    group.lines.push(line);
    Ok(())
}
