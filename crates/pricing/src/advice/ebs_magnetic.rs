//! Magnetic volumes compared with gp3, which charges no I/O requests.

use design::{EbsConfig, EbsUsage, Provisioned, UsageValue, VolumeType};
use units::{Decimal, Error, Usd, format};

use crate::finding::{Finding, Severity};
use crate::saving::{monthly, saving};
use crate::service::{Context, ebs, ebs_limits};

const SECONDS_PER_HOUR: Decimal = Decimal::from_parts(3_600, 0, 0, false, 0);

/// Rule `ebs-magnetic-to-gp3`: gp3 costs less, and the performance that its price includes is enough for the requests of
/// an average second. A magnetic volume never exceeds the throughput included in gp3.
pub(super) fn to_gp3(
    context: &Context<'_>,
    config: &EbsConfig,
    usage: &EbsUsage,
    now: Usd,
) -> Result<Option<Finding>, Error> {
    if config.volume_type != VolumeType::Standard || !is_enough(context, usage)? {
        return Ok(None);
    }
    let gp3 = EbsConfig { volume_type: VolumeType::Gp3, iops: None, throughput_mibps: None, ..config.clone() };
    let then = monthly(&ebs::lines(context, &gp3, usage)?);
    Ok(then.and_then(|then| saving(now, then)).map(|saved| {
        let message = format!("gp3 charges no I/O requests and costs {} a month less", format::money(saved));
        let fix = "change the type to gp3, whose price includes 3,000 IOPS and 125 MiB/s";
        context.finding(Severity::Advice, "ebs-magnetic-to-gp3", "/config/volume_type", message, fix).saves(saved)
    }))
}

/// Whether the performance included in gp3 is enough for the stated need and for the average of the I/O requests.
fn is_enough(context: &Context<'_>, usage: &EbsUsage) -> Result<bool, Error> {
    let fits = |need: Option<u64>, included| need.unwrap_or_default() <= included;
    if !fits(usage.need_iops, ebs_limits::GP3_INCLUDED_IOPS) || !fits(usage.need_mibps, ebs_limits::GP3_INCLUDED_MIBPS)
    {
        return Ok(false);
    }
    let month = context.design.month().hours();
    let hours = match usage.provisioned {
        Provisioned::HoursPerMonth(hours) => hours.value(context.scenario).unwrap_or(month).min(month),
        Provisioned::Always | Provisioned::GbMonths(_) => month,
    };
    let requests = usage.io_requests_per_month.unwrap_or(UsageValue::Open).value(context.scenario);
    let most =
        hours.checked_mul(SECONDS_PER_HOUR).and_then(|all| all.checked_mul(ebs_limits::GP3_INCLUDED_IOPS.into()));
    Ok(requests.unwrap_or_default() <= most.ok_or(Error::Overflow)?)
}
