//! [`ValuePlace`]: where a value stands in a document.

use serde_json::Value;

/// Where a value stands in a document.
#[derive(Debug, Clone)]
pub struct ValuePlace {
    /// Its JSON pointer.
    pub pointer: String,
    /// The name of its field, or of the field of the list that it is in.
    pub field: String,
    /// What it has in common with values of the same meaning: its kind of component and its field.
    pub shape: String,
}

/// All places of a document.
pub fn places(document: &Value) -> Vec<ValuePlace> {
    let mut all = Vec::new();
    walk(document, String::new(), "", "", &mut all);
    all
}

fn walk(value: &Value, pointer: String, field: &str, kind: &str, all: &mut Vec<ValuePlace>) {
    let kind = value.get("kind").and_then(Value::as_str).unwrap_or(kind);
    all.push(ValuePlace { pointer: pointer.clone(), field: field.to_owned(), shape: format!("{kind}/{field}") });
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, format!("{pointer}/{index}"), field, kind, all);
            }
        }
        Value::Object(fields) => {
            for (name, inner) in fields {
                walk(inner, format!("{pointer}/{}", escaped(name)), name, kind, all);
            }
        }
        _ => {}
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Whether something stands at a JSON pointer, or could: then its parent is there.
pub fn leads_somewhere(document: &Value, pointer: &str) -> bool {
    let parent = pointer.rsplit_once('/').map_or(pointer, |(parent, _)| parent);
    document.pointer(pointer).is_some() || document.pointer(parent).is_some()
}
