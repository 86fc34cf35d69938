//! Lists that inputs suggest from: instance types and families, a list for each region in use.

use leptos::task::spawn_local;
use markup::escaped;

use crate::browser;
use crate::calls::instance_types;

/// How the ids of the lists begin; the code of the region follows.
const TYPES: &str = "types-";
const FAMILIES: &str = "families-";

/// Loads the lists that inputs of the page name and that are not there yet.
pub(crate) fn load() {
    for region in browser::missing_lists(&[TYPES, FAMILIES]) {
        // Made at once, so that nobody asks for them again.
        browser::add_list(&format!("{TYPES}{region}"));
        browser::add_list(&format!("{FAMILIES}{region}"));
        spawn_local(async move {
            let Ok(types) = instance_types(region.clone()).await else { return };
            let (mut names, mut families, mut last) = (String::new(), String::new(), "");
            // Types come sorted: those of a family stand together.
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

/// One entry of a list as HTML: a thousand elements are made faster from text.
fn option(value: &str, label: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escaped(value), escaped(label))
}
