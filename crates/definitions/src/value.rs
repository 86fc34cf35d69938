//! [`Values`]: what a component specifies, by the fields of its definition.

use std::fmt::Write;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use units::Decimal;
use units::time::Month;

use crate::definition::Definition;
use crate::field::{Choice, Field, HOURS, Type};
use crate::id::ComponentId;
use crate::places::Places;
use crate::usage::{Number, Scenario};
use crate::usage_value::Usage;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An option of a choice.
    Choice(&'static Choice),
    /// A number.
    Number(Number),
    /// Yes or no.
    Flag(bool),
    /// Free text, a region, or a name in the catalogue.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// A reference to another component.
    Reference(ComponentId),
    /// References to several components.
    References(Vec<ComponentId>),
    /// A usage value.
    Usage(Usage),
}

impl Value {
    /// Whether it is empty: an empty text or list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Texts(texts) => texts.is_empty(),
            Value::References(ids) => ids.is_empty(),
            Value::Choice(_) | Value::Number(_) | Value::Flag(_) | Value::Reference(_) | Value::Usage(_) => false,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Choice(choice) => serializer.serialize_str(choice.code),
            Value::Number(number) => number.serialize(serializer),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Reference(id) => id.serialize(serializer),
            Value::References(ids) => ids.serialize(serializer),
            Value::Usage(usage) => usage.serialize(serializer),
        }
    }
}

/// The values of a component of a defined kind, in the order of its fields. Copies share them until one is changed.
#[derive(Debug, Clone)]
pub struct Values {
    definition: &'static Definition,
    config: Arc<[Option<Value>]>,
    usage: Arc<[Option<Value>]>,
    places: Option<&'static Places>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Values) -> bool {
        self.definition.kind == other.definition.kind && self.config == other.config && self.usage == other.usage
    }
}

impl Eq for Values {}

impl Values {
    /// Stands for a value that is left out, in [`Values::with_choice`].
    pub const LEFT_OUT: &str = "none";

    /// The values of a component that specifies nothing: its defaults.
    #[must_use]
    pub fn new(definition: &'static Definition) -> Values {
        let of = |fields: &'static [Field]| fields.iter().map(Field::default_value).collect();
        let places = Places::named(definition.kind);
        Values { definition, config: of(definition.config), usage: of(definition.usage), places }
    }

