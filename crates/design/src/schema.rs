//! The JSON Schema of the document, generated from the types and the definitions.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::document::Design;

/// The JSON Schema (draft 2020-12) of the design document, indented, ending in a newline.
///
/// It is committed as `docs/design.schema.json` and served, so reviews show every change of the format.
#[must_use]
pub fn schema_text() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Design>();
    if let Some(component) = schema.pointer_mut("/$defs/Component").and_then(Value::as_object_mut)
        && let Some(Value::Array(mut kinds)) = component.remove("anyOf")
    {
        kinds.extend(definitions::ALL.iter().map(|definition| definition.schema()));
        // The kinds are mutually exclusive.
        component.insert("oneOf".to_owned(), Value::Array(kinds));
    }
    if let Some(switches) = schema.pointer_mut("/$defs/Allowances/properties").and_then(Value::as_object_mut) {
        let switch = |label: &str| json!({ "description": label, "type": "boolean", "default": false });
        let all = definitions::allowances();
        switches.extend(all.iter().map(|allowance| (allowance.code.to_owned(), switch(allowance.label))));
    }
    if let Some(shared) = schema.pointer_mut("/$defs").and_then(Value::as_object_mut) {
        shared.extend(definitions::usage_schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema)));
    }
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
