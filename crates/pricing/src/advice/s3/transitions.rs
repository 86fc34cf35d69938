//! Lifecycle transitions that never pay back.

use design::{StorageClass, UsageValue};
use units::{Decimal, Error, Usd, exact_mul, format};

use super::Bill;
use super::saving::Savings;
use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::s3::requests::takes_transitions;
use crate::service::s3::sizes::{self, LEAST_KIB};
use crate::service::s3::storage::{INDEX_KIB, NAME_KIB, has_overhead, least_kib};

/// Rules `s3-transition-cost` and `s3-transition-pays`. Transitions of every month never pay back if an object of mean
/// size costs no less here than in S3 Standard, regardless of how long objects stay and where they come from. Those of one
/// month pay back from the month in which storage has saved as much as they cost.
pub(super) fn cost(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    let class = config.storage_class;
    if let Some((moved, _)) = usage.transitions_in.and_then(|moved| moved.once()) {
        return moved_once(savings, moved);
    }
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

/// Transitions of one month: the month from which they have paid back.
fn moved_once(savings: &Savings<'_>, moved: UsageValue) -> Result<Option<Finding>, Error> {
    let Savings { context, config, .. } = savings;
    let Some(cost) = cost_of_moving(context, config.storage_class, context.figure(Some(moved)))? else {
        return Ok(None);
    };
    // Whether objects move to cheaper tiers later is not part of a month.
    if config.storage_class == StorageClass::IntelligentTiering {
        return Ok(None);
    }
    let Some(dearer) = savings.in_class(StorageClass::Standard)? else { return Ok(None) };
    let less = Usd::ZERO - dearer;
    let place = "/usage/transitions_in";
    if let Some(month) = pays_back(cost, less)? {
        let message = format!(
            "moving the objects costs {} once and saves {} a month against S3 Standard: it has paid back in month {month}",
            format::money(cost),
            format::money(less)
        );
        let fix = "keep them for at least that long";
        return Ok(Some(context.finding(Severity::Advice, "s3-transition-pays", place, message, fix)));
    }
    let message = format!(
        "moving the objects costs {} once and never pays back: they cost no less in {} than in S3 Standard",
        format::money(cost),
        config.storage_class.label()
    );
    let fix = "move only larger objects, with a size filter in the lifecycle rule";
    Ok(Some(context.finding(Severity::Warning, "s3-transition-cost", place, message, fix)))
}

/// What it costs to move objects into a class by lifecycle rules; `None` if that is not possible, has no price, or costs
/// less than a cent.
pub(super) fn cost_of_moving(
    context: &Context<'_>,
    class: StorageClass,
    objects: Option<Decimal>,
) -> Result<Option<Usd>, Error> {
    let list = catalog::PriceList::S3;
    let point = context.catalogue.point(list, context.region(), "requests/lifecycle-transition", class.code());
    let (Some(point), Some(objects)) = (point, objects) else { return Ok(None) };
    let cost = point.tiers.first_price().times(objects)?;
    Ok(Some(cost).filter(|cost| takes_transitions(class) && cost.amount() >= Decimal::new(1, 2)))
}

/// The month in which a saving has made up for a cost; `None` if there is no saving.
pub(super) fn pays_back(cost: Usd, saves: Usd) -> Result<Option<Decimal>, Error> {
    if saves <= Usd::ZERO {
        return Ok(None);
    }
    cost.amount().checked_div(saves.amount()).map(|months| Some(months.ceil())).ok_or(Error::Overflow)
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
