//! Dedicated hosts.

use std::collections::BTreeMap;

use catalog::{Catalogue, InstanceType, PriceList};
use design::{
    Body, Component, Design, HostConfig, HostPurchase, HostReservation, HostUsage, OfferingClass, OperatingSystem,
};
use units::format::unit_price;
use units::kinds::HostHour;
use units::{Decimal, Error, Unit};

use super::commitment_lines::{Codes, commitment_lines, lines_without_rate};
use super::ec2_price::{Priced, Unpriced};
use super::ec2_reserved::Bought;
use super::{Amounts, Context, PricedComponent, ec2_names, ec2_price, ec2_reserved, line_flat, unpriced};
use crate::commitment::Terms;
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line, LinePrice, NoPrice, Text};
use crate::own_rates;
use crate::words::number;

/// Charges and findings of a set of dedicated hosts.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &HostConfig, usage: &HostUsage) -> Result<PricedComponent, Error> {
    let mut missing = Vec::new();
    let mut lines = lines(context, config, usage, &mut missing)?;
    let term = match config.purchase {
        HostPurchase::OnDemand => None,
        HostPurchase::Reserved(bought) => Some(bought.term),
    };
    for line in &mut lines {
        let name = ec2_names::dedicated_host(context, &line.code, &config.family, term);
        line.name(name);
    }
    own_rates::apply_all(context, &mut lines)?;
    let findings = too_full(context, config).into_iter().chain(own_rates::still_missing(&lines, missing)).collect();
    Ok(PricedComponent::of(lines, findings))
}

fn lines(
    context: &Context<'_>,
    config: &HostConfig,
    usage: &HostUsage,
    missing: &mut Vec<(Text, Finding)>,
) -> Result<Vec<Line>, Error> {
    let how = match config.purchase {
        HostPurchase::OnDemand => "on-demand".to_owned(),
        HostPurchase::Reserved(bought) => format!("reservation, {}, {}", bought.term.label(), bought.payment.label()),
    };
    let label = format!("{} dedicated host, {how}", config.family);
    let hosts = Factor::count(context.component.placement.count(), "host");
    let month = context.design.month().hours();
    let hours = match (config.purchase, usage.hours_per_month) {
        (HostPurchase::OnDemand, Some(hours)) => {
            hours.value(context.scenario).map(|hours| at_least(&config.family, hours).min(month))
        }
        _ => Some(month),
    };
    let amounts = Amounts::times(vec![hosts.clone()], hours, "hours", "hours per month");
    let rate = match rate(context, &config.family, config.purchase)? {
        Ok(rate) => rate,
        Err(Unpriced { why, priced_in, .. }) => {
            missing.push(("host.hours".into(), context.price_missing(&label, why)));
            let missing = (why, priced_in);
            return match config.purchase {
                HostPurchase::OnDemand => Ok(vec![unpriced("host.hours", label, Unit::HostHour, amounts, missing)?]),
                HostPurchase::Reserved(HostReservation { term, payment }) => {
                    let codes = Codes::below("host.hours");
                    lines_without_rate(codes, label, Unit::HostHour, (term, payment), &[hosts], month, &missing)
                }
            };
        }
    };
    match config.purchase {
        HostPurchase::OnDemand => Ok(vec![line_flat::<HostHour>("host.hours", label, rate.clone(), amounts)?]),
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

/// The hourly rate of a host: the listed rate, otherwise a multiple of the rate of the size that fills it.
pub(super) fn rate(context: &Context<'_>, family: &str, purchase: HostPurchase) -> Result<Priced<LinePrice>, Error> {
    let listed = |dimension: &str| {
        let point = context.catalogue.point(PriceList::Ec2, context.region(), dimension, family);
        point.map(|point| LinePrice::of_point(&point))
    };
    let found = match purchase {
        HostPurchase::OnDemand => listed("dedicated-host/on-demand"),
        HostPurchase::Reserved(bought) => ec2_reserved::from_any_payment(of_host(bought), &|payment| {
            Ok(listed(&["dedicated-host/reserved", bought.term.code(), payment.code()].join("/")))
        })?,
    };
    if let Some(found) = found {
        return Ok(Ok(found));
    }
    if filling(context.catalogue, family).is_none() {
        return Ok(Err(Unpriced::because(NoPrice::NotOffered)));
    }
    let Some((full, multiple)) = rule(context.catalogue, family) else {
        return Ok(Err(Unpriced::because(NoPrice::PriceUnknown)));
    };
    let linux = OperatingSystem::Linux;
    let size = match purchase {
        HostPurchase::OnDemand => ec2_price::on_demand(context, &full.name, linux)?,
        HostPurchase::Reserved(bought) => ec2_reserved::rate(context, &full.name, linux, of_host(bought))?,
    };
    let size = match size {
        Ok(size) => size,
        Err(missing) => return Ok(Err(missing)),
    };
    let hourly = size.unit_price.times(multiple)?.to_price();
    let how = size.basis.rule().map(|rule| format!(" ({rule})")).unwrap_or_default();
    let basis = size.basis.follow(format!("{multiple} × {} {}{how}", full.name, unit_price(size.unit_price)));
    Ok(Ok(LinePrice { unit_price: hourly, basis, ..size }))
}

/// Reservations of hosts are like standard Reserved Instances.
fn of_host(bought: HostReservation) -> Bought {
    Bought { class: OfferingClass::Standard, term: bought.term, payment: bought.payment }
}

/// The price of a host as a multiple of that of a size; `None` where it is not known. A Mac is itself a host and has a
/// price of its own.
fn rule<'a>(catalogue: &'a Catalogue, family: &str) -> Option<(&'a InstanceType, Decimal)> {
    let full = filling(catalogue, family)?;
    let multiple = match family {
        "m4" => return Some((catalogue.instance_type("m4.16xlarge")?, Decimal::new(756, 3))),
        "c7g" | "c7gd" | "c7gn" | "g4ad" | "m7g" | "m7gd" | "r7g" | "r7gd" => Decimal::new(33, 1),
        "m3" => Decimal::new(44, 1),
        "t3" => Decimal::new(264, 1),
        family if family.starts_with("u-") => Decimal::new(62, 2),
        // A host of a burstable family holds far more than its largest size.
        family if family.starts_with("mac") || full.burstable == Some(true) => return None,
        _ => Decimal::new(11, 1),
    };
    Some((full, multiple))
}

/// The size that fills a host of a family: the largest that AWS offers on hosts, except for c5 and c5d, where it is
/// 18xlarge because the larger ones have hardware of their own.
fn filling<'a>(catalogue: &'a Catalogue, family: &str) -> Option<&'a InstanceType> {
    if matches!(family, "c5" | "c5d") {
        return catalogue.instance_type(&format!("{family}.18xlarge"));
    }
    let offered = |known: &&InstanceType| known.family == family && known.dedicated_hosts == Some(true);
    let sizes = catalogue.instance_types().iter().filter(offered);
    sizes.max_by_key(|known| (known.vcpu, known.bare_metal != Some(true)))
}

