//! Findings about an EC2 group: what AWS would reject, and commitments that do not fit.

use catalog::InterruptionBand;
use design::{Ec2Config, OfferingClass, Payment, Purchase, Reserved, Running, Scope, Tenancy, Term};
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Error, format};

use super::commitment_use::WELL_USED;
use super::ec2::Group;
use super::ec2_extras::empty_slots;
use super::ec2_fleet::Commitment;
use super::ec2_price::{self, Unpriced};
use super::ec2_reserved::Bought;
use super::ec2_types::TypePart;
use super::{Context, ec2_rates, ec2_spot};
use crate::finding::{Finding, Severity};
use crate::line::NoPrice;
use crate::remedy::Remedy;

pub(super) fn add(group: &mut Group<'_>) -> Result<(), Error> {
    spot(group);
    capacity(group)?;
    scaling(group);
    fleet_hours(group);
    host(group);
    let utilisation = used(group)?;
    match (group.fleet.commitment, utilisation) {
        (Some(commitment), Some(used)) => commitment_used(group, commitment, used)?,
        (None, _) if group.config.purchase == Purchase::OnDemand => steady(group)?,
        _ => {}
    }
    Ok(())
}

/// A finding that explains why a line has no price.
pub(super) fn no_price(
    context: &Context<'_>,
    config: &Ec2Config,
    part: &TypePart<'_>,
    missing: &Unpriced,
    label: &str,
) -> Finding {
    let name = part.instance_type;
    let place = ["/config/", &Ec2Config::type_place(part.position)].concat();
    let known = context.catalogue.instance_type(name);
    if known.is_some_and(|known| ec2_price::is_windows_on_arm(known, config.os)) {
        let message = format!("Windows cannot run on {name}, which has an Arm processor");
        let fix = "choose a type with an x86 processor, or Linux";
        return context.finding(Severity::Error, "ec2-arch-mismatch", "/config/os", message, fix);
    }
    let sold = context.catalogue.availability(context.region(), name) != catalog::Availability::NotSold;
    if missing.why == NoPrice::NotOffered && sold {
        let message = format!("{label} is not sold in {}", context.region());
        let fix = "buy it in another way, or choose another type";
        return context.finding(Severity::Error, "po-not-offered", "/config/purchase", message, fix);
    }
    if missing.why == NoPrice::NotOffered {
        let message = format!("{name} is not offered in {}", context.region());
        let fix = match missing.priced_in.as_slice() {
            [] => "choose another type or region".to_owned(),
            regions => format!("choose another type, or a region that has it: {}", shown(regions)),
        };
        return context.finding(Severity::Error, "ec2-type-not-offered", &place, message, fix);
    }
    context.price_missing(label, missing.why)
}

/// The first regions of a list.
fn shown(regions: &[String]) -> String {
    const MOST: usize = 6;
    let first = regions.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if regions.len() > MOST { format!("{first} and {} more", regions.len().saturating_sub(MOST)) } else { first }
}

fn spot(group: &mut Group<'_>) {
    let (context, config) = (group.context, group.config);
    if group.fleet.spot(group.count) == 0 {
        return;
    }
    if config.tenancy == Tenancy::Host {
        let fix = "buy the instances on-demand: those on a host have no charge of their own";
        let message = "Spot Instances cannot run on dedicated hosts";
        group.findings.push(context.finding(
            Severity::Error,
            "po-spot-dedicated-host",
            "/config/purchase",
            message,
            fix,
        ));
    }
    let often = |advice: &catalog::SpotAdvice| advice.interruption >= InterruptionBand::From15To20;
    for part in &group.types.spot {
        let Some(advice) = ec2_spot::advice(context, part.instance_type, config.os).filter(often) else { continue };
        let band = advice.interruption.label();
        let message = format!("{} on Spot was interrupted in {band} of cases a month", part.instance_type);
        let fix = "allow more instance types and zones, or keep an on-demand base";
        let rule = "po-spot-interruption-band";
        group.findings.push(context.finding(Severity::Advice, rule, "/config/purchase", message, fix));
    }
}

