//! Dedicated hosts.

use std::collections::BTreeMap;

use catalog::{Basis, Catalogue, InstanceType, Lookup, PriceList};
use design::{
    Body, Component, Design, HostConfig, HostPurchase, HostUsage, OfferingClass, OperatingSystem, Payment, Term,
};
use units::format::unit_price;
use units::kinds::HostHour;
use units::{Decimal, Error, Unit};

use super::commitment_lines::{Codes, commitment_lines};
use super::ec2_price::{Priced, Unpriced};
use super::ec2_reserved::Bought;
use super::{Amounts, Context, PricedComponent, ec2_names, ec2_price, ec2_reserved, line_flat, unpriced};
use crate::commitment::Terms;
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line, LinePrice, NoPrice};
use crate::words::number;

/// Charges and findings of a set of dedicated hosts.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &HostConfig, usage: &HostUsage) -> Result<PricedComponent, Error> {
    let mut findings: Vec<Finding> = too_full(context, config).into_iter().collect();
    let mut lines = lines(context, config, usage, &mut findings)?;
    let term = match config.purchase {
        HostPurchase::OnDemand => None,
        HostPurchase::Reserved(bought) => Some(bought.term),
    };
    for line in &mut lines {
        let name = ec2_names::dedicated_host(context, &line.code, &config.family, term);
        line.name(name);
    }
    Ok(PricedComponent::of(lines, findings))
}

fn lines(
    context: &Context<'_>,
    config: &HostConfig,
    usage: &HostUsage,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Line>, Error> {
    let how = match config.purchase {
        HostPurchase::OnDemand => "on-demand".to_owned(),
        HostPurchase::Reserved(bought) => format!("reservation, {}, {}", bought.term.label(), bought.payment.label()),
    };
    let label = format!("{} dedicated host, {how}", config.family);
    let rate = match rate(context, &config.family, config.purchase)? {
        Ok(rate) => rate,
        Err(missing) => {
            findings.push(context.price_missing(&label, missing.why));
            let line = unpriced("host.hours", label, Unit::HostHour, missing.why, missing.priced_in);
            return Ok(vec![line]);
        }
    };
    let hosts = Factor::count(context.component.placement.count(), "host");
    let month = context.design.month().hours();
    match config.purchase {
        HostPurchase::OnDemand => {
            let hours = match usage.hours_per_month {
                None => Some(month),
                Some(hours) => hours.value(context.scenario).map(|hours| at_least(&config.family, hours).min(month)),
            };
            let mut amounts = Amounts::of(vec![hosts, Factor::new(hours.unwrap_or_default(), "hours")]);
            if hours.is_none() {
                amounts.open("hours per month");
            }
            Ok(vec![line_flat::<HostHour>("host.hours", label, rate.clone(), amounts)?])
        }
        HostPurchase::Reserved(bought) => {
            let terms = Terms::split(rate.unit_price, bought.term, bought.payment)?;
            commitment_lines::<HostHour>(Codes::below("host.hours"), label, &rate, &terms, &[hosts], month)
        }
    }
}

/// A Mac host is allocated for at least a day.
fn at_least(family: &str, hours: Decimal) -> Decimal {
    if family.starts_with("mac") && !hours.is_zero() { hours.max(units::time::HOURS_PER_DAY) } else { hours }
}

/// The hourly rate of a host: the listed rate, otherwise 1.1 times the rate of the size that fills it.
pub(super) fn rate(context: &Context<'_>, family: &str, purchase: HostPurchase) -> Result<Priced<LinePrice>, Error> {
    let (term, payment) = match purchase {
        HostPurchase::OnDemand => (None, Payment::NoUpfront),
        HostPurchase::Reserved(bought) => (Some(bought.term), bought.payment),
    };
    let listed = match (term, payment) {
        (None, _) => Some("dedicated-host/on-demand"),
        (Some(Term::OneYear), Payment::NoUpfront) => Some("dedicated-host/reserved/1y/no-upfront"),
        (Some(Term::ThreeYears), Payment::NoUpfront) => Some("dedicated-host/reserved/3y/no-upfront"),
        _ => None,
    };
    let lookup = |dimension| context.catalogue.lookup(PriceList::Ec2, context.region(), dimension, family);
    if let Some(Lookup::Found(point)) = listed.map(lookup) {
        return Ok(Ok(LinePrice::of_point(&point)));
    }
    // A Mac is itself a host and has a price of its own; hosts of burstable families hold far more than their largest
    // size, so the rule does not apply to them.
    let Some(full) = filling(context.catalogue, family) else {
        return Ok(Err(Unpriced::because(NoPrice::NotOffered)));
    };
    if full.bare_metal == Some(true) || full.burstable == Some(true) {
        return Ok(Err(Unpriced::because(NoPrice::PriceUnknown)));
    }
    let linux = OperatingSystem::Linux;
    let size = match term {
        None => ec2_price::on_demand(context, &full.name, linux)?,
        Some(term) => {
            let bought = Bought { class: OfferingClass::Standard, term, payment };
            ec2_reserved::rate(context, &full.name, linux, bought)?
        }
    };
    let size = match size {
        Ok(size) => size,
        Err(missing) => return Ok(Err(missing)),
    };
    let hourly = size.unit_price.share(Decimal::from(11), Decimal::TEN)?.to_price();
    let how = match &size.basis {
        Basis::Derived { rule } => format!(" ({rule})"),
        _ => String::new(),
    };
    let rule = format!("1.1 × {} {}{how}", full.name, unit_price(size.unit_price));
    let basis = match size.basis {
        Basis::Stale { reason } => Basis::Stale { reason: format!("{reason}; {rule}") },
        _ => Basis::Derived { rule },
    };
    Ok(Ok(LinePrice { unit_price: hourly, basis, ..size }))
}

/// The size that fills a host of a family, among those that AWS offers on hosts: the largest size, except for c5 and
/// c5d, where it is 18xlarge because 24xlarge has hardware of its own; the metal size if there is no other, as for
/// Macs.
fn filling<'a>(catalogue: &'a Catalogue, family: &str) -> Option<&'a InstanceType> {
    if matches!(family, "c5" | "c5d") {
        return catalogue.instance_type(&format!("{family}.18xlarge"));
    }
    let offered = |known: &&InstanceType| known.family == family && known.dedicated_hosts == Some(true);
    let sizes = catalogue.instance_types().iter().filter(offered);
    sizes.max_by_key(|known| (known.bare_metal != Some(true), known.vcpu))
}

