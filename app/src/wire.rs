//! Reads the server's answers with little code, because the browser downloads it.
//!
//! The compiler generates serde's derived readers anew for every kind of reader, and each accepts fields in any order.
//! This reader parses the JSON first, then passes the fields of each struct in the order of its definition. It does not
//! explain errors in text that no server of this version sends.

use std::fmt;

use leptos::server_fn::codec::{JsonEncoding, Post};
use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess,
    Visitor,
};
use serde_json::Value;

/// The encoding of the answers to calls: JSON, read by [`read`].
pub type Answer = Post<AnswerEncoding>;

/// See [`Answer`].
pub struct AnswerEncoding;

impl ContentType for AnswerEncoding {
    const CONTENT_TYPE: &'static str = JsonEncoding::CONTENT_TYPE;
}

impl FormatType for AnswerEncoding {
    const FORMAT_TYPE: Format = JsonEncoding::FORMAT_TYPE;
}

impl<T: Serialize> Encodes<T> for AnswerEncoding {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, serde_json::Error> {
        <JsonEncoding as Encodes<T>>::encode(value)
    }
}

impl<T: DeserializeOwned> Decodes<T> for AnswerEncoding {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Unreadable> {
        read(std::str::from_utf8(&bytes).map_err(|_| Unreadable)?)
    }
}

/// The text does not have the expected form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not understood")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    // Ignores the message, so that the compiler leaves out the code that formats it.
    fn custom<T: fmt::Display>(_: T) -> Unreadable {
        Unreadable
    }
}

/// Reads JSON that serde's derived `Serialize` wrote.
///
/// A missing field reads as `null`: as `None`, or as an empty list. Tuples, structs, lists, text, booleans, whole
/// numbers and enums that are not internally tagged can be read; maps cannot.
///
/// # Errors
/// [`Unreadable`] if the text does not fit.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let value = json(text)?;
    T::deserialize(Node(&value))
}

fn json(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|_| Unreadable)
}

/// A JSON value.
#[derive(Clone, Copy)]
struct Node<'v>(&'v Value);

impl<'v> Node<'v> {
    fn items<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let items: &[Value] = match self.0 {
            Value::Array(items) => items,
            Value::Null => &[],
            _ => return Err(Unreadable),
        };
        visitor.visit_seq(Items(items.iter()))
    }

    fn fields<V: Visitor<'v>>(self, names: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        if !self.0.is_object() {
            return Err(Unreadable);
        }
        visitor.visit_seq(Fields { object: self.0, names: names.iter() })
    }
}

/// The readers that accept any whole number.
macro_rules! whole_numbers {
    ($($reader:ident),*) => {$(
        fn $reader<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.visit_i64(self.0.as_i64().ok_or(Unreadable)?)
        }
    )*};
}

/// The readers of types that the server does not send.
macro_rules! nothing {
    ($($reader:ident),*) => {$(
        fn $reader<V: Visitor<'v>>(self, _: V) -> Result<V::Value, Unreadable> {
            Err(Unreadable)
        }
    )*};
}

impl<'v> Deserializer<'v> for Node<'v> {
    type Error = Unreadable;

    whole_numbers!(
        deserialize_i8,
        deserialize_i16,
        deserialize_i32,
        deserialize_i64,
        deserialize_u8,
        deserialize_u16,
        deserialize_u32,
        deserialize_u64
    );
    nothing!(deserialize_f32, deserialize_f64, deserialize_bytes, deserialize_byte_buf, deserialize_map);

    // Exact decimals accept any type; the server writes them as text.
    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unreadable)?)
    }

    fn deserialize_str<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(self.0.as_str().ok_or(Unreadable)?)
    }

    fn deserialize_string<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'v>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.items(visitor)
    }

    fn deserialize_tuple<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.items(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.items(visitor)
    }

    fn deserialize_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.fields(names, visitor)
    }

    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let variant = match self.0 {
            Value::String(name) => Variant { name, content: &Value::Null },
            Value::Object(entries) => {
                let (name, content) = entries.iter().next().ok_or(Unreadable)?;
                Variant { name, content }
            }
            _ => return Err(Unreadable),
        };
        visitor.visit_enum(variant)
    }
}

