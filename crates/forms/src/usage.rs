//! Usage values in all the forms in which they can be given, and conversions between them.

use api::text_of;
use definitions::{Measure, RATE_UNITS, RateUnit};
use design::{Design, Number, Scenario, UsageValue, limits};
use serde_json::{Map, Value, json};
use units::{Decimal, parse_plain};

use crate::act::{Act, Done};
use crate::form::Form;
use crate::node::{Node, Usage, UsageForms};

/// A usage value as shown by its controls.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// `one`, `range`, `open`, `once`, `day` or `week`.
    pub mode: &'static str,
    /// JSON pointers below the value with their texts: one for `one` and `once`, three for `range`, 24 or 168 for `day`
    /// and `week`. The pointer is empty if the value itself is the number.
    pub texts: Vec<(String, String)>,
    /// The unit of a rate; `None` for a value for the month.
    pub unit: Option<&'static RateUnit>,
    /// The month of a one-time amount.
    pub month: String,
    /// KiB of each request, for a rate that needs it.
    pub size: Option<String>,
}

/// A unit in which a usage value can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChoice {
    /// Its name in the document; empty for the month.
    pub code: &'static str,
    /// Its label after a number.
    pub label: &'static str,
}

/// The labels of the forms.
const MODES: &[(&str, &str)] = &[
    ("one", "One number"),
    ("range", "Low, typical and high"),
    ("open", "Not known yet"),
    ("once", "Once, in one month"),
    ("day", "By the hour of the day"),
    ("week", "By the hour of the week"),
];

/// The labels of the forms of hours: a schedule or a profile, but nothing that happens once.
const SCHEDULED: &[(&str, &str)] = &[
    ("one", "One number"),
    ("range", "Low, typical and high"),
    ("open", "Not known yet"),
    ("day", "By the hour of the day"),
    ("week", "By the hour of the week"),
];

/// How many of them every usage value has.
const COMMON: usize = 3;

