//! Advice about components of kinds that have a definition: other choices.

use definitions::{Level, Test, Values};
use units::format::money;
use units::{Error, Usd};

use crate::estimate::Totals;
use crate::finding::Finding;
use crate::line::{Cost, Line};
use crate::saving::saving;
use crate::service::{Context, defined};

/// The rules of a component that apply when other choices would cost less.
pub(super) fn findings(context: &Context<'_>, values: &Values, lines: &[Line]) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for rule in values.definition().rules {
        let Test::CheaperWith(condition, choices) = rule.test else { continue };
        if defined::with_reading(context, values, |reading| condition.holds(reading))
            && let Some(saved) = cheaper(context, values, choices, lines)?
        {
            let message = format!("{}: it saves {saved} a month", rule.message.of(values));
            found.push(defined::finding(context, rule, message));
        }
    }
    Ok(found)
}

/// The saving from other choices by effective monthly cost, if it is worth reporting and AWS accepts them.
fn cheaper(
    context: &Context<'_>,
    values: &Values,
    choices: &[(&str, &str)],
    lines: &[Line],
) -> Result<Option<String>, Error> {
    let Some(now) = effective(lines.iter().map(|line| &line.cost))? else { return Ok(None) };
    let mut changed = choices.iter().fold(values.clone(), |changed, (field, code)| changed.with_choice(field, code));
    changed.remove_inapplicable();
    let charges = defined::charges(context, &changed)?;
    let costs = charges.iter().map(|charge| charge.cost(context)).collect::<Result<Vec<Cost>, Error>>()?;
    let Some(saved) = effective(&costs)?.and_then(|then| saving(now, then)) else { return Ok(None) };
    Ok(if is_refused(context, &changed)? { None } else { Some(money(saved)) })
}

/// The effective monthly cost: upfront payments are spread over their terms. `None` while a cost is unknown.
fn effective<'a>(costs: impl IntoIterator<Item = &'a Cost>) -> Result<Option<Usd>, Error> {
    let totals = Totals::of_costs(costs.into_iter().map(|cost| ("", cost)))?;
    Ok((!totals.at_least).then_some(totals.effective_monthly))
}

/// Whether AWS refuses a component with these values.
fn is_refused(context: &Context<'_>, values: &Values) -> Result<bool, Error> {
    let mut errors = values.definition().rules.iter().filter(|rule| rule.level == Level::Error);
    defined::with_reading(context, values, |reading| {
        errors.try_fold(false, |refused, rule| Ok(refused || rule.test.holds(reading)?))
    })
}
