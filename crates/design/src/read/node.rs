//! A JSON value of a document, with readers that report problems instead of failing.

use std::cell::RefCell;

use units::{Decimal, parse_plain};

use super::json::{Fields, Json};
use definitions::{Number, limits, nearest};
use problem::Problem;

/// The problems found while a document is read.
#[derive(Default)]
pub(super) struct Findings<'v> {
    found: RefCell<Vec<Found<'v>>>,
    /// Empty lists of names that keep their capacity for the next objects.
    spare: RefCell<Vec<Vec<&'static str>>>,
}

/// A problem. Its place is only determined when everything has been read, because documents without problems need none.
struct Found<'v> {
    at: &'v Json<'v>,
    /// The missing or unknown field of that value to which the problem refers, if any.
    field: Option<&'v str>,
    message: String,
    fix: String,
}

impl Findings<'_> {
    /// Whether there is room for another problem.
    fn has_room(&self) -> bool {
        self.found.borrow().len() < limits::PROBLEMS
    }

    /// The problems of the document `root`, with their places.
    pub(super) fn into_problems(self, root: &Json<'_>) -> Vec<Problem> {
        let found = self.found.into_inner();
        let mut places = Places { wanted: found.iter().map(|found| (address(found.at), None)).collect() };
        if !found.is_empty() {
            places.wanted.sort_unstable_by_key(|(at, _)| *at);
            places.look(root, &mut String::new());
        }
        let problem = |found: Found<'_>| {
            let mut path = places.of(found.at);
            if let Some(field) = found.field {
                push_name(&mut path, field);
            }
            Problem::new(path, found.message, found.fix)
        };
        found.into_iter().map(problem).collect()
    }
}

/// The memory address of a value, which identifies it within the document.
fn address(value: &Json<'_>) -> usize {
    std::ptr::from_ref(value).addr()
}

/// The JSON pointers of some values, by their addresses.
struct Places {
    wanted: Vec<(usize, Option<String>)>,
}

impl Places {
    /// Searches `value`, which is at `path`, for the wanted values.
    fn look(&mut self, value: &Json<'_>, path: &mut String) {
        let at = address(value);
        let first = self.wanted.partition_point(|(wanted, _)| *wanted < at);
        for (_, place) in self.wanted.iter_mut().skip(first).take_while(|(wanted, _)| *wanted == at) {
            *place = Some(path.clone());
        }
        let length = path.len();
        match value {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push('/');
                    path.push_str(&index.to_string());
                    self.look(item, path);
                    path.truncate(length);
                }
            }
            Json::Object(fields) => {
                for (name, field) in fields {
                    push_name(path, name);
                    self.look(field, path);
                    path.truncate(length);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
        }
    }

    fn of(&self, value: &Json<'_>) -> String {
        let found = self.wanted.binary_search_by_key(&address(value), |(at, _)| *at).ok();
        found.and_then(|index| self.wanted.get(index)?.1.clone()).unwrap_or_default()
    }
}

fn push_name(path: &mut String, name: &str) {
    path.push('/');
    path.push_str(&name.replace('~', "~0").replace('/', "~1"));
}

/// A JSON value of the document.
#[derive(Clone, Copy)]
pub(super) struct Node<'v, 'p> {
    value: &'v Json<'v>,
    findings: &'p Findings<'v>,
}

impl<'v, 'p> Node<'v, 'p> {
    pub(super) fn root(value: &'v Json<'v>, findings: &'p Findings<'v>) -> Self {
        Node { value, findings }
    }

    pub(super) fn value(&self) -> &'v Json<'v> {
        self.value
    }

    /// Whether the value is this text.
    pub(super) fn is(&self, text: &str) -> bool {
        self.value.as_str() == Some(text)
    }

    /// Reports a problem here and returns `None`.
    pub(super) fn refuse<T>(&self, message: impl Into<String>, fix: impl Into<String>) -> Option<T> {
        self.report(message.into(), fix.into());
        None
    }

    /// A single copy of this code for all types that are read.
    #[inline(never)]
    fn report(&self, message: String, fix: String) {
        self.report_field(None, message, fix);
    }

