//! S3 objects: storage by class and tier, requests, retrieval, replication, inventories.

mod early;
pub(crate) mod findings;
pub(crate) mod growth;
mod management;
mod replicas;
mod replication;
pub(crate) mod requests;
pub(crate) mod restore;
mod retrieval;
pub(crate) mod sizes;
pub(crate) mod storage;
pub(crate) mod tiers;
mod versions;

pub(crate) use growth::is_said as grows;

use catalog::PriceList;
use design::{S3Config, S3Usage, StorageClass};
use units::{Error, UnitKind};

use crate::line::Text;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// Charges of S3 objects (Amazon S3 pricing).
pub(crate) fn charges<'a>(
    context: &Context<'a>,
    config: &'a S3Config,
    usage: &'a S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let class = config.storage_class;
    let mut charges = storage::current(context, config, usage)?;
    charges.extend(versions::charges(context, class, usage)?);
    charges.extend(early::charge(context, class, usage)?);
    charges.extend(requests::charges(context, class, usage));
    charges.extend(retrieval::charges(context, class, usage));
    charges.extend(restore::charges(context, class, usage)?);
    charges.extend(management::charges(context, usage));
    if let Some(replication) = &config.replication {
        charges.extend(replication::charges(context, class, replication, usage)?);
    }
    Ok(charges)
}

/// A charge at a price from the S3 price list.
fn listed<'a, U: UnitKind>(
    code: &'static str,
    label: impl Into<Text>,
    region: &'a str,
    (dimension, item): (&'static str, &'static str),
    amounts: Amounts,
) -> ComponentCharge<'a> {
    let charge = ComponentCharge::new::<U>(code, label, region, Price::listed(PriceList::S3, dimension, item), amounts);
    // The price tables do not show where directory buckets are sold.
    if item == StorageClass::ExpressOneZone.code() { charge.perhaps_sold() } else { charge }
}

/// An amount that depends on an unknown usage value.
fn open(missing: &'static str) -> Amounts {
    Amounts::times(Vec::new(), None, "", missing)
}
