//! Advice about components of kinds that have a definition: other choices.

use definitions::{Level, Test, Values};
use design::{Body, Component};
use units::format::money;
use units::{Error, Usd};

use super::dependence;
use crate::estimate::Totals;
use crate::finding::Finding;
use crate::line::{Cost, Line};
use crate::remedy::Remedy;
use crate::saving::saving;
use crate::service::charge::ComponentCharge;
use crate::service::{Context, defined};

/// The rules of a component that apply when other choices would cost less.
pub(super) fn findings(context: &Context<'_>, values: &Values, lines: &[Line]) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    for (position, rule) in values.definition().rules.iter().enumerate() {
        let Test::CheaperWith(condition, choices) = rule.test else { continue };
        if defined::with_reading(context, values, |reading| condition.holds(reading))
            && let Some(saved) = cheaper(context, values, (position, choices), lines)?
        {
            let message = format!("{}: it saves {} a month", rule.message.of(values), money(saved));
            let body = Body::Defined(Box::new(with_choices(values, choices)));
            let changed = Component { body, ..context.component.clone() };
            let finding = defined::finding(context, rule, message).saves(saved);
            found.push(match Remedy::replace(&changed) {
                Some(change) => finding.with(change),
                None => finding,
            });
        }
    }
    Ok(found)
}

/// The saving from other choices by effective monthly cost, if it is worth reporting and AWS accepts them.
fn cheaper(
    context: &Context<'_>,
    values: &Values,
    (rule, choices): (usize, &[(&str, &str)]),
    lines: &[Line],
) -> Result<Option<Usd>, Error> {
    let Some(now) = effective(lines.iter().map(|line| &line.cost))? else { return Ok(None) };
    let changed = with_choices(values, choices);
    let Some(saved) = effective_with(context, &changed, rule, lines)?.and_then(|then| saving(now, then)) else {
        return Ok(None);
    };
    Ok(if is_refused(context, &changed)? { None } else { Some(saved) })
}

/// The values with other choices, without what no longer applies.
fn with_choices(values: &Values, choices: &[(&str, &str)]) -> Values {
    let mut changed = choices.iter().fold(values.clone(), |changed, (field, code)| changed.with_choice(field, code));
    changed.remove_inapplicable();
    changed
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

/// The effective monthly cost of a component with the choices of a rule, if it is known. Of charges that do not depend on
/// these choices, it is that of their `lines`.
fn effective_with(context: &Context<'_>, changed: &Values, rule: usize, lines: &[Line]) -> Result<Option<Usd>, Error> {
    let costs = |charges: Vec<ComponentCharge<'_>>| -> Result<Vec<Cost>, Error> {
        charges.iter().map(|charge| charge.cost(context)).collect()
    };
    let charges = changed.definition().charges;
    let alone = context.design.own_rates.is_empty() && !context.has_commitments();
    let known = dependence::of_rule(changed.definition(), rule).filter(|_| alone);
    let Some(depends) = known else { return effective(&costs(defined::charges(context, changed)?)?) };
    let is_changed = |position: usize| depends.get(position).is_none_or(|depends| *depends);
    let others =
        charges.iter().enumerate().filter(|(position, _)| !is_changed(*position)).map(|(_, charge)| charge.code);
    let is_other = |line: &&Line| others.clone().any(|code| code == line.code);
    let rest = costs(defined::charges_among(context, changed, is_changed)?)?;
    effective(lines.iter().filter(is_other).map(|line| &line.cost).chain(&rest))
}

#[cfg(test)]
mod tests {
    use budget::Budget;
    use catalog::Catalogue;
    use definitions::{Usage, Value};
    use design::{ComponentId, Design, Placement, Tags};

    use super::*;
    use crate::flows::Flows;
    use crate::relations::Relations;
    use crate::service::{Coverage, Pools, Task, kinds};

    #[test]
    fn other_choices_cost_what_all_their_charges_cost() {
        let mut compared = 0;
        for definition in definitions::ALL {
            let mut values = definition.new_values();
            for field in definition.usage {
                values.set(field.name, Some(Value::Usage(Usage::known(100))));
            }
            let mut design = Design::empty("us-east-1");
            let (id, name, placement) = (ComponentId::parse("one").unwrap(), String::new(), Placement::default());
            design.components.push(Component {
                id,
                name,
                placement,
                tags: Tags::default(),
                body: Body::Defined(Box::new(values.clone())),
            });
            let (relations, flows) = (Relations::of(&design), Flows::default());
            let (catalogue, scenario) = (Catalogue::embedded(), design::Scenario::Typical);
            let budget = Budget::unlimited();
            let task =
                Task { design: &design, relations: &relations, flows: &flows, catalogue, scenario, month: 0, budget };
            let coverage = Coverage::default();
            let pools = Pools::build(task, &coverage).unwrap();
            let context = task.context(0, &coverage, Some(&pools)).unwrap();
            let lines = kinds::fresh_lines(&context).unwrap();
            for (position, rule) in definition.rules.iter().enumerate() {
                let Test::CheaperWith(_, choices) = rule.test else { continue };
                let changed = with_choices(&values, choices);
                let charges = defined::charges(&context, &changed).unwrap();
                let costs: Vec<Cost> = charges.iter().map(|charge| charge.cost(&context).unwrap()).collect();
                let whole = effective(&costs).unwrap();
                if lines.iter().all(|line| line.cost.known().is_some()) {
                    assert_eq!(effective_with(&context, &changed, position, &lines).unwrap(), whole, "{}", rule.id);
                    compared += 1;
                }
            }
        }
        assert!(compared > 5, "{compared} rules were compared");
    }
}
