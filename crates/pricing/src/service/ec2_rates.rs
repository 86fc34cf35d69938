//! The rates of commitments: Reserved Instances and Savings Plans, per instance-hour.

use catalog::Basis;
use design::{OfferingClass, OperatingSystem, Payment, PlanKind, Reserved, SavingsPlan, Term};
use units::format::unit_price;
use units::{Decimal, Error, Usd};

use super::Context;
use super::ec2_fleet::Commitment;
use super::ec2_price::{Priced, hourly};
use crate::commitment::Terms;
use crate::line::LinePrice;

/// The rate of a commitment for one instance.
pub(super) struct CommitRate {
    /// The effective hourly rate over the term, with its source.
    pub price: LinePrice,
    /// How it is paid.
    pub terms: Terms,
}

/// The rate of a commitment for one instance of a type.
pub(super) fn rate(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    commitment: Commitment,
) -> Result<Priced<CommitRate>, Error> {
    match commitment {
        Commitment::Reserved(Reserved { class, term, payment, .. }) => {
            reserved(context, instance_type, os, class, term, payment)
        }
        Commitment::Plan(plan) => savings_plan(context, instance_type, os, plan),
    }
}

/// The rate of a Reserved Instance on shared hardware.
pub(super) fn reserved(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    class: OfferingClass,
    term: Term,
    payment: Payment,
) -> Result<Priced<CommitRate>, Error> {
    let derive = |listed: Usd| {
        let Some((part, whole, how)) = of_no_upfront(class, term, payment) else { return Ok((listed, None)) };
        let rate = listed.share(Decimal::from(part), Decimal::from(whole))?.to_price();
        Ok((rate, Some(format!("no upfront {} {how} = {} an hour", unit_price(listed), unit_price(rate)))))
    };
    match hourly(context, no_upfront(class, term), instance_type, os, &derive)? {
        Err(unpriced) => Ok(Err(unpriced)),
        Ok(price) => {
            let terms = Terms::split(price.unit_price, term, payment)?;
            Ok(Ok(CommitRate { price, terms }))
        }
    }
}

/// The rate of a Savings Plan for one instance, which is that of a Reserved Instance of the same term and payment: a
/// standard one for EC2 Instance Savings Plans, a convertible one for Compute Savings Plans. This holds for all rates of
/// AWS that it was compared with (the tests of this crate, `savings_plan_rates`).
pub(super) fn savings_plan(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    plan: SavingsPlan,
) -> Result<Priced<CommitRate>, Error> {
    let class = made_from(plan.plan);
    let rate = reserved(context, instance_type, os, class, plan.term, plan.payment)?;
    Ok(rate.map(|mut rate| {
        let how = match &rate.price.basis {
            Basis::Derived { rule } | Basis::Stale { reason: rule } => format!(" ({rule})"),
            _ => String::new(),
        };
        let rule = format!("the rate of the {} Reserved Instance of the same term and payment{how}", class.label());
        rate.price.basis = match rate.price.basis {
            Basis::Stale { .. } => Basis::Stale { reason: rule },
            Basis::Approximate { .. } => Basis::Approximate { rule },
            Basis::Listed | Basis::Derived { .. } => Basis::Derived { rule },
        };
        rate
    }))
}

/// The class of Reserved Instance whose rate is used for a plan.
pub(crate) const fn made_from(plan: PlanKind) -> OfferingClass {
    match plan {
        PlanKind::Ec2Instance => OfferingClass::Standard,
        PlanKind::Compute => OfferingClass::Convertible,
    }
}

const fn no_upfront(class: OfferingClass, term: Term) -> &'static str {
    match (class, term) {
        (OfferingClass::Standard, Term::OneYear) => "reserved/standard/1y/no-upfront",
        (OfferingClass::Standard, Term::ThreeYears) => "reserved/standard/3y/no-upfront",
        (OfferingClass::Convertible, Term::OneYear) => "reserved/convertible/1y/no-upfront",
        (OfferingClass::Convertible, Term::ThreeYears) => "reserved/convertible/3y/no-upfront",
    }
}

/// The effective rate of a payment option as a fraction of the rate without upfront payment: medians over about 1,500
/// listed prices each; four out of five prices are within 0.3 % of the median.
const fn of_no_upfront(class: OfferingClass, term: Term, payment: Payment) -> Option<(u32, u32, &'static str)> {
    match (payment, term, class) {
        (Payment::NoUpfront, _, _) => None,
        (Payment::PartialUpfront, Term::OneYear, _) => Some((100, 105, "÷ 1.05")),
        (Payment::AllUpfront, Term::OneYear, _) => Some((98, 105, "÷ 1.05 × 0.98")),
        (Payment::PartialUpfront, Term::ThreeYears, _) => Some((100, 108, "÷ 1.08")),
        (Payment::AllUpfront, Term::ThreeYears, OfferingClass::Standard) => Some((94, 108, "÷ 1.08 × 0.94")),
        (Payment::AllUpfront, Term::ThreeYears, OfferingClass::Convertible) => Some((98, 108, "÷ 1.08 × 0.98")),
    }
}
