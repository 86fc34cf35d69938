//! The price of an instance-hour: as listed, or Linux plus the surcharge of another operating system.

use catalog::{Availability, Basis, InstanceType, Lookup, PriceList};
use design::OperatingSystem;
use units::{Decimal, Error, Unit, Usd};

use super::Context;
use crate::line::{LinePrice, NoPrice};

const ON_DEMAND: &str = "on-demand/linux";

/// Why there is no price, and the regions that have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unpriced {
    pub why: NoPrice,
    pub priced_in: Vec<String>,
}

impl Unpriced {
    pub fn because(why: NoPrice) -> Unpriced {
        Unpriced { why, priced_in: Vec::new() }
    }
}

/// A price, or why there is none.
pub(crate) type Priced<T> = Result<T, Unpriced>;

/// The on-demand price per hour on shared hardware.
pub(super) fn on_demand(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
) -> Result<Priced<LinePrice>, Error> {
    let known = match sold(context, instance_type, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    if let Some(listed) = listed(context, &known.name, os) {
        return Ok(Ok(listed));
    }
    match price(context, ON_DEMAND, &known.name)? {
        None => Ok(Err(missing(context, ON_DEMAND, &known.name))),
        Some(linux) => match surcharge(context, known, os) {
            Ok(surcharge) => compose(linux, surcharge, os).map(Ok),
            Err(why) => Ok(Err(Unpriced::because(why))),
        },
    }
}

/// The instance type, if it runs the operating system.
pub(super) fn sold<'a>(context: &Context<'a>, instance_type: &str, os: OperatingSystem) -> Priced<&'a InstanceType> {
    let region = context.catalogue.region(context.region());
    match context.catalogue.instance_type(instance_type).filter(|_| region.is_some()) {
        None => Err(Unpriced::because(NoPrice::UnknownName)),
        Some(known) if is_windows_on_arm(known, os) => Err(Unpriced::because(NoPrice::NotOffered)),
        Some(known) => Ok(known),
    }
}

/// The hourly price of an instance type in a dimension of the catalogue.
pub(super) fn price(context: &Context<'_>, dimension: &str, instance_type: &str) -> Result<Option<LinePrice>, Error> {
    match context.catalogue.point(PriceList::Ec2, context.region(), dimension, instance_type) {
        None => Ok(None),
        Some(point) if point.unit == Unit::InstanceHour => Ok(Some(LinePrice::of_point(&point))),
        Some(point) => Err(Error::UnitMismatch { listed: point.unit, wanted: Unit::InstanceHour }),
    }
}

/// Why a dimension has no price for an instance type.
pub(super) fn missing(context: &Context<'_>, dimension: &str, instance_type: &str) -> Unpriced {
    let (region, catalogue) = (context.region(), context.catalogue);
    let answer = catalogue.lookup(PriceList::Ec2, region, dimension, instance_type);
    let why = match (answer, catalogue.availability(region, instance_type)) {
        (Lookup::NotSold, _) | (_, Availability::NotSold) => NoPrice::NotOffered,
        (_, Availability::Sold { .. }) => NoPrice::PriceUnknown,
        (_, Availability::Unknown) => NoPrice::AvailabilityUnknown,
    };
    Unpriced { why, priced_in: context.priced_in(PriceList::Ec2, dimension, instance_type) }
}

/// The listed on-demand price with an operating system other than Linux.
fn listed(context: &Context<'_>, instance_type: &str, os: OperatingSystem) -> Option<LinePrice> {
    if os == OperatingSystem::Linux {
        return None;
    }
    let dimension = ["on-demand/", os.code()].concat();
    let point = context.catalogue.point(PriceList::Ec2, context.region(), &dimension, instance_type)?;
    (point.unit == Unit::InstanceHour).then(|| LinePrice::of_point(&point))
}

/// Windows does not run on Arm processors.
pub(super) fn is_windows_on_arm(known: &InstanceType, os: OperatingSystem) -> bool {
    os == OperatingSystem::Windows && known.arch.is_some_and(catalog::Arch::is_arm)
}

/// The surcharge of an operating system on the hourly Linux price.
pub(super) struct Surcharge {
    /// US dollars an hour.
    pub per_hour: Usd,
    /// How it was worked out.
    pub how: String,
    /// The price that it was worked out from.
    pub part: LinePrice,
}