    /// The definition of the kind.
    #[must_use]
    pub const fn definition(&self) -> &'static Definition {
        self.definition
    }

    /// A field and its value.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<(&'static Field, Option<&Value>)> {
        let (is_config, place) = self.place(name)?;
        let (fields, values) =
            if is_config { (self.definition.config, &self.config) } else { (self.definition.usage, &self.usage) };
        Some((fields.get(place)?, values.get(place)?.as_ref()))
    }

    /// The place of a field, and whether it is in the configuration.
    #[inline]
    fn place(&self, name: &str) -> Option<(bool, usize)> {
        let Definition { config, usage, .. } = self.definition;
        let known = self.places.and_then(|places| places.find(config, usage, name));
        known.or_else(|| self.search(name))
    }

    #[cold]
    fn search(&self, name: &str) -> Option<(bool, usize)> {
        let search = |fields: &[Field], is_config| {
            fields.iter().position(|field| field.name == name).map(|place| (is_config, place))
        };
        search(self.definition.config, true).or_else(|| search(self.definition.usage, false))
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.field(name)?.1
    }

    /// Sets a field, or removes its value so that the default applies. An empty value counts as removed. Does nothing
    /// if there is no such field.
    pub fn set(&mut self, name: &str, value: Option<Value>) {
        let value = value.filter(|value| !value.is_empty());
        let Some((is_config, place)) = self.place(name) else { return };
        let (fields, values) = if is_config {
            (self.definition.config, &mut self.config)
        } else {
            (self.definition.usage, &mut self.usage)
        };
        if let (Some(field), Some(slot)) = (fields.get(place), Arc::make_mut(values).get_mut(place)) {
            *slot = value.or_else(|| field.default_value());
        }
    }

    /// Returns the values with a field set.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Values {
        self.set(name, Some(value));
        self
    }

    /// Returns the values with a choice set by its code, or unchanged if there is no such code. A value of another type
    /// is left out by the code `none`.
    #[must_use]
    pub fn with_choice(mut self, name: &str, code: &str) -> Values {
        let Some((field, _)) = self.field(name) else { return self };
        match field.choice_of(code) {
            Some(choice) => self.set(name, Some(Value::Choice(choice))),
            None if code == Values::LEFT_OUT && !matches!(field.value, Type::Choice(_)) => self.set(name, None),
            None => {}
        }
        self
    }

    /// Removes the configuration that does not apply: a document that has it would be refused.
    pub fn remove_inapplicable(&mut self) {
        for field in self.definition.config {
            if !field.when.holds_for(self) {
                self.set(field.name, None);
            }
        }
    }

    /// The values of the configuration, in the order of its fields.
    pub fn config(&self) -> impl Iterator<Item = (&'static Field, Option<&Value>)> {
        self.definition.config.iter().zip(self.config.iter().map(Option::as_ref))
    }

    /// The values of the usage, in the order of its fields.
    pub fn usage(&self) -> impl Iterator<Item = (&'static Field, Option<&Value>)> {
        self.definition.usage.iter().zip(self.usage.iter().map(Option::as_ref))
    }

    /// The hours of a day or a week for which usage is given by the hour, the most of all fields; `None` if none is.
    #[must_use]
    pub fn hours_given(&self) -> Option<usize> {
        let hours = self.usage().filter_map(|(_, value)| match value {
            Some(Value::Usage(Usage::ByHour(hours))) => Some(hours.len()),
            _ => None,
        });
        hours.max()
    }

    /// The hours of a month in which the component runs, and in which rates apply; `None` while they are open.
    #[must_use]
    pub fn running_hours(&self, scenario: Scenario, length: Month) -> Option<Decimal> {
        match self.field(HOURS) {
            Some((field, Some(Value::Usage(Usage::Monthly(hours))))) if field.when.holds_for(self) => {
                hours.value(scenario).map(|hours| hours.min(length.hours()))
            }
            _ => Some(length.hours()),
        }
    }

    /// Removes every reference to a component that no longer exists.
    pub fn forget(&mut self, is_gone: impl Fn(&ComponentId) -> bool) {
        for value in Arc::make_mut(&mut self.config) {
            match value {
                Some(Value::Reference(id)) if is_gone(id) => *value = None,
                Some(Value::References(ids)) => ids.retain(|id| !is_gone(id)),
                _ => {}
            }
            if value.as_ref().is_some_and(Value::is_empty) {
                *value = None;
            }
        }
    }

    /// Replaces the id in every reference.
    pub fn rename(&mut self, name: &dyn Fn(&ComponentId) -> ComponentId) {
        for value in Arc::make_mut(&mut self.config) {
            match value {
                Some(Value::Reference(id)) => *id = name(id),
                Some(Value::References(ids)) => ids.iter_mut().for_each(|id| *id = name(id)),
                _ => {}
            }
        }
    }

    /// The selected option of a choice.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&'static Choice> {
        match self.get(name)? {
            Value::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The code of the selected option; empty if there is none.
    #[must_use]
    pub fn code(&self, name: &str) -> &'static str {
        self.choice(name).map_or("", |choice| choice.code)
    }

    /// Whether a flag is set.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Flag(true)))
    }

    /// A number of the configuration.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<Number> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Free text, a region, or a name in the catalogue.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a field, or the code of the selected option; empty if there is none.
    #[must_use]
    pub fn name(&self, name: &str) -> &str {
        self.text(name).unwrap_or_else(|| self.code(name))
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(&self, name: &str) -> &[String] {
        match self.get(name) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The component that a field refers to.
    #[must_use]
    pub fn reference(&self, name: &str) -> Option<&ComponentId> {
        match self.get(name)? {
            Value::Reference(id) => Some(id),
            _ => None,
        }
    }

    /// The components that a field refers to.
    #[must_use]
    pub fn references(&self, name: &str) -> &[ComponentId] {
        match self.get(name) {
            Some(Value::References(ids)) => ids,
            _ => &[],
        }
    }

    /// A usage value.
    #[must_use]
    pub fn used(&self, name: &str) -> Option<&Usage> {
        match self.get(name)? {
            Value::Usage(usage) => Some(usage),
            _ => None,
        }
    }

    /// Whether a field is given: neither left out nor empty.
    #[must_use]
    pub fn is_given(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether a field is given with a value other than its default.
    #[must_use]
    pub fn is_changed(&self, name: &str) -> bool {
        self.field(name).is_some_and(|(field, value)| value.is_some() && value != field.default_value().as_ref())
    }

    /// Writes a value in the form of the document.
    pub(crate) fn write(&self, name: &str, text: &mut String) {
        match self.get(name) {
            Some(Value::Choice(choice)) => text.push_str(choice.code),
            Some(Value::Text(own)) => text.push_str(own),
            Some(Value::Number(number)) => {
                let _ = write!(text, "{}", number.0.normalize());
            }
            Some(Value::Reference(id)) => text.push_str(id.as_str()),
            Some(Value::Texts(_) | Value::References(_) | Value::Usage(_) | Value::Flag(_)) | None => {}
        }
    }
}

/// The fields and values of one part of a component.
struct Part<'a> {
    fields: &'static [Field],
    values: &'a [Option<Value>],
    of: &'a Values,
}

impl Part<'_> {
    /// Whether a value only stands for a default that does not apply: a document that has it would be refused.
    fn is_idle(&self, field: &Field, value: &Value) -> bool {
        !field.tolerated && !field.when.holds_for(self.of) && Some(value) == field.default_value().as_ref()
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in self.fields.iter().zip(self.values) {
            if let Some(value) = value.as_ref().filter(|value| !self.is_idle(field, value)) {
                map.serialize_entry(field.name, value)?;
            }
        }
        map.end()
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let part = |fields, values| Part { fields, values, of: self };
        map.serialize_entry("kind", self.definition.kind)?;
        map.serialize_entry("config", &part(self.definition.config, &self.config))?;
        if !self.definition.usage.is_empty() {
            map.serialize_entry("usage", &part(self.definition.usage, &self.usage))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Condition, SQS};

    #[test]
    fn defaults_of_fields_that_do_not_apply_are_not_written() {
        const WAYS: &[Choice] = &[Choice::new("one", "One"), Choice::new("other", "Other")];
        const FIELDS: &[Field] = &[
            Field::choice("way", "Way", WAYS),
            Field::choice("how", "How", WAYS).when(Condition::Is("way", &["one"])),
        ];
        let definition: &'static Definition = Box::leak(Box::new(Definition { config: FIELDS, ..SQS }));
        let written = |way| {
            let values = Values::new(definition).with_choice("way", way);
            serde_json::to_value(values).unwrap()["config"].to_string()
        };
        assert_eq!(written("one"), r#"{"how":"one","way":"one"}"#);
        assert_eq!(written("other"), r#"{"way":"other"}"#);
    }
}
