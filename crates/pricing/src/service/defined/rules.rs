//! The rules of a defined kind.

use definitions::{Charge, Field, Level, Reading, Rule, Values};
use units::Error;

use super::with_reading;
use crate::finding::{Finding, Severity};
use crate::line::Text;
use crate::service::Context;

/// The findings from rules that price nothing.
pub(in crate::service) fn findings(context: &Context<'_>, values: &Values) -> Result<Vec<Finding>, Error> {
    with_reading(context, values, |reading| {
        let mut found = Vec::new();
        for (field, value) in values.usage() {
            if value.is_some() && has_no_effect(field, reading)? {
                found.push(without_effect(context, values, field));
            }
        }
        for rule in values.definition().rules {
            if rule.test.holds(reading)? {
                found.push(finding(context, rule, rule.message.of(values)));
            }
        }
        Ok(found)
    })
}

/// Whether usage that is given does not apply, and no charge counts it. A zero makes no difference.
fn has_no_effect(field: &Field, reading: &Reading<'_>) -> Result<bool, Error> {
    let counts = |charge: &Charge| {
        charge.when.holds(reading) && charge.factors.iter().any(|factor| factor.amount.uses(field.name))
    };
    if field.tolerated || field.when.holds(reading) || reading.values.definition().charges.iter().any(counts) {
        return Ok(false);
    }
    Ok(reading.number(field.name)?.is_none_or(|number| !number.is_zero()))
}

/// The finding that usage does not apply. It is kept in the document, so that it is there when it applies again.
fn without_effect(context: &Context<'_>, values: &Values, field: &'static Field) -> Finding {
    let mut names = Vec::new();
    field.when.fields(&mut names);
    let mut labels: Vec<String> = Vec::new();
    for of in names.into_iter().filter_map(|name| values.definition().field(name)) {
        let label = format!("“{}”", of.label);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let deciding = labels.join(" and ");
    let as_is = if labels.len() == 1 { "as it is" } else { "as they are" };
    let message = format!("{}: the value has no effect with {deciding} {as_is}", field.label);
    let place = format!("/usage/{}", field.name);
    context.finding(
        Severity::Warning,
        "usage-without-effect",
        &place,
        message,
        format!("remove it, or change {deciding}"),
    )
}

/// The finding of a rule with this message.
pub(crate) fn finding(context: &Context<'_>, rule: &'static Rule, message: impl Into<Text>) -> Finding {
    let severity = match rule.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Advice => Severity::Advice,
    };
    context.finding(severity, rule.id, rule.place, message, rule.fix)
}
