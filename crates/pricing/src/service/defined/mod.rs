//! Components of kinds that have a definition: their charges and findings.

mod amounts;
mod covered;
mod rules;

use catalog::{Catalogue, PriceList};
use definitions::{Billed, Facts, Pool, Price as Priced, Reading, Scenario, Stands, Values};
use design::{Component, Design};
use smallvec::SmallVec;
use units::time::Month;
use units::{Decimal, Error, Usd};

use super::charge::{ComponentCharge, Free, Name, Price, PriceKey};
use super::network::data;
use super::{Amounts, Context, flow};
use crate::line::{Factors, NoPrice};
pub(super) use covered::findings as commitment_findings;
pub(crate) use rules::finding;
pub(super) use rules::findings;

const MIB_PER_GIB: Decimal = Decimal::from_parts(1_024, 0, 0, false, 0);

/// Facts from the catalogue.
struct Known<'a>(&'a Catalogue);

impl Facts for Known<'_> {
    fn vcpus(&self, name: &str) -> Option<u64> {
        self.0.instance_type(type_of(name)).map(|found| u64::from(found.vcpu))
    }

    fn memory_gib(&self, name: &str) -> Option<Decimal> {
        let memory = self.0.instance_type(type_of(name))?.memory_mib;
        Decimal::from(memory).checked_div(MIB_PER_GIB)
    }

    fn is_priced(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> bool {
        self.0.point(list, region, dimension, item).is_some()
    }
}

/// Database instance classes are named after the instance types that they run on.
fn type_of(name: &str) -> &str {
    name.strip_prefix("db.").unwrap_or(name)
}

/// Runs `work` with everything that the definition of a component depends on. Data that its flows carry is filled in.
pub(crate) fn with_reading<T>(context: &Context<'_>, values: &Values, work: impl FnOnce(&Reading<'_>) -> T) -> T {
    // Values that are too large to add up are left out, and open.
    let filled = flow::with_flows(context.design, context.scenario, context.component, values).ok().flatten();
    work(&Reading {
        values: filled.as_ref().unwrap_or(values),
        placed: context.component.placement.count(),
        subnets: context.subnets(),
        region: context.region(),
        scenario: context.scenario,
        length: context.design.month(),
        hour: None,
        flows_tell: context.flows_tell_gb(),
        facts: &Known(context.catalogue),
    })
}

/// Runs `work` with what a definition depends on, for the typical usage of a component in months of 730 hours, whatever
/// flows the design has.
pub(crate) fn with_values<T>(
    design: &Design,
    component: &Component,
    values: &Values,
    catalogue: &Catalogue,
    work: impl FnOnce(&Reading<'_>) -> T,
) -> T {
    work(&Reading {
        values,
        placed: component.placement.count(),
        subnets: u64::try_from(component.placement.subnets.len()).unwrap_or(u64::MAX),
        region: design.region_of(component),
        scenario: Scenario::Typical,
        length: Month::Standard,
        hour: None,
        flows_tell: false,
        facts: &Known(catalogue),
    })
}

/// Whether a component is at the edge, outside any region.
pub(super) fn is_at_edge(component: &Component) -> bool {
    component.body.values().is_some_and(|values| values.definition().stands == Stands::Edge)
}

/// Hardly any component has more charges.
const MOST: usize = 32;

/// The charges of a component.
pub(crate) fn charges<'a>(context: &Context<'a>, values: &'a Values) -> Result<Vec<ComponentCharge<'a>>, Error> {
    charges_among(context, values, |_| true)
}

/// The charges of a component at these positions in its definition.
pub(crate) fn charges_among<'a>(
    context: &Context<'a>,
    values: &'a Values,
    is_among: impl Fn(usize) -> bool,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    with_reading(context, values, |reading| charges_of(context, values, reading, is_among))
}

fn charges_of<'a>(
    context: &Context<'a>,
    values: &'a Values,
    reading: &Reading<'_>,
    is_among: impl Fn(usize) -> bool,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let charges = values.definition().charges.iter().enumerate();
    let applies =
        |(position, charge): &(usize, &definitions::Charge)| is_among(*position) && charge.when.holds(reading);
    let applying: SmallVec<[_; MOST]> = charges.filter(applies).collect();
    let mut all = Vec::with_capacity(applying.len());
    for (position, charge) in applying {
        add(context, values, reading, charge, &mut all)?;
        covered::split(context, charge, position, &mut all)?;
    }
    Ok(all)
}

