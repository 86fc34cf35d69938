//! Searches a list: hides the entries that do not contain every typed word.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::browser::{self, all, attribute, closest};

/// What a search field searches: the element around it, or the next one after its own.
fn searched(input: &Element) -> Option<Element> {
    if !input.has_attribute("data-find") {
        return None;
    }
    closest(input, "[data-searched]").or_else(|| {
        let around = closest(input, "section, dialog")?;
        all(&around, "[data-searched]").into_iter().find(|one| closest(one, "details.add-menu").is_none())
    })
}

/// Hides the entries that do not match the typed words, and sections without matching entries. Returns whether the
/// input is a search field.
pub(crate) fn find(input: &HtmlInputElement) -> bool {
    let Some(list) = searched(input) else { return false };
    let typed = input.value().to_lowercase();
    let mut found = 0_usize;
    for section in all(&list, "[data-section]") {
        let mut shown = false;
        for entry in all(&section, "[data-words]") {
            let words = attribute(&entry, "data-words").unwrap_or_default();
            let fits = typed.split_whitespace().all(|word| words.contains(word));
            let _ = entry.toggle_attribute_with_force("hidden", !fits);
            shown |= fits;
            found += usize::from(fits);
        }
        let _ = section.toggle_attribute_with_force("hidden", !shown);
    }
    let told = if found == 0 { "Nothing of this name" } else { "" };
    if let Some(status) = all(&list, "[role=status]").first() {
        status.set_text_content(Some(told));
    }
    true
}

/// Handles a key in a search field: Enter chooses the first visible entry, and the down arrow moves to it.
pub(crate) fn key(target: &Element, key: &str) -> bool {
    let Some(list) = searched(target) else { return false };
    let first = all(&list, "[data-section]:not([hidden]) [data-words]:not([hidden]) :is(button, a)").into_iter().next();
    let Some(first) = first.and_then(|button| button.dyn_into::<HtmlElement>().ok()) else { return false };
    match key {
        "Enter" => first.click(),
        "ArrowDown" => {
            let _ = first.focus();
        }
        _ => return false,
    }
    true
}

/// Moves from an entry of a list to the next or the one before by the arrow keys.
pub(crate) fn moves(target: &Element, key: &str) -> bool {
    let step = match key {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return false,
    };
    let Some(list) = closest(target, "[data-words]").and_then(|entry| closest(&entry, "[data-searched]")) else {
        return false;
    };
    let entries = all(&list, "[data-section]:not([hidden]) [data-words]:not([hidden]) :is(button, a)");
    let Some(at) = entries.iter().position(|entry| entry.is_same_node(Some(target))) else { return false };
    let next = at.checked_add_signed(step).and_then(|next| entries.get(next));
    if let Some(next) = next.and_then(|next| next.dyn_ref::<HtmlElement>()) {
        let _ = next.focus();
    }
    true
}

/// Opens the command palette with the components of the page and what can be added.
pub(crate) fn open_palette() {
    let copied = |from: &str, to: &str| browser::fill_list(to, &entries(from));
    if browser::show_dialog("palette")
        && let Some(input) = browser::input("palette-find")
    {
        copied("#outline [data-words]:has([data-id])", "palette-components");
        copied("#add-menu [data-words]", "palette-add");
        input.set_value("");
        find(&input);
        let _ = input.focus();
    }
}

/// The entries that a selector finds, as HTML without their ids.
fn entries(selector: &str) -> String {
    let entry = |entry: Element| {
        let button = all(&entry, "button").into_iter().next()?;
        let words = attribute(&entry, "data-words")?;
        let label = all(&button, ".name").into_iter().next().unwrap_or_else(|| button.clone()).text_content()?;
        let [name, value] = match attribute(&button, "data-id") {
            Some(id) => ["data-id", &id].map(str::to_owned),
            None => ["data-value", &attribute(&button, "data-value")?].map(str::to_owned),
        };
        let act = if name == "data-id" { "data-face=\"form\"" } else { "data-act=\"add\"" };
        let [words, value, label] = [words, value, label].map(|text| escaped(&text));
        Some(format!(
            "<li data-words=\"{words}\"><button type=\"button\" {act} {name}=\"{value}\">{label}</button></li>"
        ))
    };
    browser::page(selector).into_iter().filter_map(entry).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Starts a new search when a menu is opened by its summary.
pub(crate) fn begin(summary: &Element) {
    let Some(menu) = closest(summary, "details.add-menu") else { return };
    let input =
        all(&menu, "[data-find]").into_iter().next().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.set_value("");
        find(&input);
        // The menu opens only after the click event.
        browser::soon(move || {
            let _ = input.focus();
        });
    }
}
