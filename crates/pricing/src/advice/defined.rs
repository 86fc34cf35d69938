//! Advice about components of kinds that have a definition: other choices.

use definitions::{Test, Values};
use units::Error;
use units::format::money;

use crate::finding::Finding;
use crate::line::Line;
use crate::saving::{monthly, saving};
use crate::service::charge::known_cost;
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

/// The monthly saving from other choices, if it is worth reporting.
fn cheaper(
    context: &Context<'_>,
    values: &Values,
    choices: &[(&str, &str)],
    lines: &[Line],
) -> Result<Option<String>, Error> {
    let Some(now) = monthly(lines) else { return Ok(None) };
    let changed = choices.iter().fold(values.clone(), |changed, (field, code)| changed.with_choice(field, code));
    let then = known_cost(context, &defined::charges(context, &changed)?)?;
    Ok(then.and_then(|then| saving(now, then)).map(money))
}