/// The processors of a host of a family; `None` while they are unknown.
pub(crate) fn vcpu_of_host(catalogue: &Catalogue, family: &str) -> Option<u64> {
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
    let needed = needed(context);
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

/// The processors of all instances that are placed on these hosts.
pub(crate) fn needed(context: &Context<'_>) -> u64 {
    let placed = context.relations.referring(&context.component.id).filter_map(|group| placed(context, group));
    placed.fold(0, u64::saturating_add)
}

/// The processors of the instances in a group that is placed on this host.
fn placed(context: &Context<'_>, group: &Component) -> Option<u64> {
    let Body::Ec2 { config, .. } = &group.body else { return None };
    config.host.as_ref().filter(|host| **host == context.component.id)?;
    let known = context.catalogue.instance_type(&config.instance_type)?;
    Some(group.count().saturating_mul(known.vcpu.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule beside every listed price that it would give.
    #[test]
    fn multiples_give_the_listed_prices() {
        let catalogue = Catalogue::embedded();
        let mut errors = Vec::new();
        for host in catalogue.points().filter(|point| point.dimension == "dedicated-host/on-demand") {
            let Some((full, multiple)) = rule(catalogue, host.item) else { continue };
            let size = catalogue.point(PriceList::Ec2, host.region, "on-demand/linux", &full.name);
            let Some(size) = size.filter(|size| size.basis.is_listed()) else { continue };
            let derived = size.tiers.first_price().amount() * multiple;
            errors.push(((derived / host.tiers.first_price().amount() - Decimal::ONE).abs(), host.region, host.item));
        }
        errors.sort_unstable();
        let share = |thousandth: usize| errors[errors.len() * thousandth / 1000];
        assert_eq!(errors.len(), 1_750);
        assert!(share(990).0 < Decimal::new(4, 4), "{:?}", share(990));
        assert!(share(998).0 < Decimal::new(2, 3), "{:?}", &errors[errors.len() - 6..]);
    }
}
