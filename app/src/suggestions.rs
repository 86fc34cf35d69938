//! Lists of suggestions for inputs: instance types and families, for each region in use.

use leptos::task::spawn_local;
use markup::escaped;

use crate::browser;
use crate::calls::instance_types;

/// The prefixes of the ids of the lists; the region code follows.
const TYPES: &str = "types-";
const FAMILIES: &str = "families-";

/// Loads the lists that inputs on the page refer to but that do not exist yet.
pub(crate) fn load() {
    for region in browser::missing_lists(&[TYPES, FAMILIES]) {
        // Create the lists immediately, so that they are not requested again.
        browser::add_list(&format!("{TYPES}{region}"));
        browser::add_list(&format!("{FAMILIES}{region}"));
        spawn_local(async move {
            let Ok(types) = instance_types(region.clone()).await else { return };
            let (mut names, mut families, mut last) = (String::new(), String::new(), "");
            // Types arrive sorted, so those of a family are adjacent.
            for choice in &types {
                names += &option(&choice.name, &choice.label);
                let family = choice.name.split('.').next().unwrap_or_default();
                if family != last {
                    families += &option(family, "");
                    last = family;
                }
            }
            browser::fill_list(&format!("{TYPES}{region}"), &names);
            browser::fill_list(&format!("{FAMILIES}{region}"), &families);
        });
    }
}

/// One entry of a list as HTML: the browser creates a thousand elements faster from text.
fn option(value: &str, label: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escaped(value), escaped(label))
}
