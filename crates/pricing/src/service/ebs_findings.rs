//! What AWS would reject about a volume. It is reported, and the volume is priced anyway.

use design::{EbsConfig, VolumeType};

use super::{Context, ebs_limits};
use crate::finding::{Finding, Severity};
use crate::words::number;

/// Everything that AWS would reject about a set of volumes.
pub(super) fn refusals(context: &Context<'_>, config: &EbsConfig) -> Vec<Finding> {
    [size(context, config), iops(context, config), ratio(context, config), throughput(context, config)]
        .into_iter()
        .chain([boot(context, config)])
        .flatten()
        .collect()
}

fn size(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    let (least, most) = ebs_limits::size_gib(config.volume_type);
    let code = config.volume_type.code();
    (config.size_gib < least || config.size_gib > most).then(|| {
        let message =
            format!("{code} volumes have {}–{} GiB, not {}", number(least), number(most), number(config.size_gib));
        let fix = if config.size_gib < least {
            format!("make it at least {} GiB, or choose another type", number(least))
        } else {
            format!("split it into volumes of at most {} GiB, or choose another type", number(most))
        };
        context.finding(Severity::Error, "ebs-size-range", "/config/size_gib", message, fix)
    })
}

fn iops(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    let code = config.volume_type.code();
    let refuse =
        |message, fix: String| Some(context.finding(Severity::Error, "ebs-iops-range", "/config/iops", message, fix));
    match (ebs_limits::iops(config.volume_type), config.iops) {
        (None, Some(_)) => refuse(format!("{code} volumes take no provisioned IOPS"), "leave IOPS empty".into()),
        (Some((least, most)), Some(given)) if given < least || given > most => refuse(
            format!("{code} accepts {}–{} provisioned IOPS, not {}", number(least), number(most), number(given)),
            format!("use {} to {}", number(least), number(most)),
        ),
        (Some((least, most)), None) if config.volume_type != VolumeType::Gp3 => refuse(
            format!("{code} volumes need provisioned IOPS"),
            format!("give {} to {} IOPS", number(least), number(most)),
        ),
        _ => None,
    }
}

fn ratio(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    let (ratio, given) = (ebs_limits::iops_per_gib(config.volume_type)?, config.iops?);
    let included = config.volume_type == VolumeType::Gp3 && given <= ebs_limits::GP3_INCLUDED_IOPS;
    let needed = given.div_ceil(ratio);
    (!included && config.size_gib < needed).then(|| {
        let message =
            format!("{} IOPS need at least {} GiB on {}", number(given), number(needed), config.volume_type.code());
        let fix = format!(
            "make it {} GiB, or use at most {} IOPS",
            number(needed),
            number(config.size_gib.saturating_mul(ratio))
        );
        context.finding(Severity::Error, "ebs-iops-ratio", "/config/iops", message, fix)
    })
}

fn throughput(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    let given = config.throughput_mibps?;
    let refuse = |message, fix: String| {
        Some(context.finding(Severity::Error, "ebs-throughput-range", "/config/throughput_mibps", message, fix))
    };
    if !config.volume_type.takes_throughput() {
        let message = format!("{} volumes take no provisioned throughput", config.volume_type.code());
        return refuse(message, "leave throughput empty".into());
    }
    let (least, most) = (ebs_limits::GP3_INCLUDED_MIBPS, ebs_limits::GP3_MOST_MIBPS);
    if given < least || given > most {
        let message = format!("gp3 throughput is {least}–{} MiB/s, not {}", number(most), number(given));
        return refuse(message, format!("use {least} to {} MiB/s", number(most)));
    }
    let needed = given.saturating_mul(ebs_limits::GP3_IOPS_PER_MIBPS);
    if config.iops.unwrap_or(ebs_limits::GP3_INCLUDED_IOPS) < needed {
        let message = format!("{} MiB/s need at least {} IOPS", number(given), number(needed));
        return refuse(message, format!("provision {} IOPS, or less throughput", number(needed)));
    }
    None
}

fn boot(context: &Context<'_>, config: &EbsConfig) -> Option<Finding> {
    (config.root && !ebs_limits::bootable(config.volume_type)).then(|| {
        let message = format!("{} volumes cannot be boot volumes", config.volume_type.code());
        let fix = "boot from gp3, and attach this one as a data volume";
        context.finding(Severity::Error, "ebs-boot-type", "/config/volume_type", message, fix)
    })
}
