//! Typing into fields: reads a text with the unit of its field, and puts only readable text into the document.

use api::Act;
use leptos::prelude::*;
use web_sys::{Element, HtmlInputElement};

use super::Editor;
use crate::browser::attribute;
use crate::controls::{self, key_of};
use crate::{document, reading};

impl Editor {
    /// Reads the text of a control. Unreadable text stays in it, with the reason.
    pub(super) fn typed(self, control: &Element, text: &str) {
        let (Some(at), Some(spec)) = (attribute(control, "data-at"), attribute(control, "data-read")) else { return };
        let key = key_of(control);
        self.typing.set_value(key.clone());
        if let Some(change) = spec.strip_prefix("act|") {
            let (name, reads) = change.split_once('|').unwrap_or((change, ""));
            let value = if reads.is_empty() {
                Ok(text.to_owned())
            } else {
                reading::read(reads, &controls::with_unit(control, text)).map(|value| api::text_of(value.as_ref()))
            };
            match value {
                Ok(value) => {
                    self.say(&key, None);
                    let (name, component) = (name.to_owned(), controls::component_of(control));
                    self.act_typed(Act { name, component, at, value, with: Vec::new() }, &key);
                }
                Err(error) => self.say(&key, Some(error)),
            }
            return;
        }
        // The user is about to type into an empty cell.
        if text.trim().is_empty() && control.has_attribute("data-cell") {
            return;
        }
        if let Some(errors) = control.has_attribute("data-cell").then(|| controls::errors_of(control)) {
            self.say(&errors, None);
        }
        match reading::read(&spec, &controls::with_unit(control, text)) {
            Ok(value) => {
                self.say(&key, None);
                self.edit(&at, |now| {
                    match at.strip_prefix("/components/") {
                        Some(below) if below.ends_with("/name") && below.matches('/').count() == 1 => {
                            document::set_name(now, &at, value);
                        }
                        _ => document::set(now, &at, value),
                    }
                    if let Some(end) = attribute(control, "data-end") {
                        order(now, &at, &end);
                    }
                });
            }
            Err(error) => {
                let label = attribute(control, "data-cell").map(|label| format!("{label}: ")).unwrap_or_default();
                self.say(&key, Some(format!("{label}{error}")));
            }
        }
    }

    /// Shows the current value of a control when the user leaves it.
    pub(super) fn left(self, input: &HtmlInputElement) {
        let key = key_of(input);
        let own = self.typing.with_value(|typing| *typing == key);
        if own {
            self.typing.set_value(String::new());
        }
        let is_empty = input.value().trim().is_empty() && input.has_attribute("data-cell");
        if is_empty {
            self.say(&key, None);
        }
        let unread = self.unread.with_untracked(|unread| unread.contains_key(&key));
        // A pending answer will bring the value.
        if (is_empty || !unread) && !self.pending.get_untracked() && !self.offline.get_untracked() {
            controls::show_text(input, &input.get_attribute("value").unwrap_or_default());
        }
    }

    /// Records and shows the error of a field; `None` clears it.
    pub(super) fn say(self, field: &str, error: Option<String>) {
        if field.is_empty() {
            return;
        }
        controls::tell(field, error.as_deref());
        let known = self.unread.with_untracked(|unread| unread.get(field).cloned());
        if known != error {
            self.unread.update(|unread| {
                match error {
                    Some(error) => unread.insert(field.to_owned(), error),
                    None => unread.remove(field),
                };
            });
        }
    }
}

/// Moves the other ends of a range along if the end at `at` has passed them.
fn order(now: &mut serde_json::Value, at: &str, end: &str) {
    let Some((range, _)) = at.rsplit_once('/') else { return };
    let of = |now: &serde_json::Value, name: &str| api::text_of(now.pointer(&format!("{range}/{name}")));
    let own = of(now, end);
    let others: &[(&str, bool)] = match end {
        "low" => &[("typical", true), ("high", true)],
        "typical" => &[("low", false), ("high", true)],
        _ => &[("low", false), ("typical", false)],
    };
    for (name, above) in others {
        let other = of(now, name);
        let passed = if *above { reading::is_more(&own, &other) } else { reading::is_more(&other, &own) };
        if passed {
            let value = now.pointer(at).cloned();
            document::set(now, &format!("{range}/{name}"), value);
        }
    }
}
