//! The price of an instance-hour: as listed, or Linux plus the surcharge of another operating system.

use catalog::{Availability, InstanceType, Lookup, PriceList};
use design::OperatingSystem;
use units::{Error, Unit};

use super::{Context, ec2_surcharge};
use crate::line::{LinePrice, NoPrice};

pub(super) const ON_DEMAND: &str = "on-demand/linux";

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
    if let Some(windows) = listed(context, &known.name, os.without_database()) {
        let database = ec2_surcharge::database(context, known, os);
        return match database {
            Some(database) => ec2_surcharge::add(windows, os.without_database(), &[database]).map(Ok),
            None => Ok(Err(Unpriced::because(NoPrice::PriceUnknown))),
        };
    }
    match price(context, ON_DEMAND, &known.name)? {
        None => Ok(Err(missing(context, ON_DEMAND, &known.name))),
        Some(linux) => match ec2_surcharge::surcharges(context, known, os) {
            Ok(surcharges) => ec2_surcharge::add(linux, OperatingSystem::Linux, &surcharges).map(Ok),
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
pub(super) fn listed(context: &Context<'_>, instance_type: &str, os: OperatingSystem) -> Option<LinePrice> {
    if os == OperatingSystem::Linux {
        return None;
    }
    let dimension = ["on-demand/", os.code()].concat();
    let point = context.catalogue.point(PriceList::Ec2, context.region(), &dimension, instance_type)?;
    (point.unit == Unit::InstanceHour).then(|| LinePrice::of_point(&point))
}

/// Windows does not run on Arm processors.
pub(super) fn is_windows_on_arm(known: &InstanceType, os: OperatingSystem) -> bool {
    os.is_windows() && known.arch.is_some_and(catalog::Arch::is_arm)
}
