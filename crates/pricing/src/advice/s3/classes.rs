//! Other storage classes that would cost less for the same objects and usage.

use design::{S3Usage, StorageClass};
use serde_json::Value;
use units::{Decimal, Error, Usd, exact_mul, format};

use super::saving::Savings;
use super::{Bill, transitions};
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::service::Context;
use crate::service::s3::requests::takes_transitions;
use crate::service::s3::{growth, sizes, storage, tiers};

/// Classes with immediate access and three zones: each can replace any of the others.
const ALIKE: [StorageClass; 3] = [StorageClass::Standard, StorageClass::StandardIa, StorageClass::GlacierIr];

/// Days per month, to estimate the age of objects.
const DAYS_PER_MONTH: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// Rules `s3-retrieval-heavy`, `s3-it-monitoring` and `s3-cheaper-class`: the first that applies.
pub(super) fn cheaper(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    let here = config.storage_class;
    if matches!(here, StorageClass::ExpressOneZone | StorageClass::Glacier | StorageClass::DeepArchive) {
        return Ok(None);
    }
    let standard = savings.in_class(StorageClass::Standard)?.filter(|_| here != StorageClass::Standard);
    if let Some(saved) = standard.and_then(|saved| bill.worth(saved)) {
        if let Some(found) = retrieval_heavy(context, here, usage, saved)? {
            return Ok(Some(found));
        }
        if let Some(found) = monitoring(context, usage, saved, bill)? {
            return Ok(Some(found));
        }
    }
    let best = best(savings, bill)?;
    let now: Usd = bill.0.iter().filter_map(|line| line.cost.known()).sum();
    let much = |saved: Usd| exact_mul(saved.amount(), Decimal::from(20)).is_ok_and(|all| all > now.amount());
    let Some((class, saved)) = best.filter(|(_, saved)| much(*saved)) else { return Ok(None) };
    let moving = transitions::cost_of_moving(context, class, sizes::count(context, usage)?)?;
    let back = match moving {
        Some(cost) => transitions::pays_back(cost, saved)?.map(|month| {
            format!(
                ". Moving them by a lifecycle rule costs {} once and has paid back in month {month}",
                format::money(cost)
            )
        }),
        None => None,
    };
    Ok(Some({
        let message = format!(
            "the same objects would cost {} a month less in {}, of {} now{}",
            format::money(saved),
            class.label(),
            format::money(now),
            back.unwrap_or_default()
        );
        let fix = match storage::least_days(context, class) {
            0 => format!("use {}", class.label()),
            days => format!("use {} if objects stay for at least {days} days", class.label()),
        };
        let finding = context.finding(Severity::Advice, "s3-cheaper-class", "/config/storage_class", message, fix);
        finding.saves(saved).with(in_class(class))
    }))
}

/// The change to another class, which only some can reach by lifecycle rules.
fn in_class(class: StorageClass) -> Remedy {
    let change = Remedy::set("/config/storage_class", class.code());
    if takes_transitions(class) { change } else { change.and_set("/usage/transitions_in", Value::Null) }
}

/// The class in which the design costs least, and its saving, if it is worth reporting.
pub(super) fn best(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<(StorageClass, Usd)>, Error> {
    let Savings { context, config, usage, .. } = savings;
    let mut best: Option<(StorageClass, Usd)> = None;
    for class in ALIKE.into_iter().filter(|class| *class != config.storage_class) {
        if !stay_long_enough(context, usage, class)? {
            continue;
        }
        let saved = savings.in_class(class)?.and_then(|saved| bill.worth(saved));
        best = match (best, saved) {
            (Some((_, most)), Some(saved)) if saved <= most => best,
            (_, Some(saved)) => Some((class, saved)),
            (_, None) => best,
        };
    }
    Ok(best)
}

/// Whether objects stay for the minimum storage duration of a class, estimated from writes and stored objects: if a
/// bucket holds as many objects as are written in a month, each stays for a month. The parts of multipart uploads make
/// objects seem younger than they are.
fn stay_long_enough(context: &Context<'_>, usage: &S3Usage, class: StorageClass) -> Result<bool, Error> {
    let least = Decimal::from(storage::least_days(context, class));
    if least.is_zero() {
        return Ok(true);
    }
    let written = context.figure(usage.put_requests).zip(context.figure_or_none(usage.transitions_in));
    let Some(written) = written.and_then(|(put, moved)| put.checked_add(moved)) else { return Ok(false) };
    if written.is_zero() {
        return Ok(true);
    }
    let Some(count) = sizes::count(context, usage)? else { return Ok(false) };
    Ok(exact_mul(count, DAYS_PER_MONTH)? >= exact_mul(written, least)?)
}

/// Rule `s3-retrieval-heavy`: retrieval costs more than the class saves on storage.
fn retrieval_heavy(
    context: &Context<'_>,
    class: StorageClass,
    usage: &S3Usage,
    saved: Usd,
) -> Result<Option<Finding>, Error> {
    let fee = context.catalogue.point(catalog::PriceList::S3, context.region(), "retrieval", class.code());
    let prices = (transitions::price(context, StorageClass::Standard), transitions::price(context, class));
    let (Some(fee), (Some(standard), Some(own))) = (fee, prices) else { return Ok(None) };
    let (Some(read), Some(stored)) = (context.figure(usage.retrieved_gb), sizes::stored(context, usage)?) else {
        return Ok(None);
    };
    let gb = stored.kib(context)?.checked_div(sizes::KIB_PER_GB).map(growth::cut).ok_or(Error::Overflow)?;
    let less = standard.checked_sub(own).ok_or(Error::Overflow)?;
    let heavy = exact_mul(read, fee.tiers.first_price().amount())? > exact_mul(gb, less)?;
    Ok(heavy.then(|| {
        let message = format!(
            "reading {} GB a month costs more than {} saves: S3 Standard would cost {} a month less",
            format::quantity(read, 0),
            class.label(),
            format::money(saved)
        );
        let fix = "use S3 Standard for what is read this often";
        let finding = context.finding(Severity::Warning, "s3-retrieval-heavy", "/usage/retrieved_gb", message, fix);
        finding.saves(saved).with(in_class(StorageClass::Standard))
    }))
}

/// Rule `s3-it-monitoring`: monitoring the objects costs more than their tiers save.
fn monitoring(context: &Context<'_>, usage: &S3Usage, saved: Usd, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let tiers =
        [usage.infrequent_percent, usage.archive_instant_percent, usage.archive_percent, usage.deep_archive_percent];
    if tiers.iter().all(Option::is_none) {
        let message = "without the shares of its tiers, all objects count in the Frequent Access tier, as in the first 30 days; \
                       those that are not read cost less after 30 and 90 days";
        let fix = "enter the shares of the tiers once objects have moved";
        let place = "/usage/infrequent_percent";
        return Ok(Some(context.finding(Severity::Advice, "s3-it-tiers-unsaid", place, message, fix)));
    }
    let (Some(cost), Some(gain)) = (bill.of(&["s3.monitoring"]), tiers::gain(context, bill.0)?) else {
        return Ok(None);
    };
    Ok((cost.amount() > gain).then(|| {
        let message = format!(
            "watching the objects costs {} a month, and their tiers save {}: S3 Standard would cost {} less",
            format::money(cost),
            format::money(Usd::new(gain)),
            format::money(saved)
        );
        let fix = "use S3 Standard, or pack the objects into fewer";
        let finding = context.finding(Severity::Advice, "s3-it-monitoring", "/config/storage_class", message, fix);
        finding.saves(saved).with(in_class(StorageClass::Standard))
    }))
}
