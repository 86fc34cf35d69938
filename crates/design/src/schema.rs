//! The JSON Schema of the document, generated from the types.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use std::borrow::Cow;

use crate::document::Design;
use crate::limits;
use crate::usage::UsageValue;

/// The JSON Schema (draft 2020-12) of the design document, indented, ending in a newline.
///
/// It is committed as `docs/design.schema.json` and served, so a change of the format shows in
/// review.
#[must_use]
pub fn schema_text() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Design>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

impl JsonSchema for UsageValue {
    fn schema_name() -> Cow<'static, str> {
        "UsageValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let figure = serde_json::json!({ "type": "number", "minimum": 0, "maximum": limits::USAGE });
        json_schema!({
            "description": "A usage figure: one value, a range, or open.",
            "oneOf": [
                figure,
                { "const": "open" },
                {
                    "type": "object",
                    "properties": { "low": figure, "typical": figure, "high": figure },
                    "required": ["low", "typical", "high"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
