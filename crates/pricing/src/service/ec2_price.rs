//! The on-demand price of an instance: Linux as listed, other systems as Linux plus a surcharge.

use catalog::{Availability, Basis, InstanceType, Lookup, Service};
use design::OperatingSystem;
use units::{Decimal, Error, Tiers, Unit, Usd};

use super::Context;
use crate::line::{LinePrice, NoPrice};

const ON_DEMAND: &str = "on-demand/linux";

/// A price per instance-hour, composed where the catalogue lists only its parts.
pub(super) struct HourlyPrice {
    pub price: LinePrice,
    pub tiers: Tiers,
}

/// The on-demand price per hour, or why there is none and which regions have one.
pub(super) fn on_demand(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
) -> Result<Result<HourlyPrice, (NoPrice, Vec<String>)>, Error> {
    let Some(known) = context.catalogue.instance_type(instance_type) else {
        return Ok(Err((NoPrice::UnknownName, Vec::new())));
    };
    let region = context.region();
    if context.catalogue.region(region).is_none() {
        return Ok(Err((NoPrice::UnknownName, Vec::new())));
    }
    if is_windows_on_arm(known, os) {
        return Ok(Err((NoPrice::NotOffered, Vec::new())));
    }
    let surcharge = match surcharge(context, known, os) {
        Ok(surcharge) => surcharge,
        Err(why) => return Ok(Err((why, Vec::new()))),
    };
    let Some(linux) = context.catalogue.point(Service::Ec2, region, ON_DEMAND, instance_type) else {
        let why = match context.catalogue.availability(region, instance_type) {
            Availability::Sold { .. } => NoPrice::PriceUnknown,
            Availability::NotSold => NoPrice::NotOffered,
            Availability::Unknown => NoPrice::AvailabilityUnknown,
        };
        return Ok(Err((why, context.priced_in(Service::Ec2, ON_DEMAND, instance_type))));
    };
    if linux.unit != Unit::InstanceHour {
        return Err(Error::UnitMismatch { listed: linux.unit, wanted: Unit::InstanceHour });
    }
    let price = LinePrice::of_point(&linux);
    match surcharge {
        None => Ok(Ok(HourlyPrice { price, tiers: linux.tiers.clone() })),
        Some(surcharge) => compose(price, surcharge, os).map(Ok),
    }
}

/// Windows does not run on Arm processors.
pub(super) fn is_windows_on_arm(known: &InstanceType, os: OperatingSystem) -> bool {
    os == OperatingSystem::Windows && known.arch.is_some_and(catalog::Arch::is_arm)
}

/// What an operating system adds to the Linux price of an hour.
struct Surcharge {
    per_hour: Usd,
    how: String,
    part: LinePrice,
}

fn compose(linux: LinePrice, surcharge: Surcharge, os: OperatingSystem) -> Result<HourlyPrice, Error> {
    let per_hour = linux.unit_price.checked_add(surcharge.per_hour)?;
    let rule = format!(
        "Linux {} ({}) + {} {} ({}, {})",
        units::format::unit_price(linux.unit_price),
        linux.as_of,
        os.label(),
        units::format::unit_price(surcharge.per_hour),
        surcharge.part.as_of,
        surcharge.how,
    );
    let basis = match linux.basis {
        Basis::Stale { reason } => Basis::Stale { reason: format!("{reason}; {rule}") },
        Basis::Listed | Basis::Derived { .. } => Basis::Derived { rule },
    };
    let price = LinePrice {
        unit_price: per_hour,
        as_of: linux.as_of.min(surcharge.part.as_of),
        source: linux.source,
        basis,
        slices: Vec::new(),
        each: Decimal::ONE,
    };
    Ok(HourlyPrice { price, tiers: Tiers::flat(per_hour)? })
}

/// What an operating system adds; `None` for Linux.
///
/// # Errors
/// [`NoPrice::NotOffered`] where the pair is not sold, [`NoPrice::PriceUnknown`] where neither a row
/// nor a rule tells.
fn surcharge(context: &Context<'_>, known: &InstanceType, os: OperatingSystem) -> Result<Option<Surcharge>, NoPrice> {
    let (listed, rule) = match os {
        OperatingSystem::Linux => return Ok(None),
        OperatingSystem::Windows => ("os-surcharge/windows", Some("os-surcharge-rule/windows")),
        OperatingSystem::Rhel => ("os-surcharge/rhel", Some("os-surcharge-rule/rhel")),
        OperatingSystem::RhelHa => ("os-surcharge/rhel-ha", Some("os-surcharge-rule/rhel-ha")),
        OperatingSystem::Suse => ("os-surcharge/suse", None),
    };
    let region = context.region();
    match context.catalogue.lookup(Service::Ec2, region, listed, &known.name) {
        Lookup::Found(point) => {
            let part = LinePrice::of_point(&point);
            Ok(Some(Surcharge { per_hour: part.unit_price, how: "for this type".into(), part }))
        }
        Lookup::NotSold => Err(NoPrice::NotOffered),
        Lookup::Missing => by_rule(context, known, os, rule).map(Some).ok_or(NoPrice::PriceUnknown),
    }
}

/// The surcharge by the rule of its operating system, where one holds for the type.
fn by_rule(context: &Context<'_>, known: &InstanceType, os: OperatingSystem, rule: Option<&str>) -> Option<Surcharge> {
    let bracket = match os {
        OperatingSystem::Windows => windows_bracket(known)?,
        _ => rhel_bracket(known.vcpu)?,
    };
    let point = context.catalogue.point(Service::Ec2, context.region(), rule?, bracket)?;
    let part = LinePrice::of_point(&point);
    let per_hour = part.unit_price.times(Decimal::from(known.vcpu)).ok()?;
    let how = format!("{} vCPU × {}", known.vcpu, units::format::unit_price(part.unit_price));
    Some(Surcharge { per_hour, how, part })
}

/// Which Windows rate applies per vCPU; none is known for the burstable families.
fn windows_bracket(known: &InstanceType) -> Option<&'static str> {
    // Without a word on the processor nobody knows whether Windows runs at all.
    known.arch?;
    match known.family.as_str() {
        "c7i-flex" | "m7i-flex" => Some("flex"),
        family if known.burstable == Some(true) || family.ends_with("-flex") => None,
        _ => Some("standard"),
    }
}

/// Which Red Hat rate applies per vCPU.
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
