//! Cases that can be written as a design document.

use catalog::{Basis, Catalogue};
use design::{Design, Number};
use pricing::{Cost, Estimate, Line, NoPrice, compare::compare, estimate, render};
use serde_json::{Value as Json, json};
use units::time::SECONDS_PER_HOUR;
use units::{Decimal, Error, Usd};

use crate::case::Case;
use crate::figures::{Fault, Figures, Value};
use crate::given::{Given, Group};

/// Lines whose sums have a name.
const SUMS: [(&str, &str); 8] = [
    ("instance_usd", "ec2.instance"),
    ("storage_usd", "ebs.storage"),
    ("iops_usd", "ebs.iops"),
    ("throughput_usd", "ebs.throughput"),
    ("archive_month_usd", "ebs.snapshot-archive"),
    ("retrieval_usd", "ebs.snapshot-retrieval"),
    ("restored_copy_usd", "ebs.snapshot-restored"),
    ("early_delete_usd", "ebs.snapshot-early-delete"),
];

/// The estimate of the case's design.
pub(crate) fn estimated(case: &Case) -> Result<Figures, Fault> {
    let estimate = estimate(&read(case)?, Catalogue::embedded())?;
    let mut figures = Figures::of("estimate of a design");
    figures.price_dates = estimate.price_dates.as_ref().map(|dates| (dates.oldest.clone(), dates.newest.clone()));
    figures.bases = bases(&estimate);
    figures.set("monthly_usd", estimate.totals.monthly);
    figures.set("total_usd", estimate.totals.monthly);
    for (name, code) in SUMS {
        figures.set(name, sum(&estimate, code)?);
    }
    if let Some(line) = lines(&estimate).next() {
        figures.set("status", Value::Text(status(line).to_owned()));
        if let Some(price) = &line.price {
            figures.set("hourly_usd", price.unit_price);
            figures.set("host_hourly_usd", price.unit_price);
        }
        if let Some(share) = line.share.as_ref().filter(|_| !case.given.runs_seconds.is_empty()) {
            figures.set("billed_seconds", share.part);
        }
    }
    let early = lines(&estimate).find(|line| line.code == "ebs.snapshot-early-delete");
    if let Some(share) = early.and_then(|line| line.share.as_ref()) {
        figures.set("remaining_hours_billed", share.part);
    }
    figures.set("never_zero", Value::Flag(lines(&estimate).all(|line| line.cost.known() != Some(Usd::ZERO))));
    figures.set("total_shown_as", Value::Text(shown(&estimate)));
    Ok(figures)
}

/// The comparison of the case's groups, each way to buy by its name.
pub(crate) fn compared(case: &Case) -> Result<Figures, Fault> {
    let comparison = compare(&read(case)?, &[], Catalogue::embedded())?;
    let mut figures = Figures::of("comparison of the ways to buy");
    // A comparison tells no dates; the estimate of the same groups does.
    let base = estimated(case)?;
    (figures.price_dates, figures.bases) = (base.price_dates, base.bases);
    for option in &case.given.options {
        let code = option.replace('_', "-");
        let row = comparison.rows.iter().find(|row| row.code == code && row.missing.is_none());
        let row = row.ok_or_else(|| Fault::unasked(format!("no price for the option {option}")))?;
        figures.set(format!("{option}_monthly_usd"), row.totals.monthly);
    }
    Ok(figures)
}

/// Reads the case's design, as a file that a user brings.
fn read(case: &Case) -> Result<Design, Fault> {
    Ok(Design::parse(&document(case)?.to_string())?)
}

