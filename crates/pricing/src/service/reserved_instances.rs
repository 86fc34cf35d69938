//! Reserved Instances bought apart from the groups they apply to.

use design::{Reserved, ReservedConfig, Scope};
use units::{Decimal, Error, Unit, format};

use super::ec2::{commitment_lines, named};
use super::ec2_fleet::Commitment;
use super::{Context, ec2_rates, unpriced};
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line};

/// Charges and findings of one purchase: every hour is paid for, used or not.
///
/// # Errors
/// [`Error`] when figures leave the range of exact decimals.
pub fn price(context: &Context<'_>, config: &ReservedConfig) -> Result<(Vec<Line>, Vec<Finding>), Error> {
    let zonal = !context.component.placement.zones.is_empty();
    let scope = if zonal { Scope::Zonal } else { Scope::Regional };
    let bought = Reserved { class: config.class, term: config.term, payment: config.payment, scope };
    let (code, how) = named(Commitment::Reserved(bought));
    let label = format!("{}, {}, {how}", config.instance_type, config.os.label());
    let rate =
        ec2_rates::reserved(context, &config.instance_type, config.os, config.class, config.term, config.payment)?;
    let count = context.component.placement.count();
    let mut findings = Vec::new();
    let lines = match rate {
        Ok(rate) => {
            let of = Factor::count(count, "Reserved Instance");
            let mut lines = commitment_lines(code, label, &rate, &of, context.design.month().hours())?;
            if let Some(line) = lines.first_mut() {
                line.assumption = Some(use_text(context, count).into());
            }
            lines
        }
        Err(missing) => {
            findings.push(context.price_missing(&label, missing.why));
            vec![unpriced(code, label, Unit::InstanceHour, missing.why, missing.priced_in)]
        }
    };
    findings.extend(unused(context, config, count));
    Ok((lines, findings))
}

/// The part of the paid hours that is used.
fn used(context: &Context<'_>, count: u64) -> Option<Decimal> {
    context.used().amount.checked_div(Decimal::from(count) * units::time::HOURS_PER_WEEK)
}

fn use_text(context: &Context<'_>, count: u64) -> String {
    let used = used(context, count).unwrap_or_default() * Decimal::ONE_HUNDRED;
    let hours = context.month_of_week(context.used().hours);
    format!(
        "{} % of the paid hours are used: they cover {} instance-hours a month",
        format::quantity(used, 1),
        format::quantity(hours, 1)
    )
}

fn unused(context: &Context<'_>, config: &ReservedConfig, count: u64) -> Option<Finding> {
    let used = used(context, count)?;
    if used.is_zero() {
        let message = format!(
            "no on-demand group in {} runs what these Reserved Instances are for ({}, {}), so they give no discount",
            context.region(),
            config.instance_type,
            config.os.label()
        );
        let fix = "match region, type, system and zone, or remove them";
        let rule = "po-ri-attribute-mismatch";
        return Some(context.finding(Severity::Error, rule, "/config/instance_type", message, fix));
    }
    super::savings_plan::unused_finding(context, used)
}