    fn report_field(&self, field: Option<&'v str>, message: String, fix: String) {
        if self.findings.has_room() {
            self.findings.found.borrow_mut().push(Found { at: self.value, field, message, fix });
        }
    }

    fn child(&self, value: &'v Json<'v>) -> Node<'v, 'p> {
        Node { value, findings: self.findings }
    }

    pub(super) fn object(self) -> Option<Object<'v, 'p>> {
        match self.value {
            Json::Object(fields) => {
                let known = self.findings.spare.borrow_mut().pop().unwrap_or_default();
                Some(Object { node: self, fields, next: 0, read: 0, known })
            }
            other => self.refuse(format!("expected an object, found {}", describe(other)), "write {…}"),
        }
    }

    /// The entries of a list with at most `most` entries.
    pub(super) fn list(&self, most: usize) -> Option<Vec<Node<'v, 'p>>> {
        let Json::List(items) = self.value else {
            return self.refuse(format!("expected a list, found {}", describe(self.value)), "write […]");
        };
        if items.len() > most {
            return self.refuse(format!("{} entries, at most {most} are allowed", items.len()), "split the list");
        }
        Some(items.iter().map(|item| self.child(item)).collect())
    }

    /// Text of at most `most` characters.
    pub(super) fn text(&self, most: usize) -> Option<String> {
        self.words(most).map(str::to_owned)
    }

    /// The same text, borrowed from the document.
    pub(super) fn words(&self, most: usize) -> Option<&'v str> {
        let Json::Text(text) = self.value else {
            return self.refuse(format!("expected text, found {}", describe(self.value)), "write it in quotes");
        };
        // A text never has more characters than bytes.
        if text.len() > most {
            let length = text.chars().count();
            if length > most {
                return self.refuse(format!("{length} characters, at most {most} are allowed"), "shorten it");
            }
        }
        Some(text)
    }

    /// A short technical name: not empty, with only letters, digits, dots, hyphens and underscores.
    pub(super) fn name(&self, what: &str) -> Option<String> {
        let text = self.words(limits::ID_CHARS)?;
        let plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
        if text.is_empty() || !text.bytes().all(plain) {
            return self.refuse(format!("{text:?} is not {what}"), format!("write {what}"));
        }
        Some(text.to_owned())
    }

    /// One of a closed set of words.
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let all = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let Json::Text(text) = self.value else {
            return self.refuse(
                format!("expected one of {}, found {}", all(), describe(self.value)),
                "write one of them in quotes",
            );
        };
        match words.iter().find(|(word, _)| word == text) {
            Some((_, value)) => Some(*value),
            None => {
                let shown: String = text.chars().take(60).collect();
                let fix = one_of(&shown, words.iter().map(|(word, _)| *word), &all());
                self.refuse(format!("unknown value {shown:?}"), fix)
            }
        }
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        match self.value {
            Json::Bool(value) => Some(*value),
            other => self.refuse(format!("expected true or false, found {}", describe(other)), "write true or false"),
        }
    }

    /// A number from `least` to `most` with at most `decimals` decimals.
    pub(super) fn number(&self, least: u64, most: u64, decimals: u32) -> Option<Number> {
        let Json::Number(number) = self.value else {
            return self.refuse(format!("expected a number, found {}", describe(self.value)), "write a number");
        };
        if let Some(whole) = number.as_u64().filter(|whole| (least..=most).contains(whole)) {
            return Some(Number(Decimal::from(whole)));
        }
        let range = || format!("use a number from {least} to {most}");
        let text = number.to_string();
        // A number that is too long for an exact decimal is also far outside every range.
        let Ok(value) = parse_plain(&text) else {
            return self.refuse(format!("{text} is out of range"), range());
        };
        if value < Decimal::from(least) || value > Decimal::from(most) {
            return self.refuse(format!("{text} is out of range"), range());
        }
        if value.scale() > decimals {
            let fix = match decimals {
                0 => "use a whole number".to_owned(),
                1 => "use at most 1 decimal".to_owned(),
                _ => format!("use at most {decimals} decimals"),
            };
            return self.refuse(format!("{text} has too many decimals"), fix);
        }
        Some(Number(value))
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole(&self, least: u64, most: u64) -> Option<u64> {
        let whole = self.value.as_u64().filter(|whole| (least..=most).contains(whole));
        whole.or_else(|| u64::try_from(self.number(least, most, 0)?.0).ok())
    }
}