fn capacity(group: &mut Group<'_>) -> Result<(), Error> {
    let (context, slots) = (group.context, group.config.capacity_reservation);
    if slots == 0 {
        return Ok(());
    }
    if let Some(Commitment::Reserved(Reserved { scope: Scope::Zonal, .. })) = group.fleet.commitment {
        let message = "zonal Reserved Instances give no discount on capacity reservations";
        let fix = "use regional Reserved Instances or a Savings Plan";
        group.findings.push(context.finding(Severity::Error, "po-cr-zonal-ri", "/config/purchase", message, fix));
    }
    let Some(load) = &group.load else { return Ok(()) };
    // Slots covered by commitments are not billed on-demand.
    let (empty, whole) = match context.uncovered_slots()? {
        Some(rest) => (rest, HOURS_PER_WEEK),
        None => (load.sum(empty_slots(&group.fleet, slots))?, load.time()?),
    };
    if let Some(mean) = empty.checked_div(whole).filter(|mean| !mean.is_zero()) {
        let mean = format::quantity(mean, 1);
        let message = format!("{mean} of {slots} reserved slots stand empty on average and are billed on-demand");
        let fix = "reserve less, or cover the reservation with regional Reserved Instances or a Savings Plan";
        group.findings.push(context.finding(
            Severity::Warning,
            "po-cr-idle",
            "/config/capacity_reservation",
            message,
            fix,
        ));
    }
    Ok(())
}

fn scaling(group: &mut Group<'_>) {
    if let Some(size) = group.config.group_size
        && !(size.min..=size.max).contains(&group.count)
    {
        let message = format!("the desired capacity {} lies outside {}–{}", group.count, size.min, size.max);
        let fix = "keep minimum ≤ desired ≤ maximum";
        group.findings.push(group.context.finding(Severity::Error, "asg-bounds", "/config/group_size", message, fix));
    }
    let Running::Profile(profile) = &group.usage.running else { return };
    let (least, most) = (profile.min.unwrap_or(0), profile.max.unwrap_or(u64::MAX));
    let outside = [profile.low(), profile.peak()].into_iter().find(|count| *count < least || *count > most);
    let message = match outside {
        Some(count) => format!("the desired capacity {count} lies outside {least}–{}", most_text(profile.max)),
        None if least > most => format!("the minimum {least} is above the maximum {most}"),
        None => return,
    };
    let fix = "keep minimum ≤ desired ≤ maximum in every hour";
    group.findings.push(group.context.finding(Severity::Error, "asg-bounds", "/usage/running/profile", message, fix));
}

/// Reports more hours than the instances can run.
fn fleet_hours(group: &mut Group<'_>) {
    let (context, month) = (group.context, group.context.design.month().hours());
    let Running::FleetHoursPerMonth(hours) = &group.usage.running else { return };
    let Some(hours) = hours.value(context.scenario) else { return };
    let needed = hours.checked_div(month).unwrap_or_default().ceil();
    let instances = group.types.most();
    if needed <= Decimal::from(instances) {
        return;
    }
    let message = format!(
        "{} hours are more than {instances} {} can run in a month of {} hours",
        format::quantity(hours, 4),
        if instances == 1 { "instance" } else { "instances" },
        format::quantity(month, 0)
    );
    let fix = format!("set the number of instances to {needed} at least");
    let place = "/usage/running/fleet_hours_per_month";
    group.findings.push(context.finding(Severity::Warning, "ec2-fleet-hours", place, message, fix));
}

fn most_text(max: Option<u64>) -> String {
    max.map_or_else(|| "no limit".to_owned(), |max| max.to_string())
}

fn host(group: &mut Group<'_>) {
    let Some(host) = group.config.host.as_ref().and_then(|id| group.context.relations.component(id)) else { return };
    let design::Body::DedicatedHost { config, .. } = &host.body else { return };
    let (here, there) = (group.context.region(), group.context.design.region_of(host));
    if here != there {
        let message = format!("the instances are in {here}, the host they run on in {there}");
        let fix = "place both in one region";
        group.findings.push(group.context.finding(Severity::Error, "po-host-family", "/config/host", message, fix));
    }
    let known = group.context.catalogue.instance_type(&group.config.instance_type);
    if known.is_some_and(|known| known.dedicated_hosts == Some(false)) {
        let message = format!("{} cannot run on dedicated hosts", group.config.instance_type);
        let fix = "choose another type, or shared hardware";
        group.findings.push(group.context.finding(Severity::Error, "po-host-family", "/config/host", message, fix));
    }
    let family = group.config.instance_type.split('.').next().unwrap_or_default();
    if family != config.family {
        let message = format!("{} does not fit on hosts of the family {}", group.config.instance_type, config.family);
        let fix = "place it on a host of its own family";
        group.findings.push(group.context.finding(Severity::Error, "po-host-family", "/config/host", message, fix));
    }
}

