//! Rule `s3-replica-cost`: replicas in an archive class whose PUT requests and overhead cost more than their storage.

use catalog::PriceList;
use design::{Replication, S3Config, StorageClass, UsageValue};
use units::{Error, Usd, format};

use super::Bill;
use super::saving::Savings;
use crate::finding::{Finding, Severity};
use crate::service::s3::restore::is_archive;

/// Classes with cheaper PUT requests and no overhead per object.
const OTHERS: [StorageClass; 3] = [StorageClass::GlacierIr, StorageClass::StandardIa, StorageClass::Standard];

const PLACE: &str = "/config/replication/storage_class";

/// Replicas of each month, or of one month, for which the months of storage that they cost are told.
pub(super) fn cost(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    let Some(replication) = &config.replication else { return Ok(None) };
    let class = replication.storage_class.unwrap_or(config.storage_class);
    let Some(storage) = bill.of(&["s3.replica-storage"]).filter(|cost| is_archive(class) && !cost.is_zero()) else {
        return Ok(None);
    };
    if let Some((objects, _)) = usage.replicated_objects.and_then(|objects| objects.once()) {
        return once(savings, replication, (class, storage), objects);
    }
    let each = bill.of(&["s3.replica-put", "s3.replica-overhead", "s3.replica-overhead-standard"]);
    let Some(each) = each.and_then(|cost| bill.worth(cost)).filter(|cost| *cost > storage) else { return Ok(None) };
    let message = format!(
        "PUT requests and overhead of replicas cost {} a month, more than the {} of their storage in {}",
        format::money(each),
        format::money(storage),
        class.label()
    );
    let mut best: Option<(StorageClass, Usd)> = None;
    for other in OTHERS {
        let replication = Replication { storage_class: Some(other), ..replication.clone() };
        let changed = S3Config { replication: Some(replication), ..(*config).clone() };
        let Some(saved) = savings.with_config(&changed)?.and_then(|saved| bill.worth(saved)) else { continue };
        if best.is_none_or(|(_, most)| saved > most) {
            best = Some((other, saved));
        }
    }
    let fix = match best {
        Some((other, saved)) => {
            format!("replicate larger objects, or to {}, for {} a month less", other.label(), format::money(saved))
        }
        None => "replicate larger objects: pack small ones".to_owned(),
    };
    let finding = context.finding(Severity::Warning, "s3-replica-cost", PLACE, message, fix);
    Ok(Some(match best {
        Some((_, saved)) => finding.saves(saved),
        None => finding,
    }))
}

/// Replicas of one month: what their PUT requests cost, in months of their storage.
fn once(
    savings: &Savings<'_>,
    replication: &Replication,
    (class, storage): (StorageClass, Usd),
    objects: UsageValue,
) -> Result<Option<Finding>, Error> {
    let context = savings.context;
    let region = replication.region.as_deref().unwrap_or(context.region());
    let point = context.catalogue.point(PriceList::S3, region, "requests/put", class.code());
    let (Some(point), Some(objects)) = (point, context.figure(Some(objects))) else { return Ok(None) };
    let cost = point.tiers.first_price().times(objects)?;
    if cost <= storage {
        return Ok(None);
    }
    let months = cost.amount().checked_div(storage.amount()).ok_or(Error::Overflow)?;
    let message = format!(
        "PUT requests of replicas cost {} once, as much as {} months of their storage in {}",
        format::money(cost),
        format::quantity(months, 1),
        class.label()
    );
    let fix = "replicate larger objects, pack small ones, or replicate to a class with cheaper PUT requests";
    Ok(Some(context.finding(Severity::Warning, "s3-replica-cost", PLACE, message, fix)))
}
