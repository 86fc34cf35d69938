//! Handles user input on the parts of the page that the server renders. Attributes define what a control does:
//!
//! - `data-at` and `data-read`: an input whose text becomes the value at a JSON pointer; without `data-read`, a select
//!   or a checkbox.
//! - `data-act`, with `data-value` and `data-with`: a change that the server makes.
//! - `data-pick` and `data-drop`: add an item to a list, or remove one.
//! - `data-id`: selects a component; `data-face` shows it in the `drawing` or in its `form`.
//! - `data-do`: an action of the page itself.

use api::Act;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::Editor;
use crate::browser::{self, attribute, closest};
use crate::{controls, document, finding};

impl Editor {
    /// Handles typing.
    pub fn on_input(self, event: &Event) {
        let Some(target) = browser::target(event) else { return };
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            if input.type_() != "checkbox" && !finding::find(input) {
                self.typed(&target, &input.value());
            }
        } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
            self.typed(&target, &area.value());
        }
    }

    /// Handles a choice, or leaving an input.
    pub fn on_change(self, event: &Event) {
        let Some(target) = browser::target(event) else { return };
        if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            self.chosen(&target, &select.value());
        } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            if input.type_() == "checkbox" {
                self.checked(&target, input.checked());
            } else if input.has_attribute("data-at") {
                self.left(input);
            }
        }
    }

    fn chosen(self, control: &Element, value: &str) {
        if let Some(input) = attribute(control, "data-unit-of") {
            if let Some(input) = browser::input(&input) {
                controls::show_text(&input, &input.get_attribute("value").unwrap_or_default());
            }
        } else if let Some(name) = attribute(control, "data-act") {
            self.act_of(control, name, value.to_owned());
        } else if let Some(at) = attribute(control, "data-at") {
            self.typing.set_value(String::new());
            let value = (!value.is_empty()).then(|| Value::from(value));
            self.edit("", |now| document::set(now, &at, value));
        }
    }

    fn checked(self, control: &Element, on: bool) {
        if let Some(name) = attribute(control, "data-act") {
            self.act_of(control, name, on.to_string());
        } else if let Some(at) = attribute(control, "data-at") {
            let value = (on || control.has_attribute("data-both")).then(|| Value::from(on));
            self.edit("", |now| document::set(now, &at, value));
        }
    }

    /// Handles a click.
    pub fn on_click(self, event: &Event) {
        let Some(target) = browser::target(event) else { return };
        browser::close_menus_around(&target);
        if let Some(summary) = closest(&target, "details.add-menu > summary") {
            return finding::begin(&summary);
        }
        if let Some(line) = closest(&target, "details.line > summary").and_then(|summary| closest(&summary, "details"))
        {
            return self.opens(&line);
        }
        let Some(control) = closest(&target, "[data-act], [data-do], [data-pick], [data-drop], [data-id]") else {
            return;
        };
        // Selects and checkboxes act when they change.
        if !matches!(control.tag_name().to_lowercase().as_str(), "button" | "a" | "g") {
            return;
        }
        event.prevent_default();
        // The palette closes with its choice, and what is chosen there opens its form.
        if let Some(dialog) = closest(&control, "dialog[open]").and_then(|one| one.dyn_into::<HtmlDialogElement>().ok())
        {
            dialog.close();
        }
        if attribute(&control, "data-act").is_some_and(|name| name == "add") && closest(&control, "#work").is_none() {
            self.drawing.set(false);
        }
        if let Some(name) = attribute(&control, "data-act") {
            self.act_of(&control, name, attribute(&control, "data-value").unwrap_or_default());
        } else if let Some(what) = attribute(&control, "data-do") {
            self.does(&control, &what);
        } else if let Some(from) = attribute(&control, "data-pick") {
            self.pick(&control, &from);
        } else if let Some(at) = attribute(&control, "data-drop") {
            self.drop_from_list(&control, &at);
        } else if let Some(id) = attribute(&control, "data-id") {
            match attribute(&control, "data-face").as_deref() {
                Some("form") => self.drawing.set(false),
                Some("drawing") => self.drawing.set(true),
                _ => {}
            }
            self.select(id);
        }
    }

    /// Opens a line of the estimate, and requests its working.
    fn opens(self, line: &Element) {
        let key = attribute(line, "data-key").unwrap_or_default();
        if self.open.with_value(|open| !open.contains(&key)) {
            self.open.update_value(|open| open.push(key));
            self.ask_now();
        }
    }

    fn act_of(self, control: &Element, name: String, value: String) {
        let with = attribute(control, "data-with").unwrap_or_default();
        let with = with.split(',').filter(|id| !id.is_empty()).map(|id| browser::value_of(id).unwrap_or_default());
        let of = controls::component_of(control);
        let act = Act {
            // Outside forms the change refers to the selected component, as when a component is added.
            component: if of.is_empty() { self.selected.get_untracked() } else { of },
            at: attribute(control, "data-at").unwrap_or_default(),
            name,
            value,
            with: with.collect(),
        };
        let field = controls::errors_of(control);
        if let Some(menu) = closest(control, "details.add-menu") {
            browser::close_menu(&menu);
        }
        self.act(act, &field);
    }

    fn does(self, control: &Element, what: &str) {
        match what {
            "compare" => self.compare(Some(vec![controls::component_of(control)])),
            "compare-all" => self.compare(Some(Vec::new())),
            "edit" => self.show_drawing(false),
            "drawing" => self.show_drawing(true),
            "undo" => self.undo(),
            "redo" => self.redo(),
            "save" => self.save(),
            "palette" => finding::open_palette(),
            "help" => drop(browser::show_dialog("help")),
            "copy" => {
                browser::copy_before(control);
            }
            _ => {}
        }
    }

    /// Adds the chosen item to a list.
    fn pick(self, control: &Element, from: &str) {
        let (Some(at), Some(value)) = (attribute(control, "data-at"), browser::value_of(from)) else { return };
        if !value.is_empty() {
            self.edit("", |now| {
                let mut all = now.pointer(&at).and_then(Value::as_array).cloned().unwrap_or_default();
                all.push(Value::from(value));
                document::set(now, &at, Some(Value::from(all)));
            });
        }
        browser::focus_on(from);
    }

    fn drop_from_list(self, control: &Element, at: &str) {
        let Some((list, _)) = at.rsplit_once('/') else { return };
        self.edit("", |now| {
            document::set(now, at, None);
            if now.pointer(list).and_then(Value::as_array).is_some_and(Vec::is_empty) {
                document::set(now, list, None);
            }
        });
        if let Some(others) = attribute(control, "data-others") {
            browser::focus_on(&others);
        }
    }
}