impl Usage {
    /// The value as shown by its controls.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let at = |key: &str| self.value.as_ref().and_then(|value| value.get(key));
        let text = |key: &str| (format!("/{key}"), text_of(at(key)));
        let unit = at("unit").and_then(Value::as_str).and_then(rate_unit);
        let size = unit.filter(|unit| unit.needs_size).map(|_| text_of(at("size_kib")));
        let shape = Shape { mode: "one", unit, size, ..Shape::default() };
        if let Some(hours) = at("by_hour").and_then(Value::as_array) {
            let mode = if hours.len() == 24 { "day" } else { "week" };
            let texts = hours.iter().enumerate().map(|(hour, one)| (format!("/by_hour/{hour}"), text_of(Some(one))));
            return Shape { mode, texts: texts.collect(), ..shape };
        }
        if at("once").is_some() {
            return Shape { mode: "once", texts: vec![text("once")], month: text_of(at("month")), ..shape };
        }
        if at("typical").is_some() {
            return Shape { mode: "range", texts: ["low", "typical", "high"].map(text).into(), ..shape };
        }
        if at("value").is_some() {
            return Shape { texts: vec![text("value")], ..shape };
        }
        match &self.value {
            Some(Value::String(_)) => Shape { mode: "open", ..shape },
            value => Shape { texts: vec![(String::new(), text_of(value.as_ref()))], ..shape },
        }
    }

    /// The forms in which it can be given: codes and labels.
    #[must_use]
    pub fn modes(&self) -> &'static [(&'static str, &'static str)] {
        match self.forms {
            UsageForms::Monthly => MODES.get(..COMMON).unwrap_or_default(),
            UsageForms::Once => MODES.get(..=COMMON).unwrap_or_default(),
            UsageForms::All(measure) if !measure.can_occur_once() => MODES.get(..COMMON).unwrap_or_default(),
            UsageForms::All(Measure::Hours) => SCHEDULED,
            UsageForms::All(measure) if !measure.adds_up_by_hour() => MODES.get(..=COMMON).unwrap_or_default(),
            UsageForms::All(_) => MODES,
        }
    }

    /// The units in which it can be given; the first is the month.
    #[must_use]
    pub fn unit_choices(&self) -> Vec<UnitChoice> {
        let month = UnitChoice { code: "", label: self.unit };
        let UsageForms::All(measure) = self.forms else { return vec![month] };
        let rates = RATE_UNITS.iter().filter(|unit| unit.fits(measure));
        std::iter::once(month).chain(rates.map(|unit| UnitChoice { code: unit.code, label: unit.label })).collect()
    }

    /// The value in another form, as far as the form can hold it.
    fn as_mode(&self, mode: &str, hours: Decimal) -> Value {
        let shape = self.shape();
        let typical = self.typical(&shape, hours);
        let in_unit = |fields: &[(&str, &Decimal)]| {
            let mut map: Map<String, Value> =
                fields.iter().map(|(key, value)| ((*key).to_owned(), number(**value))).collect();
            if let Some(unit) = shape.unit {
                map.insert("unit".to_owned(), json!(unit.code));
                if let Some(size) = self.value.as_ref().and_then(|value| value.get("size_kib")) {
                    map.insert("size_kib".to_owned(), size.clone());
                }
            }
            Value::Object(map)
        };
        let given = self.given(&shape).unwrap_or(typical);
        match mode {
            "open" => json!("open"),
            "range" => in_unit(&[("low", &given), ("typical", &given), ("high", &given)]),
            "once" => json!({ "once": number(typical), "month": 1 }),
            "day" | "week" => {
                let hourly = number(typical.checked_div(hours).unwrap_or_default());
                let length = if mode == "day" { 24 } else { 168 };
                // A week converted from a day repeats the day.
                let of_day: Vec<Value> =
                    if shape.mode == "day" { self.hours() } else { std::iter::repeat_n(hourly, 24).collect() };
                json!({ "by_hour": of_day.iter().cycle().take(length).collect::<Vec<_>>() })
            }
            _ if shape.unit.is_some() => in_unit(&[("value", &given)]),
            _ => number(typical),
        }
    }

    fn hours(&self) -> Vec<Value> {
        let hours = self.value.as_ref().and_then(|value| value.get("by_hour")).and_then(Value::as_array);
        hours.cloned().unwrap_or_default()
    }

    /// The number in its own unit: the typical one of a range. `None` for values by the hour.
    fn given(&self, shape: &Shape) -> Option<Decimal> {
        let (_, text) = shape.texts.get(if shape.mode == "range" { 1 } else { 0 })?;
        (!matches!(shape.mode, "day" | "week")).then(|| parse_plain(text).ok()).flatten()
    }

    /// The typical amount of a month; the initial number while it is open.
    fn typical(&self, shape: &Shape, hours: Decimal) -> Decimal {
        if matches!(shape.mode, "day" | "week") {
            let all = shape.texts.iter().filter_map(|(_, text)| parse_plain(text).ok());
            let sum: Decimal = all.sum();
            let mean = sum.checked_div(Decimal::from(shape.texts.len())).unwrap_or_default();
            return mean.checked_mul(hours).unwrap_or_default();
        }
        let given = self.given(shape).unwrap_or_else(|| self.first.into());
        shape.unit.map_or(given, |unit| given.checked_mul(self.per_month(unit, hours)).unwrap_or_default())
    }

    /// The amount of a month at one of a unit.
    fn per_month(&self, unit: &'static RateUnit, hours: Decimal) -> Decimal {
        let size_kib = self.value.as_ref().and_then(|value| value.get("size_kib")).map(|size| text_of(Some(size)));
        let size_kib = size_kib.and_then(|text| parse_plain(&text).ok()).map(Number);
        let one = definitions::Usage::Rate { value: UsageValue::known(1), unit, size_kib };
        one.product(Scenario::Typical, hours, None).and_then(|product| product.value().ok()).unwrap_or(Decimal::ONE)
    }

    /// The same amount in another unit, rounded to the decimals that a document accepts.
    fn in_unit(&self, code: &str, hours: Decimal) -> Value {
        let shape = self.shape();
        let to = rate_unit(code);
        let factor = |unit: Option<&'static RateUnit>| unit.map_or(Decimal::ONE, |unit| self.per_month(unit, hours));
        let (from, per) = (factor(shape.unit), factor(to));
        let converted = |text: &str| {
            let amount = parse_plain(text).unwrap_or_else(|_| self.first.into());
            number(amount.checked_mul(from).and_then(|all| all.checked_div(per)).unwrap_or_default())
        };
        let mut map = Map::new();
        match (shape.mode, to) {
            ("range", _) => {
                for (key, (_, text)) in ["low", "typical", "high"].into_iter().zip(&shape.texts) {
                    map.insert(key.to_owned(), converted(text));
                }
            }
            (_, None) => return number(self.typical(&shape, hours)),
            _ => {
                let text = shape.texts.first().map(|(_, text)| text.clone()).unwrap_or_default();
                map.insert("value".to_owned(), converted(&text));
            }
        }
        if let Some(unit) = to {
            map.insert("unit".to_owned(), json!(unit.code));
            if unit.needs_size {
                let size = self.value.as_ref().and_then(|value| value.get("size_kib")).cloned();
                map.insert("size_kib".to_owned(), size.unwrap_or(json!(1)));
            }
        }
        Value::Object(map)
    }
}

fn rate_unit(code: &str) -> Option<&'static RateUnit> {
    RATE_UNITS.iter().find(|unit| unit.code == code)
}

/// A number of the document, rounded to the decimals that it accepts.
fn number(value: Decimal) -> Value {
    let text = value.round_dp(limits::USAGE_DECIMALS).normalize().to_string();
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// A whole number as typed by people.
///
/// # Errors
/// What is wrong, as text for the field.
pub(crate) fn whole(text: &str, most: u64) -> Result<u64, String> {
    let digits: String = text.trim().chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}')).collect();
    let read: u64 = digits.parse().map_err(|_| format!("“{}” is not a whole number", text.trim()))?;
    if read <= most { Ok(read) } else { Err(format!("Use 0 to {}", units::format::quantity(most.into(), 0))) }
}

