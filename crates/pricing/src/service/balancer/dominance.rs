//! The dimension that sets the bill, and what less of it would save.

use design::BalancerConfig;
use units::{Decimal, Error, format};

use super::dimensions::{FREE_RULES, Measure};
use super::load::Load;
use super::reading::Reading;
use super::unit_charge;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::service::Context;
use crate::service::ebs_advice::{monthly, saving};

/// Rules `lb-dominant-dimension` and `lb-rule-evaluations`.
pub(super) fn findings(
    context: &Context<'_>,
    config: &BalancerConfig,
    reading: &Reading<'_>,
    load: &Load,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let (largest, next) = load.largest_and_next()?;
    let mostly = load.mostly();
    let capacity = lines.iter().find(|line| line.code == "elb.capacity").and_then(|line| line.cost.known());
    let (Some(all), Some(capacity), Some(dimension)) = (monthly(lines), capacity, load.dimensions.get(mostly)) else {
        return Ok(Vec::new());
    };
    // Down to the next dimension, in every hour: as if this one were not there.
    let less = unit_charge::charge(context, config, load.unit, reading, Some(&load.without(mostly)))?;
    let Some(less) = less.line(context)?.cost.known() else { return Ok(Vec::new()) };
    let Some(saved) = saving(all, all - (capacity - less)) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let fifth_more = next.checked_add(next / Decimal::from(5)).is_some_and(|bound| largest > bound);
    if fifth_more && !next.is_zero() {
        let percent = next.checked_mul(Decimal::ONE_HUNDRED).and_then(|next| next.checked_div(largest));
        let others = load.dimensions.iter().any(|other| other.part != dimension.part);
        let message = format!(
            "{} alone set the bill{}, the next dimension comes to {} % of them: lowering the others saves nothing, \
             lowering these at most {} a month",
            dimension.name,
            if others { " of their protocol" } else { "" },
            format::quantity(percent.unwrap_or_default(), 0),
            format::money(saved)
        );
        let fix = "look at this dimension first";
        found.push(context.finding(Severity::Advice, "lb-dominant-dimension", "/usage", message, fix));
    }
    if dimension.measure == Measure::Evaluations {
        let message = format!(
            "rules above the {FREE_RULES} free ones of each request set the bill, up to {} a month",
            format::money(saved)
        );
        let fix = "move rules that match often up, or split the hosts over load balancers";
        let place = "/usage/rules_per_request";
        found.push(context.finding(Severity::Warning, "lb-rule-evaluations", place, message, fix));
    }
    Ok(found)
}
