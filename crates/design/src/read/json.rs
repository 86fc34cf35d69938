//! JSON that borrows its texts from the document.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// A JSON value. Texts without escapes are slices of the document, not copies.
#[derive(Debug, PartialEq)]
pub(super) enum Json<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Json<'t>>),
    Object(Fields<'t>),
}

/// The fields of an object in document order, without duplicate names.
pub(super) type Fields<'t> = Vec<(Cow<'t, str>, Json<'t>)>;

impl<'t> Json<'t> {
    pub(super) fn parse(text: &'t str) -> Result<Json<'t>, serde_json::Error> {
        serde_json::from_str(text)
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Json::Object(_))
    }

    /// A field of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Json<'t>> {
        let Json::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_u64(&self) -> Option<u64> {
        match self {
            Json::Number(number) => number.as_u64(),
            _ => None,
        }
    }
}

impl<'t> From<&'t Value> for Json<'t> {
    fn from(value: &'t Value) -> Json<'t> {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(number.clone()),
            Value::String(text) => Json::Text(Cow::Borrowed(text)),
            Value::Array(items) => Json::List(items.iter().map(Json::from).collect()),
            Value::Object(fields) => {
                Json::Object(fields.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value.into())).collect())
            }
        }
    }
}

impl<'t> Deserialize<'t> for Json<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Json<'t>, D::Error> {
        deserializer.deserialize_any(OfJson)
    }
}

/// The initial capacity for the fields of an object, which is enough for most objects.
const FIELDS: usize = 6;

struct OfJson;

impl<'t> Visitor<'t> for OfJson {
    type Value = Json<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'t>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'t>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'t>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'t>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'t>, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Json<'t>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut entries: A) -> Result<Json<'t>, A::Error> {
        let mut fields = Vec::with_capacity(FIELDS);
        while let Some((Key(key), value)) = entries.next_entry()? {
            fields.push((key, value));
        }
        keep_last(&mut fields);
        Ok(Json::Object(fields))
    }
}

/// The name of a field.
struct Key<'t>(Cow<'t, str>);

impl<'t> Deserialize<'t> for Key<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Key<'t>, D::Error> {
        deserializer.deserialize_str(OfKey)
    }
}

struct OfKey;

impl<'t> Visitor<'t> for OfKey {
    type Value = Key<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Key<'t>, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Key<'t>, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

/// Objects with at most this many fields are compared field by field.
const FEW: usize = 16;

/// Removes fields whose name occurs again later: the last one counts.
fn keep_last(fields: &mut Fields<'_>) {
    let names = || fields.iter().map(|(name, _)| name.as_ref());
    let is_last: Option<Vec<bool>> = if fields.len() <= FEW {
        let comes_again = |(index, name)| names().skip(index + 1).any(|later| later == name);
        names().enumerate().any(comes_again).then(|| names().enumerate().map(|field| !comes_again(field)).collect())
    } else {
        let mut seen = HashSet::with_capacity(fields.len());
        let is_last: Vec<bool> = names().rev().map(|name| seen.insert(name)).collect();
        (seen.len() < fields.len()).then(|| is_last.into_iter().rev().collect())
    };
    if let Some(is_last) = is_last {
        let mut is_last = is_last.into_iter();
        fields.retain(|_| is_last.next().unwrap_or(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_without_escapes_are_borrowed() {
        let json = Json::parse(r#"{"plain": "a", "quo\u0074ed": "\"b\""}"#).unwrap();
        let Json::Object(fields) = &json else { panic!("{json:?}") };
        let borrowed = |text: &Cow<'_, str>| matches!(text, Cow::Borrowed(_));
        let all: Vec<_> = fields.iter().map(|(key, value)| (key.as_ref(), borrowed(key), value.as_str())).collect();
        assert_eq!(all, [("plain", true, Some("a")), ("quoted", false, Some("\"b\""))]);
    }

    #[test]
    fn the_last_of_several_fields_with_one_name_counts() {
        for many in [0, 40] {
            let more: String = (0..many).map(|index| format!(", \"x{index}\": 0")).collect();
            let text = format!(r#"{{"a": 1, "b": 2, "a": 3{more}, "b": 4, "a": 5}}"#);
            let json = Json::parse(&text).unwrap();
            assert_eq!([json.get("a"), json.get("b")].map(|value| value.and_then(Json::as_u64)), [Some(5), Some(4)]);
            let Json::Object(fields) = json else { panic!() };
            assert_eq!(fields.len(), many + 2);
        }
    }

    #[test]
    fn what_serde_json_reads_is_read_alike() {
        for text in [
            r#"[null, true, -1, 18446744073709551615, 18446744073709551616, 0.1, 1e21, -0.0, "t\n", {"a": [{}]}]"#,
            "1e999",
            "[1, 2",
            "{\"a\": 1,}",
            "[] []",
            &"[".repeat(200),
            &format!("{}{}", "[".repeat(127), "]".repeat(127)),
            &format!("{}{}", "{\"a\":".repeat(128), "}".repeat(128)),
        ] {
            match (Json::parse(text), serde_json::from_str::<Value>(text)) {
                (Ok(json), Ok(value)) => assert_eq!(json, Json::from(&value)),
                (Err(own), Err(other)) => assert_eq!(own.to_string(), other.to_string()),
                (own, other) => panic!("{text}: {own:?}, {other:?}"),
            }
        }
    }
}
