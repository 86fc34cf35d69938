//! Reads components of kinds that have a definition.

use std::collections::HashMap;

use definitions::{Absent, Definition, Field, RATE_UNITS, Type, Usage, UsageValue, Value, Values, limits};

use super::component::component_id;
use super::json::Json;
use super::needs::{reason, unmet};
use super::node::{Node, Object, one_of};
use super::usage::{or_once, usage_value};
use super::vpc;
use crate::component::Body;
use crate::kind::Kind;
use problem::Problem;

/// The hours of a day.
const HOURS_OF_DAY: usize = 24;
/// The hours of a week.
const HOURS_OF_WEEK: usize = 168;

/// The forms of a usage value.
const ANY_FORM: &str = "write a number, {\"low\": …, \"typical\": …, \"high\": …}, {\"value\": …, \"unit\": …}, \
                        {\"by_hour\": […]}, {\"once\": …, \"month\": …} or \"open\"";

/// Reads `config` and `usage`. Refused fields are left out.
pub(super) fn defined(object: &mut Object<'_, '_>, definition: &'static Definition) -> Body {
    let mut values = Values::new(definition);
    let needed = definition.config.iter().filter(|field| is_needed(field, &values));
    let needed: Vec<&str> = needed.map(|field| field.name).collect();
    let config = |node: Node<'_, '_>| {
        let mut object = node.object()?;
        read_fields(&mut object, definition.config, &mut values);
        check(&object, definition.config, &values);
        object.finish();
        Some(())
    };
    if !needed.is_empty() && !object.has("config") {
        let message = format!("config is missing, with {}", needed.join(", "));
        object.node().refuse::<()>(message, "add config with these fields");
    }
    object.optional("config", config);
    if !definition.usage.is_empty() {
        object.optional("usage", |node| {
            let mut object = node.object()?;
            read_fields(&mut object, definition.usage, &mut values);
            object.finish();
            Some(())
        });
    }
    Body::Defined(Box::new(values))
}

/// Whether a document must contain a field, whatever its other fields are.
fn is_needed(field: &Field, values: &Values) -> bool {
    field.absent == Absent::Refused && field.when.holds_for(values)
}

/// Reads every field that is present.
fn read_fields(object: &mut Object<'_, '_>, fields: &'static [Field], values: &mut Values) {
    for field in fields {
        let read = object.optional(field.name, |node| value(node, field));
        if read.is_some() {
            values.set(field.name, read);
        }
    }
}

/// Checks how the fields of the configuration depend on each other: required fields must be present, and fields without
/// an effect must be absent.
fn check(object: &Object<'_, '_>, fields: &'static [Field], values: &Values) {
    for field in fields {
        let (name, is_meant, is_given) = (field.name, field.when.holds_for(values), object.has(field.name));
        if is_meant && !is_given && field.absent == Absent::Refused {
            match reason(&field.when) {
                None => object.missing(name),
                Some(reason) => {
                    let message = format!("{name} is missing: it is needed with {reason}");
                    object.node().refuse::<()>(message, format!("add {name}"));
                }
            }
        }
        if !is_meant && is_given && !field.tolerated && values.is_given(name) {
            let (words, fix) = unmet(&field.when, values);
            object.node().refuse::<()>(format!("{name} needs {words}"), format!("{fix}, or remove {name}"));
        }
    }
}

fn value(node: Node<'_, '_>, field: &'static Field) -> Option<Value> {
    Some(match field.value {
        Type::Choice(choices) => {
            let Json::Text(text) = node.value() else {
                let all: Vec<&str> = choices.iter().map(|choice| choice.code).collect();
                return node.refuse(format!("expected one of {}", all.join(", ")), "write one of them in quotes");
            };
            let Some(choice) = choices.iter().find(|choice| choice.code == text) else {
                let all: Vec<&str> = choices.iter().map(|choice| choice.code).collect();
                let shown: String = text.chars().take(60).collect();
                let fix = one_of(&shown, all.iter().copied(), &all.join(", "));
                return node.refuse(format!("unknown value {shown:?}"), fix);
            };
            Value::Choice(choice)
        }
        Type::Number { least, most, decimals, .. } => Value::Number(node.number(least, most, decimals)?),
        Type::Flag => Value::Flag(node.boolean()?),
        Type::Text { .. } => Value::Text(node.text(limits::NAME_CHARS)?),
        Type::InstanceType { example } => Value::Text(node.name(&format!("an instance type such as {example}"))?),
        Type::Ranges { most, .. } => Value::Texts(vpc::texts(node, most)?),
        Type::Region => Value::Text(node.name("a region code such as us-east-1")?),
        Type::Item { what, example, .. } => Value::Text(node.name(&format!("a {what} such as {example}"))?),
        Type::Reference(_) => Value::Reference(component_id(node)?),
        Type::References(_, most) => Value::References(vpc::ids(node, most)?),
        Type::Usage(measure) => Value::Usage(usage(node, measure)?),
    })
}

