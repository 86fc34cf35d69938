//! [`Tags`]: the cost allocation tags of a component.

use std::collections::BTreeMap;

use serde::Serialize;

/// The tags of a component by their keys, within the limits of AWS's cost allocation tags. They have no effect on
/// prices.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend(
        "maxProperties" = crate::limits::TAGS,
        "propertyNames" = {
            "minLength": 1, "maxLength": crate::limits::TAG_KEY_CHARS, "pattern": "^(?![Aa][Ww][Ss]:)"
        },
        "additionalProperties" = {
            "type": "string", "maxLength": crate::limits::TAG_VALUE_CHARS, "pattern": "^(?![Aa][Ww][Ss]:)"
        },
    ))
)]
pub struct Tags(pub BTreeMap<String, String>);

impl Tags {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of the tag with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
