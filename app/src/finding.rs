//! Searches a menu: hides the entries that do not contain every typed word.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::browser::{self, all, attribute, closest};

/// The menu that contains a search field.
fn menu_of(input: &Element) -> Option<Element> {
    input.has_attribute("data-find").then(|| closest(input, "details"))?
}

/// Hides the entries that do not match the typed words, and sections without matching entries. Returns whether the
/// input is a search field.
pub(crate) fn find(input: &HtmlInputElement) -> bool {
    let Some(menu) = menu_of(input) else { return false };
    let typed = input.value().to_lowercase();
    let mut found = 0_usize;
    for section in all(&menu, "section") {
        let mut shown = false;
        for entry in all(&section, "li") {
            let words = attribute(&entry, "data-words").unwrap_or_default();
            let fits = typed.split_whitespace().all(|word| words.contains(word));
            let _ = entry.toggle_attribute_with_force("hidden", !fits);
            shown |= fits;
            found += usize::from(fits);
        }
        let _ = section.toggle_attribute_with_force("hidden", !shown);
    }
    let told = if found == 0 { "Nothing of this name" } else { "" };
    if let Some(status) = all(&menu, ".add-find [role=status]").first() {
        status.set_text_content(Some(told));
    }
    true
}

/// Handles a key in a search field: Enter adds the first visible entry, and the down arrow moves to it.
pub(crate) fn key(target: &Element, key: &str) -> bool {
    let Some(menu) = menu_of(target) else { return false };
    let first = all(&menu, "section:not([hidden]) li:not([hidden]) button").into_iter().next();
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
