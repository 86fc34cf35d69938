//! What only a browser has: storage, clipboard, address bar, clock.
//!
//! On the server every function does nothing and answers nothing, so components can call them from
//! event handlers and effects without a feature switch of their own.

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use crate::wire;

/// The browser window; `None` on the server.
fn window() -> Option<web_sys::Window> {
    cfg!(target_family = "wasm").then(web_sys::window).flatten()
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// Reads a value this browser keeps.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a value in this browser. A full or forbidden storage is not an error: the value is a
/// convenience.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// A secret of 32 hexadecimal digits that nobody can guess; none where the browser has no such source.
#[must_use]
pub fn random_key() -> Option<String> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    Some(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

/// Marks the document as answering to clicks.
pub fn mark_hydrated() {
    set_root_attribute("data-hydrated", "true");
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    let root = window().and_then(|w| w.document()).and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute(name, value);
    }
}

/// Moves the focus to an element.
pub fn focus_on(id: &str) {
    give_focus(element(id));
}

/// Moves the focus to the first thing inside an element that takes it, or to the element itself.
pub fn focus(id: &str) {
    let inside = |outer: web_sys::Element| outer.query_selector("button, input, a").ok().flatten().unwrap_or(outer);
    give_focus(element(id).map(inside));
}

/// Replaces what an element contains by HTML of this server, and gives the focus back to the element that stands
/// for the one that had it.
pub fn replace_contents(id: &str, html: &str) {
    let Some(outer) = element(id) else { return };
    let active = window().and_then(|w| w.document()).and_then(|d| d.active_element());
    let key = active.filter(|active| outer.contains(Some(active))).and_then(|active| {
        let key = |name| active.get_attribute(name).map(|value| format!("[{name}=\"{value}\"]"));
        key("data-do").or_else(|| key("data-id"))
    });
    outer.set_inner_html(html);
    if let Some(key) = key {
        give_focus(outer.query_selector(&key).ok().flatten());
    }
}

/// Marks the elements that stand for a component inside an element, and no others.
pub fn mark_component(inside: &str, component: &str) {
    let Some(outer) = element(inside) else { return };
    let next = |selector: &str| outer.query_selector(selector).ok().flatten();
    // An id has letters, digits and hyphens only, so it needs no escape.
    while let Some(marked) = next(&format!(".selected[data-id]:not([data-id=\"{component}\"])")) {
        let _ = marked.class_list().remove_1("selected");
    }
    while let Some(other) = next(&format!("[data-id=\"{component}\"]:not(.selected)")) {
        if other.class_list().add_1("selected").is_err() {
            return;
        }
    }
}

/// The closest element around the target of an event that has one of the attributes `data-do` and `data-id`, as
/// the text of both.
#[must_use]
pub fn acted_on(event: &web_sys::Event) -> Option<(Option<String>, Option<String>)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let element = target.closest("[data-do], [data-id]").ok().flatten()?;
    Some((element.get_attribute("data-do"), element.get_attribute("data-id")))
}

/// The input with this id.
#[must_use]
pub fn input(id: &str) -> Option<web_sys::HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

/// The place and the value of the input or choice that an event comes from.
#[must_use]
pub fn field_of(event: &web_sys::Event) -> Option<(String, String)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let place = element.get_attribute("data-id")?;
    let value = match element.dyn_into::<web_sys::HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<web_sys::HtmlSelectElement>().ok()?.value(),
    };
    Some((place, value))
}

/// The value of a choice.
#[must_use]
pub fn value_of(id: &str) -> Option<String> {
    Some(element(id)?.dyn_into::<web_sys::HtmlSelectElement>().ok()?.value())
}

/// Closes a `details` element.
pub fn fold(id: &str) {
    if let Some(details) = element(id) {
        let _ = details.remove_attribute("open");
    }
}

fn element(id: &str) -> Option<web_sys::Element> {
    window()?.document()?.get_element_by_id(id)
}

fn give_focus(element: Option<web_sys::Element>) {
    if let Some(target) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = target.focus();
    }
}

/// The part of the address behind `#`, without it; empty when there is none.
#[must_use]
pub fn address_fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Scheme and host of the address, such as `https://abacus.example`.
#[must_use]
pub fn origin() -> String {
    window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
}

/// The text of an element; `None` when there is no such element.
#[must_use]
pub fn text_of(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// Replaces the address without loading or re-rendering anything.
pub fn replace_address(address: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Copies text to the clipboard; false where the browser offers none, as on a plain http address.
pub fn copy(text: &str) -> bool {
    let Some(clipboard) = window().map(|window| window.navigator().clipboard()) else { return false };
    let offered = !JsValue::from(clipboard.clone()).is_undefined();
    if offered {
        let _ = clipboard.write_text(text);
    }
    offered
}

/// Milliseconds since 1970-01-01 UTC; zero on the server.
#[must_use]
pub fn now_ms() -> i64 {
    // Milliseconds of a date are whole and far below 2^53.
    if cfg!(target_family = "wasm") { js_sys::Date::now() as i64 } else { 0 }
}

/// A design this browser has seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Public id.
    pub id: String,
    /// Its name then.
    pub name: String,
    /// The edit key, if this browser may save it.
    pub key: Option<String>,
    /// When it was last saved or opened: milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
}

const RECENT_KEY: &str = "abacus.recent";
const RECENT_MOST: usize = 20;

/// The designs this browser has seen, latest first.
#[must_use]
pub fn recent_designs() -> Vec<Recent> {
    recall(RECENT_KEY).and_then(|text| wire::read(&text).ok()).unwrap_or_default()
}

/// Puts a design at the top of the list. A key that is known already is kept, unless a save has
/// `proved` the new one.
pub fn remember_design(mut design: Recent, proved: bool) {
    let mut all = recent_designs();
    if let Some(at) = all.iter().position(|other| other.id == design.id) {
        let old = all.remove(at);
        design.key = if proved { design.key.or(old.key) } else { old.key.or(design.key) };
    }
    all.insert(0, design);
    all.truncate(RECENT_MOST);
    if let Ok(text) = serde_json::to_string(&all) {
        remember(RECENT_KEY, &text);
    }
}
