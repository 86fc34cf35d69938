//! Volumes that do not meet the needs of their usage.

use design::{EbsConfig, EbsUsage, VolumeType};
use units::{Decimal, format};

use super::{Context, ebs_limits};
use crate::finding::{Finding, Severity};
use crate::words::number;

/// All such findings about a set of volumes.
pub(super) fn findings(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage) -> Option<Finding> {
    usage.need_iops.and_then(|need| hdd_iops(context, config, need).or(gp2_burst(context, config, need)))
}

fn hdd_iops(context: &Context<'_>, config: &EbsConfig, need: u64) -> Option<Finding> {
    let most = ebs_limits::hdd_iops(config.volume_type)?;
    let code = config.volume_type.code();
    (need > most).then(|| {
        let message = format!("{code} cannot deliver {} IOPS, {most} of 1 MiB at most", number(need));
        context.finding(Severity::Error, "ebs-hdd-iops", "/usage/need_iops", message, "use gp3")
    })
}

/// Baseline and burst of gp2 (AWS EBS user guide, gp2: I/O credits).
fn gp2_burst(context: &Context<'_>, config: &EbsConfig, need: u64) -> Option<Finding> {
    let base = ebs_limits::gp2_iops(config.size_gib);
    let burst = ebs_limits::GP2_BURST_IOPS;
    let credits_a_minute = burst.saturating_sub(base).saturating_mul(60);
    let minutes = Decimal::from(ebs_limits::GP2_CREDITS).checked_div(credits_a_minute.into())?;
    (config.volume_type == VolumeType::Gp2 && need > base).then(|| {
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
