//! S3 objects: storage by class and tier, requests, retrieval, replication.

mod advice;
mod classes;
mod early;
mod findings;
mod growth;
mod replicas;
mod replication;
mod requests;
mod restore;
mod retrieval;
mod saving;
mod sizes;
mod storage;
mod tiers;
mod transitions;
mod versions;

pub(crate) use growth::is_said as grows;

use catalog::Service;
use design::{S3Config, S3Usage, StorageClass};
use units::{Error, UnitKind};

use crate::finding::Finding;
use crate::line::{Line, Text};
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// Charges of S3 objects (Amazon S3 pricing).
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &'a S3Config,
    usage: &'a S3Usage,
) -> Result<Vec<Charge<'a>>, Error> {
    let class = config.storage_class;
    let mut charges = storage::current(context, config, usage)?;
    charges.extend(versions::charges(context, class, usage)?);
    charges.extend(early::charge(context, class, usage));
    charges.extend(requests::charges(context, class, usage));
    charges.extend(retrieval::charges(context, class, usage));
    charges.extend(restore::charges(context, class, usage)?);
    if let Some(replication) = &config.replication {
        charges.extend(replication::charges(context, class, replication, usage)?);
    }
    Ok(charges)
}

/// What to know about S3 objects.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &S3Config,
    usage: &S3Usage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let mut found = findings::of_use(context, config, usage, lines)?;
    found.extend(advice::of_cost(context, config, usage, lines)?);
    Ok(found)
}

/// A charge at a price of the S3 price list.
fn listed<'a, U: UnitKind>(
    code: &'static str,
    label: impl Into<Text>,
    region: &'a str,
    (dimension, item): (&'static str, &'static str),
    amounts: Amounts,
) -> Charge<'a> {
    let charge = Charge::new::<U>(code, label, region, Price::listed(Service::S3, dimension, item), amounts);
    // The tables do not tell where directory buckets are sold.
    if item == StorageClass::ExpressOneZone.code() { charge.perhaps_sold() } else { charge }
}

/// An amount that depends on a figure that is not known.
fn open(missing: &'static str) -> Amounts {
    Amounts::times(Vec::new(), None, "", missing)
}
