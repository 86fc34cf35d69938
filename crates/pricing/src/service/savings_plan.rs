//! Savings Plans bought separately from the groups they apply to.

use design::{PlanKind, SavingsPlanConfig};
use units::kinds::Hour;
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Error, Usd, format};

use super::commitment_lines::{Codes, commitment_lines};
use super::commitment_use::Candidates;
use super::{Context, PricedComponent, commitment_use, ec2_names};
use crate::commitment::Terms;
use crate::finding::{Finding, Severity};
use crate::line::LinePrice;
use crate::own_rates;

/// Charges and findings of a plan: the commitment of every hour is paid, whether used or not.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &SavingsPlanConfig) -> Result<PricedComponent, Error> {
    let family = config.family.as_ref().map_or_else(String::new, |family| format!(" for {family}"));
    let (plan, term, payment) = (config.plan.label(), config.term.label(), config.payment.label());
    let label = format!("{plan}{family}, {term}, {payment}");
    let rate = Usd::new(config.usd_per_hour.0);
    let terms = Terms::split(rate, config.term, config.payment)?;
    let codes = Codes { hourly: "savings-plan.commitment".into(), upfront: "savings-plan.upfront".into() };
    let month = context.design.month().hours();
    let mut lines = commitment_lines::<Hour>(codes, label, &LinePrice::entered(rate), &terms, &[], month)?;
    for line in &mut lines {
        line.name(ec2_names::savings_plan(context, config.plan, config.family.as_deref(), config.term, config.payment));
    }
    let used = context.used();
    let share = used.amount.checked_div(rate.times(HOURS_PER_WEEK)?.amount()).unwrap_or_default();
    if let Some(line) = lines.first_mut() {
        let rates = if used.approximate { "at plan rates, some of them approximate" } else { "at plan rates" };
        // Usage of other kinds has units of its own.
        let what = if context.coverage.planned().is_empty() {
            format!("{} instance-hours a month", format::quantity(context.month_of_week(used.hours), 1))
        } else {
            "usage a month".to_owned()
        };
        let used = format!(
            "{} % of the commitment is used, {rates}: it covers {what} worth {} on-demand",
            format::quantity(share.saturating_mul(Decimal::ONE_HUNDRED), 1),
            format::money(Usd::new(context.month_of_week(used.on_demand.amount())))
        );
        line.assumption = Some(used.into());
    }
    own_rates::apply_all(context, &mut lines)?;
    let mut found = findings(context, config, share);
    found.extend(commitment_use::counted(context));
    Ok(PricedComponent::of(lines, found))
}

fn findings(context: &Context<'_>, config: &SavingsPlanConfig, used: Decimal) -> Vec<Finding> {
    let region = context.region();
    let place = config.family.as_deref().map(|family| (region, family));
    let mut candidates = Candidates::of(context, place, &|_, _| true);
    if config.plan == PlanKind::Compute {
        candidates.add_planned(context);
    }
    if !candidates.any {
        let what = match &config.family {
            Some(family) => format!("on-demand {family} instances in {region}"),
            None => "instances, Fargate tasks or functions that run on-demand".to_owned(),
        };
        let message = format!("the plan covers nothing: the design has no {what}");
        let fix = match config.plan {
            PlanKind::Compute => "remove the plan",
            PlanKind::Ec2Instance => "choose another family or region, or remove the plan",
        };
        return vec![context.finding(Severity::Error, "po-sp-scope-mismatch", "/config", message, fix)];
    }
    let fix = "choose types that have Reserved Instance prices, or import AWS's price lists";
    commitment_use::findings(context, used, Usd::new(config.usd_per_hour.0), &candidates, fix)
}
