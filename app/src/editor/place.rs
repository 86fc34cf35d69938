//! What the page shows, in its address: the selected component, the face of the work area, and the comparison. A link to
//! the page opens the same, and the Back button goes through what was shown.

use leptos::prelude::*;

use super::Editor;
use crate::browser;

/// The members of the query that belong to the editor. Others, such as `example`, stay.
const SELECTED: &str = "c";
const FACE: &str = "show";
const COMPARED: &str = "compare";

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    selected: String,
    drawing: bool,
    compared: Option<Vec<String>>,
}

impl Place {
    /// The place in a query; without a member for the face, a selected component shows its form.
    fn read(query: &str) -> Place {
        let value = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        // The address may contain anything; ids are looked for by selectors, which take them as they are.
        let is_id = |text: &&str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        let selected = value(SELECTED).filter(is_id).unwrap_or_default().to_owned();
        let drawing = value(FACE).map_or(selected.is_empty(), |face| face == "drawing");
        let list = |ids: &str| ids.split(',').filter(|id| !id.is_empty() && is_id(id)).map(str::to_owned).collect();
        Place { selected, drawing, compared: value(COMPARED).map(list) }
    }

    /// The query with this place instead of that which it has.
    fn written(&self, query: &str) -> String {
        let is_own = |part: &&str| [SELECTED, FACE, COMPARED].contains(&part.split('=').next().unwrap_or_default());
        let mut parts: Vec<String> =
            query.split('&').filter(|part| !part.is_empty() && !is_own(part)).map(str::to_owned).collect();
        if !self.selected.is_empty() {
            parts.push(format!("{SELECTED}={}", self.selected));
        }
        match (self.selected.is_empty(), self.drawing) {
            (true, false) => parts.push(format!("{FACE}=form")),
            (false, true) => parts.push(format!("{FACE}=drawing")),
            _ => {}
        }
        if let Some(ids) = &self.compared {
            parts.push(format!("{COMPARED}={}", ids.join(",")));
        }
        parts.join("&")
    }
}

impl Editor {
    /// Shows what the address says, and keeps the address up to date from then on. Browser only.
    pub fn follow_address(self) {
        let empty = self.document.with_untracked(|now| crate::document::count(now) == 0);
        if !empty && !browser::address_query().is_empty() {
            self.show_place(Place::read(&browser::address_query()));
        }
        Effect::new(move |_| {
            let place =
                Place { selected: self.selected.get(), drawing: self.drawing.get(), compared: self.comparing.get() };
            let query = browser::address_query();
            // An empty design opens on its components, which needs no entry.
            if Place::read(&query) != place && self.document.with_untracked(|now| crate::document::count(now) > 0) {
                browser::push_query(&place.written(&query));
            }
        });
        let back = window_event_listener(leptos::ev::popstate, move |_| {
            self.show_place(Place::read(&browser::address_query()));
        });
        on_cleanup(move || back.remove());
    }

    fn show_place(self, place: Place) {
        let is_shown = self.selected.get_untracked() == place.selected && self.drawing.get_untracked() == place.drawing;
        if self.comparing.get_untracked() != place.compared {
            self.comparing.set(place.compared);
        }
        if !is_shown {
            self.drawing.set(place.drawing);
            self.selected.set(place.selected);
            self.area.set("work");
            self.mark_selected();
            self.ask_now();
        }
    }

    /// The query of the address without the example that a new design was made of.
    pub(super) fn query_of_saved(self) -> String {
        let query = browser::address_query();
        let parts: Vec<&str> =
            query.split('&').filter(|part| !part.is_empty() && !part.starts_with("example=")).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_and_read() {
        let place = |selected: &str, drawing: bool, compared: Option<&[&str]>| Place {
            selected: selected.to_owned(),
            drawing,
            compared: compared.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()),
        };
        for (place, query) in [
            (place("", true, None), ""),
            (place("", false, None), "show=form"),
            (place("web", false, None), "c=web"),
            (place("web", true, None), "c=web&show=drawing"),
            (place("web", false, Some(&["web", "db"])), "c=web&compare=web,db"),
            (place("", true, Some(&[])), "compare="),
        ] {
            assert_eq!(Place::read(query), place);
            assert_eq!(place.written("c=old&show=form&compare=x"), query);
            let kept = place.written("example=three-tier");
            assert!(kept.starts_with("example=three-tier"), "{kept}");
            assert_eq!(Place::read(&kept), place);
        }
        assert_eq!(Place::read("c=x\"],body,[a=\"&compare=web,%22"), place("", true, Some(&["web"])));
    }
}
