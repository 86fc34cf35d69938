//! Restores from archives, by speed, and the copies they make.

use design::{S3Usage, StorageClass, UsageValue};
use units::kinds::{Gb, Request};
use units::{Decimal, Error};

use super::storage::at_standard;
use super::{listed, open, sizes};
use crate::line::Factor;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// A speed of restoring objects.
struct Speed {
    name: &'static str,
    data: &'static str,
    data_price: &'static str,
    requests: &'static str,
    requests_price: &'static str,
    gb: fn(&S3Usage) -> Option<UsageValue>,
    count: fn(&S3Usage) -> Option<UsageValue>,
}

const SPEEDS: [Speed; 3] = [
    Speed {
        name: "Expedited",
        data: "s3.expedited-data",
        data_price: "retrieval/expedited",
        requests: "s3.expedited-requests",
        requests_price: "requests/restore-expedited",
        gb: |usage| usage.expedited_gb,
        count: |usage| usage.expedited_requests,
    },
    Speed {
        name: "Standard",
        data: "s3.standard-data",
        data_price: "retrieval/standard",
        requests: "s3.standard-requests",
        requests_price: "requests/restore-standard",
        gb: |usage| usage.standard_gb,
        count: |usage| usage.standard_requests,
    },
    Speed {
        name: "Bulk",
        data: "s3.bulk-data",
        data_price: "retrieval/bulk",
        requests: "s3.bulk-requests",
        requests_price: "requests/restore-bulk",
        gb: |usage| usage.bulk_gb,
        count: |usage| usage.bulk_requests,
    },
];

impl Speed {
    /// The GB and the requests of a restore: if only one of them is given and not zero, the other is unknown; if neither
    /// is given, nothing is restored.
    fn figures(&self, context: &Context<'_>, usage: &S3Usage) -> [Option<UsageValue>; 2] {
        let said = [(self.gb)(usage), (self.count)(usage)];
        let some = said.into_iter().flatten().any(|value| value.value(context.scenario) != Some(Decimal::ZERO));
        if some { said.map(|value| value.or(Some(UsageValue::Open))) } else { said }
    }
}

/// Whether objects of a class must be restored before they can be read.
pub(crate) const fn is_archive(class: StorageClass) -> bool {
    matches!(class, StorageClass::Glacier | StorageClass::DeepArchive)
}

/// Whether objects can be restored within minutes: not from Deep Archive, neither the class nor the tier.
pub(super) fn has_expedited(class: StorageClass, usage: &S3Usage) -> bool {
    match class {
        StorageClass::DeepArchive => false,
        StorageClass::IntelligentTiering => usage.archive_percent.is_some() || usage.deep_archive_percent.is_none(),
        _ => true,
    }
}

/// Charges of restores (Amazon S3 pricing, requests and data retrievals).
pub(super) fn charges<'a>(
    context: &Context<'a>,
    class: StorageClass,
    usage: &S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    if !is_archive(class) && class != StorageClass::IntelligentTiering {
        return Ok(Vec::new());
    }
    let offered = |speed: &&Speed| speed.name != "Expedited" || has_expedited(class, usage);
    let mut charges = Vec::new();
    for speed in SPEEDS.iter().filter(offered) {
        let [gb, count] = speed.figures(context, usage);
        if let Some(gb) = gb {
            let amounts = Amounts::times(Vec::new(), context.figure(Some(gb)), "GB restored", "the GB restored");
            let label = format!("{} retrieval", speed.name);
            let price = (speed.data_price, class.code());
            charges.push(listed::<Gb>(speed.data, label, context.region(), price, amounts));
        }
        if let Some(count) = count {
            charges.push(requests(context, class, speed, count));
        }
    }
    charges.extend(copies(context, class, usage)?);
    Ok(charges)
}

fn requests<'a>(context: &Context<'a>, class: StorageClass, speed: &Speed, count: UsageValue) -> ComponentCharge<'a> {
    let amounts = Amounts::times(Vec::new(), context.figure(Some(count)), "requests", "the requests to restore");
    let label = format!("{} retrieval requests", speed.name);
    let region = context.region();
    // AWS does not charge for bulk restores from the archive tiers, and lists no price for their requests.
    if class == StorageClass::IntelligentTiering && speed.name == "Bulk" {
        return ComponentCharge::new::<Request>(speed.requests, label, region, Price::Free, amounts);
    }
    listed::<Request>(speed.requests, label, region, (speed.requests_price, class.code()), amounts)
}

/// Restored copies, at the price of S3 Standard for the days they are kept: unknown when something is restored but the
/// days are not given.
fn copies<'a>(
    context: &Context<'a>,
    class: StorageClass,
    usage: &S3Usage,
) -> Result<Option<ComponentCharge<'a>>, Error> {
    let speeds = || SPEEDS.iter().filter(|speed| speed.name != "Expedited" || has_expedited(class, usage));
    let restored = speeds().flat_map(|speed| speed.figures(context, usage)).flatten();
    let nothing = restored.map(|value| value.value(context.scenario)).all(|value| value == Some(Decimal::ZERO));
    if !is_archive(class) || usage.restored_days.is_none() && nothing {
        return Ok(None);
    }
    let parts = speeds().map(|speed| context.figure_or_none(speed.figures(context, usage)[0]));
    let Some(parts) = parts.collect::<Option<Vec<Decimal>>>() else {
        return Ok(Some(copied(context, open("the GB restored"))));
    };
    let gb = parts.into_iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part)).ok_or(Error::Overflow)?;
    let days = context.figure(usage.restored_days);
    let mut amounts = Amounts::times(vec![Factor::new(gb, "GB restored")], days, "days", "the days copies are kept");
    amounts.share = Some(sizes::day(context));
    Ok(Some(copied(context, amounts)))
}

fn copied<'a>(context: &Context<'a>, amounts: Amounts) -> ComponentCharge<'a> {
    at_standard("s3.restored-copies", "Restored copies, at S3 Standard".into(), context.region(), amounts)
        .assuming("restored copies are charged beside the archived objects")
        .unnamed()
}
