//! The rates of Savings Plans on shared hardware, per instance-hour.
//!
//! The rate of a plan is that of a Reserved Instance of the same term and payment: a standard one for EC2 Instance Savings
//! Plans, a convertible one for Compute Savings Plans. Families without Reserved Instances pay the share of on-demand that
//! their predecessor pays in the same region. Both hold for all rates of AWS that they were compared with (the tests of
//! this crate, `savings_plan_rates`).

use std::cmp::Reverse;

use catalog::{Basis, InstanceType};
use design::{OfferingClass, OperatingSystem, Payment, PlanKind, SavingsPlan, Term};
use units::format::unit_price;
use units::{Decimal, Error};

use super::Context;
use super::ec2_price::{self, Priced};
use super::ec2_reserved::{self, Bought};
use crate::line::LinePrice;

const LINUX: OperatingSystem = OperatingSystem::Linux;

/// The class of Reserved Instance whose rate is used for a plan.
const fn made_from(plan: PlanKind) -> OfferingClass {
    match plan {
        PlanKind::Ec2Instance => OfferingClass::Standard,
        PlanKind::Compute => OfferingClass::Convertible,
    }
}

/// The effective hourly rate over the term.
pub(super) fn rate(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    plan: SavingsPlan,
) -> Result<Priced<LinePrice>, Error> {
    let known = match ec2_price::sold(context, instance_type, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    if os != LINUX
        && let Some(listed) =
            ec2_price::price(context, &[&dimension(plan, plan.payment), os.code()].join("/"), &known.name)?
    {
        return Ok(Ok(listed));
    }
    let mut linux = own(context, &known.name, plan)?;
    if linux.is_none() {
        linux = like_a_relative(context, known, plan)?;
    }
    if linux.is_none() {
        linux = like_the_family(context, known, plan)?;
    }
    let Some(linux) = linux else {
        return ec2_reserved::linux(context, &known.name, bought(plan));
    };
    ec2_reserved::with_system(context, known, os, linux, bought(plan))
}

/// The dimension of the catalogue for Linux.
fn dimension(plan: SavingsPlan, payment: Payment) -> String {
    ["savings-plan", plan.plan.code(), plan.term.code(), payment.code()].join("/")
}

/// The Reserved Instance whose rate a plan has.
pub(super) const fn bought(plan: SavingsPlan) -> Bought {
    Bought { class: made_from(plan.plan), term: plan.term, payment: plan.payment }
}

/// The rate of a type with Linux: as listed, or that of the Reserved Instance.
fn own(context: &Context<'_>, name: &str, plan: SavingsPlan) -> Result<Option<LinePrice>, Error> {
    let listed = |payment| ec2_price::price(context, &dimension(plan, payment), name);
    if let Some(rate) = ec2_reserved::from_any_payment(bought(plan), &listed)? {
        return Ok(Some(rate));
    }
    let rate = ec2_reserved::known_linux(context, name, bought(plan))?;
    Ok(rate.map(|mut rate| {
        let how = rate.basis.rule().map(|rule| format!(" ({rule})")).unwrap_or_default();
        let class = made_from(plan.plan).label();
        rate.basis =
            rate.basis.follow(format!("the rate of the {class} Reserved Instance of the same term and payment{how}"));
        rate
    }))
}

/// The share of on-demand that another size of the family pays in the region, or else a size of its predecessors.
fn like_a_relative(context: &Context<'_>, known: &InstanceType, plan: SavingsPlan) -> Result<Option<LinePrice>, Error> {
    let predecessors = context.catalogue.family(&known.family).map_or(&[][..], |family| &family.predecessors);
    for family in [&known.family].into_iter().chain(predecessors) {
        // At most the sizes of a family.
        let mut sizes: Vec<&InstanceType> =
            context.catalogue.types_of(family).filter(|other| *other != known).collect();
        sizes.sort_by_key(|sized| {
            (size(&sized.name) != size(&known.name), sized.bare_metal == Some(true), Reverse(sized.vcpu))
        });
        for size in sizes {
            let Some(rate) = own(context, &size.name, plan)?.filter(|rate| !rate.basis.is_stale()) else { continue };
            let Ok(there) = ec2_price::on_demand(context, &size.name, LINUX)? else { continue };
            let Ok(here) = ec2_price::on_demand(context, &known.name, LINUX)? else { return Ok(None) };
            let rule = format!(
                "on-demand {} × {} ÷ {}, the share that {} pays",
                unit_price(here.unit_price),
                unit_price(rate.unit_price),
                unit_price(there.unit_price),
                size.name
            );
            let as_of = [&here, &rate, &there].into_iter().filter_map(|price| price.as_of.clone()).min();
            let unit_price = here.unit_price.share(rate.unit_price.amount(), there.unit_price.amount())?.to_price();
            return Ok(Some(LinePrice { unit_price, as_of, basis: Basis::Derived { rule }, ..rate }));
        }
    }
    Ok(None)
}

fn size(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, size)| size)
}

/// The median of the shares of on-demand that the family pays in other regions.
fn like_the_family(context: &Context<'_>, known: &InstanceType, plan: SavingsPlan) -> Result<Option<LinePrice>, Error> {
    let Some(family) = context.catalogue.family(&known.family) else { return Ok(None) };
    let [one, three] = match plan.plan {
        PlanKind::Ec2Instance => family.ec2_instance,
        PlanKind::Compute => family.compute,
    };
    let share = if plan.term == Term::OneYear { one } else { three };
    let (Some(share), Ok(on_demand)) = (share, ec2_price::on_demand(context, &known.name, LINUX)?) else {
        return Ok(None);
    };
    let unit_price_now = on_demand.unit_price.times(share)?.to_price();
    let percent = share.saturating_mul(Decimal::ONE_HUNDRED).normalize();
    let rule = format!(
        "on-demand {} × {percent} %, the median of {} over regions",
        unit_price(on_demand.unit_price),
        known.family
    );
    let no_upfront = LinePrice { unit_price: unit_price_now, basis: Basis::Approximate { rule }, ..on_demand };
    let listed = |payment| Ok((payment == Payment::NoUpfront).then(|| no_upfront.clone()));
    ec2_reserved::from_any_payment(bought(plan), &listed)
}
