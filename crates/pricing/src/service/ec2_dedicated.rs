//! Dedicated instances: a multiple of the price on shared hardware, and a fee for each region that runs any.

use catalog::{Basis, InstanceType, PriceList};
use design::{Body, OperatingSystem, Running, Tenancy};
use units::Error;
use units::format::unit_price;
use units::kinds::Hour;

use super::ec2::Group;
use super::ec2_fleet::Commitment;
use super::ec2_price::{self, Priced, Unpriced};
use super::ec2_rates::{self, CommitRate};
use super::{Context, ec2_reserved, ec2_surcharge, line_flat};
use crate::commitment::Terms;
use crate::line::{LinePrice, NoPrice, Text};

const LINUX: OperatingSystem = OperatingSystem::Linux;

/// The on-demand price per hour.
pub(super) fn on_demand(context: &Context<'_>, name: &str, os: OperatingSystem) -> Result<Priced<LinePrice>, Error> {
    let known = match ec2_price::sold(context, name, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    let shared = match ec2_price::on_demand(context, name, LINUX)? {
        Ok(shared) => shared,
        Err(why) => return Ok(Err(why)),
    };
    let Some(linux) = dedicated(context, known, shared)? else { return Ok(Err(unknown())) };
    match ec2_surcharge::surcharges(context, known, os) {
        Ok(surcharges) => ec2_surcharge::add(linux, LINUX, &surcharges).map(Ok),
        Err(why) => Ok(Err(Unpriced::because(why))),
    }
}

/// The rate of a commitment. It has the same multiple, and surcharges do not: both hold for the rates of AWS that they were
/// compared with.
pub(super) fn rate(
    context: &Context<'_>,
    name: &str,
    os: OperatingSystem,
    commitment: Commitment,
) -> Result<Priced<CommitRate>, Error> {
    let known = match ec2_price::sold(context, name, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    let shared = match ec2_rates::rate(context, name, LINUX, commitment)? {
        Ok(shared) => shared.price,
        Err(why) => return Ok(Err(why)),
    };
    let Some(linux) = dedicated(context, known, shared)? else { return Ok(Err(unknown())) };
    let bought = ec2_rates::bought(commitment);
    Ok(match ec2_reserved::with_system(context, known, os, linux, bought)? {
        Ok(price) => Ok(CommitRate { terms: Terms::split(price.unit_price, bought.term, bought.payment)?, price }),
        Err(why) => Err(why),
    })
}

fn unknown() -> Unpriced {
    Unpriced::because(NoPrice::PriceUnknown)
}

/// Where the multiples were measured. Elsewhere they are close: r7g pays 1.063 there, and 1.15 in ap-east-2.
const MEASURED_IN: &str = "eu-west-1";

/// The Linux price of a dedicated instance from that on shared hardware, if the multiple of the family or of a
/// predecessor is known.
fn dedicated(context: &Context<'_>, known: &InstanceType, shared: LinePrice) -> Result<Option<LinePrice>, Error> {
    let multiple_of = |family: &str| context.catalogue.family(family).and_then(|family| family.dedicated);
    let of_predecessor = || {
        let family = context.catalogue.family(&known.family)?;
        family.predecessors.iter().find_map(|predecessor| multiple_of(predecessor))
    };
    let Some(multiple) = multiple_of(&known.family).or_else(of_predecessor) else { return Ok(None) };
    let how = shared.basis.rule().map(|rule| format!(" ({rule})")).unwrap_or_default();
    let shared_price = unit_price(shared.unit_price);
    let rule = format!("shared hardware {shared_price}{how} × {}, the ratio in {MEASURED_IN}", multiple.normalize());
    let basis = match shared.basis {
        Basis::Listed | Basis::Derived { .. } if context.region() != MEASURED_IN => Basis::Approximate { rule },
        other => other.follow(rule),
    };
    let unit_price = shared.unit_price.times(multiple)?.to_price();
    Ok(Some(LinePrice { unit_price, basis, ..shared }))
}

impl Group<'_> {
    /// Charges the fee of the region to its first group of dedicated instances.
    pub(super) fn dedicated_fee(&mut self) -> Result<(), Error> {
        let context = self.context;
        let region = context.region();
        // One pass over the components for each group of dedicated instances.
        let mut groups = context.design.components.iter().filter_map(|component| match &component.body {
            Body::Ec2 { config, usage }
                if config.tenancy == Tenancy::Dedicated && context.relations.region_of(component) == region =>
            {
                Some((component, usage))
            }
            _ => None,
        });
        let Some((first, usage)) = groups.next() else { return Ok(()) };
        if first.id != context.component.id {
            return Ok(());
        }
        let others: Vec<_> = groups.collect();
        let always = others.iter().find(|(_, other)| other.running == Running::Always);
        let amounts = match always {
            Some(_) => self.hours_of(&Running::Always, &|units| units.min(1))?,
            None => self.hours_of(&usage.running, &|units| units.min(1))?,
        };
        let Some(point) = context.catalogue.point(PriceList::Ec2, region, "dedicated-instances", "region") else {
            return Ok(());
        };
        let label = format!("Dedicated instances, fee for {region}");
        let mut line = line_flat::<Hour>("ec2.dedicated-fee", label, LinePrice::of_point(&point), amounts)?;
        if always.is_none() && !others.is_empty() {
            let what = "the other dedicated instances of the region run while these do";
            line.assumption = Some(Text::Borrowed(what));
        }
        self.lines.push(line);
        Ok(())
    }
}
