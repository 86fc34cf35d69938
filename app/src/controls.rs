//! The form controls that the server renders: their values and their errors.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement, HtmlSelectElement};

use crate::browser::{all, attribute, closest, element};
use crate::reading;

/// The key of a control, which is its id.
#[must_use]
pub fn key_of(control: &Element) -> String {
    control.id()
}

/// The id of the component whose form contains a control; empty outside forms.
#[must_use]
pub fn component_of(control: &Element) -> String {
    closest(control, "[data-component]").and_then(|form| attribute(&form, "data-component")).unwrap_or_default()
}

/// The id of the element that shows the errors of a control.
#[must_use]
pub fn errors_of(control: &Element) -> String {
    closest(control, "[data-errors]").and_then(|around| attribute(&around, "data-errors")).unwrap_or_default()
}

/// Shows an error at a field, or clears it. Returns whether the field is on the page. A field is a control, or the
/// element that shows its errors.
pub fn tell(field: &str, error: Option<&str>) -> bool {
    let Some(found) = element(field) else { return false };
    let is_control = !found.has_attribute("data-own");
    if is_control && error.is_some() {
        let _ = found.set_attribute("aria-invalid", "true");
    } else if is_control && found.has_attribute("aria-invalid") {
        let _ = found.set_attribute("aria-invalid", "false");
    }
    let Some(place) = (if is_control { element(&errors_of(&found)) } else { Some(found) }) else { return true };
    match error {
        Some(error) => {
            place.set_text_content(Some(error));
            let _ = place.set_attribute("data-of", field);
        }
        // Another cell of the table may still show an error there.
        None if attribute(&place, "data-of").as_deref() == Some(field) => place.set_text_content(None),
        None => {}
    }
    true
}

/// The unit select that belongs to an input.
fn unit_choice(input: &Element) -> Option<HtmlSelectElement> {
    element(&attribute(input, "data-unit")?)?.dyn_into().ok()
}

/// Shows a value in an input, converted to the chosen unit.
pub fn show_text(input: &HtmlInputElement, text: &str) {
    let chosen = unit_choice(input).map(|choice| choice.value()).unwrap_or_default();
    let times = chosen.rsplit_once('=').and_then(|(_, times)| times.parse().ok()).unwrap_or(1);
    let shown = reading::in_unit(text, times);
    if input.value() != shown {
        input.set_value(&shown);
    }
}

/// Whether all text of an input is selected, as after Tab has moved to it: typing then replaces the text.
#[must_use]
pub fn is_marked(input: &HtmlInputElement) -> bool {
    let length = input.value().encode_utf16().count();
    let at = |place: Result<Option<u32>, _>| place.ok().flatten().and_then(|place| usize::try_from(place).ok());
    let is_focused = input.matches(":focus").unwrap_or_default();
    is_focused && length > 0 && at(input.selection_start()) == Some(0) && at(input.selection_end()) == Some(length)
}

/// The text typed into an input, followed by the chosen unit if the text names none.
#[must_use]
pub fn with_unit(input: &Element, text: &str) -> String {
    let chosen = unit_choice(input).map(|choice| choice.value()).unwrap_or_default();
    let unit = chosen.rsplit_once('=').map(|(name, _)| name).unwrap_or_default();
    let names_none = text.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '.');
    if names_none { format!("{text} {unit}") } else { text.to_owned() }
}

/// The inputs of a table, row by row.
#[must_use]
pub fn cells_of(table: &Element) -> Vec<Vec<HtmlInputElement>> {
    let cells = |row: &Element| all(row, "input[data-cell]").into_iter().filter_map(|one| one.dyn_into().ok());
    all(table, "tbody tr").iter().map(|row| cells(row).collect()).collect()
}

/// The text of a clipboard event.
#[must_use]
pub fn pasted(event: &ClipboardEvent) -> String {
    event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}
