//! A JSON value with its place, and readers that report instead of failing.

use std::cell::RefCell;

use serde_json::{Map, Value};
use units::{Decimal, parse_plain};

use definitions::Number;
use definitions::limits;
use problem::Problem;

/// What is found on the way through a document: the problems, and the places that were looked at.
///
/// Places are kept here so that nodes are small and copied: with a text of its own, each node would have to be
/// dropped wherever a field is read, and browsers download that code.
#[derive(Default)]
pub(super) struct Findings<'v> {
    problems: RefCell<Vec<Problem>>,
    places: RefCell<Vec<Place<'v>>>,
}

impl Findings<'_> {
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A place of the document, below another one.
#[derive(Clone, Copy)]
struct Place<'v> {
    parent: usize,
    key: Key<'v>,
}

#[derive(Clone, Copy)]
enum Key<'v> {
    Name(&'v str),
    Index(usize),
}

/// The document itself, as a place.
const ROOT: usize = usize::MAX;

/// A JSON value at a place of the document.
#[derive(Clone, Copy)]
pub(super) struct Node<'v, 'p> {
    value: &'v Value,
    place: usize,
    findings: &'p Findings<'v>,
}

impl<'v, 'p> Node<'v, 'p> {
    pub(super) fn root(value: &'v Value, findings: &'p Findings<'v>) -> Self {
        Node { value, place: ROOT, findings }
    }

    pub(super) fn value(&self) -> &'v Value {
        self.value
    }

    /// Reports a problem here and reads as nothing.
    pub(super) fn refuse<T>(&self, message: impl Into<String>, fix: impl Into<String>) -> Option<T> {
        self.report(message.into(), fix.into());
        None
    }

    /// One copy for every type that is read.
    #[inline(never)]
    fn report(&self, message: String, fix: String) {
        let mut problems = self.findings.problems.borrow_mut();
        if problems.len() < limits::PROBLEMS {
            problems.push(Problem::new(self.path(), message, fix));
        }
    }

    /// The JSON pointer of the place.
    fn path(&self) -> String {
        let places = self.findings.places.borrow();
        let mut keys = Vec::new();
        let mut at = self.place;
        while let Some(place) = places.get(at) {
            keys.push(match place.key {
                Key::Name(name) => name.replace('~', "~0").replace('/', "~1"),
                Key::Index(index) => index.to_string(),
            });
            at = place.parent;
        }
        keys.iter().rev().fold(String::new(), |path, key| path + "/" + key)
    }

    #[inline(never)]
    fn child(&self, key: Key<'v>, value: &'v Value) -> Node<'v, 'p> {
        let mut places = self.findings.places.borrow_mut();
        places.push(Place { parent: self.place, key });
        Node { value, place: places.len() - 1, findings: self.findings }
    }

    pub(super) fn object(self) -> Option<Object<'v, 'p>> {
        match self.value {
            Value::Object(fields) => Some(Object { node: self, fields, known: Vec::new() }),
            other => self.refuse(format!("expected an object, found {}", describe(other)), "write {…}"),
        }
    }

    /// The entries of a list of at most `most`.
    pub(super) fn list(&self, most: usize) -> Option<Vec<Node<'v, 'p>>> {
        let Value::Array(items) = self.value else {
            return self.refuse(format!("expected a list, found {}", describe(self.value)), "write […]");
        };
        if items.len() > most {
            return self.refuse(format!("{} entries, at most {most} are allowed", items.len()), "split the list");
        }
        Some(items.iter().enumerate().map(|(index, item)| self.child(Key::Index(index), item)).collect())
    }

    /// Text of at most `most` characters.
    pub(super) fn text(&self, most: usize) -> Option<String> {
        let Value::String(text) = self.value else {
            return self.refuse(format!("expected text, found {}", describe(self.value)), "write it in quotes");
        };
        let length = text.chars().count();
        if length > most {
            return self.refuse(format!("{length} characters, at most {most} are allowed"), "shorten it");
        }
        Some(text.clone())
    }

    /// A short technical name: not empty, letters, digits, dots, hyphens, underscores.
    pub(super) fn name(&self, what: &str) -> Option<String> {
        let text = self.text(limits::ID_CHARS)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if text.is_empty() || !text.chars().all(plain) {
            return self.refuse(format!("{text:?} is not {what}"), format!("write {what}"));
        }
        Some(text)
    }

    /// One of a closed set of words.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let all = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let Value::String(text) = self.value else {
            return self.refuse(
                format!("expected one of {}, found {}", all(), describe(self.value)),
                "write one of them in quotes",
            );
        };
        match words.iter().find(|(word, _)| word == text) {
            Some((_, value)) => Some(*value),
            None => {
                let shown: String = text.chars().take(60).collect();
                self.refuse(format!("unknown value {shown:?}"), format!("use one of {}", all()))
            }
        }
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            other => self.refuse(format!("expected true or false, found {}", describe(other)), "write true or false"),
        }
    }

    /// A number from `least` to `most` with at most `decimals` digits behind the point.
    pub(super) fn number(&self, least: u64, most: u64, decimals: u32) -> Option<Number> {
        let Value::Number(number) = self.value else {
            return self.refuse(format!("expected a number, found {}", describe(self.value)), "write a number");
        };
        let range = || format!("use a number from {least} to {most}");
        let text = number.to_string();
        // What is too long for an exact decimal is also far outside every range.
        let Ok(value) = parse_plain(&text) else {
            return self.refuse(format!("{text} is out of range"), range());
        };
        if value < Decimal::from(least) || value > Decimal::from(most) {
            return self.refuse(format!("{text} is out of range"), range());
        }
        if value.scale() > decimals {
            let fix = if decimals == 0 { "use a whole number".into() } else { format!("keep {decimals} of them") };
            return self.refuse(format!("{text} has too many decimals"), fix);
        }
        Some(Number(value))
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole(&self, least: u64, most: u64) -> Option<u64> {
        let number = self.number(least, most, 0)?;
        u64::try_from(number.0).ok()
    }
}