/// The items of a list.
struct Items<'v>(std::slice::Iter<'v, Value>);

impl<'v> SeqAccess<'v> for Items<'v> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Node(item))).transpose()
    }
}

/// The fields of a struct, in the order of its definition.
struct Fields<'v> {
    object: &'v Value,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'v> SeqAccess<'v> for Fields<'v> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        let Some(name) = self.names.next() else { return Ok(None) };
        seed.deserialize(Node(self.object.get(name).unwrap_or(&Value::Null))).map(Some)
    }
}

/// A variant of an enum with its content.
struct Variant<'v> {
    name: &'v str,
    content: &'v Value,
}

impl<'v> EnumAccess<'v> for Variant<'v> {
    type Error = Unreadable;
    type Variant = Node<'v>;

    fn variant_seed<S: DeserializeSeed<'v>>(self, seed: S) -> Result<(S::Value, Node<'v>), Unreadable> {
        let name: StrDeserializer<'v, Unreadable> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Node(self.content)))
    }
}

impl<'v> VariantAccess<'v> for Node<'v> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'v>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.items(visitor)
    }

    fn struct_variant<V: Visitor<'v>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.fields(names, visitor)
    }
}

#[cfg(test)]
mod tests {
    use api::Failure;
    use catalog::Basis;
    use design::Problem;
    use pricing::{Cost, NoPrice};
    use serde::Deserialize;
    use units::{Decimal, Usd};

    use super::*;

    fn same<T: Serialize + DeserializeOwned + PartialEq + fmt::Debug>(value: T) {
        let text = serde_json::to_string(&value).unwrap_or_default();
        assert_eq!(read(&text), Ok(value), "{text}");
    }

    #[test]
    fn reads_what_serde_writes() {
        same((true, -1_i64, 1_u64, "text".to_owned(), None::<u8>, Some(vec![1_u8])));
        same(Some(("id".to_owned(), 3_i64, 1_700_000_000_000_i64)));
        same(Problem::new("/a", "wrong", "mend"));
        same(Failure::NotFound);
        same(Failure::Conflict { current: 7 });
        same(Failure::Invalid { problems: vec![Problem::new("", "wrong", "mend")] });
    }

    #[test]
    fn reads_every_kind_of_cost() {
        same(Cost::Priced { monthly: Usd::new(Decimal::new(12_345, 4)) });
        same(Cost::DependsOnUsage { missing: "hours".into() });
        same(Cost::NotSold { priced_in: vec!["us-east-1".into()] });
        same(Cost::NoPrice { why: NoPrice::UnknownName, priced_in: vec![] });
        assert_eq!(read::<Cost>(r#"{"status":"priced"}"#), Err(Unreadable));
        same(vec![Basis::Listed, Basis::derived("a rule"), Basis::stale("old")]);
    }

    #[test]
    fn missing_fields_are_empty_and_unknown_ones_do_not_matter() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Some {
            list: Vec<String>,
            maybe: Option<u64>,
            sure: bool,
        }
        assert_eq!(read(r#"{"sure":true,"new":[{}]}"#), Ok(Some { list: vec![], maybe: None, sure: true }));
        assert_eq!(read::<Some>(r#"{"list":[]}"#), Err(Unreadable));
    }

    #[test]
    fn refuses_what_does_not_fit() {
        assert_eq!(read::<u64>("-1"), Err(Unreadable));
        assert_eq!(read::<u8>("256"), Err(Unreadable));
        assert_eq!(read::<String>("1"), Err(Unreadable));
        assert_eq!(read::<Problem>("[]"), Err(Unreadable));
        assert_eq!(read::<Failure>(r#""Unheard""#), Err(Unreadable));
        assert_eq!(read::<bool>("true and"), Err(Unreadable));
    }
}
