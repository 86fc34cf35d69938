//! What could be better about volumes: performance that falls short, money that could be saved.

use design::{EbsConfig, EbsUsage, VolumeType};
use units::{Decimal, Error, Usd, format};

use super::{Context, ebs, ebs_counts, ebs_limits};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::{LEAST_SAVING, monthly, saving};
use crate::words::number;

/// What the volumes do not do as they are used.
pub(super) fn of_use(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage, lines: &[Line]) -> Vec<Finding> {
    let needed = usage.need_iops.and_then(|need| hdd_iops(context, config, need).or(gp2_burst(context, config, need)));
    orphan(context, config, lines).into_iter().chain(needed).collect()
}

/// What the same volumes could cost less.
pub(super) fn of_cost(
    context: &Context<'_>,
    config: &EbsConfig,
    usage: &EbsUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let Some(now) = monthly(lines) else { return Ok(Vec::new()) };
    let to_gp3 = gp2_to_gp3(context, config, usage, now)?;
    Ok(to_gp3.into_iter().chain(overprovisioned(context, config, usage, now)?).collect())
}

fn orphan(context: &Context<'_>, config: &EbsConfig, lines: &[Line]) -> Option<Finding> {
    let used = ebs_counts::group(context, config).is_some_and(|group| group.count() > 0);
    if used || context.component.placement.count() == 0 {
        return None;
    }
    let cost = match monthly(lines) {
        Some(cost) if cost <= LEAST_SAVING => return None,
        Some(cost) => format!(", {} a month", format::money(cost)),
        None => String::new(),
    };
    let message = format!("no instance uses this storage, and it goes on being billed{cost}");
    let fix = "attach it to instances, or keep a snapshot of it and delete it";
    Some(context.finding(Severity::Warning, "ebs-orphan", "/config/attached_to", message, fix))
}

fn hdd_iops(context: &Context<'_>, config: &EbsConfig, need: u64) -> Option<Finding> {
    let most = ebs_limits::hdd_iops(config.volume_type)?;
    let code = config.volume_type.code();
    (need > most).then(|| {
        let message = format!("{code} cannot deliver {} IOPS, {most} of 1 MiB at most", number(need));
        context.finding(Severity::Error, "ebs-hdd-iops", "/usage/need_iops", message, "use gp3")
    })
}

/// Base and burst of gp2 (AWS EBS user guide, gp2: I/O credits).
fn gp2_burst(context: &Context<'_>, config: &EbsConfig, need: u64) -> Option<Finding> {
    let base = ebs_limits::gp2_iops(config.size_gib);
    let burst = ebs_limits::GP2_BURST_IOPS;
    (config.volume_type == VolumeType::Gp2 && base < burst && need > base).then(|| {
        let minutes = Decimal::from(ebs_limits::GP2_CREDITS) / Decimal::from((burst - base) * 60);
        let message = format!(
            "the volume bursts to {} IOPS for {} minutes and then falls to {}, {} are needed",
            number(burst),
            format::quantity(minutes, 0),
            number(base),
            number(need)
        );
        let fix = "use gp3, which sustains 3,000 IOPS at any size";
        context.finding(Severity::Warning, "ebs-gp2-burst", "/usage/need_iops", message, fix)
    })
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
        context.finding(Severity::Advice, "ebs-gp2-to-gp3", "/config/volume_type", message, fix)
    }))
}

/// Provisioned performance above 1.2 times what is needed, where the type bills it.
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
    let excess = |given: u64, needed: u64| given * 5 > needed * 6;
    let mut less = config.clone();
    if let (true, Some(given), Some(need)) = (gp3, config.throughput_mibps, usage.need_mibps) {
        let need = need.max(ebs_limits::GP3_INCLUDED_MIBPS);
        less.throughput_mibps = Some(if excess(given, need) { need } else { given });
    }
    if let (Some(given), Some(need)) = (config.iops, usage.need_iops) {
        let for_speed =
            if gp3 { less.throughput_mibps.unwrap_or_default() * ebs_limits::GP3_IOPS_PER_MIBPS } else { 0 };
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
        context.finding(Severity::Warning, "ebs-performance-overprovisioned", place, message, fix)
    }))
}