/// The document that says what a case gives.
fn document(case: &Case) -> Result<Json, Fault> {
    let given = &case.given;
    let mut components = Vec::new();
    for (index, group) in given.instances.iter().enumerate() {
        components.push(instances(index, group));
    }
    if !given.runs_seconds.is_empty() {
        let runs: Vec<_> = given.runs_seconds.iter().map(|seconds| json!({"count": 1, "seconds": seconds})).collect();
        components.push(json!({
            "id": "runs", "kind": "ec2",
            "config": {"instance_type": given.instance_type, "os": given.os},
            "usage": {"running": {"runs": runs}},
        }));
    }
    for (index, volume) in given.volumes.iter().enumerate() {
        let hours = Decimal::from(volume.provisioned_seconds).checked_div(SECONDS_PER_HOUR).ok_or(Error::Overflow)?;
        let config = json!({
            "volume_type": volume.volume_type, "size_gib": volume.size_gb,
            "iops": volume.iops, "throughput_mibps": volume.throughput_mib_per_s,
        });
        components.push(json!({
            "id": format!("volume-{index}"), "kind": "ebs", "placement": {"count": volume.count},
            "config": config, "usage": {"provisioned": {"hours_per_month": Number(hours)}},
        }));
    }
    for (index, host) in given.hosts.iter().enumerate() {
        components.push(json!({
            "id": format!("host-{index}"), "kind": "dedicated-host", "placement": {"count": host.count},
            "config": {"family": host.family, "purchase": host.purchase.replace('_', "-")},
            "usage": {"hours_per_month": Number(host.hours_per_month.0)},
        }));
    }
    components.extend(archive(given)?);
    if components.is_empty() {
        return Err(Fault::unasked("nothing to price"));
    }
    Ok(json!({
        "abacus": 1, "region": case.region, "month_days": given.month_days, "components": components,
    }))
}

pub(crate) fn instances(index: usize, group: &Group) -> Json {
    let running = match &group.hours_per_month {
        Some(hours) => json!({"hours_per_month": Number(hours.0)}),
        None => json!("always"),
    };
    let purchase = group.purchase.as_ref().map(|purchase| purchase.replace('_', "-"));
    json!({
        "id": format!("group-{index}"), "kind": "ec2", "placement": {"count": group.count},
        "config": {
            "instance_type": group.instance_type, "os": group.os, "tenancy": group.tenancy, "purchase": purchase,
        },
        "usage": {"running": running},
    })
}

/// Archived snapshots, once restored for some days and once deleted.
fn archive(given: &Given) -> Result<Option<Json>, Fault> {
    let (Some(gib), Some(age)) = (given.archived_gb, &given.deleted_after) else { return Ok(None) };
    if given.minimum_days != Some(90) {
        return Err(Fault::unasked("an archive with another minimum than 90 days"));
    }
    let gib = Number(gib.0);
    Ok(Some(json!({
        "id": "archive", "kind": "snapshots", "config": {"tier": "archive"},
        "usage": {
            "archived_gib": gib,
            "restored_gib": gib, "restore_days": given.temporary_restore_days,
            "deleted_gib": gib,
            "deleted_after": {"days": age.days, "hours": age.hours, "minutes": age.minutes},
        },
    })))
}

pub(crate) fn lines(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.components.iter().flat_map(|component| &component.lines)
}

pub(crate) fn sum(estimate: &Estimate, code: &str) -> Result<Usd, Error> {
    let known = lines(estimate).filter(|line| line.code == code).filter_map(|line| line.cost.known());
    known.into_iter().try_fold(Usd::ZERO, |sum, amount| sum.checked_add(amount))
}

pub(crate) fn status(line: &Line) -> &'static str {
    match line.cost {
        Cost::Priced { .. } => "priced",
        Cost::Upfront { .. } => "upfront",
        Cost::Covered { .. } => "covered",
        Cost::DependsOnUsage { .. } => "depends_on_usage",
        Cost::NoPrice { why: NoPrice::PriceUnknown, .. } => "no_price",
        Cost::NotSold { .. } | Cost::NoPrice { why: NoPrice::NotOffered, .. } => "not_offered",
        Cost::NoPrice { why: NoPrice::AvailabilityUnknown, .. } => "availability_unknown",
        Cost::NoPrice { why: NoPrice::UnknownName, .. } => "unknown_name",
        Cost::NoPrice { why: NoPrice::NoPath, .. } => "no_path",
    }
}

/// The words before the monthly total of the table that a user reads.
pub(crate) fn shown(estimate: &Estimate) -> String {
    let table = render::table(estimate);
    let total = table.lines().find_map(|line| line.strip_prefix("Monthly ")).unwrap_or_default();
    total.split('$').next().unwrap_or_default().trim().to_owned()
}

pub(crate) fn bases(estimate: &Estimate) -> Vec<&'static str> {
    let mut bases: Vec<_> = lines(estimate)
        .filter_map(|line| line.price.as_ref())
        .map(|price| match price.basis {
            Basis::Listed => "listed",
            Basis::Derived { .. } => "derived",
            Basis::Approximate { .. } => "approximate",
            Basis::Stale { .. } => "stale",
        })
        .collect();
    bases.sort_unstable();
    bases.dedup();
    bases
}
