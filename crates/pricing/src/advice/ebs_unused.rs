//! Volumes that no running instance uses.

use catalog::PriceList;
use design::{Body, Component, EbsConfig, EbsUsage, Provisioned, Running};
use serde_json::{Value, json};
use units::{Decimal, Usd, format};

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::remedy::Remedy;
use crate::saving::{LEAST_SAVING, monthly, saving};
use crate::service::{Context, ebs_counts};

/// Rules `ebs-orphan`, for volumes without instances, and `ec2-stopped-still-billed`, for those whose instances run no
/// hour of the month.
pub(super) fn findings(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage, lines: &[Line]) -> Option<Finding> {
    let group = ebs_counts::group(context, config).filter(|group| group.count() > 0);
    if group.is_some_and(|group| !is_stopped(group)) || context.component.placement.count() == 0 {
        return None;
    }
    let now = match monthly(lines) {
        Some(cost) if cost <= LEAST_SAVING => return None,
        now => now,
    };
    let cost = now.map(|now| format!(", {} a month", format::money(now))).unwrap_or_default();
    let (rule, unused) = match group {
        Some(_) => ("ec2-stopped-still-billed", "its instances run no hour of the month, and this storage"),
        None => ("ebs-orphan", "no instance uses this storage, and it"),
    };
    let message = format!("{unused} goes on being billed{cost}");
    let fix = match group {
        Some(_) => "keep a snapshot of it and delete it until the instances run again",
        None => "attach it to instances, or keep a snapshot of it and delete it",
    };
    let finding = |message| context.finding(Severity::Warning, rule, "/config/attached_to", message, fix);
    let by_snapshot = now.and_then(|now| snapshots(context, config, usage, group, now));
    Some(match by_snapshot {
        Some((saved, change)) => {
            let money = format::money(saved);
            finding(format!("{message}; snapshots of all its blocks cost {money} less")).saves(saved).with(change)
        }
        None => finding(message),
    })
}

/// Whether no instance of a group runs in any hour of the month.
fn is_stopped(group: &Component) -> bool {
    let Body::Ec2 { usage, .. } = &group.body else { return false };
    match &usage.running {
        Running::HoursPerMonth(hours) | Running::FleetHoursPerMonth(hours) => {
            hours.value(design::Scenario::High).is_some_and(|hours| hours.is_zero())
        }
        Running::Weekly(weekly) => weekly.hours_per_day.0.is_zero(),
        Running::Profile(profile) => profile.peak() == 0,
        Running::Always | Running::Runs(_) => false,
    }
}

/// What snapshots as large as the volumes would save, and the change into them.
fn snapshots(
    context: &Context<'_>,
    config: &EbsConfig,
    usage: &EbsUsage,
    group: Option<&Component>,
    now: Usd,
) -> Option<(Usd, Remedy)> {
    let has_snapshots = context.relations.referring(&context.component.id).next().is_some();
    if has_snapshots || usage.provisioned != Provisioned::Always {
        return None;
    }
    let volumes = context.component.placement.count();
    let instances = group.filter(|_| !config.multi_attach).map_or(1, Component::count);
    let count = volumes.checked_mul(instances)?;
    let point = context.catalogue.point(PriceList::Ebs, context.region(), "snapshot", "standard")?;
    let gib = Decimal::from(count).checked_mul(config.size_gib.into())?;
    let saved = saving(now, point.tiers.first_price().times(gib).ok()?)?;
    let change = Remedy::set("/kind", "snapshots")
        .and_set("/placement", json!({"region": context.region(), "count": count}))
        .and_set("/config", json!({"kept": 1}))
        .and_set("/usage", json!({"used_gib": Value::from(config.size_gib)}));
    Some((saved, change))
}
