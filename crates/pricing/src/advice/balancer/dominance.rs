//! The dimension that sets the bill, and the saving if it were smaller.

use design::BalancerConfig;
use units::{Decimal, Error, Usd, format};

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::{monthly, saving};
use crate::service::Context;
use crate::service::balancer::dimensions::{FREE_RULES, Measure, RULES};
use crate::service::balancer::load::{Dimension, Load};
use crate::service::balancer::reading::Reading;
use crate::service::balancer::setting::Setting;
use crate::service::balancer::unit_charge;

/// Rules `lb-dominant-dimension` and `lb-rule-evaluations`.
pub(super) fn findings(
    context: &Context<'_>,
    config: &BalancerConfig,
    reading: &Reading<'_>,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    if reading.has_units() {
        return Ok(Vec::new());
    }
    let capacity = lines.iter().find(|line| line.code == "elb.capacity").and_then(|line| line.cost.known());
    let (Some(all), Some(capacity)) = (monthly(lines), capacity) else { return Ok(Vec::new()) };
    let Some(load) = &Load::of(context, config, reading)? else { return Ok(Vec::new()) };
    // Priced as if this dimension did not exist: down to the next dimension in every hour.
    let saved = |index: usize| -> Result<Option<Usd>, Error> {
        let less = unit_charge::charge(context, config, load.unit, reading, Some(&load.without(index)))?;
        let less = less.known_cost(context)?;
        Ok(less.and_then(|less| saving(all, all - (capacity - less))))
    };
    let settings = (0..load.dimensions.len()).map(|index| load.setting(index)).collect::<Result<Vec<_>, _>>()?;
    let each = || load.dimensions.iter().zip(&settings).enumerate();
    let mut found = Vec::new();
    // On a tie, the first wins.
    if let Some((index, (dimension, setting))) = each().rev().max_by_key(|(_, (_, setting))| setting.saved)
        && let Some(saved) = saved(index)?
    {
        let others = load.dimensions.iter().any(|other| other.part != dimension.part);
        found.extend(dominant(context, load, dimension, setting, others, saved));
    }
    if let Some((index, (_, setting))) = each().find(|(_, (d, _))| d.spec.measure == Measure::Evaluations)
        && let Some(saved) = saved(index)?
    {
        let message = format!(
            "rules above the {FREE_RULES} free ones of each request set the bill{}, up to {} a month",
            when(load, setting),
            format::money(saved)
        );
        let fix = "move rules that match often up, or split the hosts over load balancers";
        found.push(context.finding(Severity::Warning, "lb-rule-evaluations", &reading.place(RULES), message, fix));
    }
    Ok(found)
}

/// Rule `lb-dominant-dimension`: applies when it is more than 20 % above the next dimension.
fn dominant(
    context: &Context<'_>,
    load: &Load,
    dimension: &Dimension,
    setting: &Setting,
    other_protocols: bool,
    saved: Usd,
) -> Option<Finding> {
    let Setting { alone, units, next, .. } = setting;
    let fifth_more = next.checked_div(Decimal::from(5)).and_then(|fifth| next.checked_add(fifth));
    let fifth_more = fifth_more.is_some_and(|bound| *units > bound);
    // If no other dimension is known, the largest one tells us nothing.
    if !fifth_more || (*alone && next.is_zero()) {
        return None;
    }
    let percent = next.checked_mul(Decimal::ONE_HUNDRED).and_then(|next| next.checked_div(*units));
    let percent = format::quantity(percent.unwrap_or_default(), 0);
    let (name, saved) = (dimension.spec.name, format::money(saved));
    let message = if *alone {
        let (of, others) =
            if other_protocols { (" of their protocol", "the others of this protocol") } else { ("", "the others") };
        format!(
            "{name} alone set the bill{of}, the next dimension comes to {percent} % of them: lowering {others} saves \
             nothing, lowering these at most {saved} a month"
        )
    } else {
        let of = if other_protocols { " of their protocol" } else { "" };
        format!(
            "{name} set the bill{of}{}, where the next dimension comes to {percent} % of them: lowering them in these \
             hours saves at most {saved} a month",
            when(load, setting)
        )
    };
    let fix = "look at this dimension first";
    Some(context.finding(Severity::Advice, "lb-dominant-dimension", "/usage", message, fix))
}

/// The hours in which a dimension sets the bill, unless it does in all hours: ` in 3 of 24 hours (00:00–02:00,
/// 23:00–24:00)`.
fn when(load: &Load, setting: &Setting) -> String {
    let (hours, all) = (&setting.hours, load.hours.len());
    if hours.len() == all {
        return String::new();
    }
    let is_first = |hour: &&usize| hour.checked_sub(1).is_none_or(|before| !hours.contains(&before));
    let ends = hours.iter().map(|hour| hour.saturating_add(1)).filter(|end| !hours.contains(end));
    let runs = hours.iter().filter(is_first).zip(ends);
    let runs: Vec<String> = runs.map(|(start, end)| format!("{start:02}:00–{end:02}:00")).collect();
    let noun = if hours.len() == 1 { "hour" } else { "hours" };
    format!(" in {} {noun} of the day ({})", hours.len(), runs.join(", "))
}