/// The fields of a JSON object, read by name.
pub(super) struct Object<'v, 'p> {
    node: Node<'v, 'p>,
    fields: &'v Map<String, Value>,
    known: Vec<&'static str>,
}

impl<'v, 'p> Object<'v, 'p> {
    /// Reads a field that must be there.
    pub(super) fn required<T>(&mut self, key: &'static str, read: impl FnOnce(Node<'v, 'p>) -> Option<T>) -> Option<T> {
        self.field(key, true).and_then(read)
    }

    /// Reads a field that may be left out, or be `null`.
    pub(super) fn optional<T>(&mut self, key: &'static str, read: impl FnOnce(Node<'v, 'p>) -> Option<T>) -> Option<T> {
        self.field(key, false).and_then(read)
    }

    /// The node of a field. One copy for every type of field: browsers download this.
    #[inline(never)]
    fn field(&mut self, key: &'static str, required: bool) -> Option<Node<'v, 'p>> {
        self.known.push(key);
        match self.fields.get(key) {
            Some(value) if required || !value.is_null() => Some(self.node.child(Key::Name(key), value)),
            None if required => {
                self.missing(key);
                None
            }
            _ => None,
        }
    }

    /// Every field with its node, for maps with free keys.
    pub(super) fn entries(&self) -> Vec<(&'v str, Node<'v, 'p>)> {
        self.fields.iter().map(|(key, value)| (key.as_str(), self.node.child(Key::Name(key), value))).collect()
    }

    /// Whether a field is there, and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.get(key).is_some_and(|value| !value.is_null())
    }

    /// Reports that a field is missing.
    pub(super) fn missing(&self, key: &'static str) {
        let node = self.node.child(Key::Name(key), &Value::Null);
        node.refuse::<()>(format!("{key} is missing"), format!("add {key}"));
    }

    /// The object's own place.
    pub(super) fn node(&self) -> &Node<'v, 'p> {
        &self.node
    }

    /// Refuses every field that was not asked for.
    pub(super) fn finish(self) {
        for (key, value) in self.fields {
            if !self.known.contains(&key.as_str()) {
                let shown = key.char_indices().nth(60).map_or(key.as_str(), |(end, _)| &key[..end]);
                let fix = format!("remove it; the fields here are {}", self.known.join(", "));
                self.node.child(Key::Name(shown), value).refuse::<()>(format!("unknown field {shown:?}"), fix);
            }
        }
    }
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