/// The fields of a JSON object, read by name.
pub(super) struct Object<'v, 'p> {
    node: Node<'v, 'p>,
    fields: &'v Fields<'v>,
    /// The index after the last field found: documents have their fields in the order in which they are read.
    next: usize,
    /// A bit for each field found among the first 64.
    read: u64,
    known: Vec<&'static str>,
}

impl<'v, 'p> Object<'v, 'p> {
    /// Reads a required field.
    pub(super) fn required<T>(&mut self, key: &'static str, read: impl FnOnce(Node<'v, 'p>) -> Option<T>) -> Option<T> {
        self.field(key, true).and_then(read)
    }

    /// Reads an optional field, which may also be `null`.
    pub(super) fn optional<T>(&mut self, key: &'static str, read: impl FnOnce(Node<'v, 'p>) -> Option<T>) -> Option<T> {
        self.field(key, false).and_then(read)
    }

    /// The node of a field. A single copy for all types of fields, because browsers download this code.
    #[inline(never)]
    fn field(&mut self, key: &'static str, required: bool) -> Option<Node<'v, 'p>> {
        self.known.push(key);
        match self.find(key) {
            Some(value) if required || !value.is_null() => Some(self.node.child(value)),
            None if required => {
                self.missing(key);
                None
            }
            _ => None,
        }
    }

    fn find(&mut self, key: &str) -> Option<&'v Json<'v>> {
        let (before, after) = self.fields.split_at_checked(self.next)?;
        let place = |fields: &[(_, _)]| fields.iter().position(|(name, _)| name == key);
        let index = place(after).map(|index| before.len() + index).or_else(|| place(before))?;
        self.next = index + 1;
        self.read |= u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or_default();
        self.fields.get(index).map(|(_, value)| value)
    }

    /// All fields with their nodes, for maps with arbitrary keys.
    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = (&'v str, Node<'v, 'p>)> {
        let node = self.node;
        self.fields.iter().map(move |(key, value)| (key.as_ref(), node.child(value)))
    }

    /// The number of fields that are not `null`.
    pub(super) fn given(&self) -> usize {
        self.fields.iter().filter(|(_, value)| !value.is_null()).count()
    }

    /// Whether a field is present and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.node.value.get(key).is_some_and(|value| !value.is_null())
    }

    /// Reports that a field is missing.
    pub(super) fn missing(&self, key: &'static str) {
        self.node.report_field(Some(key), format!("{key} is missing"), format!("add {key}"));
    }

    /// The node of the object itself.
    pub(super) fn node(&self) -> &Node<'v, 'p> {
        &self.node
    }

    /// Refuses every field that was not read.
    pub(super) fn finish(mut self) {
        if self.read.count_ones() as usize != self.fields.len() {
            self.refuse_unknown();
        }
        self.known.clear();
        self.node.findings.spare.borrow_mut().push(self.known);
    }

    fn refuse_unknown(&self) {
        let unknown = self.fields.iter().filter(|(key, _)| !self.known.contains(&key.as_ref()));
        for (key, _) in unknown.take_while(|_| self.node.findings.has_room()) {
            let shown = key.char_indices().nth(60).map_or(key.as_ref(), |(end, _)| &key[..end]);
            let all = self.known.join(", ");
            let fix = match nearest(shown, self.known.iter().copied(), 1).as_slice() {
                [meant] => format!("did you mean {meant}? The fields here are {all}"),
                _ => format!("remove it; the fields here are {all}"),
            };
            self.node.report_field(Some(shown), format!("unknown field {shown:?}"), fix);
        }
    }
}

/// The fix for an unknown word.
pub(super) fn one_of<'a>(unknown: &str, words: impl Iterator<Item = &'a str>, all: &str) -> String {
    match nearest(unknown, words, 1).as_slice() {
        [meant] => format!("did you mean {meant}? Use one of {all}"),
        _ => format!("use one of {all}"),
    }
}

fn describe(value: &Json<'_>) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::Text(_) => "text",
        Json::List(_) => "a list",
        Json::Object(_) => "an object",
    }
}
