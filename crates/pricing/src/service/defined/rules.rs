//! The rules of a defined kind.

use definitions::{Level, Rule, Values};
use units::Error;

use super::with_reading;
use crate::finding::{Finding, Severity};
use crate::line::Text;
use crate::service::Context;

/// The findings from rules that price nothing.
pub(in crate::service) fn findings(context: &Context<'_>, values: &Values) -> Result<Vec<Finding>, Error> {
    let rules = values.definition().rules;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    with_reading(context, values, |reading| {
        let mut found = Vec::new();
        for rule in rules {
            if rule.test.holds(reading)? {
                found.push(finding(context, rule, rule.message.of(values)));
            }
        }
        Ok(found)
    })
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