/// The quantity of a charge; `None` while it is unknown.
pub(super) fn quantity(reading: &Reading<'_>, charge: &definitions::Charge) -> Result<Option<Decimal>, Error> {
    amounts::of(reading, charge)?.quantity()
}

/// Adds a charge as if nothing covered it.
fn add<'a>(
    context: &Context<'a>,
    values: &'a Values,
    reading: &Reading<'_>,
    charge: &'static definitions::Charge,
    all: &mut Vec<ComponentCharge<'a>>,
) -> Result<(), Error> {
    let region = match charge.billed {
        Billed::Here => context.region(),
        Billed::In(field) => values.text(field).unwrap_or_default(),
    };
    let (code, label) = (charge.code, charge.label.of(values));
    let price = match charge.price {
        Priced::Listed(key) => {
            Price::Listed(PriceKey { list: key.list, dimension: key.dimension.of(values), item: key.item.of(values) })
        }
        Priced::Free => Price::Free,
        Priced::Entered(field) => Price::Entered(values.number(field).map_or(Usd::ZERO, |number| Usd::new(number.0))),
        Priced::Unlisted(_) => Price::Unlisted,
        Priced::ToRegion(_) | Priced::ToOwnRegion => {
            let to = match charge.price {
                Priced::ToRegion(field) => values.text(field).filter(|to| *to != region).unwrap_or_default(),
                _ => context.region(),
            };
            let amounts = amounts::of(reading, charge)?;
            let mut made = data::amounts_to_other_region(context, code, label, (region, to), amounts);
            finish(&mut made, charge, Free::Nothing);
            all.push(made);
            return Ok(());
        }
        Priced::Open(_) => Price::Open,
    };
    let free = free(reading, charge)?;
    all.push(ComponentCharge::per(charge.unit, code, label, region, price, Amounts::of(Factors::new())));
    if let Some(made) = all.last_mut() {
        amounts::fill(&mut made.amounts, reading, charge)?;
        if let Priced::Open(missing) = charge.price
            // If the quantity is zero, no value is missing.
            && amounts::quantity(&made.amounts).is_some_and(|quantity| !quantity.is_zero())
        {
            made.amounts.open(missing);
        }
        made.reason = reason(reading, charge);
        finish(made, charge, free);
    }
    Ok(())
}

/// Why no price table has the price of a charge, if its definition gives a reason.
fn reason(reading: &Reading<'_>, charge: &definitions::Charge) -> Option<&'static str> {
    if let Priced::Unlisted(reason) = charge.price {
        return Some(reason).filter(|reason| !reason.is_empty());
    }
    let mut unpriced = reading.values.definition().unpriced.iter();
    unpriced.find(|of| charge.code.starts_with(of.code) && of.when.holds(reading)).map(|of| of.reason)
}

/// The free quantity of a charge.
fn free(reading: &Reading<'_>, charge: &'static definitions::Charge) -> Result<Free, Error> {
    if let Pool::Above(amount, words) = charge.pool {
        return Ok(amount.of(reading)?.map_or(Free::Nothing, |included| Free::Included(included, words)));
    }
    Ok(charge.allowance.map_or(Free::Nothing, Free::Allowance))
}

/// Adds what its definition says besides the amounts and the price.
fn finish(made: &mut ComponentCharge<'_>, charge: &'static definitions::Charge, free: Free) {
    if !charge.assumption.is_empty() {
        made.assumption = Some(charge.assumption.into());
    }
    if charge.perhaps_sold {
        made.why = NoPrice::AvailabilityUnknown;
    }
    made.once_for_months = charge.once_for_months;
    if let (Some((dimension, item)), Priced::Listed(key)) = (charge.named, charge.price) {
        made.name = Name::Of(PriceKey { list: key.list, dimension: dimension.into(), item: item.into() });
    }
    // The free quantity of an account counts all charges of its kind.
    made.pooled = !matches!((charge.pool, free), (Pool::None, Free::Nothing));
    made.free = free;
}

/// Whether no usage value gives the amount of data that passes a component.
pub(super) fn says_nothing_of_data(values: &Values) -> bool {
    let mut data = values.usage().filter(|(field, _)| field.name != "hours_per_month");
    data.all(|(_, value)| value.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn database_classes_have_the_memory_of_their_instance_types() {
        let known = Known(Catalogue::embedded());
        assert_eq!(known.memory_gib("db.r7g.large"), Some(Decimal::from(16)));
        assert_eq!(known.memory_gib("t3.micro"), Some(Decimal::ONE));
        assert_eq!(known.memory_gib("db.unknown.large"), None);
    }
}
