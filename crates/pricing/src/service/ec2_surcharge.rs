//! What operating systems, and databases that come with them, cost on top of Linux.

use catalog::{InstanceType, Lookup, PriceList};
use design::OperatingSystem;
use units::format::unit_price;
use units::{Decimal, Error, Usd};

use super::{Context, ec2_price};
use crate::line::{LinePrice, NoPrice};

/// A surcharge on the hourly price.
pub(super) struct Surcharge {
    /// What it is for.
    pub name: &'static str,
    /// US dollars an hour.
    pub per_hour: Usd,
    /// How it was worked out.
    pub how: String,
    /// The price that it was worked out from.
    pub part: LinePrice,
}

/// The price of an operating system plus surcharges.
pub(super) fn add(base: LinePrice, os: OperatingSystem, surcharges: &[Surcharge]) -> Result<LinePrice, Error> {
    if surcharges.is_empty() {
        return Ok(base);
    }
    let how = base.basis.rule().map(|rule| format!(": {rule}")).unwrap_or_default();
    let mut rule = format!("{} {} ({}{how})", os.label(), unit_price(base.unit_price), dated(&base));
    let (mut sum, mut as_of) = (base.unit_price, base.as_of.clone());
    for Surcharge { name, per_hour, how, part } in surcharges {
        sum = sum.checked_add(*per_hour)?;
        rule.push_str(&format!(" + {name} {} ({}, {how})", unit_price(*per_hour), dated(part)));
        as_of = as_of.min(part.as_of.clone());
    }
    let basis = base.basis.follow(rule);
    Ok(LinePrice { unit_price: sum.to_price(), as_of, basis, ..base })
}

fn dated(price: &LinePrice) -> String {
    price.as_of.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// The surcharge of an operating system without a database; `None` for Linux.
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
        OperatingSystem::UbuntuPro => ("os-surcharge/ubuntu-pro", Some("os-surcharge-rule/ubuntu-pro")),
        OperatingSystem::Windows
        | OperatingSystem::WindowsSqlWeb
        | OperatingSystem::WindowsSqlStandard
        | OperatingSystem::WindowsSqlEnterprise => ("os-surcharge/windows", Some("os-surcharge-rule/windows")),
        OperatingSystem::Rhel => ("os-surcharge/rhel", Some("os-surcharge-rule/rhel")),
        OperatingSystem::RhelHa => ("os-surcharge/rhel-ha", Some("os-surcharge-rule/rhel-ha")),
        OperatingSystem::Suse => ("os-surcharge/suse", None),
    };
    let region = context.region();
    match context.catalogue.lookup(PriceList::Ec2, region, listed, &known.name) {
        Lookup::Found(point) => {
            let part = LinePrice::of_point(&point);
            Ok(Some(Surcharge { name: os.label(), per_hour: part.unit_price, how: "for this type".into(), part }))
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
    let mut part = ec2_price::listed(context, &known.name, os)?;
    let linux = context.catalogue.point(PriceList::Ec2, context.region(), ec2_price::ON_DEMAND, &known.name)?;
    let (with, without) = (part.unit_price, LinePrice::of_point(&linux).unit_price);
    part.unit_price = Some(with - without).filter(|difference| *difference >= Usd::ZERO)?;
    let [with, without] = [with, without].map(unit_price);
    let how = format!("on-demand {with} − {without}");
    Some(Surcharge { name: os.label(), per_hour: part.unit_price, how, part })
}

/// The surcharge from the rule of an operating system, if the rule applies to the type.
fn by_rule(context: &Context<'_>, known: &InstanceType, os: OperatingSystem, rule: Option<&str>) -> Option<Surcharge> {
    let bracket = match os {
        OperatingSystem::Windows => windows_bracket(known)?,
        OperatingSystem::UbuntuPro => "any",
        _ => rhel_bracket(known.vcpu)?,
    };
    let point = context.catalogue.point(PriceList::Ec2, context.region(), rule?, bracket)?;
    per_vcpu(os.label(), known.vcpu, LinePrice::of_point(&point))
}

fn per_vcpu(name: &'static str, vcpu: u32, part: LinePrice) -> Option<Surcharge> {
    let per_hour = part.unit_price.times(Decimal::from(vcpu)).ok()?;
    let how = format!("{vcpu} vCPU × {}", unit_price(part.unit_price));
    Some(Surcharge { name, per_hour, how, part })
}

/// The surcharge of the database that an operating system includes, on top of the system.
pub(super) fn database(context: &Context<'_>, known: &InstanceType, os: OperatingSystem) -> Option<Surcharge> {
    let (name, item) = match os {
        OperatingSystem::WindowsSqlWeb => ("SQL Server Web", "web"),
        OperatingSystem::WindowsSqlStandard => ("SQL Server Standard", "standard"),
        OperatingSystem::WindowsSqlEnterprise => ("SQL Server Enterprise", "enterprise"),
        _ => return None,
    };
    let point = context.catalogue.point(PriceList::Ec2, context.region(), "os-surcharge-rule/sql-server", item)?;
    per_vcpu(name, known.vcpu.max(LICENSED_VCPU), LinePrice::of_point(&point))
}

/// SQL Server is licensed for at least as many vCPU.
const LICENSED_VCPU: u32 = 4;

/// All that an operating system costs on top of Linux.
///
/// # Errors
/// As [`surcharge`].
pub(super) fn surcharges(
    context: &Context<'_>,
    known: &InstanceType,
    os: OperatingSystem,
) -> Result<Vec<Surcharge>, NoPrice> {
    let mut all: Vec<Surcharge> = surcharge(context, known, os.without_database())?.into_iter().collect();
    if os != os.without_database() {
        all.push(database(context, known, os).ok_or(NoPrice::PriceUnknown)?);
    }
    Ok(all)
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
