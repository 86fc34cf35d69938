//! Advice about volumes: another type, or less performance, would be enough.

use design::{EbsConfig, EbsUsage, VolumeType};
use units::{Error, Usd, format};

use super::ebs_magnetic;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::remedy::Remedy;
use crate::saving::{monthly, saving};
use crate::service::{Context, ebs, ebs_limits};
use crate::words::number;

/// How the same volumes could cost less.
pub(super) fn findings(
    context: &Context<'_>,
    config: &EbsConfig,
    usage: &EbsUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let Some(now) = monthly(lines) else { return Ok(Vec::new()) };
    if ebs::is_refused(context, config) {
        // Errors must be fixed first.
        return Ok(Vec::new());
    }
    let to_gp3 = gp2_to_gp3(context, config, usage, now)?;
    let from_magnetic = ebs_magnetic::to_gp3(context, config, usage, now)?;
    Ok(to_gp3.into_iter().chain(from_magnetic).chain(overprovisioned(context, config, usage, now)?).collect())
}

fn gp2_to_gp3(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage, now: Usd) -> Result<Option<Finding>, Error> {
    if config.volume_type != VolumeType::Gp2 {
        return Ok(None);
    }
    let iops = ebs_limits::gp2_iops(config.size_gib).max(ebs_limits::GP3_INCLUDED_IOPS);
    let mibps = ebs_limits::gp2_mibps(config.size_gib);
    let gp3 =
        EbsConfig { volume_type: VolumeType::Gp3, iops: Some(iops), throughput_mibps: Some(mibps), ..config.clone() };
    let then = monthly(&ebs::lines(context, &gp3, usage)?);
    Ok(then.and_then(|then| saving(now, then)).map(|saved| {
        let message = format!("gp3 gives the same performance for {} a month less", format::money(saved));
        let fix = format!("change the type to gp3 with {} IOPS and {mibps} MiB/s", number(iops));
        let change = Remedy::set("/config/volume_type", "gp3")
            .and_set("/config/iops", iops)
            .and_set("/config/throughput_mibps", mibps);
        let finding = context.finding(Severity::Advice, "ebs-gp2-to-gp3", "/config/volume_type", message, fix);
        finding.saves(saved).with(change)
    }))
}

/// Provisioned performance above 1.2 times the need, where the volume type charges for it.
fn overprovisioned(
    context: &Context<'_>,
    config: &EbsConfig,
    usage: &EbsUsage,
    now: Usd,
) -> Result<Option<Finding>, Error> {
    if usage.need_iops.is_none() && usage.need_mibps.is_none() {
        return Ok(None);
    }
    let gp3 = config.volume_type == VolumeType::Gp3;
    let Some((least_iops, _)) = ebs_limits::iops(config.volume_type) else { return Ok(None) };
    let excess = |given: u64, needed: u64| given.saturating_mul(5) > needed.saturating_mul(6);
    let mut less = config.clone();
    if let (true, Some(given), Some(need)) = (gp3, config.throughput_mibps, usage.need_mibps) {
        let need = need.max(ebs_limits::GP3_INCLUDED_MIBPS);
        less.throughput_mibps = Some(if excess(given, need) { need } else { given });
    }
    if let (Some(given), Some(need)) = (config.iops, usage.need_iops) {
        let mibps = less.throughput_mibps.filter(|_| gp3).unwrap_or_default();
        let for_speed = mibps.saturating_mul(ebs_limits::GP3_IOPS_PER_MIBPS);
        let need = need.max(least_iops).max(for_speed);
        less.iops = Some(if excess(given, need) { need } else { given });
    }
    if less == *config {
        return Ok(None);
    }
    let then = monthly(&ebs::lines(context, &less, usage)?);
    Ok(then.and_then(|then| saving(now, then)).map(|saved| {
        let shown = |config: &EbsConfig| {
            let iops = config.iops.map(|iops| format!("{} IOPS", number(iops)));
            let mibps = config.throughput_mibps.filter(|_| gp3).map(|mibps| format!("{} MiB/s", number(mibps)));
            iops.into_iter().chain(mibps).collect::<Vec<_>>().join(" and ")
        };
        let message = format!(
            "{} are provisioned, {} are enough, for {} a month less",
            shown(config),
            shown(&less),
            format::money(saved)
        );
        let place = if less.iops == config.iops { "/config/throughput_mibps" } else { "/config/iops" };
        let fix = format!("provision {}", shown(&less));
        let value = |value: Option<u64>| value.map_or(serde_json::Value::Null, serde_json::Value::from);
        let change = Remedy::set("/config/iops", value(less.iops))
            .and_set("/config/throughput_mibps", value(less.throughput_mibps));
        let finding = context.finding(Severity::Warning, "ebs-performance-overprovisioned", place, message, fix);
        finding.saves(saved).with(change)
    }))
}
