//! Puts the answers of the server into the page.

use leptos::prelude::*;

use super::Editor;
use crate::shown::Shown;
use crate::{browser, controls, morph, suggestions};

impl Editor {
    /// Updates the parts of the page from an answer.
    pub(super) fn show(self, shown: Shown) {
        for (id, html) in shown.parts {
            if self.parts.with_value(|parts| parts.get(&id) == Some(&html)) {
                continue;
            }
            morph::bring_in_step(&id, &html, &|control, changed| self.keeps(control, changed));
            self.parts.update_value(|parts| {
                parts.insert(id, html);
            });
        }
        self.monthly.set_value(shown.monthly);
        self.priced.set(shown.priced);
        self.wide.set(shown.wide);
        if self.selected.get_untracked() != shown.selected {
            self.selected.set(shown.selected);
            self.area.set("work");
            browser::bring_into_view("work");
        }
        self.mark_selected();
        self.mark_unread();
        suggestions::load();
    }

    /// Whether a control keeps its text: the user is typing into it, or its text cannot be read and its value has not
    /// changed otherwise.
    fn keeps(self, control: &str, changed: bool) -> bool {
        if self.typing.with_value(|typing| typing == control) && !control.is_empty() {
            return true;
        }
        let unread = self.unread.with_untracked(|unread| unread.contains_key(control));
        if unread && changed {
            self.say(control, None);
        }
        unread && !changed
    }

    /// Marks the selected component in the outline and the drawing, without waiting for the server.
    pub(super) fn mark_selected(self) {
        let selected = self.selected.get_untracked();
        browser::mark_current("outline", &selected);
        browser::mark_component("drawing", &selected);
    }

    /// Shows errors again at fields that were rendered anew, and forgets the errors of fields that are gone.
    fn mark_unread(self) {
        let gone: Vec<String> = self.unread.with_untracked(|unread| {
            unread.iter().filter(|(id, error)| !controls::tell(id, Some(error))).map(|(id, _)| id.clone()).collect()
        });
        if !gone.is_empty() {
            self.unread.update(|unread| unread.retain(|id, _| !gone.contains(id)));
        }
    }
}
