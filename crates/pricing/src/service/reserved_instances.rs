//! Reserved Instances bought separately from the groups they apply to.

use design::{Reserved, ReservedConfig, Scope};
use units::kinds::InstanceHour;
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Error, Unit, Usd, format};

use super::commitment_lines::{Codes, commitment_lines, lines_without_rate};
use super::commitment_use::Candidates;
use super::ec2::named;
use super::ec2_fleet::Commitment;
use super::{Context, PricedComponent, commitment_use, ec2_names, ec2_rates, ec2_reserved};
use crate::commitment::factor;
use crate::finding::{Finding, Severity};
use crate::line::Factor;
use crate::own_rates;

/// Charges and findings of a purchase: every hour is paid for, whether used or not.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &ReservedConfig) -> Result<PricedComponent, Error> {
    let zonal = !context.component.placement.zones.is_empty();
    let scope = if zonal { Scope::Zonal } else { Scope::Regional };
    let bought = Reserved { class: config.class, term: config.term, payment: config.payment, scope };
    let (code, how) = named(Commitment::Reserved(bought));
    let label = format!("{}, {}, {how}", config.instance_type, config.os.label());
    let rate = ec2_rates::reserved(
        context,
        &config.instance_type,
        config.os,
        ec2_reserved::Bought { class: config.class, term: config.term, payment: config.payment },
    )?;
    let count = context.component.placement.count();
    let (mut findings, mut without_price) = (Vec::new(), Vec::new());
    let of = Factor::count(count, "Reserved Instance");
    let month = context.design.month().hours();
    let per_hour = rate.as_ref().ok().map(|rate| rate.price.unit_price);
    let mut lines = match rate {
        Ok(rate) => {
            let mut lines =
                commitment_lines::<InstanceHour>(Codes::below(code), label, &rate.price, &rate.terms, &[of], month)?;
            if let Some(line) = lines.first_mut() {
                line.assumption = Some(use_text(context, count).into());
            }
            lines
        }
        Err(missing) => {
            without_price.push((code.into(), context.price_missing(&label, missing.why)));
            let bought = (config.term, config.payment);
            let missing = (missing.why, missing.priced_in);
            lines_without_rate(Codes::below(code), label, Unit::InstanceHour, bought, &[of], month, &missing)?
        }
    };
    for line in &mut lines {
        let name = ec2_names::reserved(context, &line.code, config.os, &config.instance_type);
        line.name(name);
    }
    own_rates::apply_all(context, &mut lines)?;
    findings.extend(own_rates::still_missing(&lines, without_price));
    findings.extend(unused(context, config, count, per_hour));
    Ok(PricedComponent::of(lines, findings))
}

/// The share of the paid hours that is used.
fn used(context: &Context<'_>, count: u64) -> Option<Decimal> {
    context.used().amount.checked_div(Decimal::from(count).checked_mul(HOURS_PER_WEEK)?)
}

fn use_text(context: &Context<'_>, count: u64) -> String {
    let used = used(context, count).unwrap_or_default().saturating_mul(Decimal::ONE_HUNDRED);
    let hours = context.month_of_week(context.used().hours);
    format!(
        "{} % of the paid hours are used: they cover {} instance-hours a month",
        format::quantity(used, 1),
        format::quantity(hours, 1)
    )
}

fn unused(context: &Context<'_>, config: &ReservedConfig, count: u64, rate: Option<Usd>) -> Vec<Finding> {
    let Some(used) = used(context, count) else { return Vec::new() };
    let region = context.region();
    let zones = &context.component.placement.zones;
    let is_flexible = |instance_type: &str| {
        zones.is_empty()
            && context.catalogue.instance_type(instance_type).is_some_and(|known| factor(known, config.os).is_some())
    };
    let flexible = is_flexible(&config.instance_type);
    let family_of = |name: &'_ str| name.split_once('.').map_or("", |(family, _)| family).to_owned();
    let family = family_of(&config.instance_type);
    let candidates = Candidates::of(context, Some((region, &family)), &|group, own| {
        let fits = |(name, _): (&str, u64)| {
            name == config.instance_type || (flexible && is_flexible(name) && family_of(name) == family)
        };
        let in_zone = zones.is_empty() || group.placement.zones.keys().any(|zone| zones.contains_key(zone));
        own.os == config.os && in_zone && own.types().any(fits)
    });
    if !candidates.any {
        let message = format!(
            "no on-demand group in {region} runs what these Reserved Instances are for ({}, {}), so they give no discount",
            config.instance_type,
            config.os.label()
        );
        let fix = "match region, type, system and zone, or remove them";
        let rule = "po-ri-attribute-mismatch";
        return vec![context.finding(Severity::Error, rule, "/config/instance_type", message, fix)];
    }
    let per_hour = rate.and_then(|rate| rate.times(Decimal::from(count)).ok()).unwrap_or_default();
    let mut all = commitment_use::findings(context, used, per_hour, &candidates, "");
    if !zones.is_empty() {
        all.extend(commitment_use::zonal_in_reservation(context, &candidates));
    }
    all
}
