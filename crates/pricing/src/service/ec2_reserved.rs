//! The rates of Reserved Instances on shared hardware: as listed, or worked out from another payment option and from
//! Linux.

use catalog::{InstanceType, Lookup, PriceList};
use design::{OfferingClass, OperatingSystem, Payment, Term};
use units::format::unit_price;
use units::{Decimal, Error, Usd};

use super::Context;
use super::ec2_price::{self, Priced, Unpriced};
use super::ec2_surcharge::{self, Surcharge};
use crate::line::{LinePrice, NoPrice};

/// What is bought.
#[derive(Clone, Copy)]
pub(super) struct Bought {
    pub class: OfferingClass,
    pub term: Term,
    pub payment: Payment,
}

impl Bought {
    fn paid(self, payment: Payment) -> Bought {
        Bought { payment, ..self }
    }

    /// The dimension of the catalogue for Linux.
    fn dimension(self) -> String {
        ["reserved", self.class.code(), self.term.code(), self.payment.code()].join("/")
    }
}

/// The effective hourly rate over the term.
pub(super) fn rate(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    bought: Bought,
) -> Result<Priced<LinePrice>, Error> {
    let known = match ec2_price::sold(context, instance_type, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    if os != OperatingSystem::Linux
        && let Some(listed) = ec2_price::price(context, &[&bought.dimension(), os.code()].join("/"), &known.name)?
    {
        return Ok(Ok(listed));
    }
    match linux(context, &known.name, bought)? {
        Ok(linux) => with_system(context, known, os, linux, bought),
        Err(why) => Ok(Err(why)),
    }
}

/// The rate with Linux, or why there is none.
pub(super) fn linux(context: &Context<'_>, name: &str, bought: Bought) -> Result<Priced<LinePrice>, Error> {
    let found = known_linux(context, name, bought)?;
    Ok(found.ok_or_else(|| {
        if is_sold(context, name, bought) {
            ec2_price::missing(context, &bought.paid(Payment::NoUpfront).dimension(), name)
        } else {
            Unpriced::because(NoPrice::NotOffered)
        }
    }))
}

/// The rate with Linux, if it is known.
pub(super) fn known_linux(context: &Context<'_>, name: &str, bought: Bought) -> Result<Option<LinePrice>, Error> {
    if !is_sold(context, name, bought) {
        return Ok(None);
    }
    from_any_payment(bought, &|payment| ec2_price::price(context, &bought.paid(payment).dimension(), name))
}

fn is_sold(context: &Context<'_>, name: &str, bought: Bought) -> bool {
    context.catalogue.lookup(PriceList::Ec2, context.region(), &bought.dimension(), name) != Lookup::NotSold
}

/// The rate of a payment option: its own, or else worked out from that of another. What is out of date goes last.
pub(super) fn from_any_payment(
    bought: Bought,
    listed: &dyn Fn(Payment) -> Result<Option<LinePrice>, Error>,
) -> Result<Option<LinePrice>, Error> {
    let mut stale = None;
    for payment in [bought.payment, Payment::NoUpfront, Payment::AllUpfront, Payment::PartialUpfront] {
        let Some(price) = listed(payment)? else { continue };
        let price = converted(price, bought.paid(payment), bought.payment)?;
        if !price.basis.is_stale() {
            return Ok(Some(price));
        }
        stale.get_or_insert(price);
    }
    Ok(stale)
}

/// A rate with another payment option.
fn converted(mut price: LinePrice, from: Bought, to: Payment) -> Result<LinePrice, Error> {
    if from.payment == to {
        return Ok(price);
    }
    let (part, whole) = (relative(from.paid(to)), relative(from));
    let rate = price.unit_price.share(part, whole)?.to_price();
    let step = |sign, factor: Decimal| if factor == Decimal::ONE { String::new() } else { format!(" {sign} {factor}") };
    let before = price.basis.rule().map(|rule| format!("{rule}; ")).unwrap_or_default();
    let rule = format!(
        "{before}{} {}{}{} = {} an hour",
        from.payment.label(),
        unit_price(price.unit_price),
        step("÷", whole),
        step("×", part),
        unit_price(rate)
    );
    price.unit_price = rate;
    price.basis = price.basis.follow(rule);
    Ok(price)
}

/// The effective rate of a payment option relative to partial upfront: medians over about 1,500 listed prices each; four
/// out of five prices are within 0.3 % of the median.
pub(super) fn relative(bought: Bought) -> Decimal {
    match (bought.payment, bought.term, bought.class) {
        (Payment::PartialUpfront, _, _) => Decimal::ONE,
        (Payment::NoUpfront, Term::OneYear, _) => Decimal::new(105, 2),
        (Payment::NoUpfront, Term::ThreeYears, _) => Decimal::new(108, 2),
        (Payment::AllUpfront, Term::ThreeYears, OfferingClass::Standard) => Decimal::new(94, 2),
        (Payment::AllUpfront, _, _) => Decimal::new(98, 2),
    }
}

/// A rate with Linux plus what an operating system costs on top of it.
pub(super) fn with_system(
    context: &Context<'_>,
    known: &InstanceType,
    os: OperatingSystem,
    linux: LinePrice,
    bought: Bought,
) -> Result<Priced<LinePrice>, Error> {
    let surcharges = match os {
        OperatingSystem::Suse => suse(context, known, bought)?.map(|suse| vec![suse]),
        _ => ec2_surcharge::surcharges(context, known, os),
    };
    match surcharges {
        Ok(surcharges) => ec2_surcharge::add(linux, OperatingSystem::Linux, &surcharges).map(Ok),
        Err(why) => Ok(Err(Unpriced::because(why))),
    }
}

/// The surcharge of SUSE, the only one that commitments discount: as listed with all upfront, or else the median share of
/// the on-demand surcharge.
fn suse(context: &Context<'_>, known: &InstanceType, bought: Bought) -> Result<Result<Surcharge, NoPrice>, Error> {
    let all = Bought { class: OfferingClass::Standard, payment: Payment::AllUpfront, ..bought };
    let dimension = all.dimension();
    let linux = ec2_price::price(context, &dimension, &known.name)?;
    let with = ec2_price::price(context, &[&dimension, "suse"].join("/"), &known.name)?;
    let (all_upfront, how, part) = match (linux, with) {
        (Some(linux), Some(with)) if with.unit_price >= linux.unit_price => {
            let [a, b] = [with.unit_price, linux.unit_price].map(unit_price);
            (with.unit_price - linux.unit_price, format!("all upfront {a} − {b}"), with)
        }
        _ => match ec2_surcharge::surcharge(context, known, OperatingSystem::Suse) {
            Ok(Some(surcharge)) => {
                let share = if bought.term == Term::OneYear { Decimal::new(48, 2) } else { Decimal::new(43, 2) };
                let how = format!("{} × {share} for the term", unit_price(surcharge.per_hour));
                (surcharge.per_hour.times(share)?, how, surcharge.part)
            }
            Ok(None) => return Ok(Err(NoPrice::PriceUnknown)),
            Err(why) => return Ok(Err(why)),
        },
    };
    let (to, from) = (relative(bought), relative(bought.paid(Payment::AllUpfront)));
    let per_hour: Usd = all_upfront.share(to, from)?.to_price();
    let how = if to == from { how } else { format!("{how}, × {to} ÷ {from} for {}", bought.payment.label()) };
    Ok(Ok(Surcharge { name: OperatingSystem::Suse.label(), per_hour, how, part }))
}
