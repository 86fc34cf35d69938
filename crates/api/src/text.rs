//! [`text_of`]: document values as text.

use serde_json::Value;

/// A document value as its field shows it: empty for objects, lists separated by commas.
#[must_use]
pub fn text_of(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null | Value::Object(_)) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(all)) => all.iter().map(|one| text_of(Some(one))).collect::<Vec<_>>().join(", "),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_shown_as_they_are_entered() {
        let shown =
            [json!("a"), json!(1.5), json!(["a", 2]), json!({"low": 1}), json!(null)].map(|v| text_of(Some(&v)));
        assert_eq!(shown, ["a", "1.5", "a, 2", "", ""]);
        assert_eq!(text_of(None), "");
    }
}
