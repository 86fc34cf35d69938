//! Keyboard shortcuts, and the warning before leaving unsaved work.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Editor;
use crate::{browser, finding};

impl Editor {
    /// Listens to keys, pasting and leaving while the page exists. Browser only.
    pub fn listen(self) {
        let keys = window_event_listener(ev::keydown, move |event| {
            // Choosing from a list of suggestions sends a key event without a key.
            if !event.is_instance_of::<web_sys::KeyboardEvent>() {
                return;
            }
            let with_control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            let done = if with_control {
                self.command(&event)
            } else {
                self.moves(&event) || finds(&event) || plain_key(&event)
            };
            if done {
                event.prevent_default();
            }
        });
        let pasting = window_event_listener(ev::paste, move |event| {
            if self.pastes(&event) {
                event.prevent_default();
            }
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if untrack(|| self.is_dirty()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            keys.remove();
            pasting.remove();
            leaving.remove();
        });
    }

    /// Handles a key pressed with Ctrl or Cmd. Returns whether it did anything.
    fn command(self, event: &ev::KeyboardEvent) -> bool {
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.undo(),
            ("z", true) | ("y", false) => self.redo(),
            ("s", false) => self.save(),
            ("k", false) => finding::open_palette(),
            _ => return false,
        }
        true
    }
}

/// Handles a key in a search field, or in the list that it searches. Returns whether it did anything.
fn finds(event: &ev::KeyboardEvent) -> bool {
    let key = event.key();
    browser::target(event).is_some_and(|target| finding::key(&target, &key) || finding::moves(&target, &key))
}

/// Handles a key pressed without Ctrl; in fields, only Escape. Returns whether it did anything.
fn plain_key(event: &ev::KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    match event.key().as_str() {
        // A search field would only be emptied.
        "Escape" if browser::close_dialog("palette") => true,
        "Escape" => browser::target(event)
            .and_then(|target| browser::closest(&target, "details.add-menu[open], details.menu[open]"))
            .is_some_and(|menu| {
                browser::close_menu(&menu);
                true
            }),
        _ if in_field => false,
        "/" => {
            finding::open_palette();
            true
        }
        "?" => browser::show_dialog("help"),
        _ => false,
    }
}
