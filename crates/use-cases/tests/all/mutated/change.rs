//! Changes of a document: a value gives way to another one that might stand there.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use super::corpus::Corpus;
use super::place::{ValuePlace, places};
use super::values;

/// Picks a value of a document and what comes in its place.
#[derive(Debug, Clone)]
pub struct Change {
    place: Index,
    way: Index,
    value: Index,
}

/// Any change.
pub fn change() -> impl Strategy<Value = Change> {
    any::<(Index, Index, Index)>().prop_map(|(place, way, value)| Change { place, way, value })
}

/// What may come in the place of a value.
type Mutation = fn(&Value, &ValuePlace, &Value) -> Vec<Value>;

/// The first come often, so that many documents stay valid.
const WAYS: [Mutation; 10] =
    [near, near, alike, alike, alike, alike_elsewhere, of_its_kind, of_another_kind, shaped, edited];

impl Change {
    /// Makes it in a document.
    pub fn make(&self, document: &mut Value) {
        let place = self.place.get(&places(document)).clone();
        let before = document.pointer(&place.pointer).unwrap();
        // Every value has neighbours of another kind.
        let ways = WAYS.iter().map(|way| way(before, &place, document));
        let options: Vec<Vec<Value>> = ways.filter(|values| !values.is_empty()).collect();
        let values: &Vec<Value> = self.way.get(options.as_slice());
        let after: Value = self.value.get(values.as_slice()).clone();
        *document.pointer_mut(&place.pointer).unwrap() = after;
    }
}

/// Numbers that are a little larger or smaller, and the other of two choices.
fn near(before: &Value, _: &ValuePlace, _: &Value) -> Vec<Value> {
    match before {
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Number(number) => number.as_u64().map(values::near).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What components of the kind have in such a field.
fn alike(_: &Value, place: &ValuePlace, _: &Value) -> Vec<Value> {
    Corpus::get().values(&place.shape).to_vec()
}

/// What documents have in fields of that name.
fn alike_elsewhere(_: &Value, place: &ValuePlace, _: &Value) -> Vec<Value> {
    Corpus::get().values(&place.field).to_vec()
}

fn of_its_kind(before: &Value, _: &ValuePlace, document: &Value) -> Vec<Value> {
    match before {
        Value::Number(_) => values::numbers(before),
        Value::String(text) => values::texts(text, document),
        _ => Vec::new(),
    }
}

fn of_another_kind(before: &Value, _: &ValuePlace, _: &Value) -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!("5"),
        json!(5),
        json!([]),
        json!({}),
        json!([before]),
        json!({"value": before}),
        json!(before.to_string()),
    ]
}

/// Usage in other words.
fn shaped(before: &Value, _: &ValuePlace, _: &Value) -> Vec<Value> {
    match before {
        Value::Number(_) => values::usage(before),
        Value::Object(fields) => fields.values().find(|value| value.is_number()).map(values::usage).unwrap_or_default(),
        Value::String(text) if text == "open" => values::usage(&json!(7)),
        _ => Vec::new(),
    }
}

/// The same list or object with other entries.
fn edited(before: &Value, place: &ValuePlace, _: &Value) -> Vec<Value> {
    match before {
        Value::Array(items) => lists(items),
        Value::Object(fields) => objects(fields, place),
        _ => Vec::new(),
    }
}

fn lists(items: &[Value]) -> Vec<Value> {
    let mut all = vec![json!([])];
    for (index, item) in items.iter().enumerate() {
        let without = [&items[..index], &items[index + 1..]].concat();
        let twice = [&items[..=index], &items[index..]].concat();
        let mut swapped = items.to_vec();
        swapped.swap(index, items.len() - 1 - index);
        all.extend([without, twice, swapped].map(Value::Array));
        all.push(Value::Array([items, vec![item.clone(); 60].as_slice()].concat()));
    }
    all
}

fn objects(fields: &Map<String, Value>, place: &ValuePlace) -> Vec<Value> {
    let with = |name: &str, value: Value| {
        let mut fields = fields.clone();
        fields.insert(name.to_owned(), value);
        fields
    };
    let mut all = vec![with("x", json!(1)), with("", json!({})), with("a/b~c", Value::Null)];
    all.extend(Corpus::get().fields(&place.shape).iter().map(|(name, value)| with(name, value.clone())));
    for (name, value) in fields {
        let mut without = fields.clone();
        without.remove(name);
        let mut renamed = without.clone();
        renamed.insert(format!("{name}s"), value.clone());
        let mut shortened = without.clone();
        shortened.insert(name.chars().skip(1).collect(), value.clone());
        all.extend([without, renamed, shortened]);
    }
    all.into_iter().map(Value::Object).collect()
}