/// Reads a usage value in any of its forms.
fn usage(node: Node<'_, '_>, measure: definitions::Measure) -> Option<Usage> {
    let most = measure.most();
    let has = |key| node.value().get(key).is_some();
    if has("once") {
        if !measure.can_occur_once() {
            let fix = format!("write a number: {}", measure.unit());
            return node.refuse("a size, duration or share does not occur once", fix);
        }
        return or_once(node, most).map(Usage::Monthly);
    }
    if has("by_hour") {
        if !measure.adds_up_by_hour() {
            let fix = format!("write a number: {}", measure.unit());
            return node.refuse("this value does not add up over the hours of a month", fix);
        }
        let mut object = node.object()?;
        let hours = object.required("by_hour", |node| {
            let hours = node.list(HOURS_OF_WEEK)?;
            if hours.len() != HOURS_OF_DAY && hours.len() != HOURS_OF_WEEK {
                return node.refuse(format!("{} hours", hours.len()), "give 24 of a day, or 168 of a week from Monday");
            }
            hours.into_iter().map(|node| node.number(0, most, limits::USAGE_DECIMALS)).collect::<Option<Box<[_]>>>()
        });
        object.finish();
        return hours.map(Usage::ByHour);
    }
    if has("unit") || has("value") {
        return rate(node, measure);
    }
    if node.value().is_object() && !["low", "typical", "high"].into_iter().any(has) {
        return node.refuse("expected a usage value", ANY_FORM);
    }
    usage_value(node, most).map(Usage::Monthly)
}

/// Reads a rate with its unit.
fn rate(node: Node<'_, '_>, measure: definitions::Measure) -> Option<Usage> {
    let units: Vec<(&'static str, &'static definitions::RateUnit)> =
        RATE_UNITS.iter().filter(|unit| unit.fits(measure)).map(|unit| (unit.code, unit)).collect();
    if units.is_empty() {
        return node.refuse("this value has no rates", format!("write a number: {}", measure.unit()));
    }
    if node.value().get("unit").is_none() {
        let all: Vec<&str> = units.iter().map(|(code, _)| *code).collect();
        return node.refuse("the unit of the rate is missing", format!("add unit: {}", all.join(", ")));
    }
    let mut object = node.object()?;
    let unit = object.required("unit", |node| node.word(&units));
    let number = |node: Node<'_, '_>| node.number(0, limits::USAGE, limits::USAGE_DECIMALS);
    let size_kib = object.optional("size_kib", number);
    let value = match object.optional("value", number) {
        Some(value) => Some(UsageValue::One(value)),
        None => {
            let ends = ["low", "typical", "high"].map(|end| object.required(end, number));
            match ends {
                [Some(low), Some(typical), Some(high)] if low <= typical && typical <= high => {
                    Some(UsageValue::Range { low, typical, high })
                }
                [Some(_), Some(_), Some(_)] => {
                    object.node().refuse("low, typical and high do not rise", "order them: low <= typical <= high")
                }
                _ => None,
            }
        }
    };
    if let Some(unit) = unit.filter(|unit| unit.needs_size != size_kib.is_some()) {
        let (message, fix) = if unit.needs_size {
            ("the size of each request is missing", "add size_kib")
        } else {
            ("this unit has no size of each", "leave size_kib out")
        };
        object.node().refuse::<()>(message, fix);
        return None;
    }
    object.finish();
    Some(Usage::Rate { value: value?, unit: unit?, size_kib })
}

/// Checks that references point to components of the right kinds.
pub(super) fn references(index: usize, values: &Values, kinds: &HashMap<&str, Kind>, problems: &mut Vec<Problem>) {
    for (field, value) in values.config() {
        let (Type::Reference(to) | Type::References(to, _)) = field.value else { continue };
        let ids = match value {
            Some(Value::Reference(id)) => std::slice::from_ref(id),
            Some(Value::References(ids)) => ids.as_slice(),
            _ => continue,
        };
        let is_there = |id: &str| kinds.get(id).is_some_and(|kind| to.kinds.contains(&kind.code()));
        for id in ids.iter().filter(|id| to.must_exist && !is_there(id.as_str())) {
            let message = format!("there is no {} with the id {id}", to.what);
            let path = format!("/components/{index}/config/{}", field.name);
            problems.push(Problem::new(path, message, format!("name one of this design, or leave {} out", field.name)));
        }
    }
}
