//! Rule `s3-restore-speed`: restores that would cost less at a slower speed.

use design::{S3Usage, UsageValue};
use serde_json::Value;
use units::{Error, Usd, format};

use super::Bill;
use super::saving::Savings;
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::service::s3::restore::is_archive;

/// The two usage values of a speed.
type OfSpeed = (Option<UsageValue>, Option<UsageValue>);

/// Restores within minutes or hours against restores in bulk, which take up to twelve hours, or two days from S3 Glacier
/// Deep Archive.
pub(super) fn slower(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    if !is_archive(config.storage_class) {
        return Ok(None);
    }
    let expedited = (usage.expedited_gb, usage.expedited_requests);
    let standard = (usage.standard_gb, usage.standard_requests);
    let bulk = (usage.bulk_gb, usage.bulk_requests);
    for (speed, of, name) in [("expedited", expedited, "expedited_gb"), ("standard", standard, "standard_gb")] {
        // Two speeds in different months are not merged.
        let (Some(gb), Some(requests)) = of else { continue };
        if bulk != (None, None) || is_nothing(gb) && is_nothing(requests) {
            continue;
        }
        let once = gb.once().or(requests.once()).is_some();
        let each_month = |value: UsageValue| value.once().map_or(value, |(value, _)| value);
        let of = (Some(each_month(gb)), Some(each_month(requests)));
        let now = with(usage, speed, of, (None, None));
        let then = with(usage, speed, (None, None), of);
        let Some(saved) = super::of_usage(context, config, &now, &then)?.filter(|saved| *saved > Usd::ZERO) else {
            continue;
        };
        if !once && bill.worth(saved).is_none() {
            continue;
        }
        let when = if once { "once" } else { "a month" };
        let message =
            format!("{speed} restores cost {} {when} more than bulk restores of the same data", format::money(saved));
        let fix = "restore in bulk if it may take up to 12 hours, or 48 hours from S3 Glacier Deep Archive";
        let place = format!("/usage/{name}");
        let finding = context.finding(Severity::Advice, "s3-restore-speed", &place, message, fix);
        let finding = finding.with(to_bulk(name, (gb, requests)));
        return Ok(Some(if once { finding } else { finding.saves(saved) }));
    }
    Ok(None)
}

/// The change of restores to bulk.
fn to_bulk(name: &'static str, (gb, requests): (UsageValue, UsageValue)) -> Remedy {
    let value = |value: UsageValue| serde_json::to_value(value).unwrap_or_default();
    let other = if name == "expedited_gb" { "/usage/expedited_requests" } else { "/usage/standard_requests" };
    Remedy::set(format!("/usage/{name}"), Value::Null)
        .and_set(other, Value::Null)
        .and_set("/usage/bulk_gb", value(gb))
        .and_set("/usage/bulk_requests", value(requests))
}

/// The usage with these restores of a speed, and these in bulk.
fn with(usage: &S3Usage, speed: &str, of: OfSpeed, bulk: OfSpeed) -> S3Usage {
    let mut changed = usage.clone();
    match speed {
        "expedited" => (changed.expedited_gb, changed.expedited_requests) = of,
        _ => (changed.standard_gb, changed.standard_requests) = of,
    }
    (changed.bulk_gb, changed.bulk_requests) = bulk;
    changed
}

fn is_nothing(value: UsageValue) -> bool {
    value == UsageValue::known(0)
}
