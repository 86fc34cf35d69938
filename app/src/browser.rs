//! Access to browser-only features: storage, the clipboard, the address bar, the clock.
//!
//! On the server these functions do nothing and return empty values, so components can call them from event handlers
//! and effects without a feature switch.

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

/// Reads a value from this browser's local storage.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores a value in this browser. Ignores errors, such as full or blocked storage, because the value is only a
/// convenience.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Removes a value from this browser's local storage.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys in this browser's local storage that begin with `start`.
#[must_use]
pub fn kept_keys(start: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(start)).collect()
}

/// Formats a moment in the user's local time as `03:31`, preceded by the date unless it is today.
#[must_use]
pub fn clock(epoch_ms: i64) -> String {
    if !cfg!(target_family = "wasm") {
        return String::new();
    }
    // A date in milliseconds is a whole number far below 2^53, so `f64` holds it exactly.
    let at = js_sys::Date::new(&JsValue::from_f64(epoch_ms as f64));
    let time = format!("{:02}:{:02}", at.get_hours(), at.get_minutes());
    let is_today = at.to_date_string() == js_sys::Date::new_0().to_date_string();
    if is_today { time } else { format!("{} {time}", at.to_date_string().as_string().unwrap_or_default()) }
}

/// A random secret of 32 hexadecimal digits; `None` if the browser offers no secure random source.
#[must_use]
pub fn random_key() -> Option<String> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    Some(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

/// Marks the document as hydrated, that is, ready for clicks.
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

/// Moves the focus to the first button, input or link inside an element, or to the element itself if there is none.
pub fn focus(id: &str) {
    let inside = |outer: web_sys::Element| outer.query_selector("button, input, a").ok().flatten().unwrap_or(outer);
    give_focus(element(id).map(inside));
}

/// Marks the list entry of a component as the current one, and unmarks the previous one.
pub fn mark_current(inside: &str, component: &str) {
    let Some(outer) = element(inside) else { return };
    let next = |selector: &str| outer.query_selector(selector).ok().flatten();
    if let Some(marked) = next("[aria-current]") {
        let _ = marked.remove_attribute("aria-current");
    }
    if let Some(entry) = next(&format!("[data-id=\"{component}\"]")) {
        let _ = entry.set_attribute("aria-current", "true");
    }
}

/// Marks the elements of a component inside an element as selected, and unmarks all others.
pub fn mark_component(inside: &str, component: &str) {
    let Some(outer) = element(inside) else { return };
    let next = |selector: &str| outer.query_selector(selector).ok().flatten();
    // An id contains only letters, digits and hyphens, so it needs no escaping.
    while let Some(marked) = next(&format!(".selected[data-id]:not([data-id=\"{component}\"])")) {
        let _ = marked.class_list().remove_1("selected");
    }
    while let Some(other) = next(&format!("[data-id=\"{component}\"]:not(.selected)")) {
        if other.class_list().add_1("selected").is_err() {
            return;
        }
    }
}

/// The target element of an event.
#[must_use]
pub fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// The closest element that matches a selector: the element itself or an ancestor.
#[must_use]
pub fn closest(element: &web_sys::Element, selector: &str) -> Option<web_sys::Element> {
    element.closest(selector).ok().flatten()
}

/// An attribute of an element.
#[must_use]
pub fn attribute(element: &web_sys::Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// The descendants of an element that match a selector.
#[must_use]
pub fn all(outer: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let found = outer.query_selector_all(selector).ok();
    let nodes = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Runs a function after the browser has finished handling the current event.
pub fn soon(work: impl FnOnce() + 'static) {
    let _ = leptos::leptos_dom::helpers::set_timeout(work, std::time::Duration::ZERO);
}

/// Finds the lists of suggestions that inputs on the page refer to but that do not exist yet. Returns the part of each
/// list's id that follows one of `starts`, without duplicates.
#[must_use]
pub fn missing_lists(starts: &[&str]) -> Vec<String> {
    let Some(document) = window().and_then(|window| window.document()) else { return Vec::new() };
    let Ok(inputs) = document.query_selector_all("input[list]") else { return Vec::new() };
    let named = (0..inputs.length()).filter_map(|index| inputs.item(index)?.dyn_into::<web_sys::Element>().ok());
    let mut missing: Vec<String> = Vec::new();
    for list in named.filter_map(|input| input.get_attribute("list")).filter(|list| element(list).is_none()) {
        let rest = starts.iter().find_map(|start| list.strip_prefix(start));
        missing.extend(rest.filter(|rest| !missing.iter().any(|known| known == rest)).map(str::to_owned));
    }
    missing
}

/// Adds an empty list of suggestions to the page.
pub fn add_list(id: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if let (Ok(list), Some(body)) = (document.create_element("datalist"), document.body()) {
        list.set_id(id);
        let _ = body.append_child(&list);
    }
}

/// Fills a list of suggestions with options given as HTML.
pub fn fill_list(id: &str, html: &str) {
    if let Some(list) = element(id) {
        list.set_inner_html(html);
    }
}

/// Shows a dialog unless it is open. Returns whether it was opened.
pub fn show_dialog(id: &str) -> bool {
    let dialog = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
    dialog.is_some_and(|dialog| !dialog.open() && dialog.show_modal().is_ok())
}

/// Closes a dialog if it is open. Returns whether it was.
pub fn close_dialog(id: &str) -> bool {
    let dialog = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
    dialog.filter(web_sys::HtmlDialogElement::open).is_some_and(|dialog| {
        dialog.close();
        true
    })
}

/// The elements of the page that match a selector.
#[must_use]
pub fn page(selector: &str) -> Vec<web_sys::Element> {
    let root = window().and_then(|window| window.document()?.document_element());
    root.map(|root| all(&root, selector)).unwrap_or_default()
}

/// Scrolls to the top of an element if it is above the visible area.
pub fn bring_into_view(id: &str) {
    if let Some(area) = element(id).and_then(|element| closest(&element, ".area")) {
        area.set_scroll_top(0);
    }
    if let Some(element) = element(id).filter(|element| element.get_bounding_client_rect().top() < 0.0) {
        element.scroll_into_view_with_bool(true);
    }
}

/// Closes the open menus that do not contain an element.
pub fn close_menus_around(target: &web_sys::Element) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Ok(open) = document.query_selector_all("details.menu[open], details.add-menu[open]") else { return };
    let menus = (0..open.length()).filter_map(|index| open.item(index)?.dyn_into::<web_sys::Element>().ok());
    for menu in menus.filter(|menu| !menu.contains(Some(target))) {
        let _ = menu.remove_attribute("open");
    }
}

/// Closes a menu, and moves the focus to the summary that opens it.
pub fn close_menu(menu: &web_sys::Element) {
    let _ = menu.remove_attribute("open");
    give_focus(menu.query_selector("summary").ok().flatten());
}

/// Copies a working when its button is clicked. For read-only pages.
pub fn copies(event: &web_sys::Event) {
    if let Some(button) = target(event).and_then(|target| closest(&target, "[data-do=copy]")) {
        copy_before(&button);
    }
}

/// Copies the text of the element before a button.
pub fn copy_before(button: &web_sys::Element) -> bool {
    let text = button.previous_element_sibling().and_then(|before| before.text_content());
    text.is_some_and(|text| copy(&text))
}

/// The input with this id.
#[must_use]
pub fn input(id: &str) -> Option<web_sys::HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

/// The value of the select or input with this id.
#[must_use]
pub fn value_of(id: &str) -> Option<String> {
    let element = element(id)?;
    match element.dyn_into::<web_sys::HtmlSelectElement>() {
        Ok(select) => Some(select.value()),
        Err(other) => Some(other.dyn_into::<web_sys::HtmlInputElement>().ok()?.value()),
    }
}

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<web_sys::Element> {
    window()?.document()?.get_element_by_id(id)
}

fn give_focus(element: Option<web_sys::Element>) {
    if let Some(target) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = target.focus();
    }
}

/// The fragment of the address without the leading `#`; empty if there is none.
#[must_use]
pub fn address_fragment() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The origin of the page, such as `https://abacus.example`.
#[must_use]
pub fn origin() -> String {
    window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
}

/// The text of an element; `None` if there is no such element.
#[must_use]
pub fn text_of(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// The query of the address without the leading `?`; empty if there is none.
#[must_use]
pub fn address_query() -> String {
    let query = window().and_then(|w| w.location().search().ok()).unwrap_or_default();
    query.trim_start_matches('?').to_owned()
}

/// Adds an entry to the history of the tab: this address, with the fragment of the present one.
pub fn push_query(query: &str) {
    let Some(window) = window() else { return };
    let (Ok(history), Ok(path), Ok(hash)) = (window.history(), window.location().pathname(), window.location().hash())
    else {
        return;
    };
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{query}{hash}")));
}

/// Replaces the address in the address bar without loading or rendering anything.
pub fn replace_address(address: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Copies text to the clipboard. Returns false if the browser offers no clipboard, as on a plain http page.
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
    // A date in milliseconds is a whole number far below 2^53, so `f64` holds it exactly.
    if cfg!(target_family = "wasm") { js_sys::Date::now() as i64 } else { 0 }
}

/// A design that this browser has opened or saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Public id.
    pub id: String,
    /// Its name at that time.
    pub name: String,
    /// The edit key, if this browser holds one.
    pub key: Option<String>,
    /// When this browser last saved or opened it, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
}

const RECENT_KEY: &str = "abacus.recent";
const RECENT_MOST: usize = 20;

/// The designs that this browser has opened or saved, most recent first.
#[must_use]
pub fn recent_designs() -> Vec<Recent> {
    recall(RECENT_KEY).and_then(|text| wire::read(&text).ok()).unwrap_or_default()
}

/// Puts a design at the top of the list. Keeps a key that the list already has, unless a save has `proved` the new one.
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