/// The share of the hours of the commitment in which an instance runs under it.
fn used(group: &Group<'_>) -> Result<Option<Decimal>, Error> {
    let (Some(load), fleet) = (&group.load, group.fleet) else { return Ok(None) };
    let slots = group.config.capacity_reservation;
    let covers_slots = fleet.commitment.is_some_and(Commitment::covers_empty_slots);
    let covered = load.sum(|running| {
        let busy = if covers_slots { running.max(slots) } else { running };
        fleet.covered(busy)
    })?;
    let all = load.time()?.checked_mul(fleet.base.into()).ok_or(Error::Overflow)?;
    Ok(covered.checked_div(all))
}

fn commitment_used(group: &mut Group<'_>, commitment: Commitment, used: Decimal) -> Result<(), Error> {
    let context = group.context;
    let (name, os) = (&group.config.instance_type, group.config.os);
    let rate = ec2_rates::rate(context, name, os, commitment)?;
    let on_demand = ec2_price::on_demand(context, name, os)?;
    let (Ok(rate), Ok(on_demand)) = (rate, on_demand) else { return Ok(()) };
    let even = rate.price.unit_price.amount().checked_div(on_demand.unit_price.amount()).unwrap_or(Decimal::ONE);
    let percent = |share: Decimal| format::quantity(share.saturating_mul(Decimal::ONE_HUNDRED), 1);
    let finding = if used < even {
        let message = format!(
            "the commitment is used {} % of the time, below its break-even of {} %, so on-demand would cost less",
            percent(used),
            percent(even)
        );
        let fix = "commit to fewer instances, or buy on-demand";
        context.finding(Severity::Warning, "po-commit-below-breakeven", "/config/purchase", message, fix)
    } else if used < WELL_USED {
        let unused = percent(Decimal::ONE.saturating_sub(used));
        let message = format!("{unused} % of the commitment is paid for and not used");
        let fix = "commit to fewer instances: unused hours never carry over";
        context.finding(Severity::Warning, "po-commit-unused", "/config/purchase", message, fix)
    } else {
        return Ok(());
    };
    group.findings.push(finding);
    Ok(())
}

/// Rule `po-steady-on-demand`: instances that run most of the time are cheaper with a one-year commitment. It says
/// nothing about groups of several types: Reserved Instances would be bought for one of them.
fn steady(group: &mut Group<'_>) -> Result<(), Error> {
    let context = group.context;
    let (name, os) = (&group.config.instance_type, group.config.os);
    let is_covered = group.types.on_demand.iter().any(|part| context.is_covered(part.position));
    let is_mixed = group.config.mix.is_some();
    if group.config.tenancy != Tenancy::Shared || group.count == 0 || is_covered || is_mixed {
        return Ok(());
    }
    let (class, term, payment) = (OfferingClass::Standard, Term::OneYear, Payment::NoUpfront);
    let listed = group.lines.first().filter(|line| line.code == "ec2.instance").and_then(|line| line.price.as_ref());
    let (Some(load), Some(on_demand)) = (&group.load, listed.map(|price| price.unit_price.amount())) else {
        return Ok(());
    };
    let Ok(rate) = ec2_rates::reserved(context, name, os, Bought { class, term, payment })? else { return Ok(()) };
    let rate = rate.price.unit_price.amount();
    let month = context.design.month().hours();
    let ranks = load.ranks()?;
    let saved = |(count, share): &(u64, Decimal)| {
        let hourly = on_demand.checked_mul(*share)?.checked_sub(rate)?.max(Decimal::ZERO);
        hourly.checked_mul(month)?.checked_mul(Decimal::from(*count))
    };
    let saving = units::sum(ranks.iter().map(|rank| saved(rank).ok_or(Error::Overflow)))?;
    let (Some((_, longest)), Some(even)) = (ranks.first(), rate.checked_div(on_demand)) else { return Ok(()) };
    let (longest, even) = (longest.saturating_mul(month), even.saturating_mul(month));
    if saving <= Decimal::ONE {
        return Ok(());
    }
    let message = format!(
        "{name} runs {} hours a month on-demand; a 1-year Reserved Instance is cheaper above {} hours and saves about {} a month",
        format::quantity(longest, 0),
        format::quantity(even, 0),
        format::money(units::Usd::new(saving))
    );
    let fix = "compare the purchase options";
    group.findings.push(
        context
            .finding(Severity::Warning, "po-steady-on-demand", "/config/purchase", message, fix)
            .saves(units::Usd::new(saving))
            .with(Remedy::Buy { option: "standard-1y-no-upfront".into() }),
    );
    Ok(())
}