/// The Linux price plus the surcharge of an operating system, if it has one.
pub(super) fn compose(linux: LinePrice, surcharge: Option<Surcharge>, os: OperatingSystem) -> Result<LinePrice, Error> {
    let Some(surcharge) = surcharge else { return Ok(linux) };
    let per_hour = linux.unit_price.checked_add(surcharge.per_hour)?.to_price();
    let how = match &linux.basis {
        Basis::Derived { rule } | Basis::Approximate { rule } => format!(": {rule}"),
        _ => String::new(),
    };
    let rule = format!(
        "Linux {} ({}{how}) + {} {} ({}, {})",
        units::format::unit_price(linux.unit_price),
        dated(&linux),
        os.label(),
        units::format::unit_price(surcharge.per_hour),
        dated(&surcharge.part),
        surcharge.how,
    );
    let basis = match linux.basis {
        Basis::Stale { reason } => Basis::Stale { reason: format!("{reason}; {rule}") },
        Basis::Approximate { .. } => Basis::Approximate { rule },
        Basis::Listed | Basis::Derived { .. } => Basis::Derived { rule },
    };
    Ok(LinePrice { unit_price: per_hour, as_of: linux.as_of.min(surcharge.part.as_of), basis, ..linux })
}

fn dated(price: &LinePrice) -> String {
    price.as_of.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// The surcharge of an operating system; `None` for Linux.
///
/// # Errors
/// [`NoPrice::NotOffered`] where the combination is not sold, [`NoPrice::PriceUnknown`] where neither a row nor a rule
/// gives the surcharge.
pub(super) fn surcharge(
    context: &Context<'_>,
    known: &InstanceType,
    os: OperatingSystem,
) -> Result<Option<Surcharge>, NoPrice> {
    let (listed, rule) = match os {
        OperatingSystem::Linux => return Ok(None),
        OperatingSystem::Windows => ("os-surcharge/windows", Some("os-surcharge-rule/windows")),
        OperatingSystem::Rhel => ("os-surcharge/rhel", Some("os-surcharge-rule/rhel")),
        OperatingSystem::RhelHa => ("os-surcharge/rhel-ha", Some("os-surcharge-rule/rhel-ha")),
        OperatingSystem::Suse => ("os-surcharge/suse", None),
    };
    let region = context.region();
    match context.catalogue.lookup(PriceList::Ec2, region, listed, &known.name) {
        Lookup::Found(point) => {
            let part = LinePrice::of_point(&point);
            Ok(Some(Surcharge { per_hour: part.unit_price, how: "for this type".into(), part }))
        }
        Lookup::NotSold => Err(NoPrice::NotOffered),
        Lookup::Missing => {
            let surcharge = by_rule(context, known, os, rule).or_else(|| between_lists(context, known, os));
            surcharge.map(Some).ok_or(NoPrice::PriceUnknown)
        }
    }
}

/// The surcharge as the difference of two listed on-demand prices.
fn between_lists(context: &Context<'_>, known: &InstanceType, os: OperatingSystem) -> Option<Surcharge> {
    let mut part = listed(context, &known.name, os)?;
    let linux = context.catalogue.point(PriceList::Ec2, context.region(), ON_DEMAND, &known.name)?;
    let (with, without) = (part.unit_price, LinePrice::of_point(&linux).unit_price);
    part.unit_price = Some(with - without).filter(|difference| *difference >= Usd::ZERO)?;
    let [with, without] = [with, without].map(units::format::unit_price);
    Some(Surcharge { per_hour: part.unit_price, how: format!("on-demand {with} − {without}"), part })
}

/// The surcharge from the rule of an operating system, if the rule applies to the type.
fn by_rule(context: &Context<'_>, known: &InstanceType, os: OperatingSystem, rule: Option<&str>) -> Option<Surcharge> {
    let bracket = match os {
        OperatingSystem::Windows => windows_bracket(known)?,
        _ => rhel_bracket(known.vcpu)?,
    };
    let point = context.catalogue.point(PriceList::Ec2, context.region(), rule?, bracket)?;
    let part = LinePrice::of_point(&point);
    let per_hour = part.unit_price.times(Decimal::from(known.vcpu)).ok()?;
    let how = format!("{} vCPU × {}", known.vcpu, units::format::unit_price(part.unit_price));
    Some(Surcharge { per_hour, how, part })
}

/// The Windows rate that applies per vCPU; `None` where it is unknown, as for burstable families.
fn windows_bracket(known: &InstanceType) -> Option<&'static str> {
    // If the processor architecture is unknown, Windows may not run at all.
    known.arch?;
    match known.family.as_str() {
        "c7i-flex" | "m7i-flex" => Some("flex"),
        family if known.burstable == Some(true) || family.ends_with("-flex") => None,
        _ => Some("standard"),
    }
}

/// The Red Hat rate that applies per vCPU.
fn rhel_bracket(vcpu: u32) -> Option<&'static str> {
    match vcpu {
        1..=8 => Some("up-to-8-vcpu"),
        12..=96 => Some("12-to-96-vcpu"),
        128.. => Some("from-128-vcpu"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhel_brackets_leave_gaps_without_a_price() {
        assert_eq!(rhel_bracket(8), Some("up-to-8-vcpu"));
        assert_eq!(rhel_bracket(10), None);
        assert_eq!(rhel_bracket(96), Some("12-to-96-vcpu"));
        assert_eq!(rhel_bracket(100), None);
        assert_eq!(rhel_bracket(192), Some("from-128-vcpu"));
    }
}
