//! Changes that the server makes, because it knows the meaning of the document.

use api::Act;
use leptos::prelude::*;

use super::Editor;

/// A change that is waiting for the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    pub act: Act,
    /// The field that shows the error if the server refuses the change; empty for none.
    pub field: String,
    /// Whether the change comes from typing: then the next change of the same field replaces it, and both are undone
    /// together.
    pub typed: bool,
}

impl Editor {
    /// Sends a change to the server, and shows a refusal at `field`.
    pub fn act(&self, act: Act, field: &str) {
        self.typing.set_value(String::new());
        self.acts.update_value(|acts| acts.push(Waiting { act, field: field.to_owned(), typed: false }));
        self.keep_draft();
        self.ask_now();
    }

    /// Sends a change typed into a field to the server.
    pub(super) fn act_typed(&self, act: Act, field: &str) {
        self.acts.update_value(|acts| {
            acts.retain(|waiting| !(waiting.typed && waiting.field == field));
            acts.push(Waiting { act, field: field.to_owned(), typed: true });
        });
        self.keep_draft();
        self.ask_soon();
    }

    /// Applies a purchase option to the compared components.
    pub fn use_option(&self, code: &str) {
        let with = self.comparing.get_untracked().unwrap_or_default();
        let act = Act { name: "use-option".to_owned(), value: code.to_owned(), with, ..Act::default() };
        self.act(act, "");
    }
}