/// The changes of usage values: `known` changes the form, `unit` changes the unit.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    if !matches!(act.name.as_str(), "known" | "unit") {
        return None;
    }
    let month = design.month();
    let values = design.components.get(index).and_then(|component| component.body.values());
    let hours = values.and_then(|values| values.running_hours(Scenario::Typical, month)).unwrap_or(month.hours());
    let form = Form::of(design, index, &[])?;
    let usage = find(&crate::kinds::nodes(&form), &act.at)?.clone();
    let value = if act.name == "unit" { usage.in_unit(&act.value, hours) } else { usage.as_mode(&act.value, hours) };
    set(design, &act.at, value);
    Some(Ok(Done::default()))
}

/// The usage value at a JSON pointer.
fn find<'n>(nodes: &'n [Node], at: &str) -> Option<&'n Usage> {
    nodes.iter().find_map(|node| match node {
        Node::Usage(usage) => (usage.at == at).then_some(usage),
        Node::Fields(nodes) | Node::Row(nodes) | Node::Reveal(nodes) => find(nodes, at),
        Node::More(more) => find(&more.nodes, at),
        Node::Group(group) => find(&group.nodes, at),
        _ => None,
    })
}

/// Sets a value at a pointer of the document, whose parents exist. The design is left unchanged if the result cannot be
/// read.
fn set(design: &mut Design, at: &str, value: Value) {
    let Ok(mut document) = serde_json::to_value(&*design) else { return };
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    let Some(Value::Object(fields)) = parent_of(&mut document, parent) else { return };
    fields.insert(key.to_owned(), value);
    if let (Some(next), _) = Design::read(&document.to_string()) {
        *design = next;
    }
}

/// The object at a pointer; a component without usage has no usage object in its document yet.
fn parent_of<'v>(document: &'v mut Value, at: &str) -> Option<&'v mut Value> {
    if document.pointer(at).is_none()
        && let Some((parent, key)) = at.rsplit_once('/')
        && let Some(Value::Object(fields)) = document.pointer_mut(parent)
    {
        fields.insert(key.to_owned(), json!({}));
    }
    document.pointer_mut(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "/components/0/usage/requests";

    /// A queue with requests, after another form or another unit was selected.
    fn after(requests: Value, changes: &[(&str, &str)]) -> Value {
        let document = json!({
            "abacus": 1, "region": "us-east-1",
            "components": [{ "id": "queue", "kind": "sqs", "usage": { "requests": requests } }],
        });
        let mut design = Design::parse(&document.to_string()).unwrap();
        for (name, value) in changes {
            let (name, value) = ((*name).to_owned(), (*value).to_owned());
            let act = Act { name, value, component: "queue".to_owned(), at: AT.to_owned(), with: Vec::new() };
            crate::act(&mut design, &act).unwrap();
            assert_eq!(Design::parse(&design.to_json()), Ok(design.clone()));
        }
        serde_json::to_value(&design).unwrap().pointer(AT).cloned().unwrap_or_default()
    }

    #[test]
    fn a_value_keeps_its_amount_in_every_form() {
        let range = json!({ "low": 730, "typical": 730, "high": 730 });
        assert_eq!(after(json!(730), &[("known", "range")]), range);
        assert_eq!(after(json!(730), &[("known", "once")]), json!({ "once": 730, "month": 1 }));
        assert_eq!(after(json!(730), &[("known", "day"), ("known", "week"), ("known", "one")]), json!(730));
        assert_eq!(after(json!(730), &[("known", "day")])["by_hour"][5], json!(1));
        assert_eq!(after(json!({ "low": 1, "typical": 5, "high": 9 }), &[("known", "one")]), json!(5));
        assert_eq!(after(json!(730), &[("known", "open")]), json!("open"));
        assert_eq!(after(json!("open"), &[("known", "one")]), json!(1_000));
    }

    #[test]
    fn a_value_keeps_its_amount_in_every_unit() {
        let rate = |value: u64, unit: &str| json!({ "value": value, "unit": unit });
        assert_eq!(after(json!(2_628_000), &[("unit", "per-second")]), rate(1, "per-second"));
        assert_eq!(after(rate(1, "per-second"), &[("unit", "per-minute")]), rate(60, "per-minute"));
        assert_eq!(after(rate(1, "per-second"), &[("unit", "")]), json!(2_628_000));
        // Changing the form keeps the unit.
        let range = json!({ "low": 2, "typical": 2, "high": 2, "unit": "per-second" });
        assert_eq!(after(rate(2, "per-second"), &[("known", "range")]), range);
        assert_eq!(after(range, &[("known", "one")]), rate(2, "per-second"));
        assert_eq!(after(rate(1, "per-hour"), &[("known", "day")])["by_hour"][0], json!(1));
    }

    #[test]
    fn a_text_for_a_count_is_read_or_told() {
        assert_eq!(whole("1,000", 100_000), Ok(1_000));
        assert_eq!(whole("200000", 100_000), Err("Use 0 to 100,000".to_owned()));
        assert!(whole("1.5", 10).unwrap_err().contains("not a whole number"));
    }
}
