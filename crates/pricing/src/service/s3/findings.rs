//! Settings and usage that do not work or are at risk.

use design::{S3Config, S3Usage, StorageClass, UsageValue};
use units::{Decimal, Error, format};

use super::sizes::{self, LEAST_KIB};
use super::{growth, replicas, requests, restore};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::service::Context;

/// What AWS would reject, and what would be lost with a zone.
pub(crate) fn of_use(
    context: &Context<'_>,
    config: &S3Config,
    usage: &S3Usage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let class = config.storage_class;
    let found = [
        expedited(context, class, usage),
        direct_read(context, class, usage),
        express(context, class, usage),
        transition_order(context, class, usage),
        one_zone(context, config, lines),
        small_objects(context, class, usage)?,
        small_moved(context, class, usage)?,
    ];
    Ok(replicas::refused(context, config).into_iter().chain(found.into_iter().flatten()).collect())
}

/// Whether a usage value is above zero.
pub(crate) fn is_some(context: &Context<'_>, figure: Option<UsageValue>) -> bool {
    context.figure(figure).is_some_and(|value| !value.is_zero())
}

/// Rule `s3-archive-direct-read`: a retrieval speed that is not offered.
fn expedited(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Option<Finding> {
    let asked = [("expedited_gb", usage.expedited_gb), ("expedited_requests", usage.expedited_requests)];
    let (name, _) = asked.into_iter().find(|(_, figure)| is_some(context, *figure))?;
    (!restore::has_expedited(class, usage)).then(|| {
        let what = match class {
            StorageClass::IntelligentTiering => "the Deep Archive Access tier",
            class => class.label(),
        };
        let message = format!("{what} has no expedited retrieval, and nothing is charged for it here");
        let fix = "restore in standard or bulk, or use S3 Glacier Flexible Retrieval";
        context.finding(Severity::Error, "s3-archive-direct-read", &format!("/usage/{name}"), message, fix)
    })
}

/// Rule `s3-archive-direct-read`: reads without a restore. GET requests may be HEAD requests, which need no restore.
fn direct_read(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Option<Finding> {
    let (severity, name) = if is_some(context, usage.retrieved_gb) {
        (Severity::Error, "retrieved_gb")
    } else {
        is_some(context, usage.get_requests).then_some((Severity::Warning, "get_requests"))?
    };
    let restores = [
        usage.expedited_gb,
        usage.expedited_requests,
        usage.standard_gb,
        usage.standard_requests,
        usage.bulk_gb,
        usage.bulk_requests,
    ];
    // A restore of unknown size may well exist.
    let is_restored = |value: UsageValue| value.is_once() || value.value(context.scenario) != Some(Decimal::ZERO);
    let restored = restores.into_iter().flatten().any(is_restored);
    (restore::is_archive(class) && !restored).then(|| {
        let head = match severity {
            Severity::Error => "",
            _ => "; only HEAD requests need no restore",
        };
        let message = format!("objects in {} are read only after a restore, and none is said{head}", class.label());
        let fix = "enter what is restored, or use S3 Glacier Instant Retrieval";
        context.finding(severity, "s3-archive-direct-read", &format!("/usage/{name}"), message, fix)
    })
}

/// Rule `s3-transition-order`: a transition to a class that lifecycle rules cannot move objects to.
fn transition_order(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Option<Finding> {
    (is_some(context, usage.transitions_in) && !requests::takes_transitions(class)).then(|| {
        let message = format!("lifecycle rules cannot move objects into {}", class.label());
        let fix = "copy the objects instead, which takes PUT requests";
        context.finding(Severity::Error, "s3-transition-order", "/usage/transitions_in", message, fix)
    })
}

/// Rule `s3-onezone-critical`. The design does not state whether the objects can be recreated.
fn one_zone(context: &Context<'_>, config: &S3Config, lines: &[Line]) -> Option<Finding> {
    let in_one_zone = matches!(config.storage_class, StorageClass::OneZoneIa | StorageClass::ExpressOneZone);
    let stored = lines.iter().any(|line| line.code == "s3.storage" && line.quantity != Some(Decimal::ZERO));
    (in_one_zone && stored && !replicas::work(context, config)).then(|| {
        let message =
            format!("objects in {} are lost if their availability zone is destroyed", config.storage_class.label());
        let fix = "keep only what can be made again, or a copy elsewhere";
        context.finding(Severity::Warning, "s3-onezone-critical", "/config/storage_class", message, fix)
    })
}

/// Rule `s3-it-small-objects`.
fn small_objects(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Result<Option<Finding>, Error> {
    if class != StorageClass::IntelligentTiering {
        return Ok(None);
    }
    let Some(stored) = sizes::stored(context, usage)? else { return Ok(None) };
    let (small, _) = stored.by_size(context)?;
    let count = small.count()?.filter(|count| !count.is_zero());
    Ok(count.map(|count| {
        let message = format!(
            "{} objects are below {LEAST_KIB} KB: they are never moved and stay at the frequent rate",
            format::quantity(count, 0)
        );
        let fix = "pack them into larger objects, or keep them in S3 Standard";
        context.finding(Severity::Warning, "s3-it-small-objects", size_place(usage), message, fix)
    }))
}

/// Rule `s3-transition-small`.
fn small_moved(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Result<Option<Finding>, Error> {
    if !is_some(context, usage.transitions_in) || !requests::takes_transitions(class) {
        return Ok(None);
    }
    let Some(stored) = sizes::stored(context, usage)? else { return Ok(None) };
    let Some(count) = stored.count()?.filter(|count| !count.is_zero()) else { return Ok(None) };
    let below = stored.kib(context)? < growth::product(count, LEAST_KIB)?;
    Ok(below.then(|| {
        let message =
            format!("lifecycle rules leave out objects below {LEAST_KIB} KB, and these are smaller on average");
        let fix = "set the least size in the lifecycle rule, or move only larger objects";
        context.finding(Severity::Warning, "s3-transition-small", "/usage/transitions_in", message, fix)
    }))
}

/// Rule `s3-express`: directory buckets support neither versions nor Multi-Region Access Points.
fn express(context: &Context<'_>, class: StorageClass, usage: &S3Usage) -> Option<Finding> {
    let asked = [
        ("noncurrent_gb", usage.noncurrent_gb, "versions"),
        ("noncurrent_objects", usage.noncurrent_objects, "versions"),
        ("access_point_gb", usage.access_point_gb, "Multi-Region Access Points"),
    ];
    let asked = asked.into_iter().filter(|_| class == StorageClass::ExpressOneZone);
    let (name, _, what) = { asked }.find(|(_, figure, _)| is_some(context, *figure))?;
    let message = format!("{} is kept in directory buckets, which have no {what}", class.label());
    let fix = "leave it out, or use another class";
    Some(context.finding(Severity::Error, "s3-express", &format!("/usage/{name}"), message, fix))
}

/// The field that gives the size of objects.
pub(crate) fn size_place(usage: &S3Usage) -> &'static str {
    match (usage.sizes.is_empty(), usage.mean_kib) {
        (false, _) => "/usage/sizes",
        (true, Some(_)) => "/usage/mean_kib",
        (true, None) => "/usage/objects",
    }
}
