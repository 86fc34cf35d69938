//! The rules of a defined kind.

use definitions::{Level, Reading, Rule, Test, Values};
use units::{Error, format::money};

use super::{charges_of, with_reading};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::known_cost;
use crate::saving::{monthly, saving};

/// What the rules of a component tell.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    values: &Values,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let rules = values.definition().rules;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    with_reading(context, values, |reading| {
        let mut found = Vec::new();
        for rule in rules {
            found.extend(told(context, reading, rule, lines)?);
        }
        Ok(found)
    })
}

fn told(
    context: &Context<'_>,
    reading: &Reading<'_>,
    rule: &'static Rule,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let holds = match rule.test {
        Test::When(condition) => condition.holds(reading),
        Test::By(function) => function(reading),
        Test::Above(condition, one, other) => {
            condition.holds(reading) && one.of(reading)?.zip(other.of(reading)?).is_some_and(|(one, other)| one > other)
        }
        Test::CheaperWith(condition, choices) => {
            let holds = condition.holds(reading);
            let saved = if holds { cheaper(context, reading.values, choices, lines)? } else { None };
            return Ok(saved.map(|saved| {
                let message = format!("{}: it saves {saved} a month", rule.message.of(reading.values));
                context.finding(severity(rule.level), rule.id, rule.place, message, rule.fix)
            }));
        }
    };
    Ok(holds
        .then(|| context.finding(severity(rule.level), rule.id, rule.place, rule.message.of(reading.values), rule.fix)))
}

/// What a component with other choices costs less a month, where that is worth telling.
fn cheaper(
    context: &Context<'_>,
    values: &Values,
    choices: &[(&str, &str)],
    lines: &[Line],
) -> Result<Option<String>, Error> {
    let Some(now) = monthly(lines) else { return Ok(None) };
    let changed = choices.iter().fold(values.clone(), |changed, (field, code)| changed.with_choice(field, code));
    let then =
        with_reading(context, &changed, |reading| known_cost(context, &charges_of(context, &changed, reading)?))?;
    Ok(then.and_then(|then| saving(now, then)).map(money))
}

const fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Advice => Severity::Advice,
    }
}
