//! The JSON Schema of defined kinds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::definition::Definition;
use crate::field::{Absent, Field, Measure, Type};
use crate::limits;
use crate::usage::UsageValue;
use crate::usage_value::RATE_UNITS;

impl JsonSchema for UsageValue {
    fn schema_name() -> Cow<'static, str> {
        "UsageValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let number = number(limits::USAGE);
        json_schema!({
            "description": "A usage value: one number, a range, or open; amounts also once, in one month from 1.",
            "oneOf": [number, { "const": "open" }, range(&number, Map::new()), once(&number)]
        })
    }
}

fn number(most: u64) -> Value {
    json!({ "type": "number", "minimum": 0, "maximum": most })
}

fn range(number: &Value, more: Map<String, Value>) -> Value {
    let mut required = vec!["low", "typical", "high"];
    required.extend(more.keys().map(String::as_str).filter(|key| *key == "unit"));
    let mut properties = json!({ "low": number, "typical": number, "high": number });
    if let Some(properties) = properties.as_object_mut() {
        properties.extend(more.clone());
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// An amount of one month. Sizes, durations and shares have none: the reader tells.
fn once(number: &Value) -> Value {
    json!({
        "type": "object",
        "properties": {
            "once": { "oneOf": [number, range(number, Map::new())] },
            "month": { "type": "integer", "minimum": 1, "maximum": 12 }
        },
        "required": ["once", "month"],
        "additionalProperties": false
    })
}

/// The schema of usage values of one measure, with its name.
fn usage(measure: Measure) -> (&'static str, Value) {
    let number = number(measure.most());
    let mut forms = vec![
        json!({ "$ref": "#/$defs/UsageValue" }),
        json!({
            "description": "By the hour of a day, or of a week from Monday.",
            "type": "object",
            "properties": { "by_hour": { "type": "array", "items": number, "minItems": 24, "maxItems": 168 } },
            "required": ["by_hour"],
            "additionalProperties": false
        }),
    ];
    let units: Vec<&str> = RATE_UNITS.iter().filter(|unit| unit.fits(measure)).map(|unit| unit.code).collect();
    if !units.is_empty() {
        let mut of_rate = Map::from_iter([("unit".to_owned(), json!({ "enum": units }))]);
        if RATE_UNITS.iter().any(|unit| unit.fits(measure) && unit.needs_size) {
            of_rate.insert("size_kib".to_owned(), number.clone());
        }
        let mut one = of_rate.clone();
        one.insert("value".to_owned(), number.clone());
        forms.push(json!({
            "description": "A rate, all of the month.",
            "type": "object",
            "properties": one,
            "required": ["value", "unit"],
            "additionalProperties": false
        }));
        forms.push(range(&number, of_rate));
    }
    let name = match measure {
        Measure::Count(_) => "CountUsage",
        Measure::Data => "DataUsage",
        Measure::Hours => "HoursUsage",
        Measure::Percent => "PercentUsage",
        Measure::Amount(_) => "AmountUsage",
    };
    (name, json!({ "oneOf": forms }))
}

fn field(field: &Field) -> Value {
    let mut schema = match field.value {
        Type::Choice(choices) => {
            let each: Vec<Value> =
                choices.iter().map(|choice| json!({ "const": choice.code, "description": choice.label })).collect();
            json!({ "oneOf": each })
        }
        Type::Number { least, most, decimals, .. } => {
            let kind = if decimals == 0 { "integer" } else { "number" };
            json!({ "type": kind, "minimum": least, "maximum": most })
        }
        Type::Flag => json!({ "type": "boolean" }),
        Type::Text { .. } | Type::InstanceType { .. } => json!({ "type": "string", "maxLength": limits::NAME_CHARS }),
        Type::Region | Type::Item { .. } => json!({ "type": "string" }),
        Type::Ranges { most, .. } => json!({ "type": "array", "items": { "type": "string" }, "maxItems": most }),
        Type::Reference(_) => json!({ "$ref": "#/$defs/ComponentId" }),
        Type::References(_, most) => {
            json!({ "type": "array", "items": { "$ref": "#/$defs/ComponentId" }, "maxItems": most })
        }
        Type::Usage(measure) => json!({ "$ref": format!("#/$defs/{}", usage(measure).0) }),
    };
    let default = match field.absent {
        Absent::Is(code) => Some(json!(code)),
        Absent::Number(number) | Absent::Counts(number) => Some(json!(number)),
        Absent::No => Some(json!(false)),
        _ => None,
    };
    if let Some(object) = schema.as_object_mut() {
        let hint = if field.hint.is_empty() { String::new() } else { format!(". {}", field.hint) };
        object.insert("description".to_owned(), json!(format!("{}{hint}.", field.label)));
        if let Some(default) = default {
            object.insert("default".to_owned(), default);
        }
    }
    schema
}

fn part(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|one| (one.name.to_owned(), field(one))).collect();
    let needed: Vec<&str> = fields
        .iter()
        .filter(|field| field.absent == Absent::Refused && matches!(field.when, crate::Condition::Always))
        .map(|field| field.name)
        .collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let (Some(object), false) = (schema.as_object_mut(), needed.is_empty()) {
        object.insert("required".to_owned(), json!(needed));
    }
    schema
}

impl Definition {
    /// The schema of a component of this kind, without the properties that every component has.
    #[must_use]
    pub fn schema(&self) -> Value {
        let mut properties = Map::from_iter([
            ("kind".to_owned(), json!({ "type": "string", "const": self.kind })),
            ("config".to_owned(), part(self.config)),
        ]);
        if !self.usage.is_empty() {
            properties.insert("usage".to_owned(), part(self.usage));
        }
        let needs_config = self
            .config
            .iter()
            .any(|field| field.absent == Absent::Refused && matches!(field.when, crate::Condition::Always));
        let required = if needs_config { json!(["kind", "config"]) } else { json!(["kind"]) };
        json!({ "description": self.about, "type": "object", "properties": properties, "required": required })
    }
}

/// The schemas of usage values that the kinds' schemas refer to, by name.
#[must_use]
pub fn usage_schemas() -> Vec<(&'static str, Value)> {
    vec![
        usage(Measure::Count("")),
        usage(Measure::Data),
        usage(Measure::Hours),
        usage(Measure::Percent),
        usage(Measure::Amount("")),
    ]
}
