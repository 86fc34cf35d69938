//! Changes that the server makes, since it knows what the document means.

use api::Act;
use leptos::prelude::*;

use super::Editor;

/// A change that waits for the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The change.
    pub act: Act,
    /// The field whose error it is when the server refuses it; empty for none.
    pub field: String,
    /// Whether it is typed: then the next one of the same field takes its place, and they are undone together.
    pub typed: bool,
}

impl Editor {
    /// Lets the server make a change, and tells a refusal at `field`.
    pub fn act(&self, act: Act, field: &str) {
        self.typing.set_value(String::new());
        self.acts.update_value(|acts| acts.push(Waiting { act, field: field.to_owned(), typed: false }));
        self.keep_draft();
        self.ask_now();
    }

    /// Lets the server read what is typed into a field.
    pub(super) fn act_typed(&self, act: Act, field: &str) {
        self.acts.update_value(|acts| {
            acts.retain(|waiting| !(waiting.typed && waiting.field == field));
            acts.push(Waiting { act, field: field.to_owned(), typed: true });
        });
        self.keep_draft();
        self.ask_soon();
    }

    /// Buys the compared groups in another way.
    pub fn use_option(&self, code: &str) {
        let with = self.comparing.get_untracked().unwrap_or_default();
        let act = Act { name: "use-option".to_owned(), value: code.to_owned(), with, ..Act::default() };
        self.act(act, "");
    }
}
