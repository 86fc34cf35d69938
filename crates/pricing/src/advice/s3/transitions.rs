//! Lifecycle transitions that never pay back.

use design::{S3Config, S3Usage, StorageClass};
use units::{Decimal, Error, exact_mul, format};

use super::Bill;
use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::s3::sizes::{self, LEAST_KIB};
use crate::service::s3::storage::{INDEX_KIB, NAME_KIB, has_overhead, least_kib};

/// Rule `s3-transition-cost`: applies when it is true regardless of how long objects stay and where they come from,
/// that is, when an object of mean size costs no less here than in S3 Standard.
pub(super) fn cost(
    context: &Context<'_>,
    config: &S3Config,
    usage: &S3Usage,
    bill: &Bill<'_>,
) -> Result<Option<Finding>, Error> {
    let class = config.storage_class;
    let Some(cost) = bill.of(&["s3.transitions"]).and_then(|cost| bill.worth(cost)) else { return Ok(None) };
    let Some(stored) = sizes::stored(context, usage)? else { return Ok(None) };
    let Some(count) = stored.count()?.filter(|count| !count.is_zero()) else { return Ok(None) };
    let Some(mean) = stored.kib(context)?.checked_div(count) else { return Ok(None) };
    let pays = match class {
        StorageClass::IntelligentTiering => mean >= LEAST_KIB,
        class => is_cheaper(context, class, mean)?.unwrap_or(true),
    };
    Ok((!pays).then(|| {
        let message = format!(
            "transitions cost {} a month and never pay back: objects of {} KB cost no less in {} than in S3 Standard",
            format::money(cost),
            format::quantity(mean, 1),
            class.label()
        );
        let fix = "move only larger objects, with a size filter in the lifecycle rule";
        context.finding(Severity::Warning, "s3-transition-cost", "/usage/transitions_in", message, fix)
    }))
}

/// Whether storage of an object of `kib` costs less in `class` than in S3 Standard; `None` without a price.
fn is_cheaper(context: &Context<'_>, class: StorageClass, kib: Decimal) -> Result<Option<bool>, Error> {
    let (Some(there), Some(here)) = (price(context, StorageClass::Standard), price(context, class)) else {
        return Ok(None);
    };
    let kib = kib.round_dp(4);
    let mut parts = vec![exact_mul(kib.max(least_kib(context, class)), here)];
    if has_overhead(context, class) {
        parts.extend([exact_mul(INDEX_KIB.into(), here), exact_mul(NAME_KIB.into(), there)]);
    }
    Ok(Some(units::sum(parts)? < exact_mul(kib, there)?))
}

/// The first-tier price of a stored GB.
pub(super) fn price(context: &Context<'_>, class: StorageClass) -> Option<Decimal> {
    let point = context.catalogue.point(catalog::PriceList::S3, context.region(), "storage", class.code())?;
    Some(point.tiers.first_price().amount())
}