/// The processors of a host of a family; `None` while they are unknown.
fn vcpu_of_host(catalogue: &Catalogue, family: &str) -> Option<u64> {
    filling(catalogue, family).map(|full| full.vcpu.into()).filter(|vcpu| *vcpu > 0)
}

/// The dedicated hosts that groups need, by region and family, if the processors of the instances determine how many
/// fit; `None` when AWS does not offer a type on hosts, or a group runs several types. AWS fits fewer instances of some sizes, which must stay within
/// one socket.
pub(crate) fn hosts_for<'a>(
    design: &'a Design,
    catalogue: &Catalogue,
    groups: &[&'a Component],
) -> Option<Vec<(&'a str, &'a str, u64)>> {
    // Metal sizes are counted in whole hosts, all others in processors.
    let mut needed: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.count() > 0) {
        let Body::Ec2 { config, .. } = &group.body else { continue };
        let known = catalogue.instance_type(&config.instance_type)?;
        if known.dedicated_hosts != Some(true) || config.mix.is_some() {
            return None;
        }
        let family = config.instance_type.split('.').next().unwrap_or_default();
        let (metal, vcpu) = needed.entry((design.region_of(group), family)).or_default();
        match known.bare_metal {
            Some(true) => *metal = metal.checked_add(group.count())?,
            _ => *vcpu = vcpu.checked_add(group.count().checked_mul(known.vcpu.into())?)?,
        }
    }
    let hosts = |((region, family), (metal, vcpu)): ((&'a str, &'a str), (u64, u64))| {
        let room = vcpu_of_host(catalogue, family)?;
        Some((region, family, metal.checked_add(vcpu.div_ceil(room))?))
    };
    needed.into_iter().map(hosts).collect()
}

/// Reports that the groups placed on these hosts need more processors than the hosts have.
fn too_full(context: &Context<'_>, config: &HostConfig) -> Option<Finding> {
    let vcpu = vcpu_of_host(context.catalogue, &config.family)?;
    let placed = context.relations.referring(&context.component.id).filter_map(|group| placed(context, group));
    let needed = placed.fold(0, u64::saturating_add);
    let hosts = context.component.placement.count();
    let room = hosts.saturating_mul(vcpu);
    (needed > room).then(|| {
        let message = format!(
            "the instances placed on {} need {} vCPU, {} {} {}",
            context.component.title(),
            number(needed),
            number(hosts),
            if hosts == 1 { "host has" } else { "hosts have" },
            number(room)
        );
        let fix = format!("allocate {} hosts, or place fewer instances", number(needed.div_ceil(vcpu)));
        context.finding(Severity::Error, "po-host-family", "/placement/count", message, fix)
    })
}

/// The processors of the instances in a group that is placed on this host.
fn placed(context: &Context<'_>, group: &Component) -> Option<u64> {
    let Body::Ec2 { config, .. } = &group.body else { return None };
    config.host.as_ref().filter(|host| **host == context.component.id)?;
    let known = context.catalogue.instance_type(&config.instance_type)?;
    Some(group.count().saturating_mul(known.vcpu.into()))
}
